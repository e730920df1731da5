"""An information meeting is planned, changed, announced, held, counted, closed or called off."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.gatherings.access.meetings import taken_in
from zorgvuldig.gatherings.models import CountedForm, InformationMeeting, Material, MeetingPlace
from zorgvuldig.handbook.wording import label_words
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.holding import hold_row, moved
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules.gates import gatherings as gates
from zorgvuldig.rules.gatherings import places
from zorgvuldig.rules.gatherings.codes import MeetingState
from zorgvuldig.rules.gatherings.moves import OF_A_MEETING

if TYPE_CHECKING:
    from datetime import datetime

    from zorgvuldig.people.actor import Actor

NOT_FROM_HERE = (
    "Dit kan niet meer zoals de bijeenkomst er nu voor staat. Kijk op de pagina wat er intussen is "
    "gebeurd."
)
NOT_YET = "De bijeenkomst is nog niet begonnen. Leg dit vast als die is geweest."
IS_PAST = "De dag van deze bijeenkomst is al geweest. Kies eerst een dag die nog komt."
MORE_WALKED_IN = "Er kunnen niet meer mensen zonder plaats zijn gekomen dan er waren."
FEWER = "Er zijn al {taken} plaatsen gegeven. Kies een aantal dat niet lager is."
TITLE = (
    "In de titel staat ‘{typed}’. Daarmee blijven mensen weg. Kies een titel die uitnodigt, zoals "
    "‘Hoe houd ik contact met mijn kind?’."
)
MOVED = {"begins_at", "ends_at", "place"}


def lock(meeting: InformationMeeting) -> InformationMeeting:
    """Hold the meeting until this transaction ends; `meeting` itself is brought up to date."""
    hold_row(meeting, NOT_FROM_HERE)
    return meeting


def move(meeting: InformationMeeting, name: str) -> None:
    """Make a move of the table with the meeting held, or refuse it (`NotNow`). Does not save."""
    meeting.state = moved(OF_A_MEETING, meeting.state, name, NOT_FROM_HERE)


def tell(event: str, meeting: InformationMeeting, actor: "Actor") -> None:
    """One line in the logbook about a deed with this meeting."""
    record(event, actor=actor, action=Action.UPDATE, about=meeting)


@transaction.atomic
def plan(*, actor: "Actor", once: UUID, **said: Any) -> InformationMeeting:
    """A new meeting, which nobody outside sees yet."""
    _title_invites(said["title"])
    _not_told_yet(said["begins_at"])
    meeting = InformationMeeting(organisation=actor.organisation, once=once, **said)
    store_once(meeting, once, same={"once": once})
    record("meeting.planned", actor=actor, action=Action.CREATE, about=meeting)
    return meeting


@transaction.atomic
def change(*, meeting: InformationMeeting, actor: "Actor", **said: Any) -> InformationMeeting:
    """Change the plan. Who put it in a calendar sees another day or place there too."""
    move(lock(meeting), "change")
    _title_invites(said["title"])
    if meeting.state == MeetingState.ANNOUNCED:
        hold(gates.corner_prepared(said["corner_line"]))
    if meeting.begins_at != said["begins_at"]:
        _not_told_yet(said["begins_at"])
    taken = taken_in(meeting)
    if not places.may_shrink_to(said["places"], taken):
        raise NotNow(FEWER.format(taken=taken))
    if any(getattr(meeting, name) != said[name] for name in MOVED):
        meeting.sequence += 1
    for name, value in said.items():
        setattr(meeting, name, value)
    _save(meeting)
    tell("meeting.changed", meeting, actor)
    return meeting


def _title_invites(title: str) -> None:
    """The title names no topic that would keep people away (workshop.md B3)."""
    if found := label_words(title):
        raise NotNow(TITLE.format(typed="’, ‘".join(found)))


def _not_told_yet(begins_at: "datetime") -> None:
    hold(gates.day_not_told_yet(timezone.localdate(begins_at), timezone.localdate()))


@transaction.atomic
def announce(
    *, meeting: InformationMeeting, actor: "Actor", corner_line: str, no_photos: bool
) -> None:
    """From now on it stands in the calendar, or whoever has its address sees it (M-03, M-04)."""
    move(lock(meeting), "announce")
    hold(gates.no_photos(no_photos))
    hold(gates.corner_prepared(corner_line))
    now = timezone.now()
    if meeting.begins_at <= now:
        raise NotNow(IS_PAST)
    meeting.corner_line, meeting.no_pictures, meeting.announced_at = corner_line, no_photos, now
    meeting.first_begins_at, meeting.first_place = meeting.begins_at, meeting.place
    _save(meeting)
    tell("meeting.announced", meeting, actor)


@transaction.atomic
def was_held(*, meeting: InformationMeeting, actor: "Actor", heads: int, walk_ins: int) -> None:
    """How many were there, counted at the door, and how many of them had no place (M-01)."""
    move(lock(meeting), "hold")
    if meeting.begins_at > timezone.now():
        raise NotNow(NOT_YET)
    if walk_ins > heads:
        raise NotNow(MORE_WALKED_IN)
    meeting.heads, meeting.walk_ins = heads, walk_ins
    _save(meeting)
    tell("meeting.held", meeting, actor)


@transaction.atomic
def count_mentions(*, meeting: InformationMeeting, actor: "Actor", mentioned: int) -> None:
    """How many who called a line since said they were at this meeting; a number that is typed."""
    move(lock(meeting), "count_mentions")
    meeting.mentioned = mentioned
    _save(meeting)
    tell("meeting.mentions_counted", meeting, actor)


@transaction.atomic
def close(*, meeting: InformationMeeting, actor: "Actor") -> None:
    """Nothing changes any more. The places go; the heads were counted."""
    move(lock(meeting), "close")
    MeetingPlace.unscoped.filter(meeting=meeting).delete()
    CountedForm.unscoped.filter(meeting=meeting).delete()
    _save(meeting)
    tell("meeting.closed", meeting, actor)


@transaction.atomic
def cancel(*, meeting: InformationMeeting, actor: "Actor") -> None:
    """It does not go on; who has it in a calendar sees it struck out."""
    move(lock(meeting), "cancel")
    meeting.sequence += 1
    _save(meeting)
    tell("meeting.cancelled", meeting, actor)


@transaction.atomic
def lay_out(*, meeting: InformationMeeting, actor: "Actor", **said: Any) -> Material:
    """A leaflet for on the table: its language, its version, and whether it is easy to read."""
    _open(lock(meeting))
    made = Material.unscoped.create(organisation=actor.organisation, meeting=meeting, **said)
    tell("meeting.material_added", meeting, actor)
    return made


@transaction.atomic
def take_away(*, meeting: InformationMeeting, actor: "Actor", number: int) -> None:
    """This leaflet does not lie on the table."""
    _open(lock(meeting))
    gone, _ = Material.unscoped.filter(meeting=meeting, pk=number).delete()
    if gone:
        tell("meeting.material_removed", meeting, actor)


def _open(meeting: InformationMeeting) -> None:
    if meeting.state in (MeetingState.CLOSED, MeetingState.CANCELLED):
        raise NotNow(NOT_FROM_HERE)


def _save(meeting: InformationMeeting) -> None:
    meeting.changed_at = timezone.now()
    meeting.save()
