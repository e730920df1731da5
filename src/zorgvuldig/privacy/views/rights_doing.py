"""After the decision: given, carried out, seen to, closed."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.people import access as people
from zorgvuldig.privacy import ways
from zorgvuldig.privacy.access import rights as access
from zorgvuldig.privacy.actions import carrying_out, destroying, standing_still, taking_in
from zorgvuldig.privacy.forms.rights import HandForm, LiftForm, WayForm
from zorgvuldig.privacy.views.rights_steps import step
from zorgvuldig.recording.deeds import Deed

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


DEEDS: dict[str, Any] = {
    "RECTIFICATION": carrying_out.put_right,
    "DESTRUCTION": destroying.destroy,
}


@require_http_methods(["GET", "POST"])
def hand_over(request: "Request", number: UUID) -> "HttpResponse":
    def act(asked: Any, said: dict[str, Any]) -> None:
        how, on = said["handed"], said["on"]
        carrying_out.hand_over(asked=asked, actor=request.actor, handed=how, on=on)

    return step(request, number, HandForm, act)


@require_http_methods(["GET", "POST"])
def way(request: "Request", number: UUID) -> "HttpResponse":
    def act(asked: Any, said: dict[str, Any]) -> None:
        today, words = timezone.localdate(), {"said": said["said"]}
        carrying_out.point_the_way(asked=asked, actor=request.actor, words=words, today=today)

    return step(request, number, WayForm, act, template="privacy/rights/way.html")


@require_http_methods(["GET", "POST"])
def lift(request: "Request", number: UUID) -> "HttpResponse":
    """One of the two asks that sharing may go on, the other agrees."""
    actor = people.require(request.actor, ways.LIFT)
    asked = access.get_request(actor, number)
    waiting = access.lifting_of(asked)
    back = reverse("privacy:rights_request", args=[number])
    if waiting is not None and request.method == "POST":
        with Deed(request, "Delen kan weer, volgens de gewone regels."):
            standing_still.agree_to_lift(asked=asked, actor=actor, today=timezone.localdate())
        return redirect(back)
    return recording(
        request,
        form=filled(request, LiftForm),
        act=lambda form: (
            standing_still.ask_to_lift(
                asked=asked,
                actor=actor,
                once=form.cleaned_data["once"],
                client_told_on=form.cleaned_data["client_told_on"],
                reason=form.cleaned_data["reason"],
            )
            and None
        ),
        back=back,
        template="privacy/rights/lift.html",
        done="Voorgelegd aan de ander.",
        submit="Voorleggen",
        waiting=waiting,
        why=access.why_lifted(asked, waiting),
    )


@require_POST
def carry_out(request: "Request", number: UUID) -> "HttpResponse":
    """Do what was decided: put right, or destroy."""
    asked = access.get_kept_request(request.actor, number)
    if asked.right not in DEEDS:
        raise Http404
    with Deed(request, "Uitgevoerd."):
        DEEDS[asked.right](asked=asked, actor=request.actor, today=timezone.localdate())
    return redirect("privacy:rights_request", number)


@require_POST
def see_to(request: "Request", number: UUID, duty: str) -> "HttpResponse":
    """A duty that only people can see to was done."""
    asked, today = access.get_kept_request(request.actor, number), timezone.localdate()
    with Deed(request, "Vastgelegd."):
        taking_in.see_to(asked=asked, actor=request.actor, duty=duty, today=today)
    return redirect("privacy:rights_request", number)


@require_POST
def close(request: "Request", number: UUID) -> "HttpResponse":
    """Everything was done."""
    asked, today = access.get_kept_request(request.actor, number), timezone.localdate()
    with Deed(request, "Afgerond."):
        carrying_out.close(asked=asked, actor=request.actor, today=today)
    return redirect("privacy:rights_request", number)
