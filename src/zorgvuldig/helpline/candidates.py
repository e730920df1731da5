"""The confidants as the rule that proposes meets them: what they said they may be matched on, and
whether everything is in order today. The same four questions to the database for three as for three
hundred."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from msgspec import UNSET, UnsetType

from zorgvuldig.helpline import ways
from zorgvuldig.helpline.models import Confidant, Match, MatchProposal, TrainingRecord
from zorgvuldig.people.roles import Role
from zorgvuldig.rules import wishes
from zorgvuldig.rules.helpline import confidants as rule
from zorgvuldig.rules.helpline.codes import WAITING_PROPOSALS, ConfidantState
from zorgvuldig.rules.places import known_as, place

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.models import Membership

WAITING = list(WAITING_PROPOSALS)
Trained = dict[str, date]  # by subject the last day on which it counts


def candidates(organisation_id: int, today: date) -> list[wishes.Confidant]:
    """Everybody who is a confidant of this line now, in no order that means anything. Who still
    prepares or has stopped is none of them."""
    pool = list(whole(organisation_id).filter(state=ConfidantState.ACTIVE))
    held, trained = places_of(organisation_id), trained_until(organisation_id)
    return [as_candidate(one, today, held[one.pk], trained[one.pk]) for one in pool]


def candidate(confidant: Confidant, today: date) -> wishes.Confidant:
    """One confidant, asked again; hold the row first (`hold_place`) when a place is to be given."""
    found = whole(confidant.organisation_id).get(pk=confidant.pk)
    held = places_of(found.organisation_id, [found.pk])
    trained = trained_until(found.organisation_id, [found.pk])
    return as_candidate(found, today, held[found.pk], trained[found.pk])


def hold_place(number: UUID, organisation_id: int) -> Confidant | None:
    """The confidant with the row held until this transaction ends, so that two who give away the
    last place do so one after the other."""
    rows = Confidant.unscoped.select_for_update(of=("self",)).filter(pk=number)
    return rows.filter(organisation=organisation_id).select_related("key").first()


def whole(organisation_id: int) -> "QuerySet[Confidant]":
    """The confidants of a line with all that is asked of them beside their row."""
    rows = Confidant.unscoped.filter(organisation=organisation_id)
    return rows.select_related("key", "membership__person", "coach__person")


def places_of(organisation_id: int, only: Iterable[UUID] | None = None) -> Counter[UUID]:
    """How many places are taken with each confidant: running matches, and proposals that wait."""
    running = Match.unscoped.filter(organisation=organisation_id, ended_on=None)
    waiting = MatchProposal.unscoped.filter(organisation=organisation_id, state__in=WAITING)
    if only is not None:
        numbers = list(only)
        running = running.filter(confidant__in=numbers)
        waiting = waiting.filter(confidant__in=numbers)
    taken: Counter[UUID] = Counter(running.values_list("confidant", flat=True))
    taken.update(waiting.values_list("confidant", flat=True))
    return taken


def trained_until(
    organisation_id: int, only: Iterable[UUID] | None = None
) -> "defaultdict[UUID, Trained]":
    """By confidant and subject, the last day on which the newest training counts."""
    rows = TrainingRecord.unscoped.filter(organisation=organisation_id)
    if only is not None:
        rows = rows.filter(confidant__in=list(only))
    found: defaultdict[UUID, Trained] = defaultdict(dict)
    for who, subject, until in rows.values_list("confidant", "subject", "valid_until"):
        found[who][subject] = max(until, found[who].get(subject, until))
    return found


def as_candidate(
    confidant: Confidant, today: date, held: int, trained: Trained
) -> wishes.Confidant:
    """The row, as the rule asks for it. A declared conflict is about one request: whoever asks for
    that request says it."""
    words = confidant.words()
    town = _said_once(words, "town")
    latitude, longitude = where(town)
    return wishes.Confidant(
        id=str(confidant.pk),
        open_matches=held,
        languages=tuple(confidant.languages),
        gender=wishes.Gender(confidant.gender),
        communities=communities_of(confidant, words),
        regions=_said(words, "regions"),
        town=town if town is UNSET else known_as(town),
        latitude=latitude,
        longitude=longitude,
        max_open_matches=confidant.most_matches,
        training_valid_until=rule.all_subjects_until(trained) or UNSET,
        available=is_available(confidant, today),
        vog_valid=rule.certificate_counts(confidant.certificate_on, today),
        confidentiality_signed=bool(confidant.code_signed_on and confidant.secrecy_signed_on),
        active_coach=coaches_now(confidant.coach),
    )


def communities_of(confidant: Confidant, words: dict[str, Any]) -> tuple[str, ...]:
    """What the confidant wrote of communities; nothing without their explicit yes (H-10)."""
    return _said(words, "communities") if confidant.communities_agreed_on else ()


def _said(words: dict[str, Any], name: str) -> tuple[str, ...]:
    return tuple(text for one in words.get(name, ()) if (text := one.strip()))


def _said_once(words: dict[str, Any], name: str) -> str | UnsetType:
    return str(words.get(name, "")).strip() or UNSET


def where(town: str | UnsetType) -> tuple[float | UnsetType, float | UnsetType]:
    """Where a town lies; nothing for a name that is not known or that more than one place has."""
    found = None if town is UNSET else place(town)
    return (found.latitude, found.longitude) if found else (UNSET, UNSET)


def is_available(confidant: Confidant, today: date) -> bool:
    """Active, begun, still with an account here, and not away today."""
    started = confidant.active_from is not None and confidant.active_from <= today
    active = confidant.state == ConfidantState.ACTIVE
    return active and started and has_account(confidant) and not is_away(confidant, today)


def has_account(confidant: Confidant) -> bool:
    """Somebody who works here and is a confidant by role."""
    account = confidant.membership
    return account is not None and works_here(account) and Role.CONFIDANT in account.roles


def is_away(confidant: Confidant, today: date) -> bool:
    """Away on this day: from the first day to the last, or until further notice."""
    if confidant.away_from is None or today < confidant.away_from:
        return False
    return confidant.away_until is None or today <= confidant.away_until


def coaches_now(coach: "Membership | None") -> bool:
    """A coach who still works here, in a role that coaches."""
    return coach is not None and works_here(coach) and not ways.COACHES.isdisjoint(coach.roles)


def works_here(membership: "Membership") -> bool:
    """An account that is in use, of a membership that runs."""
    return membership.ended_on is None and membership.person.is_active
