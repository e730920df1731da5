"""Parcels that stand still, for who receives them (`people.standstill`)."""

from collections.abc import Callable, Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.exchange.models import Parcel
from zorgvuldig.exchange.ways import RECEIVERS
from zorgvuldig.people.standstill import Still
from zorgvuldig.rules.exchange import State

WHO = tuple(sorted(str(role) for role in RECEIVERS))


def parcels(before: Callable[[str], date], today: date) -> Iterator[Still]:
    """What came in here and was not opened, or was opened and not answered, for too long."""
    here = Parcel.unscoped.filter(receiver_id=walls.said())
    for state, since in ((State.SENT, "sent_at"), (State.OPENED, "opened_at")):
        for one in here.filter(state=state, **{f"{since}__date__lte": before(state)}):
            page = reverse("exchange:parcel", args=[one.pk])
            yield Still(state, one.pk, page, timezone.localdate(getattr(one, since)), WHO)
