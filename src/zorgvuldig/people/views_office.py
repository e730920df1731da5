"""What waits for who keeps the office: the protocol, contact points, invitations."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.people import access
from zorgvuldig.people.login import access as login_access
from zorgvuldig.people.reminding import Waits, Why
from zorgvuldig.people.roles import Role

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

CHECK_EVERY = timedelta(days=365)  # a contact point, our choice (docs/decisions/0045)
ENDS_SOON = timedelta(days=2)


def what_waits(actor: "Actor", today: date) -> list[Waits]:
    """For the administrator: what is to be looked at again."""
    if not actor.holds({Role.ADMINISTRATOR}):
        return []
    return [*_protocol(actor), *_points(actor, today), *_invitations(actor), *_taken(actor)]


def _protocol(actor: "Actor") -> list[Waits]:
    if actor.organisation.protocol_confirmed_on is not None:
        return []
    text = "Het protocol geldt nog niet: vul het aan en bevestig het"
    return [Waits(text, reverse("people:protocol"), Why.SIGN, quietly=True)]


def _points(actor: "Actor", today: date) -> list[Waits]:
    old = access.contact_points_of(actor).filter(verified_on__lt=today - CHECK_EVERY)
    return [
        Waits(
            "Kijk na of een contactpunt nog klopt",
            reverse("people:contact_point", args=[point.pk]),
            Why.STALE,
            due=point.verified_on + CHECK_EVERY,
        )
        for point in old
    ]


def _invitations(actor: "Actor") -> list[Waits]:
    soon = access.invitations_of(actor).filter(expires_at__lt=timezone.now() + ENDS_SOON)
    return [
        Waits(
            f"De uitnodiging aan {invitation.name} is nog niet gebruikt",
            reverse("people:staff"),
            Why.STILL,
            due=timezone.localdate(invitation.expires_at),
            quietly=True,
        )
        for invitation in soon
    ]


def _taken(actor: "Actor") -> list[Waits]:
    """A login service took a role from somebody who is still needed: it must be taken over."""
    return [
        Waits(
            f"De inlogdienst nam een rol van {account.person.name}; er is nog werk over te nemen",
            reverse("people:staff"),
            Why.STILL,
            due=account.needed_on,
        )
        for account in login_access.taken_while_needed(actor)
    ]
