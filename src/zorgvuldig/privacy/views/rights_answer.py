"""The answer: made by one, read and agreed to by another, or taken back."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.dossiers.letter.fingerprint import digest, in_groups
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.handbook.wording import written
from zorgvuldig.language.whose import ours
from zorgvuldig.privacy.access import rights as access
from zorgvuldig.privacy.access.holds import held as held_back
from zorgvuldig.privacy.actions import answering as actions
from zorgvuldig.privacy.actions.carrying_out import log_paper
from zorgvuldig.privacy.forms.rights import AgreeForm, AnswerForm
from zorgvuldig.privacy.rights.paper import opened_paper
from zorgvuldig.privacy.rights.standing import standing
from zorgvuldig.privacy.views.rights_parts import prepares
from zorgvuldig.privacy.views.rights_words import named, on_screen, said
from zorgvuldig.recording.deeds import Deed

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

PIECES = "Om welke stukken"


@require_http_methods(["GET", "POST"])
def prepare(request: "Request", number: UUID) -> "HttpResponse":
    """The answer as it would go; only outcomes and grounds that the rules leave open."""
    asked, today = access.get_request(request.actor, number), timezone.localdate()
    stands = standing(asked, today)
    keeper = access.keeps(asked, request.actor) or asked.dossier_id is None
    mine = prepares(stands, request.actor, releases=keeper)
    if stands.open_row or not mine:
        raise Http404
    known = {
        "outcomes": mine,
        "grounds": stands.advice.grounds,
        "seconds": access.seconds(request.actor) if stands.released else None,
        "lawyer": stands.uncertain,
        "running": asked.dossier is not None and held_back(asked.dossier),
    }
    return recording(
        request,
        form=filled(request, AnswerForm, **known),
        act=lambda form: (
            actions.prepare(asked=asked, actor=request.actor, today=today, **form.answer()) and None
        ),
        back=reverse("privacy:rights_request", args=[number]),
        template="privacy/rights/answer.html",
        done="Voorgelegd. Een ander leest het en beslist mee.",
        submit="Voorleggen",
        right=named("right", asked.right),
        advice=on_screen(stands, number, works=access.works_on(asked, request.actor)),
        grounds=[said("ground", code) for code in stands.advice.grounds],
    )


@require_http_methods(["GET", "POST"])
def agree(request: "Request", number: UUID) -> "HttpResponse":
    """Exactly what would go, for the other to read and agree to."""
    asked, answer = _laid(request, number)
    today = timezone.localdate()
    letter, fingerprint = actions.as_it_goes(asked, answer, today)
    content = opened_paper(asked, answer)
    log_paper(asked, request.actor, "rights.answer_read", "een antwoord nalezen en beslissen")
    mine = answer.prepared_by_id == request.actor.person.pk
    return recording(
        request,
        form=filled(request, AgreeForm, initial={"fingerprint": fingerprint}),
        act=lambda form: (
            actions.agree(
                asked=asked,
                actor=request.actor,
                fingerprint=form.cleaned_data["fingerprint"],
                today=today,
            )
            and None
        ),
        anew=lambda: {"letter": actions.as_it_goes(asked, answer, today)[0]},
        back=reverse("privacy:rights_request", args=[number]),
        template="privacy/rights/agree.html",
        done="Besloten. De brief kan worden gegeven.",
        submit="Akkoord: zo is besloten",
        title=named("right", asked.right),
        letter=letter,
        content=content,
        paper_digest=in_groups(digest(content)) if content else "",
        answer=answer,
        inside=_inside(asked, answer),
        mine=mine,
        back_again=reverse("privacy:rights_take_back", args=[number]),
    )


def _inside(asked: Any, answer: Any) -> list[dict[str, Any]]:
    """What was written down and does not go: what the lawyer said, on which ground."""
    words = actions.opened(asked, answer)
    ground = named("ground", answer.ground) if answer.ground else ""
    return [
        ours("Antwoord", answer.get_outcome_display()),
        {"key": "Gemaakt door", "value": answer.prepared_by.name},
        *_pieces(asked),
        *([ours("Grond", ground)] if ground else []),
        *([{"key": "Wat de jurist zei", "value": words["lawyer"]}] if words.get("lawyer") else []),
        *([{"key": "De lopende zaak", "value": words["hold"]}] if words.get("hold") else []),
    ]


def _pieces(asked: Any) -> list[dict[str, Any]]:
    """What is put right or destroyed, so that two decide on the same: kind and day of each piece,
    and what will stand there."""
    if asked.dossier is None or asked.right not in ("RECTIFICATION", "DESTRUCTION"):
        return []
    items = access.items_of(asked)
    if not items:
        return [ours(PIECES, "Het hele dossier")]
    parts = "1 onderdeel van het dossier"
    if len(items) > 1:
        parts = f"{len(items)} onderdelen van het dossier"
    return [ours(PIECES, parts), *(row for item in items for row in _piece(asked, item))]


def _piece(asked: Any, item: Any) -> list[dict[str, Any]]:
    entry, instead = item.entry, asked.key.open(item.sealed, item.pk)["instead"]
    about = ours(entry.get_kind_display().capitalize(), written(entry.happened_on))
    told = {"key": "Wat er komt te staan", "value": instead, "preserve": True}
    return [about, told] if instead else [about]


def _laid(request: "Request", number: UUID) -> tuple[Any, Any]:
    """The request and its answer while it waits, for who may read it."""
    asked = access.get_request(request.actor, number)
    answer = access.answer_of(asked)
    if answer is None or answer.decided_on is not None or asked.key is None:
        raise Http404
    if not access.reads_words(asked, request.actor, answer, together=False):
        raise Http404
    return asked, answer


@require_POST
def take_back(request: "Request", number: UUID) -> "HttpResponse":
    """Undo the answer before it is decided, to make it anew."""
    asked, _ = _laid(request, number)
    with Deed(request, "Teruggenomen. Er kan een nieuw antwoord worden gemaakt."):
        actions.take_back(asked=asked, actor=request.actor)
    return redirect("privacy:rights_request", number)
