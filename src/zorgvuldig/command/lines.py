"""The line protocol of `advise contact`, `advise disclosure` and `match`; contract.md section 1.

A line of JSON in, a line of JSON out, in the same order. An error concerns its own line only.
"""

import json
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

from zorgvuldig.command import usage
from zorgvuldig.rules import contact, disclosure, matching
from zorgvuldig.rules.advice import Advice
from zorgvuldig.rules.explanation import explanation, sources
from zorgvuldig.rules.facts import ContactFacts, DisclosureFacts
from zorgvuldig.rules.faults import Fault
from zorgvuldig.rules.matching import Proposal
from zorgvuldig.rules.reading import reader
from zorgvuldig.rules.wishes import Matching

CHUNK = 1 << 20
BLANKS = b" \t\r"
SOME_LINE_WAS_WRONG = 2

Answer = Callable[[bytes], object]


def advise(argv: list[str]) -> int:
    """`zorgvuldig advise contact` and `zorgvuldig advise disclosure`."""
    if argv == ["contact"]:
        return answer_all(about_contact())
    if argv == ["disclosure"]:
        return answer_all(about_disclosure())
    return usage("zorgvuldig advise <contact|disclosure>")


def match(argv: list[str]) -> int:
    """`zorgvuldig match`."""
    return usage("zorgvuldig match") if argv else answer_all(about_confidants())


def about_contact() -> Answer:
    """May I talk with this person about the client?"""
    read = reader(ContactFacts)
    return lambda line: spoken(contact.advise(read(line)))


def about_disclosure() -> Answer:
    """May I give this information to this recipient?"""
    read = reader(DisclosureFacts)
    return lambda line: spoken(disclosure.advise(read(line)))


def about_confidants() -> Answer:
    """Which confidants can be proposed?"""
    read = reader(Matching)
    return lambda line: proposed(read(line))


def proposed(asked: Matching) -> Proposal:
    """The rules of matching, on what was asked in one line."""
    return matching.propose(asked.request, asked.confidants)


def spoken(advice: Advice) -> dict[str, object]:
    """The advice with its explanation in Dutch and the articles behind it."""
    words = {"explanation": explanation(advice), "sources": sources(advice)}
    return msgspec.structs.asdict(advice) | words


def answer_all(answer: Answer) -> int:
    """Answers standard input line by line; 2 if any line was an error, else 0."""
    encode = msgspec.json.Encoder().encode
    status = 0
    for lines in batches(sys.stdin.buffer):
        for line in lines:
            if not line.strip(BLANKS):
                continue
            try:
                said = encode(answer(line))
            except Fault as fault:
                said, status = error(fault), SOME_LINE_WAS_WRONG
            sys.stdout.buffer.write(said + b"\n")
        sys.stdout.buffer.flush()
    return status


def error(fault: Fault) -> bytes:
    """The error object; escaped, because a name in the input may be half a character."""
    return json.dumps({"error": {"field": fault.field, "message": fault.message}}).encode()


def batches(stream: BinaryIO) -> Iterator[list[bytes]]:
    """The lines as they come in: what has arrived is answered before more is awaited."""
    rest: list[bytes] = []
    while chunk := stream.read1(CHUNK):  # type: ignore[attr-defined]
        first, *others = chunk.split(b"\n")
        rest.append(first)
        if others:
            yield [b"".join(rest), *others[:-1]]
            rest = [others[-1]]
    yield [b"".join(rest)]
