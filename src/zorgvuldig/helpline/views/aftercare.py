"""After closing: who waits for a call, the call itself, and coming back."""

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.helpline.access import support_due
from zorgvuldig.helpline.access.line import answers
from zorgvuldig.helpline.access.requests import call_back_of, get_request
from zorgvuldig.helpline.actions import afterwards
from zorgvuldig.helpline.forms.support import AfterCallForm, ComeBackForm
from zorgvuldig.helpline.views import referral_words, summary
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.spots import spot_in

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def waiting(request: "Request") -> "HttpResponse":
    """Calls that are due, and referrals that wait for an answer or a hand-over."""
    actor, asked = answers(request.actor), request.GET
    day, at = _place(asked.get("na", "")), spot_in(asked.get("wacht", ""))
    calls = list(support_due.after_calls_due(actor, timezone.localdate(), day))
    referrals = list(support_due.referrals_waiting(actor, at))
    context = {
        "calls": calls[: support_due.SHOWN],
        "more_calls": _more(calls, "na", "after_call_on"),
        "referrals": [referral_words.waiting(one) for one in referrals[: support_due.SHOWN]],
        "more_referrals": _more(referrals, "wacht", "offered_at"),
    }
    return render(request, "helpline/aftercare.html", context)


def _more(rows: list[Any], name: str, by: str) -> str:
    """The address of the rest of a list, or nothing."""
    if len(rows) <= support_due.SHOWN:
        return ""
    last = rows[support_due.SHOWN - 1]
    return "?" + urlencode({name: f"{getattr(last, by).isoformat()}_{last.pk}"})


def _place(written: str) -> tuple[date, UUID] | None:
    """The day and the number in a list of days; none when it is no such place."""
    when, _, number = written.rpartition("_")
    try:
        return date.fromisoformat(when), UUID(number)
    except ValueError:
        return None


@require_http_methods(["GET", "POST"])
def after_call(request: "Request", reference: str) -> "HttpResponse":
    """Three months later, for who wanted it."""
    found = get_request(request.actor, reference)

    def act(form: AfterCallForm) -> None:
        afterwards.after_call(request=found, actor=request.actor, **form.called())

    return recorded(
        request,
        form=filled(request, AfterCallForm),
        act=act,
        back=reverse("helpline:request", args=[reference]),
        template="helpline/after_call.html",
        found=found,
        reach=summary.reach(found, call_back_of(found)),
    )


@require_http_methods(["GET", "POST"])
def come_back(request: "Request", reference: str) -> "HttpResponse":
    """The caller called again about a closed request."""
    found = get_request(request.actor, reference)

    def act(form: ComeBackForm) -> None:
        said = form.cleaned_data
        afterwards.come_back(
            request=found, actor=request.actor, on=said["happened_on"], danger=said["danger"]
        )

    return recorded(
        request,
        form=filled(request, ComeBackForm),
        act=act,
        back=reverse("helpline:request", args=[reference]),
        done="Het hulpverzoek is weer open.",
        submit="Weer openen",
        found=found,
    )
