"""What follows on a meeting: the heads, the papers, the leaflets, closing and calling off."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

import segno
from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.gatherings.access import meetings as access
from zorgvuldig.gatherings.access.provider import provider_of
from zorgvuldig.gatherings.actions import meetings as actions
from zorgvuldig.gatherings.actions import smileys
from zorgvuldig.gatherings.forms import meetings as forms
from zorgvuldig.gatherings.forms.smileys import PaperForm, faces
from zorgvuldig.gatherings.views import meeting_words as told
from zorgvuldig.handbook import gatherings as handbook
from zorgvuldig.people.access import number_in
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.forms import OnceForm
from zorgvuldig.recording.pages import filled, recorded

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

SURE = "gatherings/meetings/sure.html"


def on_page(number: UUID) -> str:
    return reverse("gatherings:meeting", args=[number])


@require_http_methods(["GET", "POST"])
def hold(request: "Request", number: UUID) -> "HttpResponse":
    """Two numbers, counted at the door (M-01)."""
    found = access.get_meeting(request.actor, number)

    def act(form: forms.HeldForm) -> None:
        counted = {name: form.cleaned_data[name] for name in ("heads", "walk_ins")}
        actions.was_held(meeting=found, actor=request.actor, **counted)

    return recorded(request, form=filled(request, forms.HeldForm), act=act, back=on_page(number))


@require_http_methods(["GET", "POST"])
def papers(request: "Request", number: UUID) -> "HttpResponse":
    """The papers with the three questions, counted and added to the telephones."""
    found = access.get_meeting(request.actor, number)

    def act(form: PaperForm) -> None:
        smileys.count_paper(meeting=found, actor=request.actor, once=form.cleaned_data["once"],
                            counted=form.counted())  # fmt: skip

    return recorded(
        request,
        form=filled(request, PaperForm),
        act=act,
        back=on_page(number),
        template="gatherings/meetings/papers.html",
        done="De papieren zijn geteld. U kunt ze nu weggooien.",
    )


@require_http_methods(["GET", "POST"])
def mentions(request: "Request", number: UUID) -> "HttpResponse":
    """How many who called since said they were here."""
    found = access.get_meeting(request.actor, number)
    form = filled(request, forms.MentionsForm, initial={"mentioned": found.mentioned})

    def act(form: forms.MentionsForm) -> None:
        number = form.cleaned_data["mentioned"]
        actions.count_mentions(meeting=found, actor=request.actor, mentioned=number)

    return recorded(request, form=form, act=act, back=on_page(number))


@require_http_methods(["GET", "POST"])
def material(request: "Request", number: UUID) -> "HttpResponse":
    """A leaflet for on the table."""
    found = access.get_meeting(request.actor, number)

    def act(form: forms.MaterialForm) -> None:
        actions.lay_out(meeting=found, actor=request.actor, **form.material())

    return recorded(
        request, form=filled(request, forms.MaterialForm), act=act, back=on_page(number)
    )


@require_POST
def take_away(request: "Request", number: UUID) -> "HttpResponse":
    """This leaflet does not lie on the table."""
    found = access.get_meeting(request.actor, number)
    which = number_in(request.POST.get("material", ""))
    with Deed(request):
        actions.take_away(meeting=found, actor=request.actor, number=which)
    return redirect(on_page(number))


@require_http_methods(["GET", "POST"])
def close(request: "Request", number: UUID) -> "HttpResponse":
    """Nothing changes any more, and the numbers can be told."""
    return _sure(request, number, actions.close, title="De bijeenkomst afronden",
                 text="Daarna verandert er niets meer aan de aantallen. Telde u alle papieren?",
                 submit="Rond af", done="Afgerond.")  # fmt: skip


@require_http_methods(["GET", "POST"])
def cancel(request: "Request", number: UUID) -> "HttpResponse":
    """It does not go on."""
    return _sure(request, number, actions.cancel, title="De bijeenkomst afzeggen",
                 text="Op de openbare pagina staat dan dat zij niet doorgaat. Wij weten niet wie "
                 "er zou komen: vraag de gastheer om het ook te vertellen.",
                 submit="Zeg af", done="De bijeenkomst gaat niet door.")  # fmt: skip


def _sure(
    request: "Request", number: UUID, deed: "Callable[..., None]", **shown: Any
) -> "HttpResponse":
    found = access.get_meeting(request.actor, number)
    return recorded(
        request,
        form=filled(request, OnceForm),
        act=lambda _: deed(meeting=found, actor=request.actor),
        back=on_page(number),
        template=SURE,
        **shown,
    )


@require_safe
def sheet(request: "Request", number: UUID) -> "HttpResponse":
    """To print: the sentences for the evening, a picture to point a telephone at, and the three
    questions on paper."""
    found = access.get_meeting(request.actor, number)
    provider = provider_of(request.actor)
    if provider is None or found.announced_at is None:
        raise Http404
    path = reverse("gathering:how_was_it", args=[provider.slug, found.pk])
    address = settings.ADDRESS.rstrip("/") + path
    context = {
        "meeting": found,
        "when": told.when(found),
        "picture": segno.make(address, error="m").svg_data_uri(border=2, scale=4),
        "lead": handbook.smileys().lead,
        "questions": handbook.smileys().questions.values(),
        "faces": [text for _, text in faces()],
        "no_photos": handbook.said("no_photos")["text"],
        "corner_hint": handbook.said("corner")["hint"],
        "numbers": handbook.said("numbers")["text"],
    }
    return render(request, "gatherings/meetings/sheet.html", context)
