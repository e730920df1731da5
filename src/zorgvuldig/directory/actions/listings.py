"""A service is added, changed, checked or taken off; the map for everybody opens or closes."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from zorgvuldig.directory.access.listings import listings_of, towns_in
from zorgvuldig.directory.models import Listing, PublicMap
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import ChangedMeanwhile, NotNow

if TYPE_CHECKING:
    from datetime import date

    from zorgvuldig.people.actor import Actor

TAKEN = "Dit adres is al in gebruik. Kies een ander laatste deel."
GONE = "Deze dienst staat niet meer in de kaart. Iemand haalde haar intussen weg."


@transaction.atomic
def add(*, actor: "Actor", once: UUID, **values: Any) -> Listing:
    """A new service. The number of its form is its lasting mark, sent twice, kept once."""
    made = Listing(organisation=actor.organisation, id=once, mark=once, **_named(actor, values))
    store_once(made, once, same={"pk": once})
    record("listing.added", actor=actor, action=Action.CREATE, about=made)
    return made


@transaction.atomic
def change(*, listing: Listing, actor: "Actor", seen: int | None, **values: Any) -> Listing:
    """Say it anew, when nobody else did since the form was opened."""
    held = lock(listing)
    if held.version != seen:
        raise ChangedMeanwhile
    for name, value in _named(actor, values).items():
        setattr(held, name, value)
    return _keep("listing.changed", held, actor)


@transaction.atomic
def check(*, listing: Listing, actor: "Actor", today: "date") -> Listing:
    """Somebody looked today, and everything was right."""
    held = lock(listing)
    held.checked_on = max(held.checked_on, today)
    return _keep("listing.checked", held, actor)


@transaction.atomic
def remove(*, listing: Listing, actor: "Actor") -> None:
    """Take a service off the directory; what was said about it stays, with its name."""
    held = lock(listing)
    record("listing.removed", actor=actor, action=Action.DELETE, about=held)
    held.delete()


@transaction.atomic
def publish(*, actor: "Actor", slug: str, is_open: bool) -> PublicMap:
    """Say where everybody finds the public services, and whether they may."""
    found = PublicMap.unscoped.filter(organisation=actor.organisation).first()
    found = found or PublicMap(organisation=actor.organisation)
    found.slug, found.is_open = slug, is_open
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError as fault:
        raise NotNow(TAKEN) from fault
    record("directory.published", actor=actor, action=Action.UPDATE, about=found)
    return found


def lock(listing: Listing) -> Listing:
    """Hold a service until this transaction ends."""
    held = Listing.unscoped.select_for_update(no_key=True).filter(pk=listing.pk).first()
    if held is None:
        raise NotNow(GONE)
    return held


def as_known(names: list[str], known: dict[str, str]) -> list[str]:
    """Municipalities as the directory writes them already: ‘rivierstad’ is Rivierstad."""
    return [known.setdefault(name.casefold(), name) for name in names]


def towns_known(actor: "Actor") -> dict[str, str]:
    """How each municipality is written here, by its name in small letters."""
    return {name.casefold(): name for name in towns_in(listings_of(actor.organisation.pk))}


def _named(actor: "Actor", values: dict[str, Any]) -> dict[str, Any]:
    if not values.get("towns"):
        return values
    return {**values, "towns": as_known(values["towns"], towns_known(actor))}


def _keep(event: str, held: Listing, actor: "Actor") -> Listing:
    held.version += 1
    held.save()
    record(event, actor=actor, action=Action.UPDATE, about=held)
    return held
