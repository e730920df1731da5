"""The group's answers before, after and three months later: counted, and kept of nobody (W-06).

While a moment is open each set of answers lies in a box of its own: sealed, with a mark that only
tells that this person answered. When nobody can answer any more, the boxes are added up and go.
"""

import json
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.gatherings import marks
from zorgvuldig.gatherings.access.asked import answered
from zorgvuldig.gatherings.actions.stages import lock, tell
from zorgvuldig.gatherings.asking import mail
from zorgvuldig.gatherings.models import Participant, SealedAnswers, Workshop
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.gatherings.asking import asks_later, moment_now
from zorgvuldig.rules.gatherings.codes import Moment, SeatState, WorkshopState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from zorgvuldig.vault.models import DataKey

NOTHING_NOW = "Er staan nu geen vragen voor u open. Er is niets bewaard."
LONG = 1000  # every box is as long as this, so that its length tells nothing
NOT_ASKED_IN = (
    WorkshopState.REQUESTED,
    WorkshopState.PREP_CALL_DONE,
    WorkshopState.MIX_AGREED,
    WorkshopState.CANCELLED,
)
WAS_HELD = (
    WorkshopState.HELD,
    WorkshopState.REPORT_DRAFT,
    WorkshopState.REPORT_SENT,
    WorkshopState.FOLLOW_UP,
    WorkshopState.CLOSED,
)


def open_for(participant: Participant, now: "datetime") -> Moment | None:
    """Which questions are open for this participant; None when there are none, or no seat. What was
    added up never opens again, whatever day it becomes: its result may have been seen."""
    workshop = participant.workshop
    if participant.state != SeatState.SEATED or workshop.state in NOT_ASKED_IN:
        return None
    if workshop.begins_at is None or workshop.ends_at is None:
        return None
    moment = moment_now(workshop.begins_at, workshop.ends_at, now)
    if moment in workshop.added_up:
        return None
    stayed_away = participant.attended is False and moment != Moment.BEFORE
    return None if stayed_away else moment


def has_answered(participant: Participant, moment: Moment) -> bool:
    """Did this participant answer at this moment? Known while it is open, and no longer."""
    return answered(participant.pk, moment)


@transaction.atomic
def count_answers(
    *, participant: Participant, moment: Moment, given: "Mapping[str, str]", now: "datetime"
) -> None:
    """Put these answers in a box, once per moment. Held is the workshop and nobody else: not even
    the mark of a lock comes on the participant."""
    workshop = lock(participant.workshop)
    one = Participant.unscoped.filter(pk=participant.pk).first()
    if one is not None:
        one.workshop = workshop
    if one is None or open_for(one, now) != moment:
        raise NotNow(NOTHING_NOW)
    if has_answered(one, moment):
        raise AlreadyRecorded(one.pk)
    _put_away(workshop, one.pk, moment, given)


def _put_away(workshop: Workshop, one: UUID, moment: Moment, given: "Mapping[str, str]") -> None:
    number = uuid4()
    SealedAnswers.unscoped.create(
        id=number,
        organisation_id=workshop.organisation_id,
        workshop=workshop,
        moment=moment,
        ticket=marks.of_answers(one, moment),
        sealed=_sealed(workshop.key, number, given),
    )


def _sealed(key: "DataKey", number: UUID, given: "Mapping[str, str]") -> bytes:
    length = len(json.dumps(dict(given)))
    return key.seal({"given": dict(given), "filling": "." * max(0, LONG - length)}, number)


def ask_later(today: date) -> int:
    """Each night: three months after a workshop, mail to who was there; returns how many. Once per
    workshop, whatever the number of runs."""
    sent = 0
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            due = Workshop.unscoped.filter(state__in=WAS_HELD, asked_again_on=None)
            for workshop in due.exclude(begins_at=None):
                sent += _ask_once(workshop, today)
    return sent


@transaction.atomic
def _ask_once(workshop: Workshop, today: date) -> int:
    held = lock(workshop)
    begins = held.begins_at
    day = timezone.localtime(begins).date() if begins else None
    if held.asked_again_on or day is None or not asks_later(day, today):
        return 0
    rows = Participant.unscoped.filter(workshop=held, state=SeatState.SEATED)
    numbers = rows.exclude(attended=False).values_list("pk", flat=True)
    for number in numbers:
        mail.ask.defer(organisation_id=held.organisation_id, participant=str(number))
    held.asked_again_on = today
    held.save(update_fields=["asked_again_on"])
    tell("workshop.asked_again", held, OnSchedule(held.organisation_id))
    return len(numbers)
