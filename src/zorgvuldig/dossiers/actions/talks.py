"""Recording talks, signs, consultations, and who is told what beforehand."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers import ways
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.actions.freezing import refuse_while_frozen
from zorgvuldig.dossiers.actions.judging import count_judgements
from zorgvuldig.dossiers.codes import (
    ConversationKind,
    EntryKind,
    FollowUp,
    Scope,
    SignSource,
    StatementType,
)
from zorgvuldig.dossiers.models import (
    AdviceText,
    Concurrence,
    Consultation,
    Conversation,
    Disclosure,
    Dossier,
    Recipient,
    Sign,
    StepReason,
)
from zorgvuldig.dossiers.named import known_in, names_around, put_outside
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.advice import Advice
from zorgvuldig.rules.afterwards import ask_again_on
from zorgvuldig.vault.blind_index import normalised

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


@transaction.atomic
def record_conversation(
    *, dossier: Dossier, actor: "Actor", mode: str, **entry: Any
) -> Conversation:
    """A talk with the client. What they may read of an exploratory one leaves the topic out
    (G01)."""
    hold(gates.first(gates.topic_unheard(mode, entry["words"])))
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
    """A sign, as fact, opinion or assumption; the last two come back to be followed up, on a chosen
    day or after two weeks (G06). With its source (G07), and a diagnosis only from who may make it
    (G08)."""
    followup = FollowUp.NONE if statement_type == StatementType.FACT else FollowUp.OPEN
    again = codes.get("ask_again_on") or ask_again_on(timezone.localdate())
    codes = {**codes, "ask_again_on": again if followup else None}
    chosen = {"statement_type": statement_type, "followup": followup, **codes}
    said = gates.said_in({**entry["words"], **chosen})
    hold(gates.first(gates.about_sign(said)))
    if said.source == SignSource.PROTECTED:
        hold(gates.protected_source(said, names_around(dossier)))
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.SIGN, **entry)
    count_judgements(
        actor=actor, text=entry["words"].get("description", ""), today=timezone.localdate()
    )
    return Sign.unscoped.create(
        **codes_of(written), statement_type=statement_type, followup=followup, **codes
    )


@transaction.atomic
def record_consultation(
    *, dossier: Dossier, actor: "Actor", anonymous: bool, **entry: Any
) -> Consultation:
    """Internal consultation, on paper (G04); with the client's name not while sharing stands
    still."""
    if not anonymous:
        refuse_while_frozen(dossier)
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.CONSULTATION, **entry)
    return Consultation.unscoped.create(
        **codes_of(written), scope=Scope.INTERNAL, anonymous=anonymous
    )


@transaction.atomic
def record_outside_advice(
    *,
    dossier: Dossier,
    actor: "Actor",
    reidentification_passed: bool,
    asked_with: UUID | None = None,
    **entry: Any,
) -> Consultation:
    """Advice from outside: without names, after the check that nobody can be recognised (G12).
    `asked_with`: the text of this dossier that it was asked with."""
    hold(gates.looked_for_traces(reidentification_passed))
    hold(gates.advice_unnamed(put_outside(entry["words"]), known_in(dossier)))
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.CONSULTATION, **entry)
    return Consultation.unscoped.create(
        **codes_of(written),
        scope=Scope.EXTERNAL,
        anonymous=True,
        reidentification_passed=True,
        asked_with=AdviceText.unscoped.filter(dossier=dossier, pk=asked_with).first(),
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
    if held.second_person_id != actor.person.pk or not ways.AGREE.admits(actor):
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
