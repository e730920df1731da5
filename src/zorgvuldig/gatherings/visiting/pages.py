"""How the public pages of a meeting look, as things stand now."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.gatherings import door
from zorgvuldig.gatherings.access.meetings import PAGE, Place, materials_of, taken_in
from zorgvuldig.gatherings.actions.smileys import can_answer
from zorgvuldig.gatherings.actions.visiting import FULL, calls_open, places_open
from zorgvuldig.gatherings.views import meeting_words as told
from zorgvuldig.handbook import gatherings as handbook
from zorgvuldig.handbook.wording import label, written
from zorgvuldig.rules.gatherings import clocks
from zorgvuldig.rules.gatherings import places as rule
from zorgvuldig.rules.gatherings.codes import MeetingState

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from zorgvuldig.gatherings.actions.braking import Wait
    from zorgvuldig.gatherings.models import (
        CallBackWish,
        InformationMeeting,
        MeetingPlace,
        Provider,
    )

CANCELLED = "Deze bijeenkomst gaat niet door."
PAST = "Deze bijeenkomst is geweest. Was u er? Dank u wel voor uw komst."


def listed(provider: "Provider", rows: "list[InformationMeeting]") -> dict[str, Any]:
    """The calendar: one page of it, and the way to what comes later."""
    shown, later = rows[:PAGE], ""
    if len(rows) > PAGE:
        last = Place(shown[-1].begins_at, shown[-1].pk)
        later = f"?na={last}".replace("+", "%2B")
    return {"meetings": [_card(provider, one) for one in shown], "later": later}


def _card(provider: "Provider", meeting: "InformationMeeting") -> dict[str, str]:
    return {
        "title": meeting.title,
        "url": reverse("gathering:meeting", args=[provider.slug, meeting.pk]),
        "when": f"{told.day(meeting)}, {told.hours(meeting)}",
        "place": meeting.place,
        "language": told.spoken(meeting),
        "moved": told.moved(meeting),
        "welcomes": label("gather_welcomes", meeting.welcomes),
    }


def meeting(
    request: "HttpRequest",
    provider: "Provider",
    meeting: "InformationMeeting",
    form: Any,
    *,
    status: int = 200,
    wait: "Wait | None" = None,
) -> "HttpResponse":
    """Everything one wants to know before coming, and places while there are some."""
    taken, open_now = taken_in(meeting), places_open(meeting)
    full = not rule.are_free(meeting.places, taken, 1)
    shown = {
        "meeting": meeting,
        "rows": told.rows(meeting),
        "programme": told.programme(meeting),
        "goals": [goal for goal in meeting.goals.splitlines() if goal.strip()],
        "materials": [
            f"{one.title} ({label('gather_language', one.language)})"
            for one in materials_of(meeting)
        ],
        "form": form if open_now and (form.is_bound or not full) else None,
        "room": rule.told(meeting.places, taken) if open_now else "",
        "wait": wait,
        "full": FULL if open_now and full else "",
        "over": _over(meeting),
        "moved": told.moved(meeting),
        "calls": calls_open(meeting),
        "answers": can_answer(meeting),
        "no_photos": handbook.said("no_photos")["text"],
    }
    private = meeting.by_invitation or form.is_bound
    return door.page(request, provider, "gatherings/public/meeting.html", shown, status=status,
                     private=private)  # fmt: skip


def _over(meeting: "InformationMeeting") -> str:
    if meeting.state == MeetingState.CANCELLED:
        return CANCELLED
    return "" if places_open(meeting) else PAST


def places(
    request: "HttpRequest", provider: "Provider", place: "MeetingPlace", link: str
) -> "HttpResponse":
    """How many are held here, and for what."""
    shown = {"meeting": place.meeting, "people": place.people, "link": link,
             "rows": told.rows(place.meeting)[:2], "over": _over(place.meeting),
             "moved": told.moved(place.meeting)}  # fmt: skip
    return door.page(request, provider, "gatherings/public/places.html", shown, private=True)


def call_me(
    request: "HttpRequest",
    provider: "Provider",
    meeting: "InformationMeeting",
    form: Any,
    *,
    status: int = 200,
) -> "HttpResponse":
    """What is asked to call somebody, and how long it is kept."""
    shown = {"meeting": meeting, "form": form if calls_open(meeting) else None,
             "within": clocks.CALL_WITHIN}  # fmt: skip
    return door.page(
        request, provider, "gatherings/public/call_me.html", shown, status=status, private=True
    )


def wish(
    request: "HttpRequest", provider: "Provider", wish: "CallBackWish", link: str
) -> "HttpResponse":
    """That it is kept, and until when; never what."""
    due, until = clocks.call_due_on(wish.asked_on), wish.keep_until
    shown = {"link": link, "due": written(due), "until": written(until), "meeting": wish.meeting,
             "within": clocks.CALL_WITHIN, "late": due < timezone.localdate(),
             "moved": told.moved(wish.meeting)}  # fmt: skip
    return door.page(request, provider, "gatherings/public/wish.html", shown, private=True)


def how_was_it(
    request: "HttpRequest",
    provider: "Provider",
    meeting: "InformationMeeting",
    form: Any,
    *,
    status: int = 200,
) -> "HttpResponse":
    """The three questions, or that they are not open."""
    shown = {
        "meeting": meeting,
        "lead": handbook.smileys().lead,
        "form": form if can_answer(meeting) else None,
    }
    return door.page(request, provider, "gatherings/public/how_was_it.html", shown, status=status,
                     private=True)  # fmt: skip
