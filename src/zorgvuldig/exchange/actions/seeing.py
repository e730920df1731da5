"""That somebody of an organisation saw what was said to it: then it waits for nobody there."""

from typing import TYPE_CHECKING

from django.utils import timezone

from zorgvuldig.exchange.models import Message, Parcel

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


def saw(*, parcel: Parcel, actor: "Actor") -> None:
    """What the other end said was read here; and at the sender that an answer came."""
    here, now = actor.organisation.pk, timezone.now()
    unseen = Message.unscoped.filter(parcel=parcel, seen_at=None).exclude(organisation_id=here)
    unseen.update(seen_at=now)
    if here == parcel.organisation_id and parcel.answered_at and parcel.heard_at is None:
        Parcel.unscoped.filter(pk=parcel.pk).update(heard_at=now)
