"""Offering other help: the advice of the rules stands beside what is typed."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.directory.access.listings import to_choose
from zorgvuldig.helpline import referring
from zorgvuldig.helpline.access import referrals as access
from zorgvuldig.helpline.access.line import coordinates
from zorgvuldig.helpline.access.requests import get_request
from zorgvuldig.helpline.actions import referring as actions
from zorgvuldig.helpline.forms.referring import ReferralForm
from zorgvuldig.helpline.views import referral_words
from zorgvuldig.helpline.views.reviewing import to_review
from zorgvuldig.people.access import contact_points_of
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.pages import filled, keeping, recorded
from zorgvuldig.rules.codes import ConsentStatus
from zorgvuldig.rules.helpline.referring import NO_REFERRAL

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

FORM = "helpline/referral_form.html"


@require_http_methods(["GET", "POST"])
def new(request: "Request", reference: str) -> "HttpResponse":
    """To whom, why and what: written down before the caller is asked."""
    actor = coordinates(request.actor)
    found = get_request(actor, reference, live=_is_live(request))
    form = filled(request, ReferralForm, found=found, points=outside(actor), groups=services(actor))

    def act(form: ReferralForm) -> str:
        said = {"once": form.cleaned_data["once"], **_said(form)}
        made = actions.offer(request=found, actor=actor, **said)
        return reverse("helpline:referral", args=[reference, made.pk])

    back = reverse("helpline:request", args=[reference])
    advice = _advice(request, found, form, ConsentStatus.NOT_ASKED)
    return _answer(request, found, form, advice, act=act, back=back)


@require_http_methods(["GET", "POST"])
def change(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Change the offer; what the caller said yes to is asked again when that changes (H-09)."""
    actor = coordinates(request.actor)
    found = get_request(actor, reference, live=_is_live(request))
    referral = access.get_referral(found, number)
    offer, points = referring.stored(referral, found), outside(actor)
    offered = {"found": found, "points": points, "groups": services(actor), "offer": offer}
    form = filled(request, ReferralForm, **offered)
    back = reverse("helpline:referral", args=[reference, number])
    advice = _advice(request, found, form, access.caller_said(referral), offer, referral)
    act = lambda form: actions.change(  # noqa: E731
        referral=referral, request=found, actor=actor, **_said(form)
    )
    return _answer(request, found, form, advice, act=act, back=back)


def outside(actor: Any) -> Any:
    """The contact points one can refer to: not the line's own adviser, nor a colleague."""
    return contact_points_of(actor).exclude(addressee__in=NO_REFERRAL)


def services(actor: Any) -> Any:
    """The services of the directory one can refer to, by name."""
    return to_choose(actor, lambda one: one.name)


def _said(form: ReferralForm) -> dict[str, Any]:
    offered = form.offered()
    needed = form.cleaned_data["name_needed"]
    known = {"name_needed": needed, "ages": form.ages(), "looked": form.looked}
    return {"offered": offered, **known}


def _advice(
    request: "Request",
    found: Any,
    form: ReferralForm,
    said: ConsentStatus,
    offer: referring.Offer | None = None,
    referral: Any = None,
) -> dict[str, Any] | None:
    """On what is typed, as far as there is enough to ask the rules."""
    if form.is_bound:
        form.is_valid()
        offer = form.offered()
        for name, age in form.ages().items():
            setattr(found, name, age)  # on the screen only; nothing is saved here
    if offer is None:
        return None
    by = referral.offered_by_id if referral else None
    asked = referring.standing(found, offer, request.actor, said, offered_by=by)
    return referral_words.advice(asked.advice)


def _answer(
    request: "Request", found: Any, form: Any, advice: Any, *, act: Any, back: str
) -> "HttpResponse":
    context = {"found": found, "advice": advice, "back": back}
    if _is_live(request):
        return render(request, "helpline/_referral_advice.html", context)
    if request.POST.get("do") == "look":
        return render(request, FORM, {**context, "form": form, "draft": keeping(request)})
    return recorded(
        request, form=form, act=act, template=FORM, done="Bewaard. Er is nog niets verteld.",
        mend=lambda refusal: to_review(found.reference, refusal), **context,
    )  # fmt: skip


def _is_live(request: "Request") -> bool:
    """The advice beside a form that is being typed in, and not a page of its own."""
    return bool(request.headers.get("HX-Request"))


@require_safe
def referral(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """One referral: what was offered, what was answered, and what can be done now."""
    found = get_request(request.actor, reference)
    one = access.get_referral(found, number)
    context = referral_words.page(one, found, request.actor)
    back = reverse("helpline:request", args=[reference])
    return render(request, "helpline/referral.html", {**context, "found": found, "back": back})


@require_POST
def stop(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Take the offer back; its words are erased."""
    actor = coordinates(request.actor)
    found = get_request(actor, reference)
    one = access.get_referral(found, number)
    with Deed(request, "Het aanbod is gestopt en de tekst is gewist."):
        actions.stop(referral=one, request=found, actor=actor)
    return redirect("helpline:request", reference)
