"""Answering in the room on a telephone: no account, no name, and no trace of who answered what."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from zorgvuldig.gatherings import marks, showing
from zorgvuldig.gatherings.access import room as access
from zorgvuldig.gatherings.access.provider import open_provider
from zorgvuldig.gatherings.actions import knocking, rounds
from zorgvuldig.gatherings.actions import room as actions
from zorgvuldig.gatherings.door import open_to_all, page
from zorgvuldig.gatherings.forms.questions import AnswerForm
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.gatherings.codes import RoundState
from zorgvuldig.rules.gatherings.running import is_a_code

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from zorgvuldig.gatherings.models import Provider, RoomRound, Workshop

JOIN = "gatherings/public/room_join.html"
NO_ROOM = "Bij deze code hoort nu geen zaal. Kijk op het scherm of de code klopt."
WAIT = (
    "Er zijn net veel verkeerde codes getypt. Wacht tien minuten, of richt uw camera op de QR-code "
    "op het scherm."
)
COME_IN_FIRST = "Uw antwoord is niet geteld. Doe eerst mee met deze telefoon."


@open_to_all
def join(request: "HttpRequest", slug: str) -> "HttpResponse":
    """Type the code that stands on the screen."""
    provider = open_provider(slug)
    if request.method != "POST":
        return page(request, provider, JOIN)
    code = "".join(request.POST.get("code", "").split()).upper()[:8]
    workshop, error = _found(provider, code, from_screen=False)
    if workshop is None:
        return _again(request, provider, code, error, 422)
    return _let_in(request, provider, workshop)


@open_to_all
def room(request: "HttpRequest", slug: str, code: str) -> "HttpResponse":
    """The question, answered alone; and what the group said once it is shown. The page carries a
    random number that stands for this telephone, and is stored nowhere."""
    provider, code = open_provider(slug), code.upper()
    phone = request.POST.get("phone", "") or request.GET.get("t", "")
    inside = marks.came_in(provider.organisation_id, code, phone)
    seen = request.POST.get("s", "") or request.GET.get("s", "")
    seen_on_screen = inside or marks.from_screen(provider.organisation_id, code, seen)
    workshop, error = _found(provider, code, from_screen=seen_on_screen)
    if workshop is None:
        return _again(request, provider, code, error, 404)
    if not inside:
        return _at_the_door(request, provider, workshop)
    form, said = AnswerForm(request.POST if "round" in request.POST else None), ""
    if form.is_valid():
        said = _count(request, workshop, phone, form)
    shown = {"code": code, "phone": phone, "refused": said, "form": form}
    shown |= _shown(workshop, access.round_now(workshop), phone)
    status = 422 if said or form.errors else 200
    return page(
        request, provider, "gatherings/public/room.html", shown, status=status, private=True
    )


def _found(provider: "Provider", code: str, *, from_screen: bool) -> "tuple[Workshop | None, str]":
    """The room of this code, and what is said when there is none. A code that was guessed wrong is
    counted; who pointed a camera at the screen never waits for who guesses."""
    now = timezone.now()
    if not from_screen and knocking.has_to_wait(provider, now):
        return None, WAIT
    workshop = access.room_with_code(code)
    if workshop is None and not from_screen and is_a_code(code):
        knocking.was_wrong(provider, now)
    return workshop, NO_ROOM


def _again(
    request: "HttpRequest", provider: "Provider", code: str, error: str, status: int
) -> "HttpResponse":
    shown = {"code": code.replace("\0", "")[:8], "error": error}
    status = 429 if error == WAIT else status
    return page(request, provider, JOIN, shown, status=status)


def _at_the_door(
    request: "HttpRequest", provider: "Provider", workshop: "Workshop"
) -> "HttpResponse":
    """One press and this telephone takes part; until then it sees nothing of the room."""
    if request.method == "POST" and "join" in request.POST:
        return _let_in(request, provider, workshop)
    refused = COME_IN_FIRST if "round" in request.POST else ""
    return _door(request, provider, workshop, refused, 422 if refused else 200)


def _let_in(request: "HttpRequest", provider: "Provider", workshop: "Workshop") -> "HttpResponse":
    try:
        phone = actions.let_in(workshop=workshop)
    except NotNow as refusal:
        return _door(request, provider, workshop, refusal.sentence, 409)
    inside = reverse("gathering:room", args=[provider.slug, workshop.room_code])
    return redirect(f"{inside}?{urlencode({'t': phone})}")


def _door(
    request: "HttpRequest", provider: "Provider", workshop: "Workshop", refused: str, status: int
) -> "HttpResponse":
    seen = marks.of_screen(provider.organisation_id, workshop.room_code)
    shown = {"code": workshop.room_code, "seen": seen, "refused": refused}
    template = "gatherings/public/room_in.html"
    return page(request, provider, template, shown, status=status, private=True)


def _count(request: "HttpRequest", workshop: "Workshop", phone: str, form: AnswerForm) -> str:
    """Count the answer; what is said when it was not counted."""
    asked = _numbered(request.POST.get("round", ""))
    if asked is None:
        return rounds.TOO_LATE
    mark = marks.of_phone(phone, asked)
    try:
        rounds.answer(workshop=workshop, number=asked, phone=mark, given=form.given())
    except AlreadyRecorded:
        return ""
    except NotNow as refusal:
        return refusal.sentence
    return ""


def _numbered(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None


def _shown(workshop: "Workshop", asked: "RoomRound | None", phone: str) -> dict[str, Any]:
    if asked is None:
        return {}
    is_open = asked.state == RoundState.OPEN
    return {
        "round": asked,
        "asked": showing.question(asked),
        "open_question": is_open,
        "waits": is_open and access.answered_here(asked, marks.of_phone(phone, asked.pk)),
        "answers": showing.answers(asked),
        "columns": showing.columns(asked, access.frames_of(workshop)) if not is_open else [],
    }
