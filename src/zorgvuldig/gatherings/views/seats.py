"""Who comes to a workshop: the list, inviting, who was there, and who came instead."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.gatherings.access.provider import organises
from zorgvuldig.gatherings.access.seats import one_of, participants_of, seated_in
from zorgvuldig.gatherings.access.workshops import get_workshop, mix_of
from zorgvuldig.gatherings.actions import attending, inviting, offering, renewing
from zorgvuldig.gatherings.forms.seats import (
    AttendanceForm,
    InviteForm,
    SeatLinkForm,
    WalkInForm,
)
from zorgvuldig.handbook.wording import label
from zorgvuldig.people.roles import Role
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.gatherings.codes import SeatState
from zorgvuldig.rules.gatherings.seats import in_order

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.gatherings.models import Participant, Workshop
    from zorgvuldig.people.request import Request

WHERE_TO = "Hij gaat naar het e-mailadres op de lijst. De oude link werkt dan niet meer."
NEW_LINK = "De nieuwe link is verstuurd. De oude werkt niet meer."
FIRST_TEXT = (
    "Op deze dag houden wij een werkatelier over zorgvuldig informatie delen rond jongeren, met "
    "mensen uit verschillende beroepen. Wij nodigen u graag uit."
)


@require_safe
def seats(request: "Request", number: UUID) -> "HttpResponse":
    """Everybody on the list, by sector, and how each stands."""
    workshop = get_workshop(request.actor, number)
    offering.settle_if_due(workshop)
    shown = {"workshop": workshop, "sectors": _by_sector(workshop),
             "organises": request.actor.holds({Role.ORGANISER})}  # fmt: skip
    return render(request, "gatherings/seats.html", shown)


def _by_sector(workshop: "Workshop") -> list[dict[str, Any]]:
    people = list(participants_of(workshop))
    mix = mix_of(workshop)
    sectors = in_order([*mix, *(one.sector for one in people)])
    return [
        {
            "name": label("gather_sector", sector),
            "seats": mix.get(sector, 0),
            "people": [_line(one) for one in people if one.sector == sector],
        }
        for sector in sectors
    ]


def _line(one: "Participant") -> dict[str, str]:
    words = one.words()
    work = ", ".join(w for w in (words.get("profession"), words.get("organisation")) if w)
    return {
        "number": str(one.pk),
        "name": words["name"],
        "work": work,
        "state": "Nog niet bevestigd" if one.unproven else label("gather_seat", one.state),
        "attended": {True: "was er", False: "was er niet", None: ""}[one.attended],
    }


@require_http_methods(["GET", "POST"])
def invite(request: "Request", number: UUID) -> "HttpResponse":
    """Invite people of one sector, each by their own link."""
    actor = organises(request.actor)
    workshop = get_workshop(actor, number)
    text = workshop.words().get("mail_text") or FIRST_TEXT
    form = filled(request, InviteForm, mix=mix_of(workshop), text=text)

    def act(form: InviteForm) -> None:
        typed = form.cleaned_data
        inviting.invite(workshop=workshop, actor=actor, people=form.invited(), text=typed["text"],
                        once=typed["once"])  # fmt: skip

    return _recorded(request, workshop, form, act, "Uitnodigen", "De uitnodigingen gaan weg.")


@require_http_methods(["GET", "POST"])
def seat_link(request: "Request", number: UUID, who: UUID) -> "HttpResponse":
    """Somebody's own link ended up with another: a new one goes to their mailbox."""
    actor = organises(request.actor)
    workshop = get_workshop(actor, number)
    one = one_of(workshop, who)
    form = filled(request, SeatLinkForm, initial={"turn": one.turn})

    def act(form: SeatLinkForm) -> None:
        renewing.renew_link(participant=one, actor=actor, turn=form.cleaned_data["turn"])

    return _recorded(request, workshop, form, act, "Nieuwe link sturen", NEW_LINK,
                     template="gatherings/deed.html", intro=WHERE_TO)  # fmt: skip


@require_http_methods(["GET", "POST"])
def attendance(request: "Request", number: UUID) -> "HttpResponse":
    """Who with a seat was there: a tick each."""
    workshop = get_workshop(request.actor, number)
    seated = seated_in(workshop)
    form = filled(request, AttendanceForm, seated=[_choice(one) for one in seated])
    if request.method != "POST":
        form.initial.setdefault("present", [str(one.pk) for one in seated if one.attended])

    def act(form: AttendanceForm) -> None:
        present = {UUID(one) for one in form.cleaned_data["present"]}
        attending.tick(workshop=workshop, actor=request.actor, present=present)

    return _recorded(request, workshop, form, act, "Vastleggen", "Vastgelegd.")


@require_http_methods(["GET", "POST"])
def walk_in(request: "Request", number: UUID) -> "HttpResponse":
    """Somebody of the same sector came instead of one who is not there."""
    workshop = get_workshop(request.actor, number)
    absent = [_choice(one) for one in seated_in(workshop) if not one.attended]
    absent += _sent_before(request, workshop)
    form = filled(request, WalkInForm, absent=absent)

    def act(form: WalkInForm) -> None:
        said = {n: form.cleaned_data[n] for n in ("once", "name", "email", "regime")}
        instead_of = UUID(form.cleaned_data["instead_of"])
        attending.walk_in(workshop=workshop, actor=request.actor, instead_of=instead_of, **said)

    return _recorded(request, workshop, form, act, "Vastleggen", "De plaats is overgenomen.")


def _sent_before(request: "Request", workshop: "Workshop") -> list[tuple[str, str]]:
    """Who was replaced a moment ago is no choice any more; the deed says that it was done."""
    sent = request.POST.get("instead_of", "")
    gone = [one for one in participants_of(workshop) if str(one.pk) == sent]
    return [_choice(one) for one in gone if one.state == SeatState.WITHDRAWN]


def _choice(one: "Participant") -> tuple[str, str]:
    name, sector = one.words()["name"], label("gather_sector", one.sector)
    return str(one.pk), f"{name} (uit de sector {sector})"


def _recorded(
    request: "Request",
    workshop: "Workshop",
    form: Any,
    act: Any,
    submit: str,
    done: str,
    **shown: Any,
) -> "HttpResponse":
    back = reverse("gatherings:seats", args=[workshop.pk])
    return recorded(request, form=form, act=act, back=back, submit=submit, done=done, **shown)
