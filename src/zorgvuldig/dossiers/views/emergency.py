"""Looking in because it could not wait, and checking that afterwards."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers.access import emergencies
from zorgvuldig.dossiers.actions import emergency as actions
from zorgvuldig.dossiers.forms.emergency import CheckForm, LookInForm
from zorgvuldig.dossiers.views.recording import filled, recording

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def look_in(request: "Request", reference: str) -> "HttpResponse":
    """112 first; then who is told, and the reason. Whoever may open it already, is sent on."""
    dossier: Any = emergencies.get_unopened_dossier(request.actor, reference)
    if dossier.is_involved or dossier.looking_until:
        return redirect("dossiers:page", reference)
    return recording(
        request,
        form=filled(request, LookInForm),
        act=lambda form: (
            actions.look_in(
                dossier=dossier,
                actor=request.actor,
                root=request.build_absolute_uri("/"),
                now=timezone.now(),
                once=form.cleaned_data["once"],
                words=form.word_values(),
            )
            and None
        ),
        back=reverse("dossiers:page", args=[reference]),
        away=reverse("dossiers:search"),
        template="dossiers/together/look_in.html",
        done="U kunt dit dossier een uur lezen.",
        submit="Een uur lezen",
        reference=reference,
    )


@require_http_methods(["GET", "POST"])
def check(request: "Request", number: UUID) -> "HttpResponse":
    """Who looked, when, why, and how much was opened; not the dossier itself."""
    look = emergencies.get_look(request.actor, number)
    words = look.entry.words(look.dossier.key)
    pages, entries = emergencies.opened_in(look)
    context: dict[str, Any] = {
        "look": look,
        "words": words,
        "pages": pages,
        "entries": [{"key": kind, "value": count} for kind, count in entries.items()],
    }
    if look.checked_at is not None:
        return render(request, "dossiers/together/checked.html", context)
    return recording(
        request,
        form=filled(request, CheckForm),
        act=lambda form: actions.check(
            look=look, actor=request.actor, now=timezone.now(), **form.code_values()
        ),
        back=reverse("day:today"),
        template="dossiers/together/check.html",
        done="Nagekeken. Uw bevinding staat in het dossier.",
        submit="Vastleggen",
        **context,
    )
