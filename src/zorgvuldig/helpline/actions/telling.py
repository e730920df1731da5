"""What the line tells of its numbers changes at set moments, so that two looks a day apart do not
tell that one caller came, or went (H-14)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from zorgvuldig.helpline.models import ToldCounts

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

STANDS = timedelta(days=7)


@transaction.atomic
def for_a_week(
    actor: "Actor", what: str, today: date, count: Callable[[], dict[str, Any]]
) -> tuple[dict[str, Any], date]:
    """What was told last, while that is less than a week ago; otherwise it is counted anew. With
    the day on which it was counted; of two at once, both read the same."""
    one = ToldCounts(organisation_id=actor.organisation.pk, what=what)
    ToldCounts.objects.bulk_create([one], ignore_conflicts=True)
    rows = ToldCounts.objects.select_for_update().filter(organisation=actor.organisation)
    held = rows.get(what=what)
    if held.on is None or held.on + STANDS <= today:
        held.on, held.said = today, count()
        held.save()
    return held.said, held.on
