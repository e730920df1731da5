"""From a line to facts, or to the exact field that is wrong; contract.md section 1.

The quick reader takes every line that is in order. A line it will not take is read again,
slowly: is it JSON at all, and if so, where is the fault? So a name given twice counts once,
the last time, and the path of a fault does not depend on anybody's error message.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import msgspec

from zorgvuldig.rules import json_text
from zorgvuldig.rules.facts import DutyConflict
from zorgvuldig.rules.faults import Fault
from zorgvuldig.rules.wishes import Confidant, Request

UNREADABLE = "Deze regel is niet te lezen: het is geen JSON in UTF-8."
NO_OBJECT = "Hier hoort een object met namen en waarden te staan."
NO_LIST = "Hier hoort een lijst te staan."
UNKNOWN = "Deze naam is niet bekend. Controleer de spelling."
ABSENT = "Dit veld is verplicht en ontbreekt."
NOT_ALLOWED = "Deze waarde kan hier niet: een verkeerde soort of buiten wat is toegestaan."

OBJECTS: dict[str, type[msgspec.Struct]] = {"request": Request, "duty_conflict": DutyConflict}
LISTS: dict[str, type[msgspec.Struct]] = {"confidants": Confidant}

Kind = TypeVar("Kind", bound=msgspec.Struct)


def reader(kind: type[Kind]) -> Callable[[bytes], Kind]:
    """A function from a line to facts of this kind; it raises Fault with the path."""
    decode = msgspec.json.Decoder(kind).decode

    def read(line: bytes) -> Kind:
        try:
            return decode(line)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return read_slowly(line, kind)

    return read


def read_slowly(line: bytes, kind: type[Kind]) -> Kind:
    """The same, for a line with a fault or with something the quick reader does not know."""
    try:
        value = json_text.parse(line)
    except ValueError:
        raise Fault(None, UNREADABLE) from None
    check_object(None, value, kind)
    return msgspec.convert(value, kind)


@cache
def fields_of(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The fields of one kind of object, worked out once: a stream of faults stays quick."""
    return {field.name: field for field in msgspec.structs.fields(kind)}


def check_object(path: str | None, value: Any, kind: type[msgspec.Struct]) -> None:
    """Every name is known, nothing required is absent, and each value is in order."""
    if not isinstance(value, dict):
        raise Fault(path, NO_OBJECT)
    within = "" if path is None else f"{path}."
    fields = fields_of(kind)
    for name in value:
        if name not in fields:
            raise Fault(within + name, UNKNOWN)
    for name, field in fields.items():
        if name in value:
            check_value(within + name, value[name], field)
        elif field.required:
            raise Fault(within + name, ABSENT)


def check_value(path: str, value: Any, field: msgspec.structs.FieldInfo) -> None:
    """An object, a list of objects, or anything the type of the field accepts."""
    if field.name in OBJECTS:
        check_object(path, value, OBJECTS[field.name])
    elif field.name in LISTS:
        check_list(path, value, LISTS[field.name])
    else:
        try:
            msgspec.convert(value, field.type)
        except (msgspec.ValidationError, ValueError):
            raise Fault(path, NOT_ALLOWED) from None


def check_list(path: str, value: Any, kind: type[msgspec.Struct]) -> None:
    """A list of objects; a fault is at the element, counting from 0."""
    if not isinstance(value, list):
        raise Fault(path, NO_LIST)
    for i, element in enumerate(value):
        check_object(f"{path}[{i}]", element, kind)
