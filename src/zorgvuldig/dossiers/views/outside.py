"""Advice from outside, before it is asked: choose, make it nameless, look, confirm, take along."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.actions import outside as actions
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.forms.outside import AdviceTextForm, PrepareAdviceForm
from zorgvuldig.dossiers.letter.items import items_of
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.drafts import access as drafts_access
from zorgvuldig.drafts import actions as drafts_actions
from zorgvuldig.nameless.library import LIBRARY
from zorgvuldig.people import access as people

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

MADE = "Dit is de tekst zonder namen. Lees hem na; er is nog niets vastgelegd."


@require_http_methods(["GET", "POST"])
def prepare(request: "Request", reference: str) -> "HttpResponse":
    """Tick what to tell, and one press makes a text without names."""
    dossier = access.get_kept_dossier(request.actor, reference)
    LIBRARY.wake()
    at = reverse("dossiers:advice_text", args=[reference])

    def act(form: "Any") -> str:
        made = actions.made_nameless(
            dossier=dossier,
            actor=request.actor,
            chosen=form.cleaned_data["chosen"],
            question=form.cleaned_data["question"],
            today=timezone.localdate(),
        )
        typed = QueryDict(mutable=True)
        typed.update(made)
        drafts_actions.keep(actor=request.actor, path=at, typed=typed)
        return at

    return recording(
        request,
        form=filled(request, PrepareAdviceForm, items=items_of(dossier).values()),
        act=act,
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/outside/prepare.html",
        done=MADE,
        submit="Maak een tekst zonder namen",
        dossier=dossier,
        begun=at if drafts_access.draft_of(request.actor, at) else "",
        route=request.actor.organisation.anonymous_route,
    )


@require_http_methods(["GET", "POST"])
def text(request: "Request", reference: str) -> "HttpResponse":
    """The text, and beside it what could still identify somebody: looked at again on every press,
    stored only when nothing is left unweighed."""
    dossier = access.get_kept_dossier(request.actor, reference)
    if request.method == "POST" and "confirm" not in request.POST:
        drafts_actions.keep(actor=request.actor, path=request.path, typed=request.POST)
        return redirect(request.path)
    typed = _typed(request)
    looked = actions.looked_at(dossier, typed)
    return recording(
        request,
        form=filled(request, AdviceTextForm, findings=looked.findings),
        act=lambda form: _confirm(request, dossier, form),
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/outside/text.html",
        done="De tekst zonder namen is vastgelegd.",
        dossier=dossier,
        looked=looked if typed else None,
        prepare_at=reverse("dossiers:advice_prepare", args=[reference]),
        share_at=reverse("dossiers:recipient_add", args=[reference]),
    )


def _typed(request: "Request") -> "QueryDict | dict[str, str]":
    """What stands in the form: as it was sent, or as it was kept."""
    if request.method == "POST":
        return request.POST
    draft = drafts_access.draft_of(request.actor, request.path)
    return drafts_access.typed_in(draft) if draft else {}


def _confirm(request: "Request", dossier: "Any", form: "Any") -> str:
    kept = actions.confirm(
        dossier=dossier,
        actor=request.actor,
        once=form.cleaned_data["once"],
        words={name: form.cleaned_data[name] for name in actions.PLACES},
        reasons=form.why(),
        today=timezone.localdate(),
    )
    begun_at = reverse("dossiers:advice_prepare", args=[dossier.reference])
    drafts_actions.discard(actor=request.actor, path=begun_at)
    return reverse("dossiers:advice_shown", args=[dossier.reference, kept.pk])


@require_safe
def shown(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """The confirmed text, to copy or print, and the way to what was answered."""
    dossier = access.get_kept_dossier(request.actor, reference)
    entry = access.get_entry(dossier, number, EntryKind.ADVICE_TEXT)
    ask_at = reverse("dossiers:outside_advice", args=[reference])
    context = {
        "dossier": dossier,
        "entry": entry,
        "words": entry.words(dossier.key),
        "back": reverse("dossiers:page", args=[reference]),
        "answer_at": f"{ask_at}?tekst={number}",
        "route": request.actor.organisation.anonymous_route,
        "contact_points": people.contact_points_of(request.actor),
    }
    return render(request, "dossiers/outside/shown.html", context)


def begun(request: "Request", dossier: "Any") -> dict[str, "Any"]:
    """What the page for the answer begins with: the text it was asked with, when one is named."""
    try:
        number = UUID(request.GET.get("tekst", ""))
    except ValueError:
        return {}
    words = access.get_entry(dossier, number, EntryKind.ADVICE_TEXT).words(dossier.key)
    asked = f"{words['question']}\n\n{words['text']}"
    return {"initial": {"asked_with": number, "question": asked}}
