"""Judging together, each apart first."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.actions import assessing as actions
from zorgvuldig.dossiers.forms import assessing as forms
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.dossiers.views.words import shown
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import MAY_BE_INVOLVED

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def begin(request: "Request", reference: str) -> "HttpResponse":
    """Ask a second assessor and begin."""
    dossier = access.get_kept_dossier(request.actor, reference)
    form = filled(request, forms.BeginAssessmentForm)
    form.fields["second"].queryset = people.others(request.actor, *MAY_BE_INVOLVED)
    return recording(
        request,
        form=form,
        act=lambda form: _go_on(
            reference,
            actions.begin(
                dossier=dossier,
                actor=request.actor,
                today=timezone.localdate(),
                **form.code_values(),
                **form.entry_values(),
            ).pk,
        ),
        back=reverse("dossiers:page", args=[reference]),
        done="Uw collega is gevraagd. Schrijf eerst ieder apart.",
        dossier=dossier,
    )


def _go_on(reference: str, number: UUID) -> str:
    return reverse("dossiers:assessment_view", args=[reference, number])


@require_http_methods(["GET", "POST"])
def view(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Write one's own view; the others' are shown once one's own was sent."""
    dossier = access.get_dossier(request.actor, reference)
    assessment = access.get_assessment(dossier, number)
    views = list(access.views_in(assessment))
    mine = next((v for v in views if v.assessor_id == request.user.pk), None)
    over = assessment.completed_on is not None
    sent = over or (mine is not None and mine.submitted_at is not None)
    return recording(
        request,
        form=filled(request, forms.AssessmentViewForm),
        act=lambda form: (
            actions.write_view(
                dossier=dossier,
                assessment=assessment,
                actor=request.actor,
                words=form.word_values(),
            )
            or _go_on(reference, number)
        ),
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/assessment.html",
        done="Uw inschatting is verstuurd.",
        submit="Versturen",
        dossier=dossier,
        assessment=assessment,
        question=assessment.entry.words(dossier.key).get("question", ""),
        sent=sent or mine is None,
        views=[_on_screen(v, dossier, show=sent) for v in views],
        may_complete=sum(v.submitted_at is not None for v in views) > 1,
    )


def _on_screen(view: Any, dossier: Any, *, show: bool) -> dict[str, Any]:
    sealed = view.sealed if show and view.submitted_at else None
    words = dossier.key.open(sealed, view.id) if sealed else {}
    return {
        "name": view.assessor.name,
        "sent": view.submitted_at is not None,
        "rows": shown("ASSESSMENT_VIEW", words),
    }


@require_http_methods(["GET", "POST"])
def complete(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Complete it together: outcome, and when to look again."""
    dossier = access.get_kept_dossier(request.actor, reference)
    access.get_assessment(dossier, number)
    return recording(
        request,
        form=filled(request, forms.CompleteAssessmentForm),
        act=lambda form: actions.complete(
            dossier=dossier,
            assessment=number,
            actor=request.actor,
            outcome=form.cleaned_data["outcome"],
            review_on=form.cleaned_data["review_on"],
            words={"together": form.cleaned_data["together"]},
            today=timezone.localdate(),
        ),
        back=reverse("dossiers:page", args=[reference]),
        dossier=dossier,
        submit="Samen afronden",
    )
