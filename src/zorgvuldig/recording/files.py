"""A file as the answer to a request. Nobody keeps a copy on the way (`web.middleware`)."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpResponse

from zorgvuldig.paper import CannotBePrinted
from zorgvuldig.recording.refusals import NotNow


@contextmanager
def printing(refusal: str) -> Iterator[None]:
    """What cannot go on paper is refused in these words; what only follows on the paper, a line in
    the logbook first, stands in it too."""
    try:
        yield
    except CannotBePrinted as fault:
        raise NotNow(refusal) from fault


def as_pdf(printed: bytes, name: str) -> HttpResponse:
    """A PDF, for the browser to show."""
    return _file(printed, "application/pdf", f'inline; filename="{name}.pdf"')


def as_file(made: bytes | str, kind: str, name: str) -> HttpResponse:
    """A file to keep, `kind` by its media type and `name` with its ending."""
    return _file(made, kind, f'attachment; filename="{name}"')


def _file(content: bytes | str, kind: str, how: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": how})
