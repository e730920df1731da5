"""The services of the own organisation: everybody who works there reads them, a few keep them.

Reading is not logged: like the handbook, the directory says nothing about anybody. What is changed,
taken along or read in is (decision 0044), and a number that leads to nothing for who asks.
"""

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db.models import F, Func, Q
from django.utils import timezone

from zorgvuldig.directory import ways
from zorgvuldig.directory.models import Listing
from zorgvuldig.handbook import read
from zorgvuldig.logbook import actions as logbook
from zorgvuldig.people.access import require
from zorgvuldig.rules.directory import Theme, stale_before

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Never

    from django.db.models import QuerySet

    from zorgvuldig.directory.forms.choosing import Groups
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.letting import Rule

PAGE = 25
MOST_TO_CHOOSE = 500  # in a list to choose from; more does not fit a screen


class Wanted(NamedTuple):
    """What one looks for; empty is everything. The filter stands in the address."""

    town: str = ""
    theme: str = ""
    language: str = ""
    cost: str = ""
    text: str = ""


class Spot(NamedTuple):
    """A place in the list: the name, and the number for names that are the same."""

    name: str
    number: UUID


def reader(actor: "Actor | None") -> "Actor":
    """Everybody who works in an organisation; without one there is no directory."""
    return require(actor, ways.READ)


def keeper(actor: "Actor | None") -> "Actor":
    """Who keeps the directory; for others there is no such page, and that they asked is logged."""
    return require(actor, ways.KEEP)


def keeps(actor: "Actor") -> bool:
    return ways.KEEP.admits(actor)


def listings_of(organisation_id: int, *, public: bool = False) -> "QuerySet[Listing]":
    """The services of one organisation; `public`: only those that are for everybody to read."""
    rows = Listing.unscoped.filter(organisation_id=organisation_id)
    return rows.filter(is_public=True) if public else rows


def page_of(rows: "QuerySet[Listing]", wanted: Wanted, after: Spot | None = None) -> list[Listing]:
    """One page by name. One more than `PAGE` tells that there is more."""
    if wanted.town:
        rows = rows.filter(Q(towns__overlap=[wanted.town]) | Q(towns=[]))
    if wanted.theme:
        rows = rows.filter(themes__contains=[wanted.theme])
    if wanted.language:
        rows = rows.filter(languages__contains=[wanted.language])
    if wanted.cost:
        rows = rows.filter(cost=wanted.cost)
    if wanted.text:
        rows = rows.filter(Q(name__icontains=wanted.text) | Q(about__icontains=wanted.text))
    if after:
        same = Q(name=after.name, pk__gt=after.number)
        rows = rows.filter(Q(name__gt=after.name) | same)
    return list(rows.order_by("name", "pk")[: PAGE + 1])


def spot_in(written: str) -> Spot | None:
    """The place in the list that stands in the address; anything else is the beginning."""
    number, _, name = written.partition("_")
    try:
        return Spot(name, UUID(number)) if name and "\0" not in name else None
    except ValueError:
        return None


def towns_in(rows: "QuerySet[Listing]") -> list[str]:
    """The municipalities that are named, each once."""
    named = rows.annotate(town=Func(F("towns"), function="unnest")).order_by("town")
    return list(named.values_list("town", flat=True).distinct())


def get_listing(actor: "Actor | None", number: UUID) -> Listing:
    """One service of the own organisation."""
    asks = require(actor, ways.LISTED)
    found = listings_of(asks.organisation.pk).filter(pk=number).first()
    if found is None:
        refuse(asks, ways.LISTED, f"listing:{number}")
    return found


def refuse(actor: "Actor", rule: "Rule", about: str) -> "Never":
    """There is no such page for this person; that they asked is logged."""
    logbook.refuse("page.asked", actor=actor, about=about, policy=rule.code)


def get_kept(actor: "Actor | None", number: UUID) -> Listing:
    """One service, for who keeps the directory."""
    return get_listing(require(actor, ways.KEPT), number)


def stale(organisation_id: int, today: "date") -> "QuerySet[Listing]":
    """What was not checked for too long, the longest ago first."""
    before = stale_before(today, read("directory")["check_every_days"])
    rows = listings_of(organisation_id).filter(checked_on__lt=before)
    return rows.order_by("checked_on", "pk")


def to_choose(actor: "Actor", said: "Callable[[Listing], str] | None" = None) -> "Groups":
    """For a form, by theme: what is kept when it is chosen (`said`, or the whole line), and how it
    is called in the list."""
    rows = listings_of(actor.organisation.pk).order_by("name", "pk")[:MOST_TO_CHOOSE]
    before = stale_before(timezone.localdate(), read("directory")["check_every_days"])
    by_theme: dict[str, dict[str, str]] = {}
    for one in rows:
        label = _in_list(one, stale=one.checked_on < before)
        by_theme.setdefault(one.themes[0], {})[(said or in_words)(one)] = label
    names = read("codes")["directory_theme"]
    return [
        (names[code]["label"], list(by_theme[code].items())) for code in Theme if code in by_theme
    ]


def _in_list(listing: Listing, *, stale: bool) -> str:
    """How a service is called in a list: with the towns in which it helps."""
    name, town = listing.name, ", ".join(listing.towns[:3])
    if town:
        return f"{name} ({town}); is lang niet nagekeken" if stale else f"{name} ({town})"
    if stale:
        return f"{name} (heel het land); is lang niet nagekeken"
    return f"{name} (heel het land)"


def in_words(listing: Listing) -> str:
    """A service as one writes it down: its name and the first ways to reach it."""
    ways = [listing.phone, listing.email or listing.website, listing.address]
    reach = ", ".join([way for way in ways if way][:2])
    return f"{listing.name} ({reach}; nagekeken {listing.checked_on:%d-%m-%Y})"


def days_ago(listing: Listing) -> int:
    """How long ago somebody checked it."""
    return (timezone.localdate() - listing.checked_on).days
