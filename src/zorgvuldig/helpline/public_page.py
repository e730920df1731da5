"""A page of the line for the public: light, in the reader's language, and without a trace.

Every public page of this room is made by `page`, and by nothing else, for what it promises:

- No cookie. It is drawn without the request, so that nothing can ask for a session or a token.
- One request for the page with its style, and one for the script. The style stands inside the page
  and the policy of the page names its digest; no other style runs.
- `no-store`, no referrer, and a title and an address that do not say what it is about (G01).
- A page that holds what somebody wrote, a code or a talk is `private`: search engines keep out, and
  it is not compressed. The size of a compressed page tells what is in it to somebody who can have
  the browser ask again and again with guesses of his own (the BREACH attack). What is the same for
  everybody has nothing to tell, and is compressed.

The words stand in `handbook/helpline`, and of the line itself in its own texts. Source: screens.md,
helpline.md 6.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.translation import override

from zorgvuldig.handbook import helpline as handbook
from zorgvuldig.helpline.access.line import text_of
from zorgvuldig.style.access import line_sheet_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from zorgvuldig.handbook.helpline import Words
    from zorgvuldig.helpline.models import Helpline, LineText

STYLE = "helpline.css"
WAYS = ("write", "call", "back")  # each has a door of its own: line:write, line:call, line:back


@cache
def style() -> str:
    """The built style of these pages."""
    return Path(str(finders.find(STYLE))).read_text(encoding="utf-8")


@cache
def style_policy(house: str = "") -> dict[str, list[str]]:
    """The one style that may run, by its digest: ours, with the colours of the line's house."""
    told = f"{style()}{house}".encode()
    return {"style-src": [f"'sha256-{b64encode(sha256(told).digest()).decode()}'"]}


def words_of(line: "Helpline", language: str) -> "Words":
    """The words of this line in a language."""
    return handbook.words(
        language,
        organisation=line.organisation.name,
        days=line.promise_days,
        number=settings.EMERGENCY_NUMBER,
    )


def unread(words: "Words", text: "LineText") -> str:
    """The sentence that nobody who grew up with the language read this; empty once somebody of the
    project or of the line read the words as they are now."""
    read_here = text.read_on is not None and text.read_on >= handbook.edition()
    return "" if read_here else words.unread


def compress(request: "HttpRequest", response: HttpResponse) -> None:
    """Make the answer small, when the browser can read it so."""
    GZipMiddleware(lambda _: response).process_response(request, response)


def page(
    request: "HttpRequest",
    line: "Helpline",
    language: str,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    status: int = 200,
    private: bool = False,
) -> HttpResponse:
    """The page `template` of this line. `private`: it shows a code or what somebody wrote."""
    shown = shared(request, line, language) | {"private": private} | (context or {})
    response = HttpResponse(render_to_string(template, shown), status=status)
    response.of_the_line = True  # type: ignore[attr-defined]
    response["Content-Language"] = language
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    if private:
        response["X-Robots-Tag"] = "noindex, nofollow"
    else:
        compress(request, response)
    csp_replace(style_policy(shown["house_style"]))(lambda: response)()
    return response


def shared(request: "HttpRequest", line: "Helpline", language: str) -> dict[str, Any]:
    """What every page has: the words, the line, its other languages, the danger and the way out."""
    text, words = text_of(line, language), words_of(line, language)
    return {
        "line": line,
        "house_style": line_sheet_of(line.organisation),
        "text": text,
        "words": words,
        "unread": unread(words, text),
        "languages": languages(request, line),
        "ways": ways(line, language),
        "emergency_number": settings.EMERGENCY_NUMBER,
        "other_numbers": settings.OTHER_NUMBERS,
        "away": line.away_to or settings.AWAY_TO,
        "phone_checked_on": said_day(line, language),
    }


def languages(request: "HttpRequest", line: "Helpline") -> list[dict[str, Any]]:
    """The languages of the line in the order of the line, each with its own name and the address of
    this same page in it."""
    known, match = handbook.languages(), request.resolver_match
    here = match.kwargs if match and "language" in match.kwargs else {"slug": line.slug}
    name = match.view_name if match and "language" in match.kwargs else "line:start"
    return [
        {"is": known[code], "url": reverse(name, kwargs=here | {"language": code})}
        for code in line.languages
    ]


def ways(line: "Helpline", language: str) -> dict[str, str]:
    """The address of each way to reach the line on this screen; one without a door is left out."""
    found = {}
    for way in WAYS:
        try:
            found[way] = reverse(f"line:{way}", kwargs={"slug": line.slug, "language": language})
        except NoReverseMatch:
            continue
    return found


def said_day(line: "Helpline", language: str) -> str:
    """When the number of the line was last checked, as one says it in this language."""
    if line.phone_checked_on is None:
        return ""
    with override(language):
        return date_format(line.phone_checked_on, "j F Y")
