"""At the doors where somebody asks or registers: no cookie, no trace, and no files."""

import logging
import re
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import BadRequest
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.shortcuts import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Never

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

DOORS = ("/hulp/", "/bijeenkomsten/", "/brief/")
BAD, TOO_LARGE = 400, 413
DIGITS = 18  # of a length; a longer one is larger than anything
FOUND_BY_SEARCHING = ("line:start", "line:question", "gathering:start", "gathering:meeting")
REQUESTS = ("django.request", "django.security")
REFERENCE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}", re.IGNORECASE)


def plain(path: str) -> str:
    """An address as it is meant, however it was typed: "//HULP" is "/hulp"."""
    parts = path.casefold().replace("\\", "/").split("/")
    parts = [part for part in parts if part not in ("", ".")]
    end = "/" if path.endswith("/") and parts else ""
    return "/" + "/".join(parts) + end


def is_at(path: str, *doors: str) -> bool:
    """Does this address lie behind one of these doors, or is it one?"""
    return (plain(path).removesuffix("/") + "/").startswith(doors)


def nothing_known_of_visitors(get_response: "Next") -> "Next":
    """Whoever is here is nobody: cookies are not read and not set, files are not taken in, and what
    fails is told without where it came from (`unseen`). Stands outside everything that would."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        if not is_at(request.path, *DOORS):
            return get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        request.unseen = True  # type: ignore[attr-defined]
        request.upload_handlers = [NoFiles(request)]
        return _without_trace(request, get_response(request))

    return middleware


def no_more_than_a_text(get_response: "Next") -> "Next":
    """A form with more in it than any of ours may hold is not read, and not shown back: it is said
    that it is too long. At the open doors that is a text; elsewhere it stops a file as well, which
    the framework would lay on the disk however large it is."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        sent = request.META.get("CONTENT_LENGTH") or "0"
        at_door = is_at(request.path, *DOORS)
        most = settings.DOOR_UPLOAD_MAX if at_door else settings.UPLOAD_MAX
        if not (sent.isascii() and sent.isdigit()):
            request.META["CONTENT_LENGTH"] = "0"  # there is nothing to read back
            raise BadRequest("no length")
        if len(sent) > DIGITS or int(sent) > most:
            return render(request, "413.html", status=TOO_LARGE)
        return get_response(request)

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
    wrong = response.status_code >= BAD
    if wrong or found is None or found.view_name not in FOUND_BY_SEARCHING:
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response


class NoAddresses(logging.Filter):
    """The log of the service tells nobody that somebody was at a door, nor about whom a page is:
    what goes wrong there is told without its address, and a visitor's own mistake not at all."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.name.startswith(REQUESTS):
            return True
        said = record.args if isinstance(record.args, tuple) else ()
        at_door = any(isinstance(one, str) and is_at(one, *DOORS) for one in said)
        if at_door and record.levelno < logging.ERROR:
            return False
        record.args = tuple(_unaddressed(one) for one in said) or record.args
        return True


def _unaddressed(said: object) -> object:
    if not isinstance(said, str):
        return said
    door = next((door for door in DOORS if is_at(said, door)), "")
    return door or REFERENCE.sub("…", said)


class NoFiles(FileUploadHandler):
    """No attachments: what somebody adds to a form is skipped while it is read."""

    def new_file(self, *_: object, **__: object) -> "Never":
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Nothing is received."""

    def file_complete(self, file_size: int) -> None:
        """Nothing was received."""
