"""On the page of the day: who is asked to say yes or no to a file, and who may make it."""

from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.carrying.access.out import on_the_day
from zorgvuldig.people.reminding import Waits, Why
from zorgvuldig.people.roles import WORKS_WITH_CLIENTS

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

SAYS = "Een collega vraagt of een dossier als bestand mee mag"
AGREED = "Het bestand mag er komen: maak het, in {dossier}"


def what_waits(actor: "Actor", today: date) -> list[Waits]:
    """One query, and none for who neither answers nor keeps dossiers."""
    asked, agreed = on_the_day(actor, keeps=actor.holds(WORKS_WITH_CLIENTS))
    answer = [
        Waits(
            SAYS,
            reverse("carrying:answer", args=[one.pk]),
            Why.ASKED,
            since=timezone.localdate(one.asked_at),
        )
        for one in asked
    ]
    make = [
        Waits(
            AGREED.format(dossier=one.dossier),
            reverse("carrying:ask", args=[one.dossier.reference]),
            Why.SIGN,
        )
        for one in agreed
    ]
    return answer + make
