"""Leading what happens in the room: the code, the programme, the question, and notes."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from zorgvuldig.gatherings import showing
from zorgvuldig.gatherings.access import room as access
from zorgvuldig.gatherings.access.provider import provider_of
from zorgvuldig.gatherings.access.workshops import get_workshop
from zorgvuldig.gatherings.actions import noting, rounds
from zorgvuldig.gatherings.actions import room as actions
from zorgvuldig.gatherings.forms.room import AskForm, NoteForm
from zorgvuldig.gatherings.views.workshop_words import between, kind_title
from zorgvuldig.handbook.wording import label
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.recording.refusals import AlreadyRecorded
from zorgvuldig.rules.gatherings.codes import RoundState

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from zorgvuldig.gatherings.models import RoomRound, Workshop
    from zorgvuldig.people.request import Request

WHICH = (
    "Er is nog niets uit de oefening gehaald: de pagina was oud. Druk hieronder nog eens op ‘Dit "
    "is echt gevaarlijk’."
)
SHOWN = 30  # notes on the page of the room


@require_GET
def room(request: "Request", number: "UUID") -> "HttpResponse":
    """What is on now, and everything one can do next."""
    workshop = get_workshop(request.actor, number)
    now = timezone.now()
    asked = access.round_now(workshop)
    shown = {
        "workshop": workshop,
        "provider": provider_of(request.actor),
        "is_open": access.is_open(workshop),
        "part": showing.part(actions.clock(workshop, now), now),
        "form": AskForm(situations=access.on_the_table(workshop)),
        "ask_url": reverse("gatherings:room_ask", args=[number]),
        "notes": _notes(workshop),
        "back": reverse("gatherings:start"),
        **(_question(asked) if asked else {}),
    }
    return render(request, "gatherings/room/room.html", shown)


def _question(asked: "RoomRound") -> dict[str, Any]:
    return {
        "round": asked,
        "asked": showing.question(asked),
        "open_question": asked.state == RoundState.OPEN,
        "answered": sum(asked.counts.values()),
        "answers": showing.answers(asked),
    }


def _notes(workshop: "Workshop") -> list[dict[str, str]]:
    key = workshop.key
    stuck = [
        {
            "kind": "Knelpunt",
            "between": between(one.one, one.other),
            "about": kind_title(one.kind),
            "text": one.words(key)["happens"],
        }
        for one in access.stuck_in_the_room(workshop)[:SHOWN]
    ]
    notes = [
        {"kind": label("gather_note", one.kind), "text": one.words(key)["text"]}
        for one in access.notes_of(workshop)[:SHOWN]
    ]
    return [*stuck, *notes]


@require_POST
def open_room(request: "Request", number: "UUID") -> "HttpResponse":
    """The code is made; telephones can come in."""
    workshop = get_workshop(request.actor, number)
    with Deed(request):
        actions.open_room(workshop=workshop, actor=request.actor)
    return redirect("gatherings:room", number)


@require_POST
def close_room(request: "Request", number: "UUID") -> "HttpResponse":
    """The code is dead."""
    workshop = get_workshop(request.actor, number)
    with Deed(request):
        actions.close_room(workshop=workshop, actor=request.actor)
    return redirect("gatherings:room", number)


@require_POST
def next_part(request: "Request", number: "UUID") -> "HttpResponse":
    """The next part of the programme begins now."""
    workshop, after = get_workshop(request.actor, number), request.POST.get("after", "")
    with Deed(request):
        now = timezone.now()
        actions.begin_next(workshop=workshop, actor=request.actor, after=after, now=now)
    return redirect("gatherings:room", number)


@require_POST
def ask(request: "Request", number: "UUID") -> "HttpResponse":
    """A question for everybody, on the screen."""
    workshop = get_workshop(request.actor, number)
    form = AskForm(request.POST, situations=access.on_the_table(workshop))
    if not form.is_valid():
        messages.warning(request, "Kies een situatie of een kaart.")
        return redirect("gatherings:room", number)
    said = {"once": form.cleaned_data["once"], **form.about()}
    with Deed(request), suppress(AlreadyRecorded):
        rounds.ask(workshop=workshop, actor=request.actor, **said)
    return redirect("gatherings:room", number)


@require_POST
def show(request: "Request", number: "UUID") -> "HttpResponse":
    """The answers of the room and the rows of the law come on the screen, of the question that
    stood on the page."""
    workshop = get_workshop(request.actor, number)
    asked = access.round_numbered(workshop, request.POST.get("round", ""))
    if asked is not None:
        with Deed(request):
            rounds.show(asked=asked, actor=request.actor)
    return redirect("gatherings:room", number)


@require_POST
def danger(request: "Request", number: "UUID") -> "HttpResponse":
    """W-07: out of the exercise at once, and the number to call. Asks nothing. It is about the
    question that stood on the page, whatever is open by now."""
    workshop = get_workshop(request.actor, number)
    asked = access.round_numbered(workshop, request.POST.get("round", ""))
    if "round" not in request.POST:
        messages.warning(request, WHICH)
        return redirect("gatherings:room", number)
    if asked is not None:
        rounds.leave_exercise(asked=asked, actor=request.actor)
    return render(request, "gatherings/room/danger.html", {"workshop": workshop})


def note(request: "Request", number: "UUID") -> "HttpResponse":
    """Write down what came up."""
    workshop = get_workshop(request.actor, number)
    form = filled(
        request,
        NoteForm,
        wrong_with=lambda text, nobody: noting.wrong_with(workshop, text, nobody=nobody),
    )
    return recorded(
        request,
        form=form,
        act=lambda form: noting.note(workshop=workshop, actor=request.actor, **form.said()),
        back=reverse("gatherings:room", args=[number]),
    )
