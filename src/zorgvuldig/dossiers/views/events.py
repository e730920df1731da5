"""Events of the organisation: the list, one event, writing it down, changing and ending it."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.dossiers.access import events as access
from zorgvuldig.dossiers.actions import events as actions
from zorgvuldig.dossiers.codes import EventLevel
from zorgvuldig.dossiers.forms.events import ChangeEventForm, EventForm
from zorgvuldig.dossiers.letter.fingerprint import digest
from zorgvuldig.dossiers.views import event_words, paging
from zorgvuldig.dossiers.views.comparing import compared
from zorgvuldig.dossiers.views.lists import key_in
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.recording.deeds import Deed

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

WHICH = {"": "die nog spelen", "voorbij": "voorbij"}


@require_safe
def events(request: "Request") -> "HttpResponse":
    """What happened lately and may matter, without names; the filter stands in the address."""
    actor, today = access.reader(request.actor), timezone.localdate()
    which, level = request.GET.get("toon", ""), request.GET.get("niveau", "")
    level = level if level in EventLevel.values else ""
    after = key_in(request.GET.get("na", ""))
    rows = access.list_page(actor, over=which == "voorbij", level=level, after=after)
    query = urlencode({"toon": which if which in WHICH else "", "niveau": level})
    context = {
        "events": [event_words.card(event, today) for event in rows[: access.PAGE]],
        "filters": _filters(which, level),
        "older_url": paging.older(rows, access.PAGE, query),
    }
    return render(request, "dossiers/events/list.html", context)


def _filters(which: str, level: str) -> list[dict[str, Any]]:
    """Which are shown: still living or over, and of which level."""
    return [
        {
            "label": "Welke gebeurtenissen",
            "links": [
                {"url": f"?toon={code}&niveau={level}", "text": text, "current": code == which}
                for code, text in WHICH.items()
            ],
        },
        {
            "label": "Waar het speelt",
            "links": [
                {"url": f"?toon={which}&niveau={code}", "text": text, "current": code == level}
                for code, text in [("", "op elk niveau"), *EventLevel.choices]
            ],
        },
    ]


@require_http_methods(["GET", "POST"])
def new(request: "Request") -> "HttpResponse":
    """Write an event down; everybody here who works with clients can then use it."""
    actor = access.reader(request.actor)

    def act(form: EventForm) -> str:
        told = actions.Happening(**form.event_values())
        noted = actions.note_event(actor=actor, once=form.cleaned_data["once"], told=told)
        return reverse("dossiers:event", args=[noted.pk])

    form = filled(request, EventForm)
    return recording(request, form=form, act=act, back=reverse("dossiers:events"))


@require_safe
def event(request: "Request", number: "UUID") -> "HttpResponse":
    """One event: what happened, and what the handbook says about this kind."""
    found = access.get_event(request.actor, number)
    context = {
        "event": found,
        "kind": event_words.kind_label(found.kind),
        "rows": event_words.rows(found),
        "may_change": access.may_change(request.actor, found),
    }
    return render(request, "dossiers/events/event.html", context)


@require_http_methods(["GET", "POST"])
def change(request: "Request", number: "UUID") -> "HttpResponse":
    """Put it right. When a colleague did so meanwhile, both texts are shown and one chooses."""
    found = access.get_own_event(request.actor, number)
    now = access.values_of(found)
    form = filled(request, ChangeEventForm, initial=ChangeEventForm.carrying(now))
    return recording(
        request,
        form=form,
        act=lambda form: actions.change_event(
            event=found,
            actor=request.actor,
            read=digest(form.cleaned_data["seen"]),
            told=actions.Happening(**form.event_values()),
        ),
        back=reverse("dossiers:event", args=[number]),
        template="dossiers/events/change.html",
        anew=lambda: compared(form, access.values_of(access.once_more(found))),
    )


@require_POST
def end(request: "Request", number: "UUID") -> "HttpResponse":
    """It is over."""
    found = access.get_own_event(request.actor, number)
    with Deed(request, "De gebeurtenis staat nu bij wat voorbij is."):
        actions.end_event(event=found, actor=request.actor, today=timezone.localdate())
    return redirect("dossiers:event", number)
