"""A talk on the line: a new one in one go, a further one, and when nobody was reached. Each time it
is asked first whether there is danger now (H-02)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.db import transaction

from zorgvuldig.helpline.actions import danger, judging, reaching, receiving, stories
from zorgvuldig.helpline.models import HelpRequest
from zorgvuldig.recording.refusals import hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline.codes import NOT_ALONE, Note

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Talk:
    """What a talk was: is there danger, with whom was it, and what was said. `says_yes`: the caller
    agreed that a parent of theirs was spoken to (H-11)."""

    danger: str
    with_whom: str = receiving.CALLER
    says_yes: bool = False
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class FirstTalk(Talk):
    """A talk with somebody new: who they are to the person of concern and the worry (`about`), what
    it asks and why, the advice that was given, and how to reach them. `looked`: the writer looked
    that what might be a name is none (H-03)."""

    channel: str
    language: str
    codes: Mapping[str, str]
    about: Mapping[str, str]
    looked: bool = False
    kind: str = ""
    reason: str = ""
    advice: Mapping[str, Any] | None = None
    reach: receiving.Reach | None = None


@transaction.atomic
def begin(*, actor: "Actor", once: UUID, happened_on: date, talk: FirstTalk) -> HelpRequest:
    """A new request from one talk, taken by who had it. Sent twice it is stored once."""
    hold(gates.acute_first(talk.danger))
    hold(gates.person_unnamed(talk.about.values(), talk.looked))
    request = receiving.receive(
        actor=actor,
        organisation_id=actor.organisation.pk,
        once=once,
        received_on=happened_on,
        channel=talk.channel,
        language=talk.language,
        codes={**talk.codes, "danger": talk.danger, "taken_by": actor.membership},
        words={name: said for name, said in talk.about.items() if said},
    )
    _talked(request, actor, uuid5(once, "talk"), happened_on, talk, _told_in_talk(talk))
    _judged(request, actor, once, happened_on, talk)
    if talk.reach:
        reaching.keep(request=request, actor=actor, reach=talk.reach)
    return request


def _judged(
    request: HelpRequest, actor: "Actor", once: UUID, happened_on: date, talk: FirstTalk
) -> None:
    """What it asks and the advice, as far as they were said; in danger the coordinator hears it
    anyhow."""
    of: dict[str, Any] = {"request": request, "actor": actor, "happened_on": happened_on}
    if not talk.kind:
        danger.tell(request, actor)
        request.save()
        return
    judging.judge(
        kind=talk.kind,
        once=uuid5(once, "kind"),
        reason=talk.reason,
        looked=talk.looked,
        **of,
    )
    if talk.advice and not _told_in_talk(talk):
        judging.advise(once=uuid5(once, "advice"), **talk.advice, **of)


def _told_in_talk(talk: FirstTalk) -> dict[str, Any]:
    """Advice that was given before it was said what the request asks, or while a second person must
    still look along, is kept as what was said in the talk: nobody unsays it, and the request does
    not go on by it (H-04)."""
    if not talk.advice or (talk.kind and talk.kind not in NOT_ALONE):
        return {}
    return {
        "told": judging.topics_in_words(talk.advice["topics"]),
        "advice": talk.advice["text"],
        "places": talk.advice.get("places", ""),
    }


@transaction.atomic
def talk_again(
    *, request: HelpRequest, actor: "Actor", once: UUID, happened_on: date, talk: Talk
) -> None:
    """A further talk; who has it takes the request when nobody did."""
    hold(gates.acute_first(talk.danger))
    stories.lock(request)
    stories.move(request, "talk")
    before, request.danger = request.danger, talk.danger
    if talk.danger != before and talk.danger in danger.IN_DANGER:
        danger.tell(request, actor)
    request.taken_by = request.taken_by or actor.membership
    _talked(request, actor, once, happened_on, talk, {})


def _talked(
    request: HelpRequest,
    actor: "Actor",
    once: UUID,
    happened_on: date,
    talk: Talk,
    told: Mapping[str, Any],
) -> None:
    addressee = reaching.ADDRESSEES.get(talk.with_whom, "")
    hold(gates.minor_protected(request.caller_age, addressee, talk.says_yes))
    words = {name: said for name, said in {**talk.words, **told}.items() if said}
    if talk.with_whom == receiving.CALLER:
        _first_contact(request, happened_on)
    else:
        words["with_whom"] = reaching.WITH[talk.with_whom]
    stories.add_note(
        request=request,
        actor=actor,
        kind=Note.TALK,
        once=once,
        happened_on=happened_on,
        words=words,
    )


def _first_contact(request: HelpRequest, day: date) -> None:
    request.first_contact_on = min(request.first_contact_on or day, day)


@transaction.atomic
def not_reached(
    *, request: HelpRequest, actor: "Actor", once: UUID, happened_on: date, how: str
) -> None:
    """Somebody tried. The promise stays as it is: the caller was not reached."""
    stories.lock(request)
    stories.move(request, "talk")
    stories.add_note(
        request=request,
        actor=actor,
        kind=Note.NOT_REACHED,
        once=once,
        happened_on=happened_on,
        words={"how": how},
    )


@transaction.atomic
def write_back(
    *, request: HelpRequest, actor: "Actor", once: UUID, happened_on: date, text: str
) -> None:
    """Answer the caller, who reads it with their code. What they wrote counts as read by now."""
    stories.lock(request)
    stories.move(request, "talk")
    reaching.need_code(request)
    stories.mark_read(request)
    _first_contact(request, happened_on)
    request.taken_by = request.taken_by or actor.membership
    stories.add_note(
        request=request,
        actor=actor,
        kind=Note.MESSAGE_OUT,
        once=once,
        happened_on=happened_on,
        words={"text": text},
    )
