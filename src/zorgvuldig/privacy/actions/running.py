"""Carrying out the terms that `handbook/retention.toml` publishes: each night, and on command.

Small transactions, one per row, which ask everything again with the row held: two runs at once, or
a run beside somebody at work, erase nothing twice and nothing that may stay. One that fails is
named, and the others go on.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
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
from zorgvuldig.logbook.actions import Action, forget_old_lines, record
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.privacy.access import going, holds
from zorgvuldig.privacy.actions import accounts, forgetting, warning
from zorgvuldig.rules.retention import gone_on, passed
from zorgvuldig.vault import ledger, nights
from zorgvuldig.vault.models import Erasure, Reason

log = logging.getLogger(__name__)
One = Callable[[Any, OnSchedule, date], int]  # how many went


@dataclass
class Tally:
    """What one step did for one organisation: how many went, and the numbers of what failed."""

    step: str
    organisation_id: int
    gone: int = 0
    failed: list[str] = field(default_factory=list)


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


def erase_notes(organisation_id: int, today: date) -> Tally:
    """Notes of unease that became no dossier."""

    def one(note: Any, actor: OnSchedule) -> None:
        record("unease.erased", actor=actor, action=Action.DELETE, about=note, policy=Reason.TERM)
        erasing_apart.erase_note(note, Reason.TERM)

    return _of_its_own(Tally("notes", organisation_id), going.old_notes, one, today)


def erase_groups(organisation_id: int, today: date) -> Tally:
    """Groups that ended, with their talks."""

    def one(group: Any, actor: OnSchedule) -> None:
        record("group.erased", actor=actor, action=Action.DELETE, about=group, policy=Reason.TERM)
        erasing_apart.erase_group(group, Reason.TERM)

    return _of_its_own(Tally("groups", organisation_id), going.over_groups, one, today)


def erase_events(organisation_id: int, today: date) -> Tally:
    """Events that are over."""

    def one(event: Any, actor: OnSchedule) -> None:
        record("event.erased", actor=actor, action=Action.DELETE, about=event, policy=Reason.TERM)
        erasing_apart.erase_event(event, Reason.TERM)

    return _of_its_own(Tally("events", organisation_id), going.over_events, one, today)


def erase_help_requests(organisation_id: int, today: date) -> Tally:
    """Requests to the line, a year after their last contact."""

    def one(request: Any, actor: OnSchedule) -> None:
        erase_request(request=request, actor=actor, reason=Reason.TERM)

    return _of_its_own(
        Tally("help_requests", organisation_id), of_the_line.over_requests, one, today
    )


def erase_confidants(organisation_id: int, today: date) -> Tally:
    """Papers of confidants who stopped two years ago."""

    def one(confidant: Any, actor: OnSchedule) -> None:
        erase_confidant(confidant=confidant, actor=actor, reason=Reason.TERM)

    return _of_its_own(
        Tally("confidants", organisation_id), of_the_line.over_confidants, one, today
    )


def erase_applicants(organisation_id: int, today: date) -> Tally:
    """Papers of who applied to be a confidant, after half a year without a step."""

    def one(confidant: Any, actor: OnSchedule) -> None:
        erase_confidant(confidant=confidant, actor=actor, reason=Reason.TERM)

    return _of_its_own(
        Tally("applicants", organisation_id), of_the_line.over_applicants, one, today
    )


def erase_situations(organisation_id: int, today: date) -> Tally:
    """Situations of workshops that are over, and of who lost the seat; and which telephone
    answered."""

    def workshop(held: Any, actor: OnSchedule) -> None:
        destroying.destroy_all(workshop=held, actor=actor)

    def situation(held: Any, actor: OnSchedule) -> None:
        destroying.destroy_one(vignette=held, actor=actor)

    tally = Tally("situations", organisation_id)
    _of_its_own(tally, of_gatherings.workshops_to_clear, workshop, today)
    return _of_its_own(tally, of_gatherings.situations_without_seat, situation, today)


def erase_workshops(organisation_id: int, today: date) -> Tally:
    """Workshops a year after their report, with everybody who took part."""

    def one(workshop: Any, actor: OnSchedule) -> None:
        erase_workshop(workshop=workshop, actor=actor, reason=Reason.TERM)

    return _of_its_own(Tally("workshops", organisation_id), over_workshops, one, today)


def erase_calls(organisation_id: int, today: date) -> Tally:
    """Who asked to be called after a meeting, thirty days ago."""

    def one(wish: Any, actor: OnSchedule) -> None:
        erase_call(wish=wish, actor=actor, reason=Reason.TERM)

    return _of_its_own(Tally("calls", organisation_id), over_calls, one, today)


def _of_its_own(
    tally: Tally,
    due: Callable[[date], Any],
    erase: Callable[[Any, OnSchedule], None],
    today: date,
) -> Tally:
    """What belongs to no dossier, each asked again with the row held."""

    def one(number: Any, actor: OnSchedule, day: date) -> bool:
        held = due(day).select_for_update(of=("self",)).filter(pk=number).first()
        if held is not None:
            erase(held, actor)
        return held is not None

    with walls.working_for(organisation=tally.organisation_id):
        numbers = list(due(today).values_list("pk", flat=True))
    _each(tally, numbers, one, today)
    return tally


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
