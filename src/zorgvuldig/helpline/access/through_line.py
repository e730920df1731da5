"""What a caller and their confidant write to each other through the line, for a caller who left no
other way of being reached. The confidant reads what was written to them, and nothing else the
caller wrote (decision 31); who answers the line can read along, and the page says so."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from zorgvuldig.helpline.access.support import match_of
from zorgvuldig.helpline.models import CallBack, HelpNote, Match
from zorgvuldig.rules.helpline.codes import Note

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from zorgvuldig.helpline.models import HelpRequest

MESSAGES = (Note.MESSAGE_IN, Note.MESSAGE_OUT)


def goes_through_line(match: Match) -> bool:
    """Do these two write through the line? When the caller has a code and left no number or
    address; and once they began, they may go on."""
    if match.request.code_digest is None:
        return False
    reach = CallBack.unscoped.filter(request=match.request_id)
    return not reach.exists() or written_in(match).exists()


def confidant_to_write_to(request: "HelpRequest") -> Match | None:
    """The match whose confidant this caller can write to now; nothing when there is none."""
    match = match_of(request)
    if match is None:
        return None
    match.request = request
    return match if goes_through_line(match) else None


def written_in(match: Match) -> "QuerySet[HelpNote]":
    """What these two wrote to each other within this match, in the order it was written."""
    rows = HelpNote.unscoped.filter(match=match, kind__in=MESSAGES)
    return rows.order_by("recorded_at", "id")


def waits_for_confidant(numbers: "Iterable[UUID]") -> "set[UUID]":
    """Of these matches, in which the caller wrote after the confidant last wrote or had contact."""
    since = HelpNote.unscoped.filter(
        match=OuterRef("match"),
        kind__in=[Note.MESSAGE_OUT, Note.CONTACT],
        recorded_at__gt=OuterRef("recorded_at"),
    )
    asked = HelpNote.unscoped.filter(match__in=list(numbers), kind=Note.MESSAGE_IN)
    return set(asked.filter(~Exists(since)).values_list("match_id", flat=True))
