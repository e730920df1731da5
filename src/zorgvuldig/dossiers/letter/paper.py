"""The letter on paper: PDF/UA-1, from the same structure as the screen.

Only the fonts inside the typesetter are used, so that the paper is the same on every machine.
"""

import json
from contextlib import suppress
from importlib.resources import files
from typing import Any

import typst

from zorgvuldig.dossiers.letter.characters import plainest, printable, unmarked
from zorgvuldig.dossiers.letter.fingerprint import digest, in_groups


class CannotBePrinted(Exception):
    """The typesetter refuses this letter, also in its plainest form."""


def pdf(letter: dict[str, Any]) -> bytes:
    """The letter as an accessible PDF, its digest at the bottom of every page."""
    number = in_groups(digest(letter))
    for shaped in (printable, unmarked):
        with suppress(CannotBePrinted):
            return _typeset(shaped(letter), number)
    return _typeset(plainest(letter), number)


def _typeset(letter: dict[str, Any], number: str) -> bytes:
    template = files("zorgvuldig.dossiers.letter").joinpath("letter.typ").read_bytes()
    try:
        return bytes(
            typst.compile(
                template,
                format="pdf",
                sys_inputs={"letter": json.dumps(letter), "digest": number},
                pdf_standards=["ua-1"],
                ignore_system_fonts=True,
            )
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as fault:  # the typesetter's panics are no Exception
        raise CannotBePrinted from fault
