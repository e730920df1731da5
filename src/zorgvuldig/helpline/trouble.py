"""What a caller sees when an address is not there, too much was sent, or something failed: a page
as light as the others, with the way out, in the language of the address or else in all of them.

It asks the database for nothing: it must also stand when that is what failed.
"""

from typing import TYPE_CHECKING

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

from zorgvuldig.handbook import helpline as handbook
from zorgvuldig.helpline.public_page import style_policy
from zorgvuldig.people.unseen import plain

if TYPE_CHECKING:
    from django.http import HttpRequest

    from zorgvuldig.handbook.helpline import Words

TOO_LARGE, FAILED = 413, 500
PROMISE = 2  # no promise is told here; the words ask for one


def page(request: "HttpRequest", status: int) -> HttpResponse:
    """The page for this status. In one language it leads on to the beginning of the line."""
    path = plain(request.path)
    language = spoken_in(path)
    told = [_words(code) for code in ([language] if language else handbook.languages())]
    kind = "failed" if status >= FAILED else "large" if status == TOO_LARGE else "missing"
    parts = [{"words": one, "title": one["trouble"][kind], "text": one["trouble"][f"{kind}_text"]}
             for one in told]  # fmt: skip
    start = "/".join(path.split("/")[:4]) + "/" if language else ""
    shown = {"words": told[0], "parts": parts, "away": settings.AWAY_TO, "start": start,
             "number": settings.EMERGENCY_NUMBER}  # fmt: skip
    response = HttpResponse(render_to_string("helpline/public/trouble.html", shown), status=status)
    if language:
        response["Content-Language"] = language
    csp_replace(style_policy())(lambda: response)()
    return response


def spoken_in(path: str) -> str:
    """The language an address under /hulp/ is in; empty when it says none of ours."""
    parts = path.split("/")  # "", "hulp", the line, the language
    named = parts[3] if len(parts) > 3 else ""
    return named if named in handbook.languages() else ""


def _words(language: str) -> "Words":
    number = settings.EMERGENCY_NUMBER
    return handbook.words(language, organisation="", days=PROMISE, number=number)
