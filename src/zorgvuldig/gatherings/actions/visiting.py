"""A visitor takes places by number, or asks to be called. Nothing of who they are is logged."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.gatherings.access.meetings import taken_in
from zorgvuldig.gatherings.actions import braking
from zorgvuldig.gatherings.actions.erasing import erase_call
from zorgvuldig.gatherings.actions.meetings import lock
from zorgvuldig.gatherings.models import CallBackWish, InformationMeeting, MeetingPlace
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow, hold
from zorgvuldig.rules.gates import gatherings as gates
from zorgvuldig.rules.gatherings import clocks, places
from zorgvuldig.rules.gatherings.codes import Language, MeetingState
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.gatherings.actions.braking import Knocker, Wait
    from zorgvuldig.people.actor import Actor

NOT_OPEN = "Een plaats nemen kan nu niet meer voor deze bijeenkomst."
NO_CALLS = "Vragen om gebeld te worden kan niet meer bij deze bijeenkomst. Bel ons gerust zelf."
FULL = (
    "Er zijn niet genoeg plaatsen meer. U kunt toch langskomen: aan de deur kijken we of er nog "
    "ruimte is. Wees dan op tijd, en houd er rekening mee dat het vol kan zijn."
)


class Brake(NamedTuple):
    """From which part of the network it is asked, and the ticket of who waited before."""

    who: "Knocker"
    waited: str


RUNNING = (MeetingState.ANNOUNCED, MeetingState.HELD, MeetingState.EVALUATED)


def places_open(meeting: InformationMeeting) -> bool:
    """Can one still take places?"""
    return meeting.state == MeetingState.ANNOUNCED and meeting.ends_at > timezone.now()


def calls_open(meeting: InformationMeeting) -> bool:
    """Can one still ask to be called?"""
    return meeting.state in RUNNING


@transaction.atomic
def take_places(
    *,
    meeting: InformationMeeting,
    once: UUID,
    people: int,
    typed: Mapping[str, str],
    brake: "Brake | None" = None,
) -> "MeetingPlace | Wait":
    """So many people come, and nothing else is known of them (M-01). The meeting is held, so that
    at once is one after the other and never more than there are. `typed`: whatever came along;
    `brake`: from where it is asked, which may make it wait."""
    hold(gates.only_a_number(typed))
    lock(meeting)
    if known := MeetingPlace.unscoped.filter(pk=once).first():
        return known
    if not places_open(meeting):
        raise NotNow(NOT_OPEN)
    if not places.are_free(meeting.places, taken_in(meeting), people):
        raise NotNow(FULL)
    if brake and (wait := braking.hold(brake.who, once, brake.waited, people)):
        return wait
    return MeetingPlace.unscoped.create(
        id=once, organisation_id=meeting.organisation_id, meeting=meeting, people=people
    )


@transaction.atomic
def give_back(*, place: MeetingPlace) -> None:
    """The places are free again."""
    lock(place.meeting)
    MeetingPlace.unscoped.filter(pk=place.pk).delete()


@transaction.atomic
def ask_call(
    *,
    meeting: InformationMeeting,
    once: UUID,
    wants_a_call: bool,
    language: Language,
    first_name: str,
    reach: str,
    when: str,
) -> CallBackWish:
    """Somebody wants to be called: kept for that call, under a key of its own (M-02)."""
    hold(gates.call_was_asked(reach, wants_a_call))
    if not calls_open(lock(meeting)):
        raise NotNow(NO_CALLS)
    if CallBackWish.unscoped.filter(pk=once).exists():
        raise AlreadyRecorded(once)
    key, today = DataKey.make(meeting.organisation_id), timezone.localdate()
    wish = CallBackWish.unscoped.create(
        id=once,
        organisation_id=meeting.organisation_id,
        meeting=meeting,
        key=key,
        sealed=key.seal({"first_name": first_name, "reach": reach, "when": when}, once),
        language=language,
        asked_on=today,
        keep_until=clocks.call_kept_until(today),
    )
    record("callbackwish.asked", actor=Caller(meeting.organisation_id), action=Action.CREATE,
           about=wish)  # fmt: skip
    return wish


@transaction.atomic
def was_called(*, wish: CallBackWish, actor: "Actor") -> None:
    """They were called: name and number go at once (M-02)."""
    _erase(wish, actor, "LET_GO")


@transaction.atomic
def call_no_more(*, wish: CallBackWish) -> None:
    """They take their wish back: name and number go at once."""
    _erase(wish, Caller(wish.organisation_id), "CLIENT_ASKED")


def _erase(wish: CallBackWish, actor: "Actor | Caller", reason: str) -> None:
    held = CallBackWish.unscoped.select_for_update(of=("self",)).filter(pk=wish.pk).first()
    if held is not None:
        erase_call(held, actor=actor, reason=reason)
