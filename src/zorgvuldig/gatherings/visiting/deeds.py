"""What becomes of a form that a visitor sends: stored once, and onward to a link of their own."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zorgvuldig.gatherings import door, links
from zorgvuldig.gatherings.access.visits import CALL, PLACE
from zorgvuldig.gatherings.actions import braking, smileys, visiting
from zorgvuldig.gatherings.visiting import pages
from zorgvuldig.people.request import source_ip
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from zorgvuldig.gatherings.forms.smileys import HowWasItForm
    from zorgvuldig.gatherings.forms.visiting import CallMeForm, PlacesForm
    from zorgvuldig.gatherings.models import InformationMeeting, Provider

WRONG, WAITING = 422, 429
OLD = "Deze pagina stond te lang open. Wat u invulde staat er nog. Verstuur het opnieuw."


def take_places(
    request: "HttpRequest", provider: "Provider", meeting: "InformationMeeting", form: "PlacesForm"
) -> HttpResponse:
    """So many places, and the link to give them back."""
    number = _ready(provider, meeting, form, "places")
    if number is None:
        return pages.meeting(request, provider, meeting, form, status=WRONG)
    people = form.cleaned_data["people"]
    waited = form.cleaned_data["waited"]
    brake = visiting.Brake(braking.knocker(meeting, source_ip(request)), waited)
    try:
        taken = visiting.take_places(
            meeting=meeting, once=number, people=people, typed=form.typed(), brake=brake
        )
    except NotNow as refusal:
        form.add_error(None, refusal.sentence)
        return pages.meeting(request, provider, meeting, form, status=WRONG)
    if isinstance(taken, braking.Wait):
        return _wait(request, provider, meeting, form, taken)
    return _onward("gathering:places", provider, PLACE, number)


def _wait(
    request: "HttpRequest",
    provider: "Provider",
    meeting: "InformationMeeting",
    form: Any,
    wait: braking.Wait,
) -> HttpResponse:
    """What was filled in stands there, and the same form passes after the wait."""
    data = form.data.copy()
    data["waited"] = wait.ticket
    form.data = data
    response = pages.meeting(request, provider, meeting, form, status=WAITING, wait=wait)
    response["Retry-After"] = str(wait.seconds)
    return response


def ask_call(
    request: "HttpRequest", provider: "Provider", meeting: "InformationMeeting", form: "CallMeForm"
) -> HttpResponse:
    """To be called, and the link to take that back."""
    number = _ready(provider, meeting, form, "call")
    if number is None:
        return pages.call_me(request, provider, meeting, form, status=WRONG)
    try:
        with suppress(AlreadyRecorded):
            visiting.ask_call(meeting=meeting, once=number, **form.wish())
    except NotNow as refusal:
        form.add_error(None, refusal.sentence)
        return pages.call_me(request, provider, meeting, form, status=WRONG)
    return _onward("gathering:wish", provider, CALL, number)


def answer(
    request: "HttpRequest",
    provider: "Provider",
    meeting: "InformationMeeting",
    form: "HowWasItForm",
) -> HttpResponse:
    """Three answers, counted once."""
    number = _ready(provider, meeting, form, "smiley")
    if number is None:
        return pages.how_was_it(request, provider, meeting, form, status=WRONG)
    try:
        with suppress(AlreadyRecorded):
            smileys.answer(meeting=meeting, once=number, faces=form.said())
    except NotNow as refusal:
        form.add_error(None, refusal.sentence)
        return pages.how_was_it(request, provider, meeting, form, status=WRONG)
    return door.page(request, provider, "gatherings/public/thanks.html", private=True)


def _ready(
    provider: "Provider", meeting: "InformationMeeting", form: Any, what: str
) -> "UUID | None":
    """The number of what this form stores; None when it was not filled in, or lay open too long.
    Then it has a fresh number, and what was typed stays."""
    number = door.number(provider.pk, form.data.get("once", ""), of=f"{what}|{meeting.pk}")
    filled = form.is_valid()
    if number is None:
        form.data = form.data.copy()
        form.data["once"] = door.fresh(provider.pk)
        form.add_error(None, OLD)
    return number if filled else None


def _onward(name: str, provider: "Provider", kind: str, number: "UUID") -> HttpResponse:
    link = links.token(kind, number, 0)
    answer = HttpResponseRedirect(reverse(name, args=[provider.slug, link]))
    answer.status_code = 303
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
