"""What stands still with the privacy officer (`people.standstill`)."""

from collections.abc import Callable, Iterator
from datetime import date

from django.urls import reverse

from zorgvuldig.people.roles import Role
from zorgvuldig.people.standstill import Still
from zorgvuldig.privacy.models import LegalHold, RightsRequest

Before = Callable[[str], date]
WHO = (Role.PRIVACY_OFFICER,)


def requests(before: Before, today: date) -> Iterator[Still]:
    """Requests over rights that were answered and not closed."""
    rows = RightsRequest.unscoped.filter(closed_on=None, answered_on__lte=before("ANSWERED"))
    for one in rows.exclude(answered_on=None):
        page = reverse("privacy:rights_request", args=[one.pk])
        yield Still("ANSWERED", one.pk, page, one.answered_on or today, WHO)


def holds(before: Before, today: date) -> Iterator[Still]:
    """Holds to which no second person answered; of a lifting likewise."""
    open_now = LegalHold.unscoped.filter(until=None)
    for one in open_now.filter(agreed_at=None, since__lte=before("ASKED")):
        yield Still("ASKED", one.pk, reverse("privacy:coming"), one.since, WHO)
    lifting = open_now.filter(agreed_at__isnull=False, lift_asked_on__lte=before("ASKED"))
    for one in lifting:
        since = one.lift_asked_on or today
        yield Still("ASKED", one.pk, reverse("privacy:coming"), since, WHO)
