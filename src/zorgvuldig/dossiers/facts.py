"""From a dossier to the facts the rules ask about: what is recorded, and nothing else."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from zorgvuldig.dossiers.codes import Answer, ConcurrenceKind, Giver, Purpose
from zorgvuldig.dossiers.models import (
    Concurrence,
    Consent,
    ConsentItem,
    ContactNotice,
    Dossier,
    Recipient,
)
from zorgvuldig.people.models import Organisation
from zorgvuldig.rules import consent_status
from zorgvuldig.rules.codes import Addressee, Age, ConsentStatus, Flaw
from zorgvuldig.rules.consent_status import Recorded
from zorgvuldig.rules.facts import ContactFacts


def contact_facts(
    dossier: Dossier, recipient: Recipient, organisation: Organisation, today: date
) -> ContactFacts:
    """May I talk with this person about the client? The facts as they stand today."""
    return ContactFacts(
        **age_facts(dossier, today),
        **recipient_facts(dossier, recipient, organisation),
        **unflawed(consent_facts(dossier, recipient, Purpose.TALK)),
    )


def age_facts(dossier: Dossier, today: date) -> dict[str, Any]:
    """The birth date with the day of the act, or the band, or nothing."""
    if dossier.born_on:
        return {"born_on": dossier.born_on, "on": today}
    return {} if dossier.age_band == Age.UNKNOWN else {"age": Age(dossier.age_band)}


def recipient_facts(
    dossier: Dossier, recipient: Recipient, organisation: Organisation
) -> dict[str, Any]:
    """What is known about the one addressed, with what a second person agreed to."""
    agreed = set(
        Concurrence.unscoped.filter(dossier=dossier, recipient=recipient, agreed=True).values_list(
            "kind", flat=True
        )
    )
    return {
        "regime": organisation.regime,
        "addressee": Addressee(recipient.addressee),
        "capacity": dossier.capacity,
        "is_b3_rep": recipient.is_representative,
        "asked_by_recipient": recipient.asked_for_it,
        "client_informed": ContactNotice.unscoped.filter(recipient=recipient).exists(),
        "safety_exception": "SAFETY_EXCEPTION" in agreed,
        "good_care_objection": "GOOD_CARE_OBJECTION" in agreed,
        "not_asked_reason": "NOT_ASKED" in agreed,
    }


def consent_facts(
    dossier: Dossier,
    recipient: Recipient,
    purpose: str,
    items: Iterable[object] = (),
) -> dict[str, Any]:
    """The answers of the client and of the representatives, for this purpose and these items."""
    answers = answers_about(recipient)
    client = [a for a in answers if a.giver == Giver.CLIENT]
    representatives = [a for a in answers if a.giver != Giver.CLIENT]
    with_authority = frozenset(
        Recipient.unscoped.filter(
            dossier=dossier, addressee=Addressee.AUTHORITY_PARENT
        ).values_list("pk", flat=True)
    )
    wanted = frozenset(items)
    return {
        "client_consent": consent_status.status(client, purpose, wanted),
        "rep_consent": consent_status.of_all(representatives, purpose, wanted),
        "rep_all": consent_status.speaks_for_all(representatives, with_authority),
        **flaws_about(recipient, purpose),
    }


def flaws_about(recipient: Recipient, purpose: str) -> dict[str, tuple[Flaw, ...]]:
    """The demands of B4 that the newest answer of the client, or of any representative, lacks."""
    newest: dict[object, Consent] = {}
    for consent in Consent.unscoped.filter(recipient=recipient, purpose=purpose).order_by(
        "-answered_on", "-entry__recorded_at"
    ):
        newest.setdefault(consent.given_by_id, consent)
    client = newest.pop(None, None)
    of_others = {flaw for consent in newest.values() for flaw in consent.flaws}
    return {
        "client_consent_flaws": tuple(
            Flaw(flaw) for flaw in sorted(client.flaws if client else ())
        ),
        "rep_consent_flaws": tuple(Flaw(flaw) for flaw in sorted(of_others)),
    }


def unflawed(answers: dict[str, Any]) -> dict[str, Any]:
    """For a contact, which knows no flaws: a yes with a flaw is a yes to something else."""
    known = dict(answers)
    for who in ("client", "rep"):
        flaws = known.pop(f"{who}_consent_flaws")
        if flaws and known[f"{who}_consent"] == ConsentStatus.GIVEN:
            known[f"{who}_consent"] = ConsentStatus.OUT_OF_SCOPE
    return known


def answers_about(recipient: Recipient) -> list[Recorded]:
    """Every recorded answer about this recipient, newest first."""
    consents = list(
        Consent.unscoped.filter(recipient=recipient).order_by("-answered_on", "-entry__recorded_at")
    )
    covered: dict[object, set[object]] = {consent.pk: set() for consent in consents}
    for consent_id, item_id in ConsentItem.unscoped.filter(consent__in=consents).values_list(
        "consent_id", "item_id"
    ):
        covered[consent_id].add(item_id)
    return [
        Recorded(
            giver=consent.given_by_id or Giver.CLIENT,
            purpose=consent.purpose,
            given=consent.answer == Answer.GIVEN,
            withdrawn=consent.withdrawn_on is not None,
            items=frozenset(covered[consent.pk]),
            speaks_for_all=consent.speaks_for_all or "UNKNOWN",
        )
        for consent in consents
    ]


def deviation_agreed(recipient: Recipient) -> bool:
    """Did a second person agree to deviate from the ordinary rule for this recipient?"""
    return Concurrence.unscoped.filter(
        recipient=recipient, kind=ConcurrenceKind.DEVIATION, agreed=True
    ).exists()
