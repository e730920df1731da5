"""The public pages of the line, to read: open to everybody, the same for everybody.

Nothing is stored, logged or counted of who reads; no page sets a cookie.
"""

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from zorgvuldig.directory.access.public import slug_of
from zorgvuldig.helpline.access.line import open_line
from zorgvuldig.helpline.public_page import page, words_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from zorgvuldig.helpline.models import Helpline

open_to_all = login_not_required
not_kept = cache_control(no_store=True)


@open_to_all
@not_kept
@require_safe
def choose(request: "HttpRequest", slug: str) -> "HttpResponse":
    """To the page in the language the browser asks for, when the line has it; else the choice.

    The answer differs per reader, and is kept by nobody.
    """
    line = open_line(slug)
    language = preferred(request, line)
    if language:
        answer = redirect("line:start", slug=slug, language=language)
        answer["Referrer-Policy"] = "no-referrer"
        return answer
    return page(request, line, line.languages[0], "helpline/public/choose.html")


@open_to_all
@require_safe
def start(request: "HttpRequest", slug: str, language: str) -> "HttpResponse":
    """What the line does and does not do, how to reach it, and the questions people come with."""
    line = spoken_line(slug, language)
    context = {"map_slug": slug_of(line.organisation_id)}
    return page(request, line, language, "helpline/public/start.html", context)


@open_to_all
@require_safe
def question(request: "HttpRequest", slug: str, language: str, question: str) -> "HttpResponse":
    """A calm answer to one question."""
    line = spoken_line(slug, language)
    words = words_of(line, language)
    others = [one for one in words.asked if one.code != question]
    context = {"question": words.question(question), "others": others}
    return page(request, line, language, "helpline/public/question.html", context)


@open_to_all
@require_safe
def privacy(request: "HttpRequest", slug: str, language: str) -> "HttpResponse":
    """What is kept, for how long, what one may ask, and what the browser itself remembers."""
    line = spoken_line(slug, language)
    return page(request, line, language, "helpline/public/privacy.html")


def spoken_line(slug: str, language: str) -> "Helpline":
    """The open line, when it speaks this language; otherwise there is no such page."""
    line = open_line(slug)
    if language not in line.languages:
        raise Http404
    return line


def preferred(request: "HttpRequest", line: "Helpline") -> str:
    """The first language the browser asks for that the line speaks: "ar-sy" asks for "ar"."""
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    wanted = (code.partition("-")[0] for code, _ in asked)
    return next((code for code in wanted if code in line.languages), "")
