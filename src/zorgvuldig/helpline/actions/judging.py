"""What a request asks of the line, the advice that was given, and the second person who looks along
with what is serious or acute (H-04)."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import label
from zorgvuldig.helpline import jobs
from zorgvuldig.helpline.access import requests as access
from zorgvuldig.helpline.actions import danger, stories
from zorgvuldig.helpline.models import HelpRequest, SecondLook
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline.codes import Note, State

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

ASKED_ALREADY = "Deze persoon is al gevraagd en heeft nog niet geantwoord."
ANSWERED = "Deze vraag is al beantwoord."
CLOSED = "Dit hulpverzoek is afgesloten. Meekijken is niet meer nodig."


@transaction.atomic
def judge(
    *,
    request: HelpRequest,
    actor: "Actor",
    kind: str,
    once: UUID,
    happened_on: date,
    reason: str,
    looked: bool = False,
    read_danger: str = "",
) -> None:
    """Say what the request asks, and why. `read_danger` is the answer to whether there is danger as
    it was read in what somebody wrote, where nobody could be asked (H-02). What is serious or acute
    is made lighter by two (H-04); whoever looked along before, looked at something else."""
    stories.lock(request)
    request.danger = request.danger or read_danger
    hold(gates.acute_first(request.danger))
    hold(gates.person_unnamed([reason], looked))
    hold(gates.lighter_together(request.kind, kind, access.second_agreed(request, kind)))
    stories.move(request, "triage" if request.state == State.NEW else "triage_again")
    request.kind = kind
    request.taken_by = request.taken_by or actor.membership
    danger.tell(request, actor)
    stories.add_note(
        request=request,
        actor=actor,
        kind=Note.TRIAGE,
        once=once,
        happened_on=happened_on,
        words={"kind": label("help_kind", kind), "reason": reason},
    )


@transaction.atomic
def advise(
    *,
    request: HelpRequest,
    actor: "Actor",
    once: UUID,
    happened_on: date,
    topics: Collection[str],
    text: str,
    places: str = "",
) -> None:
    """Advice that was given. With something serious or acute only plain information goes before the
    second person looked along (H-04); which services there are (`places`) is information."""
    stories.lock(request)
    if not only_information(topics, text):
        stories.goes_on(request)
    stories.move(request, "advise" if request.state in ADVISABLE else "talk")
    stories.add_note(
        request=request,
        actor=actor,
        kind=Note.ADVICE,
        once=once,
        happened_on=happened_on,
        words={"told": topics_in_words(topics), "advice": text, "places": places},
    )


ADVISABLE = (State.TRIAGED, State.ADVISED)  # later on, advice leaves the state as it is


def only_information(topics: Collection[str], text: str) -> bool:
    """Is this nothing but what anybody may know: whom to call, where to go?"""
    known = read("help_desk")["topic"]
    return not text and all(known[topic]["information"] for topic in topics)


def topics_in_words(topics: Collection[str]) -> list[str]:
    """The topics as they are called, in the order of the handbook."""
    return [said["label"] for code, said in read("help_desk")["topic"].items() if code in topics]


@transaction.atomic
def ask_look(
    *, request: HelpRequest, actor: "Actor", asked_of: Membership, kind: str, once: UUID
) -> SecondLook:
    """Ask somebody else to look along: with the request as it is judged, or with calling it `kind`
    from now on. Never who judged it, and never oneself."""
    stories.lock(request)
    if request.state == State.CLOSED:
        raise NotNow(CLOSED)
    hold(gates.acute_first(request.danger))
    hold(gates.another_looks(asked_of.person_id, _not_these(request, actor)))
    waiting = SecondLook.unscoped.filter(request=request, asked_of=asked_of, agrees=None)
    if waiting.exclude(pk=once).filter(kind=kind).exists():
        raise NotNow(ASKED_ALREADY)
    look = SecondLook(
        id=once,
        organisation_id=request.organisation_id,
        request=request,
        asked_by_id=actor.membership_id,
        asked_of=asked_of,
        kind=kind,
    )
    store_once(look, once, same={"pk": once, "request": request}, otherwise=stories.GONE)
    jobs.something_waits.defer(organisation_id=request.organisation_id, membership_id=asked_of.pk)
    _log("help_look.asked", actor, look, Action.CREATE)
    return look


def _not_these(request: HelpRequest, actor: "Actor") -> set[Any]:
    judged = access.judged_last(request)
    return {actor.person.pk, judged.author_id if judged else None}


@transaction.atomic
def look_along(
    *,
    look: SecondLook,
    actor: "Actor",
    once: UUID,
    happened_on: date,
    agrees: bool,
    seen: str,
    looked: bool = False,
) -> None:
    """The other says in own words what they see, and whether they agree. Said once."""
    request = stories.lock(look.request)
    hold(gates.person_unnamed([seen], looked))
    held = SecondLook.unscoped.select_for_update().filter(pk=look.pk, agrees=None).first()
    if held is None or held.asked_of_id != actor.membership_id:
        raise NotNow(ANSWERED)
    held.agrees, held.answered_at = agrees, timezone.now()
    held.sealed = request.key.seal({"seen": seen}, held.pk)
    held.save()
    kind = label("help_kind", held.kind)
    said = "is het eens" if agrees else "is het niet eens"
    stories.add_note(
        request=request,
        actor=actor,
        kind=Note.SECOND_LOOK,
        once=once,
        happened_on=happened_on,
        words={"kind": kind, "agrees": said, "seen": seen},
    )


def _log(event: str, actor: "Actor", look: SecondLook, action: Action) -> None:
    record(event, actor=actor, action=action, about=look, client_ref=look.request_id, policy="line")
