"""At the public pages of the line: no cookie, no trace, and no files."""

from typing import TYPE_CHECKING

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Never

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

DOOR = "/hulp/"
FOUND_BY_SEARCHING = ("line:start", "line:question")


def nothing_known_of_callers(get_response: "Next") -> "Next":
    """Whoever is here is nobody: cookies are not read and not set, files are not taken in, and what
    fails is told without where it came from (`unseen`). Stands outside everything that would."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        if not request.path.startswith(DOOR):
            return get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        request.unseen = True  # type: ignore[attr-defined]
        request.upload_handlers = [NoFiles(request)]
        return _without_trace(request, get_response(request))

    return middleware


def _without_trace(request: "HttpRequest", response: "HttpResponse") -> "HttpResponse":
    response.cookies.clear()
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    varies = [v for v in response.get("Vary", "").split(", ") if v.lower() != "cookie"]
    del response["Vary"]
    if any(varies):
        response["Vary"] = ", ".join(varies)
    found = request.resolver_match
    if found is None or found.view_name not in FOUND_BY_SEARCHING:
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response


class NoFiles(FileUploadHandler):
    """No attachments: what somebody adds to a form is skipped while it is read."""

    def new_file(self, *_: object, **__: object) -> "Never":
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Nothing is received."""

    def file_complete(self, file_size: int) -> None:
        """Nothing was received."""
