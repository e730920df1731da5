"""Recording talks, signs, consultations, and who is told what beforehand."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers import facts
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.codes import (
    ConversationKind,
    EntryKind,
    FollowUp,
    Part,
    Scope,
    StatementType,
)
from zorgvuldig.dossiers.models import (
    Concurrence,
    Consultation,
    ContactNotice,
    Conversation,
    Dossier,
    Involvement,
    Recipient,
    Sign,
    StepReason,
)
from zorgvuldig.dossiers.refusals import AlreadyRecorded, GateShut, NotNow
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import MAY_BE_INVOLVED
from zorgvuldig.rules import contact
from zorgvuldig.rules.advice import Advice
from zorgvuldig.rules.codes import PARENTS, Outcome

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


@transaction.atomic
def record_contact(
    *, dossier: Dossier, actor: "Actor", recipient: Recipient, mode: str, today: date, **entry: Any
) -> Conversation:
    """A talk with a parent or somebody around the client, only when table A allows it now.

    Gates G02 and G03: the rules are asked again here, whatever the page said. The advice as it
    stood is kept beside the talk.
    """
    lock_open(dossier)
    advice = contact_advice(dossier, recipient, actor, today)
    refuse_unless_allowed(advice, agreed=facts.deviation_agreed(recipient))
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.CONVERSATION, **entry)
    parent = recipient.addressee in PARENTS
    return Conversation.unscoped.create(
        **codes_of(written),
        kind=ConversationKind.PARENT if parent else ConversationKind.NETWORK,
        mode=mode,
        recipient=recipient,
        advice=as_kept(advice),
    )


def contact_advice(dossier: Dossier, recipient: Recipient, actor: "Actor", today: date) -> Advice:
    """What table A says today about talking with this person."""
    return contact.advise(facts.contact_facts(dossier, recipient, actor.organisation, today))


def refuse_unless_allowed(advice: Advice, *, agreed: bool) -> None:
    """Raises `GateShut` unless the rules leave room and no step is missing.

    A deviation from the ordinary rule is never one person's: `agreed` says a second one agreed.
    """
    if not advice.allowed:
        raise GateShut("G03", "Dit gesprek mag nu niet: zie bovenaan waarom, en wat wel kan.")
    if advice.blockers:
        raise GateShut(
            advice.blockers[0],
            "Vertel de cliënt eerst wie u benadert, of vraag een collega akkoord om dat later "
            "te doen.",
        )
    if advice.outcome == Outcome.ALLOW_DEVIATION and not agreed:
        raise GateShut(
            "SECOND_PERSON",
            "Dit wijkt af van de gewone regel. Vraag eerst een collega om akkoord.",
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
def tell_beforehand(
    *, dossier: Dossier, actor: "Actor", recipient: Recipient, **entry: Any
) -> ContactNotice:
    """The client was told whom is approached (G02)."""
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.CONTACT_NOTICE, **entry)
    return ContactNotice.unscoped.create(
        **codes_of(written), recipient=recipient, informed_on=written.happened_on
    )


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
        raise NotNow("Een feit hoeft u niet na te gaan.")
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


@transaction.atomic
def ask_second_person(
    *,
    dossier: Dossier,
    actor: "Actor",
    kind: str,
    second_person: Membership,
    recipient: Recipient | None,
    new_on: date | None,
    **entry: Any,
) -> Concurrence:
    """Ask a colleague to agree to what one may not decide alone."""
    if second_person.person_id == actor.person.pk:
        raise NotNow("De tweede persoon is een ander dan uzelf.")
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.CONCURRENCE, **entry)
    return Concurrence.unscoped.create(
        **codes_of(written),
        kind=kind,
        recipient=recipient,
        asked_by=actor.person,
        second_person=second_person.person,
        new_on=new_on,
    )


@transaction.atomic
def answer_concurrence(*, concurrence: Concurrence, actor: "Actor", agreed: bool) -> None:
    """The second person says yes or no; once, and never the one who asked."""
    held = Concurrence.unscoped.select_for_update().get(pk=concurrence.pk)
    if held.second_person_id != actor.person.pk:
        raise NotNow("Alleen de gevraagde tweede persoon kan hierop antwoorden.")
    if held.answered_at is not None:
        raise NotNow("Dit is al beantwoord.")
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


@transaction.atomic
def involve(
    *, dossier: Dossier, actor: "Actor", membership: Membership, today: date
) -> Involvement:
    """Let a colleague think along: they may read the dossier until they leave."""
    lock_open(dossier)
    if not MAY_BE_INVOLVED.intersection(membership.roles):
        raise NotNow("Deze rol denkt niet mee in een dossier.")
    involvement, _ = Involvement.unscoped.get_or_create(
        dossier=dossier,
        membership=membership,
        defaults={
            "organisation_id": dossier.organisation_id,
            "part": Part.ADVISER,
            "since": today,
        },
    )
    if involvement.until is not None:
        involvement.until = None
        involvement.save(update_fields=["until"])
    record(
        "involvement.begun",
        actor=actor,
        action=Action.CREATE,
        about=involvement,
        client_ref=dossier.pk,
    )
    return involvement
