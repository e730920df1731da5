"""A call made in danger: written down in a moment, and finished afterwards (G17)."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers import ways
from zorgvuldig.dossiers.access import acute as access
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.actions.talks import give_step_reason
from zorgvuldig.dossiers.codes import Called, EntryKind
from zorgvuldig.dossiers.models import AcuteCall, Dossier, StepReason, UneaseNote
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import GateShut, NotNow
from zorgvuldig.rules.codes import Triage
from zorgvuldig.rules.working_days import next_working_day

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

ANOTHER_DECIDES = (
    "Kies een beslisser uit de lijst. Dat is nooit wie zelf belde of wie dit nu vastlegt."
)
SEEN_ALREADY = "De beslisser heeft dit al gezien. U hoeft niemand meer te kiezen."
NOT_THEIRS = "Alleen de gekozen beslisser kan dit als gezien vastleggen."


@transaction.atomic
def record_call(*, dossier: Dossier, actor: "Actor", called: str, **entry: Any) -> AcuteCall:
    """Somebody was called in danger. No step, protocol or decider is asked for first (G17, G23);
    what has to follow is due the next working day after the call, and the situation is acute."""
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.ACUTE_CALL, **entry)
    day: date = entry["happened_on"]
    if dossier.triaged_on is None or dossier.triaged_on <= day:
        dossier.triage, dossier.triaged_on = Triage.ACUTE, day
        dossier.save(update_fields=["triage", "triaged_on"])
    return AcuteCall.unscoped.create(
        **codes_of(written), called=called, due_on=next_working_day(day)
    )


def words_of_note(called: str, said: str) -> dict[str, Any]:
    """What an unease note says of a call, before there is a dossier."""
    told = f"Gebeld: {Called(called).label}.\n{said}".strip()
    return {"unease": told, "called": called, "said": said}


def call_from_note(*, dossier: Dossier, actor: "Actor", note: UneaseNote, said: Any) -> None:
    """A note that told of a call brings that call into the dossier, counted from its own day."""
    if not said.get("called"):
        return
    record_call(
        dossier=dossier,
        actor=actor,
        called=said["called"],
        once=call_number(note.id),
        happened_on=note.happened_on,
        words={"said": said["said"]} if said.get("said") else {},
    )


def call_number(note: UUID) -> UUID:
    """The number of the call a note tells of: always the same one."""
    return uuid5(note, "gebeld")


@transaction.atomic
def tell_decider(*, call: AcuteCall, actor: "Actor", decider: Membership) -> None:
    """Choose the decider who hears of it afterwards: one of the protocol, never who called (G13).
    Another can be chosen until it was seen."""
    lock_open(call.dossier)
    held = AcuteCall.unscoped.select_for_update().get(pk=call.pk)
    if held.decider_seen_at is not None:
        raise NotNow(SEEN_ALREADY)
    if not access.may_hear(actor, call).filter(pk=decider.pk).exists():
        raise GateShut("G13", ANOTHER_DECIDES)
    held.decider = decider.person
    held.save(update_fields=["decider"])
    record(
        "acute_call.told",
        actor=actor,
        action=Action.UPDATE,
        about=held,
        client_ref=held.dossier_id,
        policy="keeper",
    )


@transaction.atomic
def see(*, call: AcuteCall, actor: "Actor") -> None:
    """The decider has seen whom was called and what was said; once is enough."""
    held = AcuteCall.unscoped.select_for_update().get(pk=call.pk)
    if held.decider_id != actor.person.pk or not ways.SEE_CALL.admits(actor):
        raise GateShut("G13", NOT_THEIRS)
    if held.decider_seen_at is not None:
        return
    held.decider_seen_at = timezone.now()
    held.save(update_fields=["decider_seen_at"])
    record(
        "acute_call.seen",
        actor=actor,
        action=Action.UPDATE,
        about=held,
        client_ref=held.dossier_id,
        policy="decider",
    )


def give_reasons(*, dossier: Dossier, actor: "Actor", **entry: Any) -> StepReason:
    """Why the call came before the steps, and when the steps follow (method.md S0)."""
    return give_step_reason(dossier=dossier, actor=actor, step=access.AFTER_A_CALL, **entry)
