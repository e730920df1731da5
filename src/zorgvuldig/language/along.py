"""Before somebody is known, the language that the address asks for goes along with them: in every
link, form and redirect, because no cookie remembers it."""

import re
from typing import TYPE_CHECKING

from zorgvuldig.language.showing import DUTCH

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

ASKED = "taal"
TAG = re.compile(r"<(?:a|form|button)\s[^>]*>")
ADDRESS = re.compile(r"(?<=\s)((?:href|action|formaction)=\")((?:/(?!/)|\?)[^\"]*)")
BY_ADDRESS = re.compile(r"\smethod=\"get\"", re.IGNORECASE)  # its fields take the place of a query


def with_language(address: str, language: str, *, and_: str = "&") -> str:
    """An address of ours that asks for this language, before a place on the page."""
    path, hash_, place = address.partition("#")
    return f"{path}{and_ if '?' in path else '?'}{ASKED}={language}{hash_}{place}"


def goes_along(page: str, language: str) -> str:
    """The page with the language in what leads on from it; not in a choice of another language."""

    def led_on(tag: re.Match[str]) -> str:
        if " hreflang=" in tag[0]:
            return tag[0]
        if BY_ADDRESS.search(tag[0]):
            return f'{tag[0]}<input type="hidden" name="{ASKED}" value="{language}">'
        return ADDRESS.sub(
            lambda found: found[1] + with_language(found[2], language, and_="&amp;"),
            tag[0],
        )

    return TAG.sub(led_on, page)


def known(request: "HttpRequest") -> bool:
    """Is it known who reads?"""
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)


def language_goes_along(get_response: "Next") -> "Next":
    """Where a request sends somebody who is not known, the language goes along; also who signed out
    just now, or is on the way in."""
    from zorgvuldig.language.engine import wanted

    def middleware(request: "HttpRequest") -> "HttpResponse":
        response = get_response(request)
        where, language = response.get("Location", ""), wanted(request)
        inside = where.startswith("/") and not where.startswith("//")
        if inside and language != DUTCH and not known(request):
            response["Location"] = with_language(where, language)
        return response

    return middleware
