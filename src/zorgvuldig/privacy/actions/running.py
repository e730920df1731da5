"""Carrying out the terms that `handbook/retention.toml` publishes: each night, and on command.

Small transactions, one per row, which ask everything again with the row held: two runs at once, or
a run beside somebody at work, erase nothing twice and nothing that may stay. One that fails is
named, and the others go on.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.dossiers.actions import erasing_apart, terms
from zorgvuldig.dossiers.actions.erasing import erase_dossier
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.gatherings.access import keeping as of_gatherings
from zorgvuldig.gatherings.access.over import over_calls, over_workshops
from zorgvuldig.gatherings.actions import destroying
from zorgvuldig.gatherings.actions.erasing import erase_call, erase_workshop
from zorgvuldig.helpline.access import keeping as of_the_line
from zorgvuldig.helpline.actions.erasing import erase_confidant, erase_request
from zorgvuldig.logbook.actions import forget_old_lines
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.privacy.access import going, holds
from zorgvuldig.privacy.actions import accounts, forgetting, warning
from zorgvuldig.rules.retention import gone_on, passed
from zorgvuldig.vault import ledger, nights
from zorgvuldig.vault.models import Erasure, Reason

log = logging.getLogger(__name__)
One = Callable[[Any, OnSchedule, date], int]  # how many went
Due = Callable[[date], Any]  # the rows that are past their term on that day
Erase = Callable[..., Any]  # one of them, by whom


@dataclass
class Tally:
    """What one step did for one organisation: how many went, and the numbers of what failed."""

    step: str
    organisation_id: int
    gone: int = 0
    failed: list[str] = field(default_factory=list)


Step = Callable[[int, date], Tally]


def run(today: date) -> list[Tally]:
    """Every step for every organisation, warnings first; and the ledger file brought up to date."""
    tallies = [
        step(organisation_id, today) for organisation_id in every_organisation() for step in STEPS
    ]
    catch_up()
    return tallies


def catch_up() -> int:
    """Write into the ledger file what stands in the database and not in it; returns how many."""
    written = 0
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            written += ledger.catch_up()
    return written


def warn(organisation_id: int, today: date) -> Tally:
    """Tell keepers and the privacy officer which dossiers end soon."""
    tally = Tally("warn", organisation_id)
    with walls.working_for(organisation=organisation_id):
        numbers = going.to_warn(today)
    warned = [number for number in numbers if _each(tally, [number], warning.warn_of, today)]
    if warned:
        _each(tally, [warned], warning.tell, today)
    return tally


def erase_dossiers(organisation_id: int, today: date) -> Tally:
    """Dossiers past their term and the days of grace."""
    tally = Tally("dossiers", organisation_id)
    with walls.working_for(organisation=organisation_id):
        numbers = going.to_erase(today)
    _each(tally, numbers, _dossier, today)
    return tally


def _dossier(number: Any, actor: OnSchedule, today: date) -> bool:
    """Asked again with the dossier held: still closed, still past its term, and does nothing keep
    it back?"""
    held = (
        Dossier.unscoped.select_related("organisation")
        .select_for_update(of=("self",))
        .filter(pk=number)
        .first()
    )
    if held is None or held.closed_on is None:
        return False
    goes = gone_on(terms.count_again(held), held.warned_on)
    if goes is None or goes > today or holds.stays(held):
        return False
    forgetting.forget_drafts(held)
    erase_dossier(dossier=held, actor=actor, reason=Reason.TERM)
    return True


def erase_situations(organisation_id: int, today: date) -> Tally:
    """Situations of workshops that are over, and of who lost the seat; and which telephone
    answered."""
    tally = Tally("situations", organisation_id)
    _one_by_one(tally, of_gatherings.workshops_to_clear, destroying.destroy_all, today)
    _one_by_one(tally, of_gatherings.situations_without_seat, destroying.destroy_one, today)
    return tally


def _one_by_one(tally: Tally, due: Due, erase: Erase, today: date) -> None:
    """What belongs to no dossier, each asked again with the row held."""

    def one(number: Any, actor: OnSchedule, day: date) -> bool:
        held = due(day).select_for_update(of=("self",)).filter(pk=number).first()
        if held is not None:
            erase(held, actor=actor)
        return held is not None

    with walls.working_for(organisation=tally.organisation_id):
        numbers = list(due(today).values_list("pk", flat=True))
    _each(tally, numbers, one, today)


def _by_term(step: str, due: Due, erase: Erase) -> Step:
    """The step for one kind that belongs to no dossier: what of it is past its term, and how one of
    it goes."""

    def carry_out(organisation_id: int, today: date) -> Tally:
        tally = Tally(step, organisation_id)
        _one_by_one(tally, due, partial(erase, reason=Reason.TERM), today)
        return tally

    return carry_out


erase_notes = _by_term("notes", going.old_notes, erasing_apart.erase_note)
erase_groups = _by_term("groups", going.over_groups, erasing_apart.erase_group)
erase_events = _by_term("events", going.over_events, erasing_apart.erase_event)
erase_help_requests = _by_term("help_requests", of_the_line.over_requests, erase_request)
erase_confidants = _by_term("confidants", of_the_line.over_confidants, erase_confidant)
erase_applicants = _by_term("applicants", of_the_line.over_applicants, erase_confidant)
erase_workshops = _by_term("workshops", over_workshops, erase_workshop)
erase_calls = _by_term("calls", over_calls, erase_call)


def erase_accounts(organisation_id: int, today: date) -> Tally:
    """Accounts of who left long ago and of whose work nothing is kept anymore."""
    tally = Tally("accounts", organisation_id)
    with walls.working_for(organisation=organisation_id):
        numbers = list(going.left_long_ago(today).values_list("pk", flat=True))
    _each(tally, numbers, accounts.erase_account, today)
    return tally


def erase_requests(organisation_id: int, today: date) -> Tally:
    """Requests about rights past their term."""
    tally = Tally("requests", organisation_id)

    def one(_: Any, actor: OnSchedule, day: date) -> int:
        return forgetting.erase_requests(actor, day)

    _each(tally, ["requests"], one, today)
    return tally


def clear_logbook(organisation_id: int, _: date) -> Tally:
    """Lines of the logbook older than five years; the database looks at its own clock, and is not
    asked while that has leapt."""
    tally = Tally("lines", organisation_id)

    def one(__: Any, actor: OnSchedule, ___: date) -> int:
        return 0 if nights.leapt() else forget_old_lines(actor)

    _each(tally, ["logbook"], one, date.max)
    return tally


def clear_ledger(organisation_id: int, today: date) -> Tally:
    """Lines of the erasure ledger that no backup needs anymore, in the database and the file; by
    the clock they were written by, so that no run on another day loses one."""
    tally = Tally("ledger", organisation_id)

    def one(_: Any, __: OnSchedule, day: date) -> int:
        gone = Erasure.unscoped.filter(on__lt=day).delete()[0]
        ledger.keep_since(day)
        return gone

    _each(tally, ["ledger"], one, passed("erasure", min(today, timezone.localdate())))
    return tally


def _each(tally: Tally, numbers: Iterable[Any], one: One, today: date) -> int:
    """Each in a transaction of its own; what fails is named, and the rest goes on."""
    before = tally.gone
    actor = OnSchedule(tally.organisation_id)
    for number in numbers:
        try:
            with walls.working_for(organisation=tally.organisation_id):
                went = one(number, actor, today)
        except Exception:
            log.exception("the term of %s %s could not be carried out", tally.step, number)
            tally.failed.append(str(number))
        else:
            tally.gone += went
    return tally.gone - before


STEPS = (
    warn,
    erase_dossiers,
    erase_notes,
    erase_groups,
    erase_events,
    erase_help_requests,
    erase_confidants,
    erase_applicants,
    erase_situations,
    erase_workshops,
    erase_calls,
    erase_requests,
    erase_accounts,
    clear_logbook,
    clear_ledger,
)
