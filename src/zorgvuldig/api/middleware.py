"""Whoever calls the API is no browser: no cookie is read or set, and every refusal is a problem.

It stands outside everything else, so that also what the house itself refuses (an address that is
not there, a database that is away, a fault) leaves in the form the document promises.
"""

from typing import TYPE_CHECKING

from zorgvuldig.api import problems
from zorgvuldig.api.document import VERSION
from zorgvuldig.people.unseen import BAD, is_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

DOOR = "/api/"
HEADERS = {
    "API-Version": VERSION,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}
KEPT = ("Retry-After", "Allow")


def for_machines(get_response: "Next") -> "Next":
    """A session opens nothing here, so no other site can act in the name of who is signed in."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        if not is_at(request.path, DOOR):
            return get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        request.unseen = True  # type: ignore[attr-defined]
        return _plain(get_response(request))

    return middleware


def _plain(response: "HttpResponse") -> "HttpResponse":
    if response.status_code >= BAD and response.get("Content-Type") != problems.TYPE:
        kept = {name: response[name] for name in KEPT if name in response}
        response = problems.response(problems.Refused(response.status_code, **kept))
    response.cookies.clear()
    for name, said in HEADERS.items():
        response[name] = said
    varies = [v for v in response.get("Vary", "").split(", ") if v and v.lower() != "cookie"]
    del response["Vary"]
    if varies:
        response["Vary"] = ", ".join(varies)
    return response
