"""What is the same for everybody is asked for without a cookie, and may be kept."""

from typing import TYPE_CHECKING

from zorgvuldig.people.unseen import is_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

PLACE = "/huisstijl/"


def asked_by_nobody(get_response: "Next") -> "Next":
    """A stylesheet or logo is asked for by a page, not by somebody: its cookies are not read, so no
    session is looked up, and no answer depends on them."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        if not is_at(request.path, PLACE):
            return get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = get_response(request)
        response.cookies.clear()
        del response["Vary"]
        return response

    return middleware
