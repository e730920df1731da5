"""The map for everybody: only services marked public, of an organisation that opened its map."""

from typing import TYPE_CHECKING

from django.http import Http404

from zorgvuldig import walls
from zorgvuldig.directory.access.listings import keeper
from zorgvuldig.directory.models import PublicMap

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


def open_map(slug: str) -> PublicMap:
    """The open map at this address. From here on the request works for its organisation, and for
    nobody signed in."""
    found = PublicMap.unscoped.filter(slug=slug, is_open=True).first()
    if found is None:
        raise Http404
    walls.say(organisation=found.organisation_id)
    return found


def map_of(actor: "Actor | None") -> PublicMap | None:
    """The address of the own map, for who keeps the directory."""
    return PublicMap.unscoped.filter(organisation=keeper(actor).organisation).first()


def slug_of(organisation_id: int) -> str:
    """Where everybody finds the map of this organisation; empty when it is not open."""
    rows = PublicMap.unscoped.filter(organisation_id=organisation_id, is_open=True)
    return rows.values_list("slug", flat=True).first() or ""
