"""Who is involved: asking a colleague to think along or to keep it too, and leaving."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import together
from zorgvuldig.dossiers.actions import involving as actions
from zorgvuldig.dossiers.views import colleagues, waiting
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import MAY_BE_INVOLVED
from zorgvuldig.recording.deeds import Deed

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def involved(request: "Request", reference: str) -> "HttpResponse":
    """Who is involved and until when, what was asked of whom, and the ways to work together."""
    dossier = access.get_kept_dossier(request.actor, reference)
    context = {
        "dossier": dossier,
        "involved": colleagues.involved(dossier),
        "keeps_on": access.keeps_on(dossier, request.actor),
        "hand_over": together.open_hand_over(dossier),
        "colleagues": people.others(request.actor, *MAY_BE_INVOLVED),
        "back": reverse("dossiers:page", args=[reference]),
        "concurrences": waiting.concurrences(access.concurrences_in(dossier)),
    }
    return render(request, "dossiers/involved.html", context)


@require_POST
def involve(request: "Request", reference: str) -> "HttpResponse":
    """Ask a colleague to think along."""
    dossier = access.get_kept_dossier(request.actor, reference)
    chosen = request.POST.get("membership", "")
    if not chosen:
        messages.warning(request, "Kies eerst een collega.")
        return redirect("dossiers:involved", reference)
    membership = _colleague(request, people.number_in(chosen))
    with Deed(request, f"{membership.person.name} denkt mee."):
        today = timezone.localdate()
        actions.involve(dossier=dossier, actor=request.actor, membership=membership, today=today)
    return redirect("dossiers:involved", reference)


@require_POST
def keep_together(request: "Request", reference: str, number: int) -> "HttpResponse":
    """Let a colleague keep the dossier too."""
    dossier = access.get_kept_dossier(request.actor, reference)
    membership = _colleague(request, number)
    with Deed(request, f"{membership.person.name} houdt het dossier ook bij."):
        actions.keep_together(dossier=dossier, actor=request.actor, membership=membership)
    return redirect("dossiers:involved", reference)


@require_POST
def leave(request: "Request", reference: str, number: int) -> "HttpResponse":
    """Somebody is no longer involved; it may be oneself, whatever one's part."""
    if number == request.actor.membership_id:
        return _leave_oneself(request, reference)
    dossier = access.get_dossier_to_end_part(request.actor, reference)
    membership = _colleague(request, number)
    with Deed(request, f"{membership.person.name} is niet meer betrokken."):
        today = timezone.localdate()
        actions.leave(dossier=dossier, actor=request.actor, membership=membership, today=today)
    return redirect("dossiers:involved", reference)


def _leave_oneself(request: "Request", reference: str) -> "HttpResponse":
    dossier = access.get_dossier_to_leave(request.actor, reference)
    membership = request.actor.membership
    if membership is None:
        raise Http404
    with Deed(request, "U bent niet meer betrokken bij dit dossier."):
        today = timezone.localdate()
        actions.leave(dossier=dossier, actor=request.actor, membership=membership, today=today)
        return redirect("dossiers:overview")
    return redirect("dossiers:page", reference)


def _colleague(request: "Request", number: int) -> Any:
    return get_object_or_404(people.staff_of(request.actor), pk=number)
