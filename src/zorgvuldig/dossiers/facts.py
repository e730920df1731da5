"""From a dossier to the facts the rules ask about: what is recorded, and nothing else."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.timezone import localdate

from zorgvuldig.dossiers.codes import (
    Answer,
    ConcurrenceKind,
    ConversationKind,
    ConversationMode,
    Decision,
    Giver,
    Purpose,
)
from zorgvuldig.dossiers.models import (
    Concurrence,
    Consent,
    ConsentItem,
    ContactNotice,
    Conversation,
    DecisionRecord,
    Dossier,
    Recipient,
)
from zorgvuldig.people.models import Organisation
from zorgvuldig.rules import consent_status
from zorgvuldig.rules.codes import Addressee, Age, ConsentStatus, Flaw
from zorgvuldig.rules.consent_status import Recorded
from zorgvuldig.rules.facts import ContactFacts

if TYPE_CHECKING:
    from django.db.models import QuerySet


def contact_facts(
    dossier: Dossier, recipient: Recipient, organisation: Organisation, day: date
) -> ContactFacts:
    """May I talk with this person about the client? The facts as they stand on the day of the talk:
    what was told or agreed afterwards does not make a talk lawful that was held before."""
    return ContactFacts(
        **age_facts(dossier, day),
        **recipient_facts(dossier, recipient, organisation, day),
        **unflawed(consent_facts(dossier, recipient, Purpose.TALK, day=day)),
    )


def age_facts(dossier: Dossier, day: date) -> dict[str, Any]:
    """The birth date with the day of the act, or the band, or nothing."""
    if dossier.born_on:
        return {"born_on": dossier.born_on, "on": day}
    band = dossier.age_on(day)
    return {} if band == Age.UNKNOWN else {"age": band}


def recipient_facts(
    dossier: Dossier, recipient: Recipient, organisation: Organisation, day: date
) -> dict[str, Any]:
    """What is known about the one addressed on that day, with what a second person agreed to."""
    agreed = agreed_about(recipient, day)
    told = ContactNotice.unscoped.filter(recipient=recipient, informed_on__lte=day)
    return {
        "regime": organisation.regime,
        "addressee": Addressee(recipient.addressee),
        "capacity": dossier.capacity,
        "is_b3_rep": recipient.is_representative,
        "asked_by_recipient": recipient.asked_for_it,
        "client_informed": told.exists(),
        "safety_exception": "SAFETY_EXCEPTION" in agreed,
        "good_care_objection": "GOOD_CARE_OBJECTION" in agreed,
        "not_asked_reason": "NOT_ASKED" in agreed,
    }


def consent_facts(
    dossier: Dossier,
    recipient: Recipient,
    purpose: str,
    items: Iterable[object] = (),
    *,
    day: date,
) -> dict[str, Any]:
    """The answers of the client and of the representatives that stood on that day, for this purpose
    and these items."""
    answers = answers_about(recipient, day)
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
        "rep_all": consent_status.speaks_for_all(representatives, with_authority, purpose),
        **flaws_about(recipient, purpose, day),
    }


def flaws_about(recipient: Recipient, purpose: str, day: date) -> dict[str, tuple[Flaw, ...]]:
    """The demands of B4 that the newest answer of the client, or of any representative, lacks."""
    newest: dict[object, Consent] = {}
    for consent in answered(recipient, day).filter(purpose=purpose):
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


def answered(recipient: Recipient, day: date) -> "QuerySet[Consent]":
    """The answers about this recipient that were given by that day, newest first."""
    return Consent.unscoped.filter(recipient=recipient, answered_on__lte=day).order_by(
        "-answered_on", "-entry__recorded_at"
    )


def answers_about(recipient: Recipient, day: date) -> list[Recorded]:
    """Every recorded answer about this recipient as it stood on that day, newest first."""
    consents = list(answered(recipient, day))
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
            withdrawn=consent.withdrawn_on is not None and consent.withdrawn_on <= day,
            items=frozenset(covered[consent.pk]),
            speaks_for_all=consent.speaks_for_all or "UNKNOWN",
        )
        for consent in consents
    ]


def agreed_about(recipient: Recipient, day: date) -> set[str]:
    """What second persons agreed to about this recipient: of each kind the newest answer counts.

    A safety exception lasts until the date on which the client would be told after all; an
    objection holds whatever the day, since it protects the client.
    """
    answered = Concurrence.unscoped.filter(
        recipient=recipient, disclosure=None, answered_at__isnull=False
    ).order_by("-answered_at")
    newest: dict[str, Concurrence] = {}
    for answer in answered:
        newest.setdefault(answer.kind, answer)
    return {kind for kind, answer in newest.items() if answer.agreed and _holds(answer, day)}


def _holds(answer: Concurrence, day: date) -> bool:
    if answer.kind == ConcurrenceKind.GOOD_CARE_OBJECTION:
        return True
    given = answer.answered_at is not None and localdate(answer.answered_at) <= day
    return given and (answer.new_on is None or answer.new_on >= day)


def spoken_openly(dossier: Dossier, day: date) -> str:
    """How far one is with the client on that day: open once an open talk was held, else exploring
    (G01)."""
    talks = Conversation.unscoped.filter(
        dossier=dossier,
        kind=ConversationKind.INDIVIDUAL,
        mode=ConversationMode.TRANSPARENT,
        entry__happened_on__lte=day,
    )
    open_talk = talks.exists()
    return ConversationMode.TRANSPARENT if open_talk else ConversationMode.EXPLORATORY


def decided_to_share(recipient: Recipient, day: date) -> bool:
    """Was it decided by that day, on a passed duty-conflict test, to tell this person (the only way
    out of G03)?"""
    return DecisionRecord.unscoped.filter(
        disclosure__recipient=recipient,
        decision=Decision.SHARE,
        advice__row="C09",
        entry__happened_on__lte=day,
    ).exists()
