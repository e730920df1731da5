"""A request as the middleware hands it on: it knows who asks, for which organisation."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Person


class Request(HttpRequest):
    """What a view behind the door receives."""

    user: "Person"
    actor: "Actor"
