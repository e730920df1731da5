"""Asks the command in this process: lines in, objects and exit status out."""

import io
import json
import sys
from unittest.mock import patch

from zorgvuldig.command import main


class Stream:
    """A standard stream with the bytes below it."""

    def __init__(self, given: bytes = b"") -> None:
        self.buffer = io.BufferedReader(io.BytesIO(given)) if given else io.BytesIO(given)


def ask(argv: list[str], *lines: str | bytes) -> tuple[list[dict], int]:
    """What the command says to these lines, and its exit status."""
    raw = b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines)
    return ask_raw(argv, raw)


def ask_raw(argv: list[str], raw: bytes) -> tuple[list[dict], int]:
    """The same for bytes as they are."""
    said = Stream()
    with patch.object(sys, "stdin", Stream(raw)), patch.object(sys, "stdout", said):
        status = main(argv)
    return [json.loads(line) for line in said.buffer.getvalue().splitlines()], status
