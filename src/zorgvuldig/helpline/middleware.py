"""What goes wrong at the door of a line is said there, in its languages and with the way out."""

from typing import TYPE_CHECKING

from zorgvuldig.helpline import trouble
from zorgvuldig.people.unseen import BAD, is_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

DOOR = "/hulp/"


def trouble_told_by_the_line(get_response: "Next") -> "Next":
    """An error under a line's address is a light page of the line itself (`trouble`), not one of
    the house. Stands right inside `people.unseen`."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        response = get_response(request)
        is_bad = is_at(request.path, DOOR) and response.status_code >= BAD
        if is_bad and not getattr(response, "of_the_line", False):
            return trouble.page(request, response.status_code)
        return response

    return middleware
