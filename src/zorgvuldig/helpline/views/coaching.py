"""The coach's pages: my confidants, with whom I have to speak, and writing down that I did. Of the
callers nothing is shown but days and numbers."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.handbook.wording import label, spoken, written
from zorgvuldig.helpline import ways
from zorgvuldig.helpline.access import coaching as access
from zorgvuldig.helpline.access import confidants as files
from zorgvuldig.helpline.actions import coaching
from zorgvuldig.helpline.forms.coaching import PeerGroupForm, TalkForm
from zorgvuldig.helpline.views import confidant_page as page
from zorgvuldig.helpline.views import match_parts
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.roles import Role
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.helpline.codes import ConfidantState
from zorgvuldig.rules.helpline.codes import ConfidantTalk as Talk

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request
    from zorgvuldig.rules.helpline.coaching import Due

KINDS = (Talk.COACHING, Talk.AFTERCARE)
DUE = {
    Talk.COACHING: "Begeleidingsgesprek",
    Talk.AFTERCARE: "Nazorg na een afgeronde begeleiding",
    Talk.PEER_GROUP: "Intervisie",
}


@require_safe
def my_confidants(request: "Request") -> "HttpResponse":
    """Whom this person coaches, whose talk is due first on top."""
    actor, today = access.coaches(request.actor), timezone.localdate()
    record("confidant.listed", actor=actor, action=Action.READ, about="confidant:", policy="coach")
    found = access.standing(list(access.coached_by(actor)), today)
    context = {
        "coached": [_card(one, today) for one in found],
        "together": len(found) > 1,
        "late_reviews": match_parts.late_reviews(actor),
    }
    return render(request, "helpline/coaching/list.html", context)


def _card(coached: access.Coached, today: date) -> dict[str, Any]:
    one, running = coached.confidant, [m for m in coached.linked if m.ended_on is None]
    first = coached.due[0] if coached.due else None
    late = first is not None and first.by < today
    held = len(running)
    number = f"Begeleidt er nu {held}" if held else "Begeleidt nu niemand"
    working = one.state == ConfidantState.ACTIVE
    return {
        "title": page.name_of(one),
        "url": reverse("helpline:coached", args=[one.pk]),
        "meta": page.away(one, today),
        "text": number if working else label("help_confidant", one.state),
        "badge": said(first, today) if first else "",
        "badge_kind": "wait" if late else "info",
    }


def said(due: "Due", today: date) -> str:
    """A talk and when it is due, in words."""
    kind, when = DUE[due.kind], spoken(due.by, today)
    if due.by < today:
        return f"{kind}: had er moeten zijn, {when}"
    return f"{kind}: dat is er uiterlijk {when}"


@require_safe
def coached(request: "Request", number: UUID) -> "HttpResponse":
    """One confidant, for who coaches them: what is due, the matches in days and numbers, talks."""
    found, today = access.get_coached(request.actor, number), timezone.localdate()
    (stands,) = access.standing([found], today)
    context = {
        "confidant": found,
        "name": page.name_of(found),
        "reach": found.words().get("reach", ""),
        "away": page.away(found, today),
        "due": [said(one, today) for one in stands.due],
        "linked": [_linked(one, today) for one in stands.linked],
        "talks": [page.talk_line(one, reads=True) for one in _talks(found)],
    }
    return render(request, "helpline/coaching/confidant.html", context)


def _talks(confidant: Any) -> list[Any]:
    return [talk for talk in files.talks_of(confidant) if talk.kind != Talk.INTAKE]


def _linked(one: access.Linked, today: date) -> dict[str, str]:
    day = written(one.began_on)
    if one.ended_on:
        title = f"Begonnen op {day}, afgerond op {written(one.ended_on)}"
        return {"title": title, "text": _contacts(one.contacts)}
    review = f"De tussenstand: {spoken(one.review_by, today)}."
    return {"title": f"Begonnen op {day}", "text": " ".join((_contacts(one.contacts), review))}


def _contacts(number: int) -> str:
    return {0: "Nog geen contact.", 1: "Eén contact."}.get(number, f"Er was {number} keer contact.")


@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: "Request", number: UUID) -> "HttpResponse":
    """A talk with one confidant: the first by the coordinator, later ones by the coach."""
    found, kinds, policy = _partner(request, number)
    running = access.matches_of([found], timezone.localdate())[found.pk] if kinds == KINDS else []
    form = filled(
        request,
        TalkForm,
        kinds=kinds,
        matches=[(str(one.pk), f"Die sinds {written(one.began_on)}") for one in running],
    )

    def act(form: TalkForm) -> None:
        chosen = form.cleaned_data.get("about")
        coaching.record_talk(
            confidant=found,
            actor=request.actor,
            once=form.cleaned_data["once"],
            kind=form.cleaned_data["kind"],
            held_on=form.cleaned_data["held_on"],
            summary=form.cleaned_data["summary"],
            match=next((one for one in running if str(one.pk) == chosen), None),
            policy=policy,
        )

    to = "helpline:coached" if policy == "coach" else "helpline:confidant"
    name = page.name_of(found)
    title = f"Gesprek met {name}" if kinds == KINDS else f"Kennismakingsgesprek met {name}"
    back = reverse(to, args=[found.pk])
    return recorded(request, form=form, act=act, back=back, title=title)


def _partner(request: "Request", number: UUID) -> tuple[Any, tuple[str, ...], str]:
    """With whom, which kinds of talk, and as what: the coach of this person, or the coordinator
    for the talk to get to know each other."""
    actor: Actor | None = request.actor
    if actor is None or actor.membership is None:
        raise Http404
    may = ways.TALK.open_to(actor)
    coaches = ways.COACHED_BY_THEM in may
    mine = coaches and access.coached_by(actor).filter(pk=number).exists()
    if mine:
        found = access.get_coached(actor, number)
        if found.state == ConfidantState.ACTIVE or not actor.holds({Role.HELPLINE_COORDINATOR}):
            return found, KINDS, "coach"
    return files.get_file(actor, number), (Talk.INTAKE,), "coordinator"


@require_http_methods(["GET", "HEAD", "POST"])
def peer_group(request: "Request") -> "HttpResponse":
    """A talk of several confidants together."""
    actor = access.coaches(request.actor)
    known = {str(one.pk): one for one in access.coached_by(actor)}
    names = [(number, page.name_of(one)) for number, one in known.items()]
    form = filled(request, PeerGroupForm, confidants=names)

    def act(form: PeerGroupForm) -> None:
        coaching.record_peer_group(
            confidants=[known[number] for number in form.cleaned_data["present"]],
            actor=actor,
            once=form.cleaned_data["once"],
            held_on=form.cleaned_data["held_on"],
            summary=form.cleaned_data["summary"],
            policy="coach",
        )

    return recorded(request, form=form, act=act, back=reverse("helpline:coaching"))
