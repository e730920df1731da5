"""Taking a request in, and finding out who asks it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access as dossiers
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.handbook.wording import label
from zorgvuldig.people import access as people
from zorgvuldig.privacy.access import rights as access
from zorgvuldig.privacy.actions import taking_in as actions
from zorgvuldig.privacy.forms import rights as forms
from zorgvuldig.privacy.rights.standing import typed
from zorgvuldig.privacy.views.rights_words import on_screen, who
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

UNKNOWN = "Met dit kenmerk is er geen dossier. Kijk het na, of vraag het aan wie de cliënt kent."
TAKEN = "In behandeling genomen. De termijn loopt vanaf de dag waarop het binnenkwam."


@require_http_methods(["GET", "POST"])
def take_in(request: "Request", reference: str) -> "HttpResponse":
    """What came in about a dossier one keeps."""
    dossier = dossiers.get_kept_dossier(request.actor, reference)
    around = {str(one.pk): one for one in dossiers.recipients_of(dossier)}
    known = [(number, _known(one, dossier)) for number, one in around.items()]
    staff = people.staff_of(request.actor)
    form = filled(request, forms.TakeInHereForm, people=known, staff=staff)
    return recording(
        request,
        form=form,
        act=lambda form: _taken(request, form, dossier, around.get(form.cleaned_data["somebody"])),
        back=reverse("privacy:rights_of", args=[reference]),
        done=TAKEN,
        submit="In behandeling nemen",
        dossier=dossier,
    )


@require_http_methods(["GET", "POST"])
def take_in_at_desk(request: "Request") -> "HttpResponse":
    """What came to the privacy officer: with the number of a dossier, or nothing is held."""
    actor = access.takes_in(request.actor)

    def act(form: Any) -> str:
        reference = form.cleaned_data["reference"].strip().upper()
        dossier = access.dossier_named(actor, reference) if reference else None
        if reference and dossier is None:
            raise NotNow(UNKNOWN)
        return _taken(request, form, dossier, None)

    return recording(
        request,
        form=filled(request, forms.TakeInAtDeskForm, staff=people.staff_of(actor)),
        act=act,
        back=reverse("privacy:rights"),
        done=TAKEN,
        submit="In behandeling nemen",
    )


def _known(one: Any, dossier: Any) -> str:
    name, role = one.words(dossier.key)["name"], label("addressee", one.addressee)
    return f"{name}, in het dossier als {role}"


def _taken(request: "Request", form: Any, dossier: Any, somebody: Any) -> str:
    about = form.cleaned_data.get("about_person")
    words = form.word_values()
    if somebody is not None:
        words["name"] = words["name"] or somebody.words(dossier.key)["name"]
    made = actions.take_in(
        actor=request.actor,
        once=form.cleaned_data["once"],
        dossier=dossier,
        codes=form.code_values(),
        somebody=somebody,
        about_person=about.person if about else None,
        words=words,
        today=timezone.localdate(),
    )
    return reverse("privacy:rights_request", args=[made.pk])


def step(
    request: "Request", number: UUID, form_class: Any, act: Any, **more: Any
) -> "HttpResponse":
    """One small form about a request one works on; then back to the request."""
    asked = access.get_kept_request(request.actor, number)
    return recording(
        request,
        form=filled(request, form_class, **more.pop("begin", {})),
        act=lambda form: act(asked, form.cleaned_data),
        back=reverse("privacy:rights_request", args=[number]),
        **more,
    )


@require_http_methods(["GET", "POST"])
def identity(request: "Request", number: UUID) -> "HttpResponse":
    def act(asked: Any, said: dict[str, Any]) -> None:
        actions.check_identity(asked=asked, actor=request.actor, how=said["how"], on=said["on"])

    return step(request, number, forms.IdentityForm, act)


@require_http_methods(["GET", "POST"])
def informed(request: "Request", number: UUID) -> "HttpResponse":
    def act(asked: Any, said: dict[str, Any]) -> None:
        actions.inform_client(asked=asked, actor=request.actor, on=said["on"])

    return step(request, number, forms.InformedForm, act)


@require_http_methods(["GET", "POST"])
def longer(request: "Request", number: UUID) -> "HttpResponse":
    def act(asked: Any, said: dict[str, Any]) -> None:
        when, why = said["told_on"], said["reasons"]
        actions.extend(asked=asked, actor=request.actor, told_on=when, reasons=why)

    return step(request, number, forms.LongerForm, act)


@require_http_methods(["GET", "POST"])
def facts(request: "Request", number: UUID) -> "HttpResponse":
    """What was found out, with the answer of the rules beside it, as it is typed."""
    asked, today = access.get_kept_request(request.actor, number), timezone.localdate()
    kept = {name: getattr(asked, name) for name in forms.FACTS}
    form = filled(request, forms.FactsForm, initial=kept)
    said = form.facts() if form.is_bound and (form.is_valid() or form.cleaned_data) else {}
    stands = typed(asked, said, today)
    context: dict[str, Any] = {
        "advice": on_screen(stands, asked.pk, works=True),
        "decides": who(stands.advice.decides),
    }
    if request.headers.get("HX-Request"):
        return render(request, "privacy/rights/_live.html", context)
    return recording(
        request,
        form=form,
        act=lambda form: actions.record_facts(
            asked=asked, actor=request.actor, codes=form.facts(), today=today
        ),
        back=reverse("privacy:rights_request", args=[number]),
        template="privacy/rights/facts.html",
        **context,
    )
