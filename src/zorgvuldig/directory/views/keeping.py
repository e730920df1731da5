"""Keeping the directory: what waits, and every change."""

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.directory import showing
from zorgvuldig.directory.access import listings as access
from zorgvuldig.directory.access import suggestions
from zorgvuldig.directory.actions import listings as actions
from zorgvuldig.directory.actions import suggesting
from zorgvuldig.directory.forms.listings import ListingForm, known
from zorgvuldig.directory.forms.suggestions import AnswerForm
from zorgvuldig.handbook.wording import label
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.pages import filled, recorded

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

MOST_STALE = 50  # on one page; what is checked makes room for the rest


@require_safe
def keep(request: "Request") -> "HttpResponse":
    """What waits for who keeps the directory: what users said, and what is long ago checked."""
    actor = access.keeper(request.actor)
    old = access.stale(actor.organisation.pk, timezone.localdate())[: MOST_STALE + 1]
    context = {
        "hints": [_hint(one) for one in suggestions.open_of(actor)[: suggestions.MOST]],
        "stale": [showing.card(one) for one in old[:MOST_STALE]],
        "more": len(old) > MOST_STALE,
    }
    return render(request, "directory/keep.html", context)


def _hint(one: Any) -> dict[str, Any]:
    return {
        "title": one.listing_name,
        "url": reverse("directory:answer", args=[one.pk]),
        "meta": label("directory_hint", one.hint),
        "text": one.words,
    }


@require_http_methods(["GET", "POST"])
def new(request: "Request") -> "HttpResponse":
    """A service that was not there."""
    actor = access.keeper(request.actor)
    initial = {"name": request.GET.get("naam", "")[:120], "languages": ["nl"]}
    return recorded(
        request,
        form=filled(request, ListingForm, initial=initial),
        act=lambda form: reverse(
            "directory:listing",
            args=[actions.add(actor=actor, once=form.cleaned_data["once"], **form.values()).pk],
        ),
        back=reverse("directory:start"),
        submit="Dienst bewaren",
        done="De dienst staat in de kaart.",
    )


@require_http_methods(["GET", "POST"])
def change(request: "Request", number: "UUID") -> "HttpResponse":
    """A service as it stands, to say it anew."""
    found = access.get_kept(request.actor, number)
    form = filled(request, ListingForm, initial=known(found))
    return recorded(
        request,
        form=form,
        act=lambda form: (
            actions.change(
                listing=found,
                actor=request.actor,
                seen=form.cleaned_data["seen"],
                **form.values(),
            )
            and None
        ),
        back=reverse("directory:listing", args=[number]),
        template="directory/change.html",
        title=f"{found.name} wijzigen",
        submit="Dienst bewaren",
        done="De dienst is gewijzigd.",
        anew=lambda: _read_again(request, form, number),
    )


def _read_again(request: "Request", form: Any, number: "UUID") -> dict[str, Any]:
    """What stands there by now, beside what was typed; sent again, that is what was read."""
    found = access.get_kept(request.actor, number)
    form.data = form.data.copy()
    form.data["seen"] = str(found.version)
    return {"now": showing.card(found)}


@require_POST
def check(request: "Request", number: "UUID") -> "HttpResponse":
    """Looked at today, and everything is right."""
    found = access.get_kept(request.actor, number)
    with Deed(request, f"{found.name} is vandaag nagekeken."):
        actions.check(listing=found, actor=request.actor, today=timezone.localdate())
    return redirect("directory:keep")


@require_POST
def remove(request: "Request", number: "UUID") -> "HttpResponse":
    """Off the directory."""
    found = access.get_kept(request.actor, number)
    with Deed(request, f"{found.name} staat niet meer in de kaart."):
        actions.remove(listing=found, actor=request.actor)
    return redirect("directory:start")


@require_http_methods(["GET", "POST"])
def answer(request: "Request", number: "UUID") -> "HttpResponse":
    """What a user said, and the answer they get."""
    found = suggestions.get_open(access.keeper(request.actor), number)

    def act(form: AnswerForm) -> None:
        told = {name: form.cleaned_data[name] for name in ("state", "answer")}
        today = timezone.localdate()
        suggesting.answer(suggestion=found, actor=request.actor, today=today, **told)

    return recorded(
        request,
        form=filled(request, AnswerForm),
        act=act,
        back=reverse("directory:keep"),
        template="directory/answer.html",
        title=found.listing_name,
        hint=label("directory_hint", found.hint),
        found=found,
        submit="Antwoord versturen",
        done="Het antwoord is bewaard. Wie het voorstelde, krijgt bericht.",
    )
