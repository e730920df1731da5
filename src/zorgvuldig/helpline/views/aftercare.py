"""After closing: who waits for a call, the call itself, and coming back."""

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def waiting(request: "Request") -> "HttpResponse":
    """Calls that are due, and referrals that wait for an answer or a hand-over."""
    actor = answers(request.actor)
    context = {
        "calls": list(support_due.after_calls_due(actor, timezone.localdate())),
        "referrals": [referral_words.waiting(one) for one in support_due.referrals_waiting(actor)],
    }
    return render(request, "helpline/aftercare.html", context)


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
