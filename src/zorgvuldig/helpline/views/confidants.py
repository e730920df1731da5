"""The coordinator's list of confidants, and the file of one: from applying to stopping."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.handbook.wording import label
from zorgvuldig.helpline.access import confidants as access
from zorgvuldig.helpline.access.line import coordinates
from zorgvuldig.helpline.actions import applying
from zorgvuldig.helpline.candidates import places_of, trained_until
from zorgvuldig.helpline.forms.confidants import ApplicationForm
from zorgvuldig.helpline.standing import papers_of
from zorgvuldig.helpline.views import confidant_page as page
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.helpline.codes import ConfidantState, ConfidantTalk
from zorgvuldig.rules.helpline.confidants import missing

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.helpline.models import Confidant
    from zorgvuldig.people.request import Request

NO_ROOM = "Begeleidt nu niemand; er is geen plek"
WHICH = {"": "actief", "voorbereiding": "in voorbereiding", "gestopt": "gestopt"}


@require_safe
def confidants(request: "Request") -> "HttpResponse":
    """Who is a confidant, prepares, or has stopped; whose papers run out first on top."""
    actor, today = coordinates(request.actor), timezone.localdate()
    many = access.how_many(actor)
    which = _which(request.GET.get("toon"), many)
    found = access.list_page(actor, which, key_in(request.GET.get("na", "")))
    shown = found[: access.PAGE]
    numbers = [one.pk for one in shown]
    held = places_of(actor.organisation.pk, numbers)
    trained = trained_until(actor.organisation.pk, numbers)
    context = {
        "confidants": [_line(one, held[one.pk], trained[one.pk], today) for one in shown],
        "filters": [
            {"text": text, "many": many[code], "url": f"?toon={code}", "current": code == which}
            for code, text in WHICH.items()
        ],
        "older_url": _older(found, which),
    }
    return render(request, "helpline/confidants/list.html", context)


def _which(asked: str | None, many: dict[str, int]) -> str:
    """The list that was asked; otherwise the first in which somebody stands."""
    if asked in WHICH:
        return asked
    return next((which for which in WHICH if many[which]), "")


def _older(found: list["Confidant"], which: str) -> str:
    if len(found) <= access.PAGE:
        return ""
    last: Any = found[access.PAGE - 1]
    return f"?toon={which}&na={last.runs_out.isoformat()}_{last.pk}"


def key_in(text: str) -> access.Key | None:
    """The place in the list that stands in the address; none when it is no such place."""
    day, _, number = text.partition("_")
    try:
        return date.fromisoformat(day), UUID(number)
    except ValueError:
        return None


def _line(confidant: "Confidant", held: int, trained: Any, today: date) -> dict[str, Any]:
    ends = page.runs_out(confidant, trained, today)
    away = page.away(confidant, today)
    return {
        "title": page.name_of(confidant),
        "url": reverse("helpline:confidant", args=[confidant.pk]),
        "meta": [text for text in (page.in_words(confidant.languages), away) if text],
        "text": load(confidant, held),
        "badge": ends,
        "badge_kind": "wait" if ends else "",
    }


def load(confidant: "Confidant", held: int) -> str:
    """How many callers somebody is there for, and whether there is room for one more."""
    if confidant.state != ConfidantState.ACTIVE:
        return label("help_confidant", confidant.state)
    free = confidant.most_matches - held
    if not held:
        return f"Begeleidt nu niemand; er is plek voor {free}" if free > 0 else NO_ROOM
    if free <= 0:
        return f"Begeleidt er nu {held}; er is geen plek meer"
    return f"Begeleidt er nu {held}; er is nog plek voor {free}"


@require_safe
def confidant(request: "Request", number: UUID) -> "HttpResponse":
    """One file, as a walk from applying to beginning."""
    found, today = access.get_file(request.actor, number), timezone.localdate()
    papers, words = papers_of(found), found.words()
    talks = list(access.talks_of(found))
    context = {
        "confidant": found,
        "name": page.name_of(found, words),
        "state": label("help_confidant", found.state),
        "away": page.away(found, today),
        "runs_out": page.runs_out(found, papers.trained, today),
        "load": load(found, places_of(found.organisation_id, [found.pk])[found.pk]),
        "steps": page.walk(found, papers, today),
        "missing": [one.sentence for one in missing(papers, today)],
        "active": found.state == ConfidantState.ACTIVE,
        "stopped": found.state == ConfidantState.STOPPED,
        "rows": page.rows(found, words),
        "talks": [page.talk_line(one, reads=_reads(one, request)) for one in talks],
    }
    return render(request, "helpline/confidants/file.html", context)


def _reads(talk: Any, request: "Request") -> bool:
    """The coordinator reads the first talk and what they wrote themself; the rest stays between
    coach and confidant."""
    return bool(talk.kind == ConfidantTalk.INTAKE or talk.author_id == request.actor.person.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def confidant_new(request: "Request") -> "HttpResponse":
    """Somebody wants to be a confidant."""
    actor, today = coordinates(request.actor), timezone.localdate()
    form = filled(request, ApplicationForm)

    def act(form: ApplicationForm) -> str:
        once = form.cleaned_data["once"]
        found = applying.apply(actor=actor, once=once, today=today, **told(form))
        return reverse("helpline:confidant", args=[found.pk])

    back = reverse("helpline:confidants")
    return recorded(request, form=form, act=act, back=back, submit="Aanmelden", done="Aangemeld.")


@require_http_methods(["GET", "HEAD", "POST"])
def confidant_change(request: "Request", number: UUID) -> "HttpResponse":
    """What somebody told of themself, put right."""
    found, today = access.get_file(request.actor, number), timezone.localdate()
    form = filled(request, ApplicationForm, initial=as_told(found))

    def act(form: ApplicationForm) -> None:
        applying.change(
            confidant=found, actor=request.actor, today=today, policy="coordinator", **told(form)
        )

    back = reverse("helpline:confidant", args=[found.pk])
    return recorded(request, form=form, act=act, back=back, title="Gegevens wijzigen")


def told(form: Any) -> dict[str, Any]:
    """What the form carries, as the actions ask for it."""
    return {
        "codes": form.coded(),
        "words": form.told(),
        "communities_agreed": form.cleaned_data["communities_agreed"],
    }


def as_told(confidant: "Confidant") -> dict[str, Any]:
    """What is kept, as the form shows it."""
    return {
        **confidant.words(),
        "languages": confidant.languages,
        "gender": confidant.gender,
        "most_matches": confidant.most_matches,
        "communities_agreed": confidant.communities_agreed_on is not None,
    }
