"""Recording talks, signs, consultations, and who is told what beforehand."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.codes import (
    ConversationKind,
    EntryKind,
    FollowUp,
    Scope,
    StatementType,
)
from zorgvuldig.dossiers.models import (
    Concurrence,
    Consultation,
    Conversation,
    Disclosure,
    Dossier,
    Recipient,
    Sign,
    StepReason,
)
from zorgvuldig.dossiers.named import in_advice, told_in
from zorgvuldig.dossiers.refusals import AlreadyRecorded, GateShut, NotNow
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import MAY_BE_INVOLVED
from zorgvuldig.rules.advice import Advice
from zorgvuldig.vault.blind_index import normalised

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


@transaction.atomic
def record_conversation(
    *, dossier: Dossier, actor: "Actor", mode: str, **entry: Any
) -> Conversation:
    """A talk with the client."""
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.CONVERSATION, **entry)
    return Conversation.unscoped.create(
        **codes_of(written), kind=ConversationKind.INDIVIDUAL, mode=mode
    )


def as_kept(advice: Advice) -> dict[str, Any]:
    """An advice as it is stored beside a deed: codes only."""
    return {
        "outcome": str(advice.outcome),
        "row": advice.row,
        "consent_row": advice.consent_row,
        "reason_code": advice.reason_code,
        "duties": list(advice.duties),
    }


@transaction.atomic
def describe_sign(
    *, dossier: Dossier, actor: "Actor", statement_type: str, codes: dict[str, Any], **entry: Any
) -> Sign:
    """A sign, as fact, opinion or assumption; the last two come back to be followed up (G06)."""
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.SIGN, **entry)
    followup = FollowUp.NONE if statement_type == StatementType.FACT else FollowUp.OPEN
    return Sign.unscoped.create(
        **codes_of(written), statement_type=statement_type, followup=followup, **codes
    )


@transaction.atomic
def follow_up(*, dossier: Dossier, actor: "Actor", sign: UUID, found: str) -> None:
    """An opinion or assumption proved right or wrong."""
    lock_open(dossier)
    changed = Sign.unscoped.filter(
        dossier=dossier, pk=sign, followup__in=[FollowUp.OPEN, FollowUp.CONFIRMED, FollowUp.REFUTED]
    ).update(followup=found)
    if not changed:
        raise NotNow("Dit is een feit. Een feit hoeft u niet na te gaan.")
    record(
        "sign.followed_up",
        actor=actor,
        action=Action.UPDATE,
        about=f"sign:{sign}",
        client_ref=dossier.pk,
    )


@transaction.atomic
def record_consultation(
    *, dossier: Dossier, actor: "Actor", anonymous: bool, **entry: Any
) -> Consultation:
    """Internal consultation, on paper (G04)."""
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.CONSULTATION, **entry)
    return Consultation.unscoped.create(
        **codes_of(written), scope=Scope.INTERNAL, anonymous=anonymous
    )


@transaction.atomic
def record_outside_advice(
    *, dossier: Dossier, actor: "Actor", reidentification_passed: bool, **entry: Any
) -> Consultation:
    """Advice from outside: without names, after the check that nobody can be recognised (G12)."""
    if not reidentification_passed:
        raise GateShut("G12", "Loop eerst na of iemand de cliënt kan herkennen.")
    if named := in_advice(dossier, entry["words"]):
        raise GateShut("G12", f"{told_in(named)} Schrijf het zo dat niemand de cliënt herkent.")
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.CONSULTATION, **entry)
    return Consultation.unscoped.create(
        **codes_of(written), scope=Scope.EXTERNAL, anonymous=True, reidentification_passed=True
    )


@transaction.atomic
def give_step_reason(*, dossier: Dossier, actor: "Actor", step: str, **entry: Any) -> StepReason:
    """Why a step was not needed, or not safe."""
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.STEP_REASON, **entry)
    return StepReason.unscoped.create(**codes_of(written), step=step)


@transaction.atomic
def judge_capacity(*, dossier: Dossier, actor: "Actor", capacity: str, **entry: Any) -> None:
    """Can the client weigh this? With author and reason (law.md section 0)."""
    words = {**entry.pop("words"), "capacity": capacity}
    add_entry(dossier=dossier, actor=actor, kind=EntryKind.CAPACITY, words=words, **entry)
    Dossier.unscoped.filter(pk=dossier.pk).update(capacity=capacity)


@transaction.atomic
def add_recipient(
    *,
    dossier: Dossier,
    actor: "Actor",
    once: UUID,
    addressee: str,
    is_representative: bool,
    asked_for_it: bool,
    **words: str,
) -> Recipient:
    """Somebody around the client, or a body, that may be spoken to or told something."""
    lock_open(dossier)
    if Recipient.unscoped.filter(pk=once, dossier=dossier).exists():
        raise AlreadyRecorded(once)
    _refuse_the_same(dossier, addressee, words["name"])
    recipient = Recipient.unscoped.create(
        id=once,
        organisation_id=dossier.organisation_id,
        dossier=dossier,
        addressee=addressee,
        is_representative=is_representative,
        asked_for_it=asked_for_it,
        sealed=dossier.key.seal(words, once),
    )
    record(
        "recipient.added",
        actor=actor,
        action=Action.CREATE,
        about=recipient,
        client_ref=dossier.pk,
    )
    return recipient


def _refuse_the_same(dossier: Dossier, addressee: str, name: str) -> None:
    """What was refused or agreed about somebody stays with them: nobody is written down twice."""
    for known in Recipient.unscoped.filter(dossier=dossier, addressee=addressee):
        if normalised(known.words(dossier.key)["name"]) == normalised(name):
            raise NotNow("Deze persoon of organisatie staat al in dit dossier.")


@transaction.atomic
def ask_second_person(
    *,
    dossier: Dossier,
    actor: "Actor",
    kind: str,
    second_person: Membership,
    recipient: Recipient | None = None,
    disclosure: Disclosure | None = None,
    subject: str = "",
    new_on: date | None = None,
    **entry: Any,
) -> Concurrence:
    """Ask a colleague to agree to what one may not decide alone: about one person, or about one
    proposal and exactly what `subject` digests."""
    if second_person.person_id == actor.person.pk:
        raise NotNow("De tweede persoon is een ander dan uzelf. Kies een collega.")
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.CONCURRENCE, **entry)
    return Concurrence.unscoped.create(
        **codes_of(written),
        kind=kind,
        recipient=recipient,
        disclosure=disclosure,
        subject=subject,
        asked_by=actor.person,
        second_person=second_person.person,
        new_on=new_on,
    )


@transaction.atomic
def answer_concurrence(*, concurrence: Concurrence, actor: "Actor", agreed: bool) -> None:
    """The second person says yes or no, and may change that while the dossier is open."""
    lock_open(concurrence.dossier)
    held = Concurrence.unscoped.select_for_update().get(pk=concurrence.pk)
    if held.second_person_id != actor.person.pk or not actor.holds(MAY_BE_INVOLVED):
        raise NotNow("Alleen de gevraagde tweede persoon kan hierop antwoorden.")
    held.agreed, held.answered_at = agreed, timezone.now()
    held.save(update_fields=["agreed", "answered_at"])
    record(
        "concurrence.answered",
        actor=actor,
        action=Action.UPDATE,
        about=held,
        client_ref=held.dossier_id,
        policy="second_person",
    )
