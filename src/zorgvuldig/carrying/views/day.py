"""On the page of the day: who is asked to say yes or no to a file."""

from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.carrying.access.out import to_answer
from zorgvuldig.people.reminding import Waits, Why

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

SAYS = "Een collega vraagt of een dossier als bestand mee mag"


def what_waits(actor: "Actor", today: date) -> list[Waits]:
    """One query, and none for who has no such role."""
    return [
        Waits(
            SAYS,
            reverse("carrying:answer", args=[one.pk]),
            Why.ASKED,
            since=timezone.localdate(one.asked_at),
        )
        for one in to_answer(actor)
    ]
