"""After a backup was put back: erase again what was erased since it was made.

The erasure ledger outside the database says what. Each line in a transaction of its own, so that it
can be done twice and by two; what fails is named.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from zorgvuldig import walls
from zorgvuldig.dossiers.actions import erasing, erasing_apart
from zorgvuldig.dossiers.actions.hanging import with_what_hangs_on
from zorgvuldig.dossiers.models import Dossier, Entry, Group, TriggerEvent, UneaseNote
from zorgvuldig.exchange.actions.holding import PARCEL, forget_parcel
from zorgvuldig.gatherings.actions import destroying
from zorgvuldig.gatherings.actions import erasing as of_gatherings
from zorgvuldig.helpline.actions import applying, consenting, unsaying
from zorgvuldig.helpline.actions import erasing as of_the_line
from zorgvuldig.helpline.models import Confidant, HelpRequest
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.people.models import Membership
from zorgvuldig.privacy.actions.accounts import forget_account
from zorgvuldig.privacy.actions.forgetting import forget_papers, forget_words
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey, Erasure

log = logging.getLogger(__name__)


@dataclass
class Replayed:
    """How many lines were read, how many things had come back and were erased again, and the
    numbers of the lines that could not be carried out."""

    lines: int = 0
    again: int = 0
    failed: list[str] = field(default_factory=list)


def replay() -> Replayed:
    """Carry out every line of the ledger file again, and put it back into the database."""
    done, here = Replayed(), set(every_organisation())
    for line in ledger.lines():
        done.lines += 1
        if line.organisation not in here:
            continue
        try:
            with walls.working_for(organisation=line.organisation):
                done.again += _again(line)
        except Exception:
            log.exception("line %s of the erasure ledger could not be carried out", line.id)
            done.failed.append(line.id)
    return done


def _again(line: ledger.Line) -> bool:
    came_back = _forget(line)
    if line.key:
        came_back += DataKey.unscoped.filter(pk=line.key).delete()[0]
    row = ledger.row_of(line)
    if not Erasure.unscoped.filter(pk=row.pk).exists():
        row.save(force_insert=True)
    if came_back:
        record(
            "ledger.replayed",
            actor=OnSchedule(line.organisation),
            action=Action.DELETE,
            about=f"{line.type}:{line.object}",
            policy=line.reason,
        )
    return bool(came_back)


def _forget(line: ledger.Line) -> int:
    if line.type == of_the_line.CALL_BACK and line.key:
        return of_the_line.forget_call_back(UUID(line.object), UUID(line.key))
    if line.type == applying.COMMUNITIES:
        return applying.forget_communities(UUID(line.object), date.fromisoformat(line.on))
    return FORGET[line.type](UUID(line.object))


def _dossier(number: UUID) -> int:
    held = Dossier.unscoped.select_for_update(of=("self",)).filter(pk=number).first()
    if held is None:
        return 0
    erasing.forget_dossier(held)
    return 1


def _entry(number: UUID) -> int:
    held = Entry.unscoped.select_for_update(of=("self",)).filter(pk=number).first()
    if held is None:
        return 0
    forget_papers(held.dossier_id)
    erasing.forget_entries(held.organisation_id, with_what_hangs_on(held))
    return 1


def _note(number: UUID) -> int:
    held = UneaseNote.unscoped.select_for_update(of=("self",)).filter(pk=number).first()
    if held is None:
        return 0
    erasing_apart.forget_note(held)
    return 1


def _event(number: UUID) -> int:
    held = TriggerEvent.unscoped.select_for_update(of=("self",)).filter(pk=number).first()
    if held is None:
        return 0
    erasing_apart.forget_event(held)
    return 1


def _group(number: UUID) -> int:
    held = Group.unscoped.select_for_update(of=("self",)).filter(pk=number).first()
    if held is None:
        return 0
    erasing_apart.forget_group(held)
    return 1


def _help_request(number: UUID) -> int:
    held = HelpRequest.unscoped.select_for_update(of=("self",)).filter(pk=number).first()
    if held is None:
        return 0
    of_the_line.forget_request(held)
    return 1


def _confidant(number: UUID) -> int:
    held = Confidant.unscoped.select_for_update(of=("self",)).filter(pk=number).first()
    if held is None:
        return 0
    of_the_line.forget_confidant(held)
    return 1


def _account(pseudonym: UUID) -> int:
    """Who came back to work since then began anew, and stays."""
    here = Membership.unscoped.filter(person__pseudonym=pseudonym, ended_on__isnull=False)
    held = here.select_related("person").first()
    return int(forget_account(held)) if held else 0


FORGET: dict[str, Callable[[UUID], int]] = {
    "dossier": _dossier,
    "entry": _entry,
    "uneasenote": _note,
    "triggerevent": _event,
    "group": _group,
    of_the_line.REQUEST: _help_request,
    of_the_line.CALL_BACK: of_the_line.forget_call_back,
    of_the_line.CONFIDANT: _confidant,
    consenting.YES: consenting.forget_yes,
    destroying.SITUATION: destroying.forget_situation,
    unsaying.REFERRAL: unsaying.forget_referral,
    of_gatherings.WORKSHOP: of_gatherings.forget_workshop,
    of_gatherings.PARTICIPANT: of_gatherings.forget_participant,
    of_gatherings.CALL: of_gatherings.forget_call,
    "rightsrequest": forget_words,
    "account": _account,
    PARCEL: forget_parcel,
}
