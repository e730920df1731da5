"""From a first unease to a dossier."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import events
from zorgvuldig.dossiers.actions import beginning as actions
from zorgvuldig.dossiers.forms.beginning import DossierForm, UneaseForm
from zorgvuldig.dossiers.forms.searching import SearchForm
from zorgvuldig.dossiers.views import event_words
from zorgvuldig.dossiers.views.connecting import say_when_left_out
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.dossiers.views.searching import found as matches_of
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.rules.codes import Triage

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def unease(request: "Request") -> "HttpResponse":
    """Write down what one noticed; acute danger goes to 112 first, and is stored all the same."""
    actor = access.works_with_clients(request.actor)

    def act(form: "Any") -> str:
        note = actions.note_unease(
            actor=actor,
            **{k: v for k, v in form.cleaned_data.items() if k not in ("happened_on", "event")},
            happened_on=form.cleaned_data["happened_on"],
            event=events.chosen(actor, form.cleaned_data["event"]),
        )
        if note.triage == Triage.ACUTE:
            return reverse("web:acute")
        return reverse("dossiers:note", args=[note.pk])

    return recording(
        request,
        form=filled(
            request,
            UneaseForm,
            living=event_words.options(events.living(actor)),
            initial={"event": request.GET.get("gebeurtenis", "")},
        ),
        act=act,
        back=reverse("day:today"),
        template="dossiers/unease.html",
        submit="Opslaan en verder",
    )


@require_http_methods(["GET", "POST"])
def note(request: "Request", number: UUID) -> "HttpResponse":
    """One unease, and the way on: look for the client's dossier, pass it on, or let it go. What a
    volunteer noticed first gets said how pressing it is."""
    found = access.get_note(request.actor, number)
    if not found.triage:
        return redirect("dossiers:note_triage", number)
    form = SearchForm(request.POST or None)
    context = {"note": found, "words": found.key.open(found.sealed, found.id), "form": form}
    if form.is_valid():
        context |= {
            "searched": form.cleaned_data,
            "matches": matches_of(request.actor, form),
            "opening": DossierForm(
                auto_id="open_%s",
                initial={
                    "name": form.cleaned_data["name"],
                    "born_on": form.cleaned_data["born_on"],
                },
            ),
        }
    return render(request, "dossiers/note.html", context)


@require_http_methods(["GET", "POST"])
def open_dossier(request: "Request", number: UUID) -> "HttpResponse":
    """A dossier for one client, after looking whether there is one already."""
    found = access.get_note(request.actor, number)
    return recording(
        request,
        form=filled(request, DossierForm),
        act=lambda form: _open(request, form, found),
        back=reverse("dossiers:note", args=[number]),
        template="dossiers/open.html",
        done="Het dossier is geopend.",
        submit="Dossier openen",
        note=found,
    )


def _open(request: "Request", form: "Any", note: "Any") -> str:
    actor, number = request.actor, note.pk
    dossier = actions.open_dossier(
        actor=actor, note=note, today=timezone.localdate(), **form.cleaned_data
    )
    _no_draft_left(actor, number)
    say_when_left_out(request, note, dossier)
    return reverse("dossiers:page", args=[dossier.reference])


@require_POST
def move_in(request: "Request", number: UUID, reference: str) -> "HttpResponse":
    """The unease belongs in a dossier that is there already."""
    found = access.get_note(request.actor, number)
    dossier = access.get_kept_dossier(request.actor, reference)
    with Deed(request, "Wat u opschreef, staat nu in dit dossier."):
        actions.move_in(actor=request.actor, note=found, dossier=dossier)
        _no_draft_left(request.actor, number)
        say_when_left_out(request, found, dossier)
        return redirect("dossiers:page", reference)
    return redirect("dossiers:note", number)


@require_POST
def let_go(request: "Request", number: UUID) -> "HttpResponse":
    """Let an unease go; nothing of it remains."""
    found = access.get_note(request.actor, number)
    with Deed(request, "Losgelaten. De tekst is gewist."):
        actions.let_go(actor=request.actor, note=found)
        _no_draft_left(request.actor, number)
        return redirect("day:today")
    return redirect("dossiers:note", number)


def _no_draft_left(actor: "Actor", number: UUID) -> None:
    """What was typed around an unease goes with it, the name of a client above all."""
    drafts.discard_under(actor=actor, prefix=reverse("dossiers:note", args=[number]))
