"""Somebody's dossiers as a list: filtered by what the address says, paged by key."""

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from zorgvuldig.dossiers.access.rows import dossiers_of
from zorgvuldig.dossiers.codes import Part
from zorgvuldig.dossiers.models import Dossier, DossierQuerySet

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

PAGE = 20
SOON = timedelta(days=14)
PARTS = {"bijhouden": (Part.KEEPER,), "meedenken": (Part.ADVISER, Part.CONSULTED)}
Key = tuple[date, UUID]


def list_page(
    actor: "Actor",
    which: str,
    today: date,
    after: "Key | None" = None,
    size: int = PAGE,
    part: str = "",
) -> list[Dossier]:
    """One page of the actor's dossiers; one more than `size` tells that there is another page.

    What is to be looked at again comes by that date, the longest overdue first; everything else
    newest first. `after` is the last row shown: its date in that order, and its id. The keys are
    asked for the rows of the page alone: beside somebody's thousands of files they cost the most.
    """
    rows = _which(dossiers_of(actor, *PARTS.get(part, ())), which, today)
    rows = rows.select_related(None).prefetch_related("key")
    if which in BY_REVIEW:
        if after:
            rows = rows.filter(Q(review_on__gt=after[0]) | Q(review_on=after[0], id__gt=after[1]))
        return list(rows.order_by("review_on", "id")[: size + 1])
    if after:
        rows = rows.filter(Q(opened_on__lt=after[0]) | Q(opened_on=after[0], id__lt=after[1]))
    return list(rows.order_by("-opened_on", "-id")[: size + 1])


BY_REVIEW = ("te-laat", "binnenkort")


def place_of(dossier: Dossier, which: str) -> Key:
    """Where this row stands in the list, for the address of the next page."""
    day = dossier.review_on if which in BY_REVIEW else dossier.opened_on
    return day or dossier.opened_on, dossier.pk


def _which(rows: DossierQuerySet, which: str, today: date) -> DossierQuerySet:
    if which == "afgesloten":
        return rows.filter(closed_on__isnull=False)
    if which == "binnenkort":
        return rows.open().filter(review_on__range=(today, today + SOON))
    return rows.overdue(today) if which == "te-laat" else rows.open()
