"""How was it? Answers are counted for the whole meeting, on paper and by telephone; nobody's."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from zorgvuldig.gatherings.actions.meetings import lock, move, tell
from zorgvuldig.gatherings.models import CountedForm, InformationMeeting, MeetingCount
from zorgvuldig.handbook.gatherings import smileys
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.gatherings import clocks
from zorgvuldig.rules.gatherings.codes import MeetingState

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

Counted = tuple[str, str, int]
FACES = ("GLAD", "SO_SO", "NOT_GLAD")  # in the order of the words in the handbook
RUNNING = (MeetingState.ANNOUNCED, MeetingState.HELD, MeetingState.EVALUATED)
NOT_OPEN = (
    "De vragen staan open vanaf het begin van de bijeenkomst, tot een dag erna. Antwoorden kan nu "
    "niet."
)


def can_answer(meeting: InformationMeeting) -> bool:
    """Do the three questions stand open for visitors?"""
    begins, ends = meeting.begins_at, meeting.ends_at
    return meeting.state in RUNNING and clocks.may_say_how_it_was(begins, ends, timezone.now())


@transaction.atomic
def answer(*, meeting: InformationMeeting, once: UUID, faces: Mapping[str, str]) -> None:
    """Count what one form on a telephone says, once; which form said what is kept nowhere."""
    if not can_answer(lock(meeting)):
        raise NotNow(NOT_OPEN)
    try:
        with transaction.atomic():
            CountedForm.unscoped.create(
                id=once, organisation_id=meeting.organisation_id, meeting=meeting
            )
    except IntegrityError as fault:
        raise AlreadyRecorded(once) from fault
    _add(meeting, [(question, face, 1) for question, face in faces.items()])


@transaction.atomic
def count_paper(
    *, meeting: InformationMeeting, actor: "Actor", once: UUID, counted: Iterable[Counted]
) -> None:
    """Add the papers that were counted, once for each form that is sent."""
    move(lock(meeting), "evaluate")
    try:
        with transaction.atomic():
            CountedForm.unscoped.create(id=once, organisation=actor.organisation, meeting=meeting)
    except IntegrityError as fault:
        raise AlreadyRecorded(once) from fault
    _add(meeting, counted)
    meeting.save(update_fields=["state"])
    tell("meeting.evaluated", meeting, actor)


def _add(meeting: InformationMeeting, counted: Iterable[Counted]) -> None:
    """Raise the counts, with the meeting held."""
    asked = smileys().questions
    for question, face, many in counted:
        if question not in asked or face not in FACES:
            raise NotNow(NOT_OPEN)
        row, _ = MeetingCount.unscoped.get_or_create(
            organisation_id=meeting.organisation_id,
            meeting=meeting,
            question=question,
            answer=face,
        )
        MeetingCount.unscoped.filter(pk=row.pk).update(count=F("count") + many)
