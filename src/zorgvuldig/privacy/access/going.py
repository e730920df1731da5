"""What goes by its term, and when. Numbers, references and dates; never a name or a word."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from zorgvuldig.dossiers.access.involved import lasting_keepers
from zorgvuldig.dossiers.models import (
    Dossier,
    Group,
    GroupConversation,
    GroupFollowUp,
    InGroup,
    Touched,
    TriggerEvent,
    UneaseNote,
)
from zorgvuldig.handbook import read
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Role
from zorgvuldig.privacy import ways
from zorgvuldig.privacy.access.holds import keeping_back
from zorgvuldig.rules.retention import gone_on, passed

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

SIZE = 50


@dataclass(frozen=True)
class Ending:
    """A closed dossier whose term ends: what it is known by, when it may go, and when it goes."""

    reference: str
    keep_until: date
    gone_on: date | None
    held: bool


@dataclass(frozen=True)
class Endings:
    """One page of them, soonest first, and the key of the next page; empty where there is none."""

    rows: list[Ending]
    next: str


def days(name: str) -> timedelta:
    """How long before or after, as it is published."""
    return timedelta(days=read("retention")["run"][name])


def ended_by(day: date) -> "QuerySet[Dossier]":
    """Closed dossiers whose term ends by that day, soonest first; of the organisation said."""
    closed = Dossier.unscoped.filter(closed_on__isnull=False, keep_until__lte=day)
    return closed.order_by("keep_until", "id")


def to_erase(today: date) -> list[UUID]:
    """Dossiers past their term and the days of grace, warned about long enough ago."""
    before = today - days("grace_days")
    return list(ended_by(before).filter(warned_on__lte=before).values_list("pk", flat=True))


def to_warn(today: date) -> list[UUID]:
    """Dossiers whose term ends soon and about which nobody was warned."""
    soon = ended_by(today + days("warn_days"))
    return list(soon.filter(warned_on=None).values_list("pk", flat=True))


def old_notes(today: date) -> "QuerySet[UneaseNote]":
    """Notes of unease that became no dossier in their term."""
    day = passed("twelve_months", today)
    return UneaseNote.unscoped.filter(recorded_at__date__lte=day).order_by("recorded_at")


def over_groups(today: date) -> "QuerySet[Group]":
    """Groups that ended long enough ago, to which no dossier points."""
    here: dict[str, Any] = {"group": OuterRef("pk")}
    followed = GroupFollowUp.unscoped.filter(talk__group=OuterRef("pk"))
    ended = Group.unscoped.filter(ended_on__lte=passed("group", today))
    return ended.filter(~Exists(InGroup.unscoped.filter(**here)), ~Exists(followed))


def over_events(today: date) -> "QuerySet[TriggerEvent]":
    """Events that ended long enough ago, to which no dossier, talk or note points."""
    here: dict[str, Any] = {"event": OuterRef("pk")}
    pointing = (Touched, GroupConversation, UneaseNote)
    free = (~Exists(model.unscoped.filter(**here)) for model in pointing)
    return TriggerEvent.unscoped.filter(*free, ended_on__lte=passed("event", today))


def left_long_ago(today: date) -> "QuerySet[Membership]":
    """Who left so long ago that the logbook no longer tells of them."""
    return Membership.unscoped.filter(ended_on__lte=passed("while_member", today))


def whom_to_warn(dossiers: list[UUID]) -> set[int]:
    """The memberships of who keeps these dossiers, and of who guards privacy."""
    keepers = lasting_keepers().filter(dossier__in=dossiers)
    people = Membership.unscoped.current()
    told = people.filter(pk__in=keepers.values("membership"))
    return set(told.values_list("pk", flat=True)) | set(
        people.holding(Role.PRIVACY_OFFICER).values_list("pk", flat=True)
    )


def endings_of(actor: "Actor", today: date, after: str = "") -> Endings:
    """What ends in the coming time: of the whole organisation for who guards privacy, else of the
    dossiers this person keeps."""
    rows = ended_by(today + days("preview_days")).filter(organisation=actor.organisation)
    if not ways.HOLD.admits(actor):
        mine = lasting_keepers().filter(dossier=OuterRef("pk"), membership=actor.membership)
        rows = rows.filter(Exists(mine))
    if since := _key(after):
        rows = rows.filter(
            Q(keep_until__gt=since[0]) | Q(keep_until=since[0], reference__gt=since[1])
        )
    rows = rows.order_by("keep_until", "reference")
    found = list(rows.annotate(held=keeping_back())[: SIZE + 1])
    shown, more = found[:SIZE], len(found) > SIZE
    return Endings([_ending(row) for row in shown], _said(shown[-1]) if more else "")


def counts_of_the_rest(today: date) -> list[str]:
    """What else is past its term, by number: it has no reference to be known by."""
    notes, groups = old_notes(today).count(), over_groups(today).count()
    events = over_events(today).count()
    told = {
        f"Niet-pluisgevoelens die geen dossier werden: {notes}": notes,
        f"Groepen die een jaar geleden stopten: {groups}": groups,
        f"Gebeurtenissen die een jaar geleden voorbij waren: {events}": events,
    }
    return [sentence for sentence, count in told.items() if count]


def all_endings(by: date) -> list[Ending]:
    """For the operator: every dossier whose term ends by that day, of the organisation said."""
    return [_ending(row) for row in ended_by(by).annotate(held=keeping_back())]


def _ending(row: Dossier) -> Ending:
    until = row.keep_until or date.max
    return Ending(row.reference, until, gone_on(until, row.warned_on), bool(row.held))  # type: ignore[attr-defined]


def _said(row: Dossier) -> str:
    return f"{row.keep_until}_{row.reference}"


def _key(after: str) -> tuple[date, str] | None:
    day, _, reference = after.partition("_")
    try:
        return (date.fromisoformat(day), reference) if reference else None
    except ValueError:
        return None
