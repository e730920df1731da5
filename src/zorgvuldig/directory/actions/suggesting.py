"""A user says what is not right, the keeper answers, and the user hears it."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from zorgvuldig.directory.models import Listing, Suggestion
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.directory import Answered, Hint
from zorgvuldig.rules.retention import passed

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NO_REASON = "Schrijf op waarom u dit niet overneemt. Wie het voorstelde, leest dat."
ANSWERED = "Een collega heeft dit voorstel intussen beantwoord."


@transaction.atomic
def suggest(
    *,
    actor: "Actor",
    once: UUID,
    hint: str,
    words: str,
    listing: Listing | None = None,
    name: str = "",
) -> Suggestion:
    """Tell the keeper. Of a service that is there, or of one that is missing by its name."""
    made = Suggestion(
        id=once,
        organisation=actor.organisation,
        listing=listing,
        listing_name=listing.name if listing else name,
        hint=hint if listing else Hint.MISSING,
        words=words,
        made_by=actor.membership,
    )
    store_once(made, once, same={"pk": once})
    record("suggestion.made", actor=actor, action=Action.CREATE, about=made)
    return made


@transaction.atomic
def answer(
    *, suggestion: Suggestion, actor: "Actor", state: str, answer: str, today: date
) -> Suggestion:
    """Taken over or not; a refusal has its reason. Answered once."""
    if state == Answered.REFUSED and not answer.strip():
        raise NotNow(NO_REASON)
    held = _held(suggestion)
    if held.state != Answered.OPEN:
        raise NotNow(ANSWERED)
    held.state, held.answer, held.answered_on = state, answer, today
    held.answered_by = actor.membership
    held.save()
    record("suggestion.answered", actor=actor, action=Action.UPDATE, about=held)
    return held


@transaction.atomic
def hear(*, suggestion: Suggestion, actor: "Actor", today: date) -> None:
    """Whoever said it has read the answer, and is reminded no more."""
    held = _held(suggestion)
    if held.state == Answered.OPEN or held.heard_on:
        return
    held.heard_on = today
    held.save(update_fields=["heard_on"])
    record("suggestion.heard", actor=actor, action=Action.UPDATE, about=held)


def clear(organisation_id: int, today: date) -> int:
    """Forget what was said a year ago; returns how many went. Call it in a transaction."""
    here = Suggestion.unscoped.filter(organisation_id=organisation_id)
    gone = here.filter(made_on__lte=passed("suggestion", today)).delete()
    if gone[0]:
        record(
            "suggestion.erased", actor=OnSchedule(organisation_id), action=Action.DELETE,
            about=f"suggestion:{gone[0]}", policy="TERM",
        )  # fmt: skip
    return int(gone[0])


def _held(suggestion: Suggestion) -> Suggestion:
    held = Suggestion.unscoped.select_for_update(no_key=True).filter(pk=suggestion.pk).first()
    if held is None:
        raise NotNow(ANSWERED)
    return held
