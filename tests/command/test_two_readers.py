"""The quick reader takes nothing that the slow, literal reader would not take alike."""

import json
import random

from tests.rules.lines import by_chance
from zorgvuldig.rules.facts import DisclosureFacts
from zorgvuldig.rules.faults import Fault
from zorgvuldig.rules.reading import read_slowly, reader
from zorgvuldig.rules.wishes import Matching

PIECES = [
    b'"', b"\\", b"\\u0041", b"\\ud83d\\ude00", b"\\ud800", b",", b":", b"{}", b"[", b"]", b"null",
    b"true", b"1", b"1.0", b"1e0", b"-0", b"00", b" ", b"\t", b"\r", b"\x00", b"\x7f", b"\xff",
    b"\xc3\xa9", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"NaN", b'"age":"GE18",', b".", b"e5", b"-",
]  # fmt: skip
MATCH = {
    "request": {
        "on": "2026-03-01", "languages": ["nl"], "latitude": 52.1, "longitude": 5,
        "minimum_km": 10, "community": "x", "region_must": True,
    },
    "confidants": [{"id": "a", "open_matches": 1, "communities": ["x"], "latitude": -1.5e1}],
}  # fmt: skip


def read_both(kind, line):
    """What each reader makes of it: facts, or the field at fault."""
    found = []
    for read in (reader(kind), lambda raw: read_slowly(raw, kind)):
        try:
            found.append(read(line))
        except Fault as fault:
            found.append(fault.field)
    return found


def disturbed(chance, line):
    """The line with a piece put in, taken out or put over another."""
    at = chance.randrange(len(line))
    gone = chance.choice([0, 0, 1, 1, 3])
    return line[:at] + chance.choice([b"", *PIECES]) + line[at + gone :]


def test_disturbed_lines_are_read_alike():
    chance = random.Random(11)
    for n in range(6000):
        facts = by_chance(chance, DisclosureFacts) if n % 2 else MATCH
        line = disturbed(chance, json.dumps(facts).encode())
        quick, slow = read_both(DisclosureFacts if n % 2 else Matching, line)
        assert quick == slow, line
