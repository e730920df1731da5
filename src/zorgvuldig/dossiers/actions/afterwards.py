"""After the weighing: what the recipient did, where it leads, and care for oneself (S8, S9)."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.codes import DisclosureState, EntryKind
from zorgvuldig.dossiers.facts import spoken_openly
from zorgvuldig.dossiers.models import Disclosure, Dossier, Feedback, NextSteps, SafetyConcern
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NOT_SHARED = "Er is niets gedeeld, dus er is ook niets terug te horen."
ENDED_ALREADY = "Dit risico is al als voorbij vastgelegd. In de tijdlijn ziet u wanneer."


@transaction.atomic
def record_feedback(*, proposal: Disclosure, actor: "Actor", **entry: Any) -> Feedback:
    """What the recipient did, and whether sharing was right in hindsight (S9)."""
    lock_open(proposal.dossier)
    state = Disclosure.unscoped.values_list("state", flat=True).get(pk=proposal.pk)
    if state != DisclosureState.SHARED:
        raise NotNow(NOT_SHARED)
    written = add_entry(dossier=proposal.dossier, actor=actor, kind=EntryKind.FEEDBACK, **entry)
    return Feedback.unscoped.create(**codes_of(written), disclosure=proposal)


@transaction.atomic
def agree_next_steps(
    *, dossier: Dossier, actor: "Actor", outcome: str, review_on: date, **entry: Any
) -> NextSteps:
    """Where the weighing led, who leads, what was agreed; with a date to look again (S8, G21). The
    client knows the agreements: before an open talk they leave the topic out (G01)."""
    hold(gates.date_to_look_again(review_on, today=timezone.localdate()))
    lock_open(dossier)
    mode = spoken_openly(dossier, entry["happened_on"])
    hold(gates.topic_unnamed(mode, entry["words"].get("agreements", ""), "agreements"))
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.NEXT_STEPS, **entry)
    Dossier.unscoped.filter(pk=dossier.pk).update(review_on=review_on)
    return NextSteps.unscoped.create(**codes_of(written), outcome=outcome, review_on=review_on)


@transaction.atomic
def record_aftercare(*, dossier: Dossier, actor: "Actor", **entry: Any) -> None:
    """Own safety, support of colleagues, looking back together: words only (S9)."""
    add_entry(dossier=dossier, actor=actor, kind=EntryKind.AFTERCARE, **entry)


@transaction.atomic
def end_concern(*, dossier: Dossier, actor: "Actor", concern: SafetyConcern, **entry: Any) -> None:
    """A safety risk is over: what one sees now stands as a look of its own in the timeline. No new
    proposal begins about it (G20)."""
    add_entry(dossier=dossier, actor=actor, kind=EntryKind.REVIEW, **entry)
    ended = SafetyConcern.unscoped.filter(dossier=dossier, pk=concern.pk, ended_on=None).update(
        ended_on=entry["happened_on"]
    )
    if not ended:
        raise NotNow(ENDED_ALREADY)
    record(
        "safety_concern.ended",
        actor=actor,
        action=Action.UPDATE,
        about=concern,
        client_ref=dossier.pk,
        policy="keeper",
    )
