"""What goes wrong at a public page of gatherings is said there, and not by the pages for staff."""

from typing import TYPE_CHECKING

from zorgvuldig.gatherings import trouble
from zorgvuldig.people.unseen import BAD, is_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

DOOR = "/bijeenkomsten/"


def trouble_told_by_the_provider(get_response: "Next") -> "Next":
    """An error under a provider's address is a light page of that provider (`trouble`); a page of
    its own that says what is wrong stays. Stands inside `people.unseen`."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        response = get_response(request)
        is_bad = is_at(request.path, DOOR) and response.status_code >= BAD
        if is_bad and not getattr(response, "of_the_provider", False):
            return trouble.page(request, response.status_code)
        return response

    return middleware
