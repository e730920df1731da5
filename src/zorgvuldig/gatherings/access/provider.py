"""Who holds gatherings: for everybody once it is open, and for who works on them."""

from typing import TYPE_CHECKING

from django.http import Http404

from zorgvuldig import walls
from zorgvuldig.gatherings import ways
from zorgvuldig.gatherings.models import Provider
from zorgvuldig.people import access as people

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


def open_provider(slug: str) -> Provider:
    """The open provider at this public address. From here on the request works for its
    organisation, and for nobody signed in."""
    found = Provider.objects.filter(slug=slug, is_open=True).first()
    if found is None:
        raise Http404
    walls.say(organisation=found.organisation_id)
    return found


def provider_of(actor: "Actor") -> Provider | None:
    """What the actor's organisation tells the public, open or not yet."""
    return Provider.objects.filter(organisation=actor.organisation).first()


def at_gatherings(actor: "Actor | None") -> "Actor":
    """The actor, when they hold gatherings; otherwise there is no such page, and that they asked is
    logged."""
    return people.require(actor, ways.AT_WORK)


def organises(actor: "Actor | None") -> "Actor":
    """Who plans gatherings."""
    return people.require(actor, ways.ORGANISES)


def sets_up(actor: "Actor | None") -> "Actor":
    """Who says what the provider tells the public: who organises, and who runs the office."""
    return people.require(actor, ways.SETS_UP)
