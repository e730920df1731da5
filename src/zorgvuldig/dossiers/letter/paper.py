"""The letter on paper: PDF/UA-1, from the same structure as the screen."""

import json
from importlib.resources import files
from typing import Any

import typst

from zorgvuldig.dossiers.letter.fingerprint import digest, in_groups


def pdf(letter: dict[str, Any]) -> bytes:
    """The letter as an accessible PDF, its digest at the bottom of every page."""
    template = files("zorgvuldig.dossiers.letter").joinpath("letter.typ").read_bytes()
    return bytes(
        typst.compile(
            template,
            format="pdf",
            sys_inputs={"letter": json.dumps(letter), "digest": in_groups(digest(letter))},
            pdf_standards=["ua-1"],
        )
    )
