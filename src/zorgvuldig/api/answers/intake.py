"""Somebody who telephones a line and wants to be called back."""

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from zorgvuldig.api import limiting
from zorgvuldig.api.problems import Refused
from zorgvuldig.api.reading import Short
from zorgvuldig.helpline.door.by_telephone import take_in
from zorgvuldig.rules.faults import Fault

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Machine

KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
NO_KEY = "Stuur bij elke vraag een eigen Idempotency-Key mee, van 16 tot 64 letters en cijfers."
FIELDS = {"telefoon": "phone", "veilig_moment": "safe_time", "inspreken": "voicemail",
          "noemt_zich": "name", "taal": "language", "leeftijd": "caller_age",
          "vertelt": "story"}  # fmt: skip


class Terugbelvraag(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the form of the public page asks too, and no more."""

    telefoon: Annotated[str, Meta(max_length=40)]
    veilig_moment: Annotated[str, Meta(min_length=1, max_length=200)]
    inspreken: bool = False
    noemt_zich: Short = ""
    taal: Annotated[str, Meta(max_length=3)] = ""
    leeftijd: Annotated[str, Meta(max_length=8)] = ""
    vertelt: Annotated[str, Meta(max_length=20_000)] = ""


class Aangekomen(Struct, frozen=True):
    """It is with the line. No number of it: nothing can be read back with one."""

    gebeld_uiterlijk: date


def taken_in(machine: "Machine", key: str, said: Terugbelvraag) -> Aangekomen:
    """Store it once; what is wrong with it is said under our own name of the field."""
    if not KEY.fullmatch(key):
        raise Refused(400, NO_KEY)
    typed = {ours: getattr(said, told) for told, ours in FIELDS.items()}
    try:
        day = take_in(machine, key, typed, lambda: limiting.count_message(machine))
    except Fault as fault:
        names = {ours: told for told, ours in FIELDS.items()}
        raise Fault(names.get(fault.field or "", fault.field), fault.message) from None
    return Aangekomen(day)
