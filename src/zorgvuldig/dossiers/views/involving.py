"""Who is involved: asking a colleague to think along or to keep it too, and leaving."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.actions import involving as actions
from zorgvuldig.dossiers.codes import Part
from zorgvuldig.dossiers.refusals import NotNow
from zorgvuldig.dossiers.views import waiting
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import MAY_BE_INVOLVED

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def involved(request: "Request", reference: str) -> "HttpResponse":
    """Who is involved, who may be asked, and what second persons answered."""
    dossier = access.get_kept_dossier(request.actor, reference)
    context = {
        "dossier": dossier,
        "involved": [
            {**one, "does": Part(one["does"]).label, "keeps": one["does"] == Part.KEEPER}
            for one in access.who_is_involved(dossier)
        ],
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
    return _change(request, reference, number, actions.involve, "denkt mee.", today=True)


@require_POST
def keep_together(request: "Request", reference: str, number: int) -> "HttpResponse":
    """Let a colleague keep the dossier too."""
    return _change(request, reference, number, actions.keep_together, "houdt het dossier ook bij.")


@require_POST
def leave(request: "Request", reference: str, number: int) -> "HttpResponse":
    """Somebody is no longer involved; it may be oneself."""
    return _change(request, reference, number, actions.leave, "is niet meer betrokken.", today=True)


def _change(
    request: "Request", reference: str, number: int, act: Any, done: str, *, today: bool = False
) -> "HttpResponse":
    dossier = access.get_kept_dossier(request.actor, reference)
    membership = people.staff_of(request.actor).filter(pk=number).first()
    if membership is None:
        raise Http404
    day = {"today": timezone.localdate()} if today else {}
    try:
        act(dossier=dossier, actor=request.actor, membership=membership, **day)
        messages.success(request, f"{membership.person.name} {done}")
    except NotNow as refusal:
        messages.warning(request, refusal.sentence)
    if membership == request.actor.membership:
        return redirect("dossiers:overview")
    return redirect("dossiers:involved", reference)
