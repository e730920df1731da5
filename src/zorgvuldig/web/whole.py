"""A form that broke off on its way is not taken in: half a note looks like a whole one, and the
whole one that is sent after it would count as the same, sent twice."""

from io import IOBase
from typing import TYPE_CHECKING

from django.http import UnreadablePostError

from zorgvuldig.web.views_public import bad_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Promised(IOBase):
    """What is sent, which ends in a fault when less comes than the sender said there would be."""

    def __init__(self, sent: IOBase, length: int) -> None:
        self.sent, self.missing = sent, length

    def read(self, size: int = -1, /) -> bytes:
        asked = self.missing if size < 0 else min(size, self.missing)
        came = b""
        while len(came) < asked:
            more: bytes = self.sent.read(asked - len(came))  # type: ignore[attr-defined]
            if not more:
                raise OSError("the sender left before the end")
            came += more
        self.missing -= asked
        return came


def whole_or_nothing(get_response: "Next") -> "Next":
    """Proxies pass on what they have when a visitor is gone, and the server takes that for the end;
    the length the visitor gave tells otherwise. All is read here, before a transaction begins."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if length:
            request._stream = Promised(request._stream, length)  # type: ignore[attr-defined]
            try:
                _ = request.POST if request.content_type in FORMS else request.body
            except UnreadablePostError:
                return bad_request(request)
        return get_response(request)

    return middleware
