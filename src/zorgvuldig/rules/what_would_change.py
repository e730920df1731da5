"""What would change the answer? For the decision aid and the dossier.

Tries what a careful professional can still bring about (`changes.py`), one thing at a time.
"""

from collections.abc import Iterator

from msgspec import UNSET, structs

from zorgvuldig.rules import changes, contact, disclosure
from zorgvuldig.rules.advice import Advice
from zorgvuldig.rules.changes import Done
from zorgvuldig.rules.codes import Age, Capacity, ConsentStatus, RepAll
from zorgvuldig.rules.facts import ContactFacts, DisclosureFacts

AnyFacts = ContactFacts | DisclosureFacts


def ways(facts: AnyFacts) -> tuple[tuple[str, Advice], ...]:
    """The changes that help, each with what the rules would then say, in a fixed order.

    A change helps when it opens an ALLOW* that was not there, or takes away a blocker of one
    that was. Everybody's consent is only named where one person's is not enough. Facts that
    contradict each other raise `Fault`.
    """
    now = advise(facts)
    tried = ((code, advise(changed)) for code, changed in changed_facts(facts))
    found = {code: then for code, then in tried if helps(now, then)}
    if found.keys() & {"CLIENT_CONSENTS", "REP_CONSENTS"}:
        found.pop("ALL_CONSENT", None)
    return tuple(found.items())


def advise(facts: AnyFacts) -> Advice:
    """What the rules say, about a disclosure or about a contact."""
    if isinstance(facts, DisclosureFacts):
        return disclosure.advise(facts)
    return contact.advise(facts)


def helps(now: Advice, then: Advice) -> bool:
    """Does it open a way, or take away something that blocks the way there is?"""
    if not now.allowed:
        return then.allowed
    return then.allowed and set(then.blockers) < set(now.blockers)


def changed_facts(facts: AnyFacts) -> Iterator[tuple[str, AnyFacts]]:
    """The facts after each change; a contact has no field for some of them."""
    for code, done in open_changes(facts).items():
        known = {name: value for name, value in done.items() if hasattr(facts, name)}
        changed = structs.replace(facts, **known)
        if changed != facts:
            yield code, changed


def open_changes(facts: AnyFacts) -> dict[str, Done]:
    """What can be done here: nobody looks up an age or authority that is known already."""
    found = changes.LEFT_OUT | changes.WEIGHED
    if facts.age_band() == Age.UNKNOWN:
        found |= changes.AGE_FOUND
    if facts.capacity == Capacity.UNKNOWN:
        found |= changes.CAPACITY_JUDGED
    if facts.rep_consent == ConsentStatus.GIVEN and facts.rep_all == RepAll.UNKNOWN:
        found |= changes.AUTHORITY_LOOKED_UP
    return found | changes.ASKED | mended_test(facts) | changes.STEPS_TAKEN


def mended_test(facts: AnyFacts) -> dict[str, Done]:
    """A duty-conflict test that was tried, with one thing done that was not done yet."""
    test = facts.duty_conflict if isinstance(facts, DisclosureFacts) else UNSET
    if test is UNSET:
        return {}
    return {
        code: {"duty_conflict": structs.replace(test, **done)}
        for code, done in changes.CONFLICT_MENDED.items()
    }
