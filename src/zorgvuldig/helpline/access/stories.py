"""The story of a request, page by page, and what of it still waits for an answer."""

from django.db.models import Exists, OuterRef, Q

from zorgvuldig.helpline.access.requests import notes_of
from zorgvuldig.helpline.models import HelpNote, HelpRequest
from zorgvuldig.rules.helpline.codes import Note
from zorgvuldig.rules.spots import Spot

PAGE = 20
ANSWERS = (Note.MESSAGE_OUT, Note.TALK, Note.CONTACT)


def story_page(request: HelpRequest, after: Spot | None = None) -> list[HelpNote]:
    """One page of the story and one more, the newest first; from a place on, when there is one."""
    notes = notes_of(request)
    if after is not None:
        at, number = after
        notes = notes.filter(Q(recorded_at__lt=at) | Q(recorded_at=at, pk__lt=number))
    return list(notes[: PAGE + 1])


def unanswered() -> Exists:
    """For a list of requests: did the caller write after the line last spoke or wrote? What they
    wrote to the line is answered by the line only; what they wrote to their confidant also by that
    confidant, within that match."""
    answered = HelpNote.unscoped.filter(
        Q(match=None) | Q(match=OuterRef("match")),
        request=OuterRef("request"),
        kind__in=ANSWERS,
        recorded_at__gt=OuterRef("recorded_at"),
    )
    asked = HelpNote.unscoped.filter(request=OuterRef("pk"), kind=Note.MESSAGE_IN)
    return Exists(asked.filter(~Exists(answered)))


def waits_for_answer(request: HelpRequest) -> bool:
    """Did this caller write after the line last spoke or wrote?"""
    return HelpRequest.unscoped.filter(unanswered(), pk=request.pk).exists()
