"""A form that broke off on its way is not taken in: half a note looks like a whole one, and the
whole one that is sent after it would count as the same, sent twice. And a form that is refused is
heard out first, so that who sent it hears why."""

from contextlib import suppress
from io import IOBase
from typing import TYPE_CHECKING, Protocol, cast

from django.conf import settings
from django.http import UnreadablePostError

from zorgvuldig.web.views_public import bad_request, without_length

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from django.core.handlers.wsgi import LimitedStream
    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

PIECE = 1 << 16
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Sent(Protocol):
    """What the server hands on."""

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes, or all."""


class Promised(IOBase):
    """What is sent, which ends in a fault when less comes than the sender said there would be."""

    def __init__(self, sent: Sent, length: int) -> None:
        self.sent, self.missing = sent, length

    def read(self, size: int = -1, /) -> bytes:
        asked = self.missing if size < 0 else min(size, self.missing)
        came = b""
        while len(came) < asked:
            more = self.sent.read(asked - len(came))
            if not more:
                raise OSError("the sender left before the end")
            came += more
        self.missing -= asked
        return came


def heard_out(get_response: "Next") -> "Next":
    """What was refused unread is read all the same, and thrown away: a server that hangs up on who
    still sends cuts off its own answer, and the proxy says 502 in its place. What is more than any
    form of ours holds, no proxy of ours passes on, and it is not waited for."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        sent = cast("LimitedStream", request._stream)
        response = get_response(request)
        with suppress(OSError):
            while sent.limit <= settings.UPLOAD_MAX and sent.read(PIECE):
                pass
        return response

    return middleware


def whole_or_nothing(get_response: "Next") -> "Next":
    """Proxies pass on what they have when a visitor is gone, and the server takes that for the end;
    the length the visitor gave tells otherwise. All is read here, before a transaction begins. What
    comes in chunks gives no length: it is not read, and who sent it is asked for one."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        if "HTTP_TRANSFER_ENCODING" in request.META:
            return without_length(request)
        length = str(request.META.get("CONTENT_LENGTH") or "")
        if length.isascii() and length.isdecimal() and int(length):
            request._stream = cast("BinaryIO", Promised(request._stream, int(length)))
            try:
                _ = request.POST if request.content_type in FORMS else request.body
            except UnreadablePostError:
                return bad_request(request)
        return get_response(request)

    return middleware
