"""Asking a colleague once: they read the dossier, write their advice, and with that it is done."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.actions.freezing import refuse_while_frozen
from zorgvuldig.dossiers.actions.involving import (
    end,
    involved_now,
    log_part,
    may_be_involved,
    place,
)
from zorgvuldig.dossiers.codes import EntryKind, Part, Scope
from zorgvuldig.dossiers.models import Consultation, Dossier, Involvement
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.together import THINKS_ALONG, last_day

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NOT_ASKED = "Deze vraag is voorbij of teruggenomen. Uw advies is niet vastgelegd: bel uw collega."


@transaction.atomic
def ask_once(
    *,
    dossier: Dossier,
    actor: "Actor",
    membership: Membership,
    ends_on: date,
    today: date,
    **entry: Any,
) -> Involvement:
    """Invite a colleague to think along once, about one question, for at most two weeks."""
    lock_open(dossier)
    refuse_while_frozen(dossier)
    may_be_involved(membership)
    if wrong := last_day(ends_on, today=today, longest=THINKS_ALONG):
        raise NotNow(wrong)
    if involved_now(dossier, membership, today) is not None:
        raise NotNow("Deze collega is al betrokken. Stel uw vraag gewoon, en leg het overleg vast.")
    asked = add_entry(dossier=dossier, actor=actor, kind=EntryKind.ADVICE_ASKED, **entry)
    involvement = place(
        dossier, membership, Part.CONSULTED, today=today, ends_on=ends_on, asked=asked
    )
    log_part("involvement.begun", involvement, actor)
    return involvement


@transaction.atomic
def give_advice(
    *, dossier: Dossier, actor: "Actor", once: UUID, advice: str, today: date
) -> Consultation:
    """The colleague's own advice, on paper (G04); their involvement ends with it."""
    lock_open(dossier)
    membership = actor.membership
    mine = involved_now(dossier, membership, today) if membership else None
    if mine is None or mine.asked is None or membership is None:
        if Consultation.unscoped.filter(pk=once, dossier=dossier).exists():
            raise AlreadyRecorded(once)
        raise NotNow(NOT_ASKED)
    question = mine.asked.words(dossier.key).get("question", "")
    written = add_entry(
        dossier=dossier,
        actor=actor,
        kind=EntryKind.CONSULTATION,
        once=once,
        happened_on=today,
        words={"with_whom": membership.role_names, "question": question, "advice": advice},
        policy="consulted",
    )
    end(mine, actor, today)
    return Consultation.unscoped.create(**codes_of(written), scope=Scope.INTERNAL, anonymous=False)
