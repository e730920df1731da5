"""Who asked to be called after a meeting: opened one by one, with a reason, and gone after it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.gatherings.access import visits as access
from zorgvuldig.gatherings.access.provider import organises
from zorgvuldig.gatherings.actions import visiting
from zorgvuldig.gatherings.forms.visiting import LookForm
from zorgvuldig.gatherings.views import meeting_words as told
from zorgvuldig.handbook.wording import label, written
from zorgvuldig.rules.gatherings import clocks
from zorgvuldig.rules.gatherings.codes import CallReason

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.gatherings.models import CallBackWish
    from zorgvuldig.people.request import Request


@require_safe
def calls(request: "Request") -> "HttpResponse":
    """Who waits to be called, without a name or a number."""
    actor = organises(request.actor)
    wishes = [_line(wish) for wish in access.waiting_calls(actor)]
    shown = {"wishes": wishes, "within": clocks.CALL_WITHIN}
    return render(request, "gatherings/meetings/calls.html", shown)


def _line(wish: "CallBackWish") -> dict[str, Any]:
    due = clocks.call_due_on(wish.asked_on)
    return {
        "number": wish.pk,
        "meeting": wish.meeting.title,
        "language": label("gather_language", wish.language),
        "asked": written(wish.asked_on),
        "until": written(wish.keep_until),
        "due": written(due),
        "late": due < timezone.localdate(),
        "moved": told.moved(wish.meeting),
    }


@require_http_methods(["GET", "POST"])
def call(request: "Request", number: UUID) -> "HttpResponse":
    """One of them. Why one looks is asked first, and logged (M-02)."""
    wish = access.get_wish(request.actor, number)
    form = LookForm(request.POST or None)
    shown: dict[str, Any] = {"form": form, "wish": _line(wish), "back": reverse("gatherings:calls")}
    if form.is_valid():
        reason = CallReason(form.cleaned_data["reason"])
        shown["words"] = access.open_wish(request.actor, wish, reason)
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "gatherings/meetings/call.html", shown, status=status)


@require_POST
def called(request: "Request", number: UUID) -> "HttpResponse":
    """They were called: name and number go at once."""
    wish = access.get_wish(request.actor, number)
    visiting.was_called(wish=wish, actor=request.actor)
    messages.success(request, "Gewist. Dank u voor het bellen.")
    return redirect("gatherings:calls")
