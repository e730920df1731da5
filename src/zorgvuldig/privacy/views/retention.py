"""What goes soon, and holding it back: references and dates, nothing from a dossier."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.dossiers.access.rows import refuse
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.privacy import ways
from zorgvuldig.privacy.access import going, holds
from zorgvuldig.privacy.actions import holding
from zorgvuldig.privacy.forms.holding import AnswerForm, HoldForm, SecondForm
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def coming(request: "Request") -> "HttpResponse":
    """What ends in the coming time: of all for who guards privacy, of one's own for the keeper."""
    actor, today = request.actor, timezone.localdate()
    if not ways.COMING.admits(actor):
        refuse(actor, "retention.read", "retention:")
    page = going.endings_of(actor, today, request.GET.get("na", ""))
    record("retention.read", actor=actor, action=Action.READ, about="retention:")
    guards = ways.HOLD.admits(actor)
    context: dict[str, Any] = {
        "rows": page.rows,
        "guards": guards,
        "asked": holds.waiting_for(actor),
        "older_url": f"?na={page.next}" if page.next else "",
        "apart": going.counts_of_the_rest(today) if guards else [],
        "today": today,
    }
    return render(request, "privacy/coming.html", context)


@require_http_methods(["GET", "POST"])
def hold(request: "Request", reference: str) -> "HttpResponse":
    """Hold one dossier back, or ask to let it go again, or ask somebody else to agree."""
    dossier = holds.get_ending(request.actor, reference)
    standing = holds.hold_on(dossier)
    form_class = SecondForm if standing else HoldForm
    sent = request.POST if request.method == "POST" else None
    form = form_class(sent, colleagues=holds.may_agree(request.actor))

    def act() -> None:
        values = form.cleaned_data
        if standing is None:
            once = values.pop("once")
            holding.hold_back(dossier=dossier, actor=request.actor, once=once, **values)
        elif standing.waits_for:
            holding.ask_another(hold=standing, actor=request.actor, second=values["second"])
        else:
            holding.ask_to_lift(hold=standing, actor=request.actor, second=values["second"])

    context = {"dossier": dossier, "hold": standing, "form": form}
    return _answered(request, form, act, "privacy/hold.html", "De vraag is gesteld.", context)


@require_http_methods(["GET", "POST"])
def hold_answer(request: "Request", number: UUID) -> "HttpResponse":
    """The second person says yes or no, to holding back or to letting go."""
    asked = holds.get_waiting(request.actor, number)
    form = AnswerForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        agreed = form.cleaned_data["agreed"] == "yes"
        holding.answer(hold=asked, actor=request.actor, agreed=agreed)

    context = {"hold": asked, "form": form}
    return _answered(request, form, act, "privacy/hold_answer.html", "Uw antwoord staat.", context)


def _answered(
    request: "Request",
    form: "forms.Form",
    act: "Callable[[], None]",
    template: str,
    done: str,
    context: dict[str, Any],
) -> "HttpResponse":
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except AlreadyRecorded:
            messages.info(request, "Dit was al vastgelegd.")
            return redirect("privacy:coming")
        except NotNow as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, done)
            return redirect("privacy:coming")
    return render(request, template, context, status=422 if request.method == "POST" else 200)
