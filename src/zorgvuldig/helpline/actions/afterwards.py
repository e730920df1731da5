"""The call after three months, coming back, and writing down that somebody was called in danger."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from zorgvuldig.helpline.access.line import line_of_organisation
from zorgvuldig.helpline.actions.closing import tried_on
from zorgvuldig.helpline.actions.danger import tell
from zorgvuldig.helpline.actions.erasing import erase_call_back
from zorgvuldig.helpline.actions.stories import add_note, lock, move, sent_once
from zorgvuldig.helpline.models import HelpNote
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import access as people
from zorgvuldig.people.actor import Actor
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import AfterCall, Danger, Note
from zorgvuldig.rules.helpline.ending import TRIES
from zorgvuldig.vault.models import Reason

if TYPE_CHECKING:
    from zorgvuldig.helpline.models import HelpRequest
    from zorgvuldig.people.actor import Caller

NO_CALL = "Met deze hulpvrager is geen gesprek achteraf afgesproken, of het is al geweest."
TOO_EARLY = "De hulpvrager wilde na drie maanden worden gebeld. Dat is nog niet zo ver."


@transaction.atomic
def after_call(
    *,
    request: "HelpRequest",
    actor: "Actor",
    once: UUID,
    happened_on: date,
    outcome: str,
    said: str,
    looked: bool = False,
) -> HelpNote:
    """The call was tried. Spoken, or not wanted any more, or tried on three days: then how the
    caller can be reached goes at once."""
    lock(request)
    sent_once(HelpNote, once, request=request)
    hold(gates.person_unnamed([said], looked))
    if request.after_call_on is None:
        raise NotNow(NO_CALL)
    if happened_on < request.after_call_on:
        raise NotNow(TOO_EARLY)
    missed = outcome == AfterCall.NOT_REACHED
    if not missed or len({*tried_on(request), happened_on}) >= TRIES:
        request.after_call_on = None
        erase_call_back(request, Reason.TERM)
    return add_note(
        request=request,
        actor=actor,
        kind=Note.NOT_REACHED if missed else Note.AFTER_CALL,
        once=once,
        happened_on=happened_on,
        words={"how" if missed else "said": said} if said else {},
    )


@transaction.atomic
def come_back(
    *, request: "HelpRequest", actor: "Actor | Caller", on: date, danger: str = ""
) -> None:
    """A closed request goes on: the caller called, or wrote with their code. By telephone the
    danger is asked first (H-02). The line promises a first call anew."""
    lock(request)
    move(request, "come_back")
    if isinstance(actor, Actor):
        hold(gates.acute_first(danger))
        request.danger = danger
        request.first_contact_on = on
    else:
        request.first_contact_on = None
    _begin_anew(request, on)
    tell(request, actor)
    request.save()
    record(
        "helprequest.came_back",
        actor=actor,
        action=Action.UPDATE,
        about=request,
        client_ref=request.pk,
        policy="line" if isinstance(actor, Actor) else "caller",
    )


def _begin_anew(request: "HelpRequest", on: date) -> None:
    days = line_of_organisation(request.organisation_id).promise_days
    request.closed_on, request.ending, request.after_call_on = None, "", None
    request.promised_by = clocks.promised_by(on, days)
    if on >= request.last_contact_on:
        request.last_contact_on, request.keep_until = on, clocks.kept_until(on)
    if request.taken_by_id and people.member_at_work(request.taken_by_id) is None:
        request.taken_by = None


@transaction.atomic
def acute_call(
    *,
    request: "HelpRequest",
    actor: "Actor",
    once: UUID,
    happened_on: date,
    words: dict[str, str],
) -> HelpNote:
    """112 was called because of danger (C00). That waits for nothing; this writes down afterwards
    who called and what was told. `words`: `called`, `told` and `why`."""
    lock(request)
    request.danger = Danger.YES
    tell(request, actor)
    return add_note(
        request=request,
        actor=actor,
        kind=Note.ACUTE_CALL,
        once=once,
        happened_on=happened_on,
        words=words,
    )
