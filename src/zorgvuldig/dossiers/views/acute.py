"""After calling in danger: writing it down in a moment, and what follows within a working day."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import acute as calls
from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.actions import acute as actions
from zorgvuldig.dossiers.actions import asking, beginning, telling
from zorgvuldig.dossiers.codes import ConcurrenceKind
from zorgvuldig.dossiers.forms import acute as forms
from zorgvuldig.dossiers.forms.sharing import AskAboutForm
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.dossiers.views.talks import simple
from zorgvuldig.dossiers.views.telling import later
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.rules.codes import Triage

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

NOT_SAID = "Dat is niet opgeschreven. Vraag het uw collega."
STORED = "Vastgelegd. Wat er nog moet, kan straks: u ziet het in het dossier en bij ‘Vandaag’."


@require_http_methods(["GET", "POST"])
def noted(request: "Request") -> "HttpResponse":
    """Called before there is a dossier: a note that counts as acute danger (G17)."""
    actor = access.works_with_clients(request.actor)

    def act(form: forms.CallForm) -> str:
        values = form.cleaned_data
        note = beginning.note_unease(
            actor=actor,
            once=values["once"],
            happened_on=values["happened_on"],
            triage=Triage.ACUTE,
            event_kind="",
            **actions.words_of_note(values["called"], values["said"]),
        )
        return reverse("dossiers:note", args=[note.pk])

    return recording(
        request,
        form=filled(request, forms.CallForm),
        act=act,
        back=reverse("day:today"),
        template="dossiers/acute/call.html",
        done="Vastgelegd. Hoort dit bij een cliënt? Zet het dan in een dossier.",
    )


@require_http_methods(["GET", "POST"])
def call(request: "Request", reference: str) -> "HttpResponse":
    """Called about this client: whom, when, and what was said if one still knows. Also by who looks
    in because it could not wait."""
    dossier = access.get_dossier_to_call(request.actor, reference)
    policy = "keeper" if access.keeps(dossier, request.actor) else "emergency"
    return recording(
        request,
        form=filled(request, forms.CallForm),
        act=lambda form: (
            actions.record_call(
                dossier=dossier,
                actor=request.actor,
                policy=policy,
                **form.code_values(),
                **form.entry_values(),
            )
            and None
        ),
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/acute/call.html",
        done=STORED,
        dossier=dossier,
    )


@require_http_methods(["GET", "POST"])
def decider(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Choose which decider hears that somebody was called (G13)."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = calls.get_call(dossier, number)
    form = filled(request, forms.TellDeciderForm)
    offered = calls.may_hear(request.actor, found)
    form.fields["decider"].queryset = offered
    form.fields["decider"].label_from_instance = lambda membership: membership.name_and_away
    return recording(
        request,
        form=form,
        act=lambda form: actions.tell_decider(
            call=found, actor=request.actor, decider=form.cleaned_data["decider"]
        ),
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/acute/decider.html",
        done="De beslisser ziet bij ‘Vandaag’ dat u belde.",
        submit="Laten weten",
        dossier=dossier,
        chosen=found.decider,
        offered=offered.exists(),
    )


@require_http_methods(["GET", "POST"])
def seen(request: "Request", number: UUID) -> "HttpResponse":
    """The decider reads whom was called and what was said, and says that they saw it."""
    found = calls.get_to_see(request.actor, number)
    if request.method == "POST":
        with Deed(request, "Vastgelegd dat u het hebt gezien."):
            actions.see(call=found, actor=request.actor)
        return redirect("day:today")
    words = found.entry.words(found.dossier.key)
    rows = [
        {"key": "Wie er is gebeld", "value": found.get_called_display(), "ours": True},
        {
            "key": "Wat er is gezegd",
            "value": words.get("said") or NOT_SAID,
            "preserve": True,
            "ours": not words.get("said"),
        },
    ]
    return render(request, "dossiers/acute/seen.html", {"call": found, "rows": rows})


@require_http_methods(["GET", "POST"])
def reasons(request: "Request", reference: str) -> "HttpResponse":
    """Why the steps of the method come after the call."""
    return simple(request, reference, forms.ReasonsForm, actions.give_reasons)


@require_http_methods(["GET", "POST"])
def tell(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """The client was told that somebody was called; or the way to an agreed later day (G16)."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = calls.get_call(dossier, number)
    return recording(
        request,
        form=filled(
            request, forms.TellOfCallForm, representative=telling.representative_hears(dossier)
        ),
        act=lambda form: (
            telling.tell_of_call(call=found, actor=request.actor, **form.entry_values()) and None
        ),
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/sharing/tell.html",
        dossier=dossier,
        about=asking.about_call(found),
        before=list(calls.notifications_of(found)),
        later_url=reverse("dossiers:call_postpone", args=[reference, number]),
    )


@require_http_methods(["GET", "POST"])
def postpone(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Later, on the day a second person agreed to; each agreement serves once."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = calls.get_call(dossier, number)
    return later(
        request,
        sharing.postponements_about_call(found, timezone.localdate()),
        partial(telling.postpone_telling_of_call, call=found),
        back=reverse("dossiers:call_tell", args=[reference, number]),
        ask_url=reverse("dossiers:call_ask", args=[reference, number]),
        dossier=dossier,
    )


@require_http_methods(["GET", "POST"])
def ask(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Ask a second person to agree to tell the client later."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = calls.get_call(dossier, number)
    form = filled(request, AskAboutForm, kind=ConcurrenceKind.POSTPONEMENT)
    form.fields["second_person"].queryset = sharing.may_weigh(request.actor)

    def act(form: AskAboutForm) -> None:
        said: dict[str, Any] = {**form.code_values(), **form.entry_values()}
        asking.ask_about_call(call=found, actor=request.actor, **said)

    return recording(
        request,
        form=form,
        act=act,
        back=reverse("dossiers:call_postpone", args=[reference, number]),
        template="dossiers/sharing/ask_about.html",
        done="Gevraagd. U ziet het antwoord bij ‘Later vertellen’.",
        dossier=dossier,
        what=ConcurrenceKind.POSTPONEMENT.label,
        about=asking.about_call(found),
    )
