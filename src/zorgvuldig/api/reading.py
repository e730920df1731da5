"""What a call brings: its body and what its address asks, each to the field that is wrong."""

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta, Struct

from zorgvuldig.api.problems import Refused
from zorgvuldig.rules.faults import Fault
from zorgvuldig.rules.reading import check_object, reader

if TYPE_CHECKING:
    from django.http import HttpRequest

JSON = "application/json"
MOST_BYTES = 64 * 1024
TWICE = "Dit staat er meer dan één keer. Stuur het één keer."
NO_NUL = r"^[^\u0000]*$"
Short = Annotated[str, Meta(max_length=200, pattern=NO_NUL)]


def body_of(request: "HttpRequest", kind: type[Struct]) -> Struct:
    """The body as this kind of object."""
    if request.content_type != JSON:
        raise Refused(415)
    sent = request.META.get("CONTENT_LENGTH") or "0"
    if not sent.isdigit() or int(sent) > MOST_BYTES:
        raise Refused(413)
    try:
        found: Struct = _reader(kind)(request.body)
    except Fault as fault:
        raise refusal(fault) from None
    return found


def refusal(fault: Fault) -> Refused:
    """What is wrong, and where. Without a field nothing could be read at all."""
    if fault.field is None:
        return Refused(400, fault.message)
    return Refused(422, f"{_readable(fault.field)}: {fault.message}")


def _readable(name: str) -> str:
    """A name as it was sent; it may be long, and may hold half a character."""
    return name[:100].encode("utf-8", "replace").decode()


@cache
def _reader(kind: type[Struct]) -> Any:
    return reader(kind)


def asked_in(request: "HttpRequest", kind: type[Struct]) -> Struct:
    """What stands behind the question mark. A name nobody knows is refused: who misspells a filter
    would otherwise get everything."""
    told = request.GET.dict()
    if twice := next((name for name, said in request.GET.lists() if len(said) > 1), ""):
        raise Refused(422, f"{_readable(twice)}: {TWICE}")
    try:
        return msgspec.convert(told, kind, strict=False)
    except (msgspec.ValidationError, ValueError):
        try:
            check_object(None, told, kind)
        except Fault as fault:
            raise refusal(fault) from None
        raise Refused(422) from None
