"""Judging together, each apart first."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access.emergencies import log_opened
from zorgvuldig.dossiers.actions import assessing as actions
from zorgvuldig.dossiers.forms import assessing as forms
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.dossiers.views.words import shown
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import MAY_BE_INVOLVED
from zorgvuldig.recording.deeds import Deed

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def begin(request: "Request", reference: str) -> "HttpResponse":
    """Ask a second assessor and begin."""
    dossier = access.get_kept_dossier(request.actor, reference)
    form = filled(request, forms.BeginAssessmentForm)
    form.fields["asked"].queryset = people.others(request.actor, *MAY_BE_INVOLVED)
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
        done="Gevraagd. Schrijf eerst ieder apart.",
        dossier=dossier,
    )


def _go_on(reference: str, number: UUID) -> str:
    return reverse("dossiers:assessment_view", args=[reference, number])


@require_http_methods(["GET", "POST"])
def view(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Write one's own view; the others' are shown once one's own was sent. Who only reads, for one
    question or because it could not wait, writes none."""
    get = access.get_joined_dossier if request.method == "POST" else access.get_dossier
    dossier = get(request.actor, reference)
    assessment = access.get_assessment(dossier, number)
    log_opened(request.actor, dossier, assessment.entry)
    views = list(access.views_in(assessment))
    mine = next((v for v in views if v.assessor_id == request.actor.person.pk), None)
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
        keeps=access.keeps(dossier, request.actor),
        may_complete=sum(v.submitted_at is not None for v in views) > 1,
        former=_former(assessment, dossier) if sent else None,
        outcome=shown("ASSESSMENT", assessment.entry.words(dossier.key))[1:] if over else (),
        colleagues=() if over else _others(request, dossier, views),
    )


def _others(request: "Request", dossier: Any, views: list[Any]) -> Any:
    """Colleagues who were not asked yet; only for who keeps the dossier."""
    if not access.keeps(dossier, request.actor):
        return ()
    asked = [view.assessor_id for view in views]
    return people.others(request.actor, *MAY_BE_INVOLVED).exclude(person__in=asked)


def _former(assessment: Any, dossier: Any) -> dict[str, Any] | None:
    """What was judged the time before, to compare with."""
    former = assessment.former
    if former is None:
        return None
    return {
        "on": former.completed_on,
        "outcome": former.get_outcome_display(),
        "rows": shown("ASSESSMENT", former.entry.words(dossier.key)),
        "number": former.pk,
    }


@require_POST
def ask_another(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Ask one more colleague to write a view."""
    dossier = access.get_kept_dossier(request.actor, reference)
    access.get_assessment(dossier, number)
    chosen = people.number_in(request.POST.get("membership", ""))
    colleague = people.others(request.actor, *MAY_BE_INVOLVED).filter(pk=chosen).first()
    if colleague is None:
        messages.warning(request, "Kies eerst een collega.")
        return redirect("dossiers:assessment_view", reference, number)
    with Deed(request, f"{colleague.person.name} is gevraagd."):
        actions.ask_another(
            dossier=dossier,
            assessment=number,
            actor=request.actor,
            membership=colleague,
            today=timezone.localdate(),
        )
    return redirect("dossiers:assessment_view", reference, number)


def _on_screen(view: Any, dossier: Any, *, show: bool) -> dict[str, Any]:
    sealed = view.sealed if show and view.submitted_at else None
    words = dossier.key.open(sealed, view.id) if sealed else {}
    return {
        "name": view.assessor.name,
        "sent": view.submitted_at is not None,
        "edition": view.edition,
        "rows": shown("ASSESSMENT_VIEW", words, _as_asked(words)),
    }


def _as_asked(words: dict[str, Any]) -> dict[str, str]:
    """The attention points in the words of the day, whatever the handbook says by now."""
    return {f"{code}_clarity": title for code, title in words.get("asked", {}).items()}


@require_http_methods(["GET", "POST"])
def complete(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Complete it together: outcome, and when to look again, beside what each wrote apart. Who
    still has to write a view reads none."""
    dossier = access.get_kept_dossier(request.actor, reference)
    assessment = access.get_assessment(dossier, number)
    former = _former(assessment, dossier)
    views = list(access.views_in(assessment))
    sent = any(v.assessor_id == request.actor.person.pk and v.submitted_at for v in views)
    return recording(
        request,
        form=filled(request, forms.CompleteAssessmentForm, compared=former is not None),
        act=lambda form: actions.complete(
            dossier=dossier,
            assessment=number,
            actor=request.actor,
            outcome=form.cleaned_data["outcome"],
            review_on=form.cleaned_data["review_on"],
            words=form.word_values(),
            today=timezone.localdate(),
        ),
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/assessment_complete.html",
        dossier=dossier,
        former=former,
        views=[_on_screen(v, dossier, show=True) for v in views if sent and v.submitted_at],
        submit="Samen afronden",
    )
