"""What a participant does on their own page, one button each. Pressed twice is done once."""

from contextlib import suppress
from typing import TYPE_CHECKING

from zorgvuldig.gatherings import door
from zorgvuldig.gatherings.access.workshops import mix_of, participant_by_link
from zorgvuldig.gatherings.actions import attending, registering, renewing, withdrawing
from zorgvuldig.gatherings.forms.seats import ComingForm
from zorgvuldig.gatherings.seat.pages import own_page
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.gatherings.codes import SeatState

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from zorgvuldig.gatherings.models import Participant, Provider

WRONG, NOT_NOW = 422, 409
FORGOTTEN = "gatherings/public/forgotten.html"
RENEWED = "gatherings/public/link_renewed.html"
NO_PAPER = "Er is nu geen bewijs van deelname. Het komt er als u er was en erom vraagt."
NO_PDF = "Nu kan er geen PDF worden gemaakt. Probeer het later nog eens."
TICK_FIRST = "Vink eerst aan dat u alles wilt wissen. Dit kan niet ongedaan worden gemaakt."
CAME = {
    SeatState.SEATED: "U hebt een plaats. De afspraak voor uw agenda staat hieronder.",
    SeatState.WAITING: "U staat op de wachtlijst.",
    SeatState.OFFERED: "Er is een plaats voor u. Neem haar hieronder aan.",
}


def done(
    request: "HttpRequest", provider: "Provider", one: "Participant", link: str
) -> "HttpResponse":
    """The deed of the button that was pressed, and the page as it is then."""
    deed = request.POST.get("deed", "")
    if deed == "come":
        return _come(request, provider, one, link)
    if deed == "forget":
        return _forget(request, provider, one, link)
    if deed == "renew":
        return _renew(request, provider, one)
    act = DEEDS.get(deed)
    try:
        said = act(request, one) if act else ""
    except NotNow as refusal:
        fresh = participant_by_link(link)
        return own_page(request, provider, fresh, link, refused=refusal.sentence, status=NOT_NOW)
    return own_page(request, provider, participant_by_link(link), link, done=said)


def _come(
    request: "HttpRequest", provider: "Provider", one: "Participant", link: str
) -> "HttpResponse":
    form = ComingForm(request.POST, mix=mix_of(one.workshop))
    if not form.is_valid():
        return own_page(request, provider, one, link, form=form, status=WRONG)
    try:
        came = registering.confirm(participant=one, coming=form.coming())
    except NotNow as refusal:
        form.add_error(None, refusal.sentence)
        return own_page(request, provider, one, link, form=form, status=NOT_NOW)
    return own_page(
        request, provider, participant_by_link(link), link, done=CAME[SeatState(came.state)]
    )


def _forget(
    request: "HttpRequest", provider: "Provider", one: "Participant", link: str
) -> "HttpResponse":
    if not request.POST.get("sure"):
        return own_page(request, provider, one, link, refused=TICK_FIRST, status=WRONG)
    withdrawing.forget_me(participant=one)
    return door.page(request, provider, FORGOTTEN, private=True)


def _renew(request: "HttpRequest", provider: "Provider", one: "Participant") -> "HttpResponse":
    with suppress(AlreadyRecorded):
        actor = Caller(one.organisation_id)
        renewing.renew_link(participant=one, actor=actor, turn=one.turn)
    return door.page(request, provider, RENEWED, private=True)


def _leave(_: "HttpRequest", one: "Participant") -> str:
    withdrawing.withdraw(participant=one)
    return "U hebt afgezegd. Bedankt voor het laten weten."


def _accept(_: "HttpRequest", one: "Participant") -> str:
    registering.accept(participant=one)
    return "De plaats is van u."


def _certificate(request: "HttpRequest", one: "Participant") -> str:
    wanted = bool(request.POST.get("wanted"))
    attending.ask_certificate(participant=one, wanted=wanted)
    if wanted:
        return "U krijgt een bewijs van deelname. Na afloop haalt u het op deze pagina op."
    return "U krijgt geen bewijs van deelname."


DEEDS: "dict[str, Callable[[HttpRequest, Participant], str]]" = {
    "leave": _leave,
    "accept": _accept,
    "certificate": _certificate,
}
