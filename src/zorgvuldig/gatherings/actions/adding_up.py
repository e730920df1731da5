"""When nobody can answer any more, the boxes of a moment are added up and go (W-06).

All counts are written at once, from five answers on; of fewer nothing stays. What was added up
never opens again, so that no later answer can be seen by what it changed.
"""

from collections import Counter
from typing import TYPE_CHECKING

from django.db import transaction

from zorgvuldig import walls
from zorgvuldig.gatherings.actions.stages import lock
from zorgvuldig.gatherings.models import SealedAnswers, Workshop, WorkshopCount
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.rules import gates
from zorgvuldig.rules.gatherings.asking import windows
from zorgvuldig.rules.gatherings.codes import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def add_up(now: "datetime") -> int:
    """Every few minutes: each moment that closed; returns how many were added up."""
    done = 0
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            boxes = SealedAnswers.unscoped.values_list("workshop", flat=True).distinct()
            for workshop in Workshop.unscoped.filter(pk__in=boxes).select_related("key"):
                done += add_up_of(workshop, now)
    return done


@transaction.atomic
def add_up_of(workshop: Workshop, now: "datetime") -> int:
    """The moments of this workshop that closed and of which boxes are left."""
    held = lock(workshop)
    over = [moment for moment in _closed(held, now) if _close(held, moment)]
    held.added_up = sorted({*held.added_up, *over})
    held.save(update_fields=["added_up"])
    return len(over)


def _closed(workshop: Workshop, now: "datetime") -> list[Moment]:
    if workshop.begins_at is None or workshop.ends_at is None:
        return []
    known = windows(workshop.begins_at, workshop.ends_at)
    return [moment for moment, window in known.items() if window.closes <= now]


def _close(workshop: Workshop, moment: Moment) -> bool:
    boxes = list(SealedAnswers.unscoped.filter(workshop=workshop, moment=moment))
    if boxes and moment not in workshop.added_up:
        _write(workshop, moment, (box.given(workshop.key) for box in boxes))
    SealedAnswers.unscoped.filter(workshop=workshop, moment=moment).delete()
    return bool(boxes)


def _write(workshop: Workshop, moment: Moment, given: "Iterable[dict[str, str]]") -> None:
    counts: dict[str, Counter[str]] = {}
    for one in given:
        for question, answer in one.items():
            counts.setdefault(question, Counter())[answer] += 1
    WorkshopCount.unscoped.bulk_create(
        WorkshopCount(
            organisation_id=workshop.organisation_id,
            workshop=workshop,
            moment=moment,
            question=question,
            answer=answer,
            count=count,
        )
        for question, answers in sorted(counts.items())
        if not gates.enough_answered(answers.total())
        for answer, count in sorted(answers.items())
    )
