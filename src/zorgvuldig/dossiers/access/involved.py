"""Who is involved in a dossier today: an involvement counts until it ended or its last day passed.

Somebody who looks in because it could not wait is not involved; that stands apart.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from zorgvuldig.dossiers import ways
from zorgvuldig.dossiers.codes import Part
from zorgvuldig.dossiers.models import Dossier, EmergencyAccess, Involvement
from zorgvuldig.people.roles import WORKS_WITH_CLIENTS

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


def counting(day: date) -> Q:
    """Involvements that count on this day."""
    return Q(until=None) & (Q(ends_on=None) | Q(ends_on__gte=day))


def involves(actor: "Actor", *parts: str) -> Exists:
    """Of a dossier: is this person involved now (in one of these parts)?"""
    mine = Involvement.unscoped.filter(
        counting(timezone.localdate()), dossier=OuterRef("pk"), membership=actor.membership_id
    )
    return Exists(mine.filter(part__in=parts) if parts else mine)


def everybody() -> ArraySubquery:
    """Of a dossier: who is involved now, in the order in which they came."""
    return ArraySubquery(
        Involvement.unscoped.filter(counting(timezone.localdate()), dossier=OuterRef("pk"))
        .order_by("since", "pk")
        .values(
            who=JSONObject(
                name="membership__person__name", does="part", of="membership_id", ends_on="ends_on"
            )
        )
    )


def looking_until(actor: "Actor") -> Subquery:
    """Of a dossier: until when this person may look in, or nothing."""
    running = EmergencyAccess.unscoped.filter(
        dossier=OuterRef("pk"), membership=actor.membership_id, ends_at__gt=timezone.now()
    )
    return Subquery(running.order_by("-ends_at").values("ends_at")[:1])


def unchecked_looks() -> ArraySubquery:
    """Of a dossier: who looked in because it could not wait, and was not checked yet."""
    return ArraySubquery(
        EmergencyAccess.unscoped.filter(dossier=OuterRef("pk"), checked_at=None)
        .order_by("opened_at")
        .values(
            look=JSONObject(
                entry="entry_id", name="membership__person__name", on="entry__happened_on"
            )
        )
    )


def lasting_keepers() -> "QuerySet[Involvement]":
    """Who keeps a dossier without a last day, and still works with clients here."""
    return Involvement.unscoped.filter(
        part=Part.KEEPER,
        until=None,
        ends_on=None,
        membership__ended_on=None,
        membership__person__is_active=True,
        membership__roles__overlap=list(WORKS_WITH_CLIENTS),
    )


def who_is_involved(dossier: Dossier) -> list[dict[str, Any]]:
    """Who is involved now: `name`, `does` (a Part), `of` (the membership) and `ends_on`, an ISO
    date or None. From the same query that opened the dossier."""
    return dossier.involved  # type: ignore[attr-defined,no-any-return]


def part_of(dossier: Dossier, actor: "Actor") -> dict[str, Any] | None:
    """How this person is involved in the dossier now, if they are."""
    mine = (one for one in who_is_involved(dossier) if one["of"] == actor.membership_id)
    return next(mine, None)


def keeps(dossier: Dossier, actor: "Actor") -> bool:
    """Does this person keep the dossier? For showing ways; the ways themselves ask again."""
    mine = part_of(dossier, actor)
    works = ways.KEEPER in ways.WRITE.open_to(actor)
    return works and mine is not None and mine["does"] == Part.KEEPER


def keeps_on(dossier: Dossier, actor: "Actor") -> bool:
    """Does this person keep the dossier without a last day? A stand-in does not."""
    mine = part_of(dossier, actor)
    return keeps(dossier, actor) and mine is not None and mine["ends_on"] is None
