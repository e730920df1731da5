"""The Dutch de-identification library, beside our own lists: names, places, addresses, numbers.

It is read once per process, by a thread of its own, soon after the web server began; a request
never waits longer than `PATIENCE`. Without its long lists of streets and care institutions it
takes two seconds and some 65 MB, so it needs no process, socket or cache of its own
(docs/decisions/0015-nameless.md). Nothing of a text is kept, logged or put into an exception.
"""

import logging
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from zorgvuldig.rules.nameless import Found, Kind
from zorgvuldig.rules.nameless.everyday import EVERYDAY
from zorgvuldig.rules.recognisable import folded

PATIENCE = 1.5  # seconds a request waits for the library to be read
LEFT_OUT = ("locations/lst_street", "institutions/lst_healthcare_institution")
KINDS = {
    "persoon": Kind.PERSON,
    "locatie": Kind.PLACE,
    "ziekenhuis": Kind.CARE,
    "datum": Kind.DATE,
    "telefoonnummer": Kind.PHONE,
    "emailadres": Kind.MAIL,
    "url": Kind.WEB,
    "bsn": Kind.NUMBER,
    "id": Kind.NUMBER,
}
LONGEST = 250
SENTENCE = re.compile(r"(?<=[^\W\d_]{5}[.?!])\s+|\n+")
OWNED = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]{2,}s\b")
SHOUTED = re.compile(r"\b[A-ZÀ-Þ]{3,}\b")

logger = logging.getLogger(__name__)


class Library:
    """Reads itself when woken; until then, and when that fails, it finds nothing and says so."""

    def __init__(self) -> None:
        self._settled = threading.Event()
        self._begun = threading.Lock()
        self._reader: Any = None

    def wake(self) -> None:
        """Begin reading, when nobody did yet."""
        if self._begun.acquire(blocking=False):
            threading.Thread(target=self._read, name="nameless", daemon=True).start()

    def wake_soon(self, seconds: float = 3) -> None:
        """Begin reading when the first pages are out of the door."""
        soon = threading.Timer(seconds, self.wake)
        soon.daemon = True
        soon.start()

    def findings(self, text: str, patience: float = PATIENCE) -> list[Found] | None:
        """What the library recognises, by place in this very text; None when it cannot look now."""
        self.wake()
        if not self._settled.wait(patience) or self._reader is None:
            return None
        try:
            return found_by(self._reader, text)
        except Exception as fault:  # what it stumbles over is a secret: only the kind is told
            _tell("nameless_library_stumbled", fault)
            return None

    def _read(self) -> None:
        try:
            self._reader = built()
        except Exception as fault:
            _tell("nameless_library_missing", fault)
        finally:
            self._settled.set()


LIBRARY = Library()


def _tell(event: str, fault: Exception) -> None:
    logger.warning(event, extra={"kind": type(fault).__name__})


def built() -> Any:
    """The library with the lists we use, its own lists untouched."""
    with _no_log_of_its_own(), TemporaryDirectory(prefix="zorgvuldig-") as folder:
        deduce = import_module("deduce")
        lists = Path(folder) / "lookup"
        shutil.copytree(Path(str(deduce.__file__)).parent / "data/lookup/src", lists / "src")
        for name in LEFT_OUT:
            _emptied(lists / "src" / name)
        return deduce.Deduce(
            config={"adjacent_annotations_slack": "[ -]?"},  # two sentences are two people
            lookup_data_path=lists,
            cache_path=lists,
            build_lookup_structs=True,
        )


def _emptied(folder: Path) -> None:
    for file in folder.glob("*.*"):
        file.unlink()
    (folder / "items.txt").write_text("")


@contextmanager
def _no_log_of_its_own() -> Iterator[None]:
    """The library sets up logging of everything when it is loaded; a handler that stands in its way
    keeps it from that."""
    standing = logging.NullHandler()
    logging.getLogger().addHandler(standing)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(standing)


def found_by(reader: Any, text: str) -> list[Found]:
    """What it recognises: as written, and then names with the s of possession or in capitals."""
    found = _plainly(reader, text)
    for rewritten, changed in (_disowned(text), _spoken_softly(text)):
        if changed:
            again = _plainly(reader, rewritten)
            found += [one for one in _extra(text, again, changed) if not _met(one, found)]
    return found


def _plainly(reader: Any, text: str) -> list[Found]:
    return [one for start, piece in pieces(text) for one in _in_piece(reader, start, piece)]


def _in_piece(reader: Any, start: int, piece: str) -> list[Found]:
    marks = reader.deidentify(piece, disabled={"redactor"}).annotations
    return [
        Found(start + mark.start_char, start + mark.end_char, _kind(mark), mark.text)
        for mark in sorted(marks, key=lambda mark: mark.start_char)
        if mark.tag in KINDS
    ]


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text by sentences, and a long one in parts: what the library needs grows with the square
    of a row of names, so it never gets more than `LONGEST` signs at once."""
    start = 0
    for end in [*(match.end() for match in SENTENCE.finditer(text)), len(text)]:
        while end - start > LONGEST:
            cut = text.rfind(" ", start + 1, start + LONGEST) + 1 or start + LONGEST
            yield start, text[start:cut]
            start = cut
        yield start, text[start:end]
        start = end


def _kind(mark: Any) -> Kind:
    kind = KINDS[mark.tag]
    numbered = kind == Kind.PLACE and any(sign.isdigit() for sign in mark.text)
    return Kind.ADDRESS if numbered else kind


def _disowned(text: str) -> tuple[str, list[tuple[int, int]]]:
    """ "Daans moeder" read as "Daan  moeder", with the places of such words."""
    places = [match.span() for match in OWNED.finditer(text)]
    return OWNED.sub(lambda match: match[0][:-1] + " ", text), places


def _spoken_softly(text: str) -> tuple[str, list[tuple[int, int]]]:
    """ "DAAN" read as "Daan"."""
    places = [match.span() for match in SHOUTED.finditer(text)]
    return SHOUTED.sub(lambda match: match[0].title(), text), places


def _extra(text: str, again: list[Found], changed: list[tuple[int, int]]) -> Iterator[Found]:
    """What was recognised only because a word was read otherwise: that whole word."""
    for one in again:
        for start, end in changed:
            word = text[start:end]
            if one.start <= start and end - 1 <= one.end and not _everyday(word):
                yield Found(
                    one.start, max(one.end, end), one.kind, text[one.start : max(one.end, end)]
                )


def _everyday(word: str) -> bool:
    plain = folded(word)
    return plain in EVERYDAY or plain.removesuffix("s") in EVERYDAY


def _met(one: Found, found: list[Found]) -> bool:
    return any(one.meets(other) for other in found)
