"""Who is involved: asking a colleague to think along or to keep it too, and leaving."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import together
from zorgvuldig.dossiers.actions import involving as actions
from zorgvuldig.dossiers.views import colleagues, waiting
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import MAY_BE_INVOLVED
from zorgvuldig.recording.refusals import NotNow

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
    chosen = request.POST.get("membership", "")
    if not chosen:
        access.get_kept_dossier(request.actor, reference)
        messages.warning(request, "Kies eerst een collega.")
        return redirect("dossiers:involved", reference)
    number = int(chosen) if chosen.isdecimal() and len(chosen) < 18 else 0
    return _change(request, reference, number, actions.involve, "{name} denkt mee.", today=True)


@require_POST
def keep_together(request: "Request", reference: str, number: int) -> "HttpResponse":
    """Let a colleague keep the dossier too."""
    return _change(
        request, reference, number, actions.keep_together, "{name} houdt het dossier ook bij."
    )


@require_POST
def leave(request: "Request", reference: str, number: int) -> "HttpResponse":
    """Somebody is no longer involved; it may be oneself, whatever one's part."""
    if number == request.actor.membership_id:
        return _leave_oneself(request, reference)
    return _change(
        request, reference, number, actions.leave, "{name} is niet meer betrokken.", today=True
    )


def _leave_oneself(request: "Request", reference: str) -> "HttpResponse":
    dossier = access.get_dossier_to_leave(request.actor, reference)
    membership = request.actor.membership
    if membership is None:
        raise Http404
    try:
        actions.leave(
            dossier=dossier,
            actor=request.actor,
            membership=membership,
            today=timezone.localdate(),
        )
    except NotNow as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("dossiers:page", reference)
    messages.success(request, "U bent niet meer betrokken bij dit dossier.")
    return redirect("dossiers:overview")


def _change(
    request: "Request", reference: str, number: int, act: Any, done: str, *, today: bool = False
) -> "HttpResponse":
    ends = act is actions.leave
    get = access.get_dossier_to_end_part if ends else access.get_kept_dossier
    dossier = get(request.actor, reference)
    membership = people.staff_of(request.actor).filter(pk=number).first()
    if membership is None:
        raise Http404
    day = {"today": timezone.localdate()} if today else {}
    try:
        act(dossier=dossier, actor=request.actor, membership=membership, **day)
        messages.success(request, done.format(name=membership.person.name))
    except NotNow as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("dossiers:involved", reference)
