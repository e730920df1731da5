"""The steps of one confidant, each its own small page, for the coordinator."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.helpline.access import confidants as access
from zorgvuldig.helpline.actions import applying, preparing
from zorgvuldig.helpline.forms.confidants import (
    AwayForm,
    BeginForm,
    MemberForm,
    PapersForm,
    StopForm,
    TrainingForm,
)
from zorgvuldig.helpline.standing import lacking
from zorgvuldig.helpline.views import confidant_page as page
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.pages import filled, recorded

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

Act = Callable[[Any], Any]


def _page(request: "Request", number: UUID, form: Any, act: Act, **context: Any) -> "HttpResponse":
    back = reverse("helpline:confidant", args=[number])
    return recorded(request, form=form, act=act, back=back, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: "Request", number: UUID) -> "HttpResponse":
    """The certificate of conduct and both signatures."""
    found = access.get_file(request.actor, number)
    names = ("certificate_on", "code_signed_on", "secrecy_signed_on")
    form = filled(request, PapersForm, initial={name: getattr(found, name) for name in names})

    def act(form: PapersForm) -> None:
        days = {name: form.cleaned_data[name] for name in names}
        preparing.keep_papers(confidant=found, actor=request.actor, **days)

    return _page(request, number, form, act)


@require_http_methods(["GET", "HEAD", "POST"])
def training(request: "Request", number: UUID) -> "HttpResponse":
    """Subjects that were followed on one day."""
    found = access.get_file(request.actor, number)

    def act(form: TrainingForm) -> None:
        subjects, done_on = form.cleaned_data["subjects"], form.cleaned_data["done_on"]
        preparing.add_training(
            confidant=found, actor=request.actor, subjects=subjects, done_on=done_on
        )

    return _page(request, number, filled(request, TrainingForm), act)


@require_http_methods(["GET", "HEAD", "POST"])
def coach(request: "Request", number: UUID) -> "HttpResponse":
    """Who coaches this confidant."""
    found = access.get_file(request.actor, number)
    form = filled(
        request,
        MemberForm,
        members=access.may_coach(request.actor, found),
        label="Wie begeleidt deze vertrouwenspersoon?",
        hint="Een begeleider of coördinator. Nooit de vertrouwenspersoon zelf.",
        initial={"member": found.coach_id},
    )

    def act(form: MemberForm) -> None:
        member = form.cleaned_data["member"]
        preparing.choose_coach(confidant=found, actor=request.actor, coach=member)

    return _page(request, number, form, act, title="Begeleider kiezen")


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: "Request", number: UUID) -> "HttpResponse":
    """Whose account this file is."""
    found = access.get_file(request.actor, number)
    form = filled(
        request,
        MemberForm,
        members=access.without_file(request.actor, found),
        label="Welk account hoort bij deze persoon?",
        hint="U ziet wie de rol vertrouwenspersoon heeft en nog bij niemand hoort.",
        initial={"member": found.membership_id},
    )

    def act(form: MemberForm) -> None:
        member = form.cleaned_data["member"]
        preparing.link_account(confidant=found, actor=request.actor, account=member)

    template = "helpline/confidants/account.html"
    return _page(request, number, form, act, title="Account koppelen", template=template)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: "Request", number: UUID) -> "HttpResponse":
    """From a day on callers may hear of this confidant."""
    found, today = access.get_file(request.actor, number), timezone.localdate()

    def act(form: BeginForm) -> None:
        day = form.cleaned_data["active_from"]
        preparing.activate(confidant=found, actor=request.actor, active_from=day, today=today)

    form, template = filled(request, BeginForm), "helpline/confidants/begin.html"
    done = "Deze vertrouwenspersoon kan worden voorgesteld."
    lacks = [{"text": one.sentence, "url": page.url_of(one.step, found)}
             for one in lacking(found, today)]  # fmt: skip
    return _page(request, number, form, act, template=template, submit="Beginnen", done=done,
                 lacks=lacks)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def away(request: "Request", number: UUID) -> "HttpResponse":
    """From when until when this confidant is not there."""
    found = access.get_file(request.actor, number)
    days = {"away_from": found.away_from, "away_until": found.away_until}
    form = filled(request, AwayForm, initial=days)

    def act(form: AwayForm) -> None:
        kept = {name: form.cleaned_data[name] for name in days}
        applying.be_away(confidant=found, actor=request.actor, policy="coordinator", **kept)

    return _page(request, number, form, act)


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: "Request", number: UUID) -> "HttpResponse":
    """This person is no confidant any more."""
    found, today = access.get_file(request.actor, number), timezone.localdate()

    def act(_: StopForm) -> None:
        preparing.stop(confidant=found, actor=request.actor, today=today)

    form, template = filled(request, StopForm), "helpline/confidants/stop.html"
    return _page(request, number, form, act, template=template, submit="Stoppen", done="Gestopt.")


@require_POST
def again(request: "Request", number: UUID) -> "HttpResponse":
    """Somebody who stopped comes back."""
    found = access.get_file(request.actor, number)
    with Deed(request, "Kijk de stappen na voor deze persoon weer begint."):
        preparing.begin_again(confidant=found, actor=request.actor)
    return redirect("helpline:confidant", number)


@require_POST
def communities_withdraw(request: "Request", number: UUID) -> "HttpResponse":
    """The confidant took their yes for communities back."""
    found = access.get_file(request.actor, number)
    applying.withdraw_communities(confidant=found, actor=request.actor, policy="coordinator")
    messages.success(request, "Het ja is ingetrokken. De gemeenschappen zijn gewist.")
    return redirect("helpline:confidant", number)
