"""Advice: facts in, answer out. Nothing is stored, and there is no field for who it is about."""

from msgspec import Struct
from msgspec.structs import asdict

from zorgvuldig.handbook import read
from zorgvuldig.rules import contact, disclosure
from zorgvuldig.rules.advice import Advice
from zorgvuldig.rules.explanation import explanation, sources
from zorgvuldig.rules.facts import ContactFacts, DisclosureFacts


class Advies(Struct, frozen=True):
    """What the rules say; with each of them that no lawyer has signed them."""

    outcome: str
    row: str
    consent_row: str | None
    reason_code: str
    duties: tuple[str, ...]
    blockers: tuple[str, ...]
    via: tuple[str, ...]
    explanation: str
    sources: tuple[str, ...]
    let_op: str


def about_talking(facts: ContactFacts) -> Advies:
    """May I talk with this person about the client?"""
    return _spoken(contact.advise(facts))


def about_sharing(facts: DisclosureFacts) -> Advies:
    """May I give this information to this recipient?"""
    return _spoken(disclosure.advise(facts))


def _spoken(advice: Advice) -> Advies:
    caution = read("api")["info"]["caution"]
    words = {"explanation": explanation(advice), "sources": sources(advice), "let_op": caution}
    return Advies(**asdict(advice), **words)
