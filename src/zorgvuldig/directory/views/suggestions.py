"""What a user says of the directory, and the answers they got."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.directory.access import listings
from zorgvuldig.directory.access import suggestions as access
from zorgvuldig.directory.actions import suggesting as actions
from zorgvuldig.directory.forms.suggestions import HintForm, MissingForm
from zorgvuldig.handbook.wording import label
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.directory import Answered, Hint

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

THANKS = "Dank u. Wie de kaart bijhoudt, kijkt ernaar. Het antwoord leest u bij ‘Uw voorstellen’."


@require_http_methods(["GET", "POST"])
def wrong(request: "Request", number: "UUID") -> "HttpResponse":
    """Something is not right with this service."""
    found = listings.get_listing(request.actor, number)
    return recorded(
        request,
        form=filled(request, HintForm),
        act=lambda form: (
            actions.suggest(actor=request.actor, listing=found, **form.cleaned_data) and None
        ),
        back=reverse("directory:listing", args=[number]),
        title=f"{found.name}: klopt er iets niet?",
        submit="Doorgeven",
        done=THANKS,
    )


@require_http_methods(["GET", "POST"])
def missing(request: "Request") -> "HttpResponse":
    """A service is not there."""
    actor = listings.reader(request.actor)
    return recorded(
        request,
        form=filled(request, MissingForm),
        act=lambda form: (
            actions.suggest(actor=actor, hint=Hint.MISSING, **form.cleaned_data) and None
        ),
        back=reverse("directory:start"),
        submit="Doorgeven",
        done=THANKS,
    )


@require_safe
def own(request: "Request") -> "HttpResponse":
    """What this person said, and what was answered."""
    shown = [_told(one) for one in access.own(request.actor)[: access.MOST]]
    return render(request, "directory/suggestions.html", {"suggestions": shown})


def _told(one: Any) -> dict[str, Any]:
    return {
        "number": one.pk,
        "name": one.listing_name,
        "hint": label("directory_hint", one.hint),
        "words": one.words,
        "made_on": one.made_on,
        "state": label("directory_answer", one.state),
        "answer": one.answer,
        "answered_on": one.answered_on,
        "to_hear": one.state != Answered.OPEN and one.heard_on is None,
    }


@require_POST
def hear(request: "Request", number: "UUID") -> "HttpResponse":
    """The answer was read; no more reminders about it."""
    found = access.get_own(request.actor, number)
    actions.hear(suggestion=found, actor=request.actor, today=timezone.localdate())
    messages.success(request, "Goed. U krijgt hier geen bericht meer over.")
    return redirect("directory:suggestions")
