"""A volunteer hands over what was noticed; a coordinator goes on with it or passes it on."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import together
from zorgvuldig.dossiers.actions import noticing as actions
from zorgvuldig.dossiers.forms.noticing import HandNoteForm, NoteTriageForm, PassOnForm
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.handbook.wording import written
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import WORKS_WITH_CLIENTS
from zorgvuldig.rules.codes import Triage

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def hand_note(request: "Request") -> "HttpResponse":
    """The one working page of a volunteer (G19)."""
    actor = together.may_hand_over_notes(request.actor)
    coordinators = people.others(actor, *actions.COORDINATES)
    form = filled(request, HandNoteForm)
    form.fields["coordinator"].queryset = coordinators
    return recording(
        request,
        form=form,
        act=lambda form: actions.hand_note(actor=actor, **form.cleaned_data) and None,
        back=reverse("dossiers:hand_note"),
        template="dossiers/together/hand_note.html",
        done="Doorgegeven. Uw coördinator gaat ermee verder; u hoeft niets meer te doen.",
        submit="Doorgeven",
        nobody=not coordinators.exists(),
        handed=[
            f"Doorgegeven op {written(timezone.localdate(at))} aan {name}"
            for at, name in together.handed_by(actor)
            if at
        ],
    )


@require_http_methods(["GET", "POST"])
def triage(request: "Request", number: UUID) -> "HttpResponse":
    """How pressing is what a volunteer noticed? Acute danger goes to 112 first (G17)."""
    found = access.get_note(request.actor, number)
    if found.triage:
        return redirect("dossiers:note", number)

    def act(form: NoteTriageForm) -> str:
        said = {name: form.cleaned_data[name] for name in ("triage", "reason")}
        actions.say_how_pressing(actor=request.actor, note=found, **said)
        if said["triage"] == Triage.ACUTE:
            return reverse("web:acute")
        return reverse("dossiers:note", args=[number])

    return recording(
        request,
        form=filled(request, NoteTriageForm),
        act=act,
        back=reverse("dossiers:note", args=[number]),
        template="dossiers/together/of_note.html",
        words=found.key.open(found.sealed, found.id),
        note=found,
    )


@require_http_methods(["GET", "POST"])
def pass_on(request: "Request", number: UUID) -> "HttpResponse":
    """A colleague goes on with it; it leaves one's own page, with what one typed around it."""
    found = access.get_note(request.actor, number)
    form = filled(request, PassOnForm)
    form.fields["to"].queryset = people.others(request.actor, *WORKS_WITH_CLIENTS)

    def act(form: PassOnForm) -> None:
        actions.pass_on(actor=request.actor, note=found, to=form.cleaned_data["to"])
        drafts.discard_under(actor=request.actor, prefix=reverse("dossiers:note", args=[number]))

    return recording(
        request,
        form=form,
        act=act,
        back=reverse("day:today"),
        template="dossiers/together/of_note.html",
        done="Doorgegeven. Uw collega ziet het op de eigen pagina.",
        submit="Doorgeven",
        words=found.key.open(found.sealed, found.id),
        note=found,
    )
