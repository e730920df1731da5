"""What stands of the questions on a participant's own page."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.gatherings.actions import asking
from zorgvuldig.handbook.wording import label

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Participant, Provider

TEMPLATE = "gatherings/public/_asked.html"


def asked(one: "Participant", provider: "Provider", link: str) -> dict[str, Any] | None:
    """Which questions are open for them and whether they answered; None when there are none. A line
    for SEAT_PARTS: (TEMPLATE, asked)."""
    moment = asking.open_for(one, timezone.now())
    if moment is None:
        return None
    return {
        "moment": label("gather_moment", moment),
        "answered": asking.has_answered(one, moment),
        "url": reverse("gathering:questions", args=[provider.slug, link]),
    }
