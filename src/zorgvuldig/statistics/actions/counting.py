"""Counting a quarter, once: each room hands over its counts, and they are stored as counted."""

import logging
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, connection, transaction

from zorgvuldig import walls
from zorgvuldig.dossiers import bias
from zorgvuldig.dossiers import counts as dossiers
from zorgvuldig.gatherings import counts as gatherings
from zorgvuldig.helpline import counts as helpline
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.rules.year_figures import to_count
from zorgvuldig.statistics.models import CountedQuarter, QuarterCount

if TYPE_CHECKING:
    from zorgvuldig.rules.quarters import Quarter

Cell = tuple[str, str, int]
ROOMS = (helpline, dossiers, bias, gatherings)


def count_what_is_due(today: date) -> tuple[int, int]:
    """Every organisation whose last settled quarter was not counted yet; returns how many were
    counted now, and how many failed. One that fails keeps back no other; it is tried again."""
    quarter = to_count(today)
    done = failed = 0
    if quarter is None:
        return done, failed
    for organisation_id in every_organisation():
        try:
            done += count_apart(organisation_id, quarter, today)
        except Exception:
            failed += 1
            logging.getLogger(__name__).exception("quarter not counted: %s", organisation_id)
    return done, failed


def count_apart(organisation_id: int, quarter: "Quarter", today: date) -> bool:
    """Count, unless it was; is it counted now? It is read at one moment, so that all questions
    about the same people add up to the same number while somebody is at work. It is written apart:
    the logbook, which others write to, cannot be closed from a moment ago."""
    with walls.working_for(organisation=organisation_id):
        if is_counted(organisation_id, quarter):
            return False
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        walls.say(organisation=organisation_id)
        counted = list(cells(organisation_id, quarter))
    with walls.working_for(organisation=organisation_id):
        return keep(organisation_id, quarter, counted, today)


def is_counted(organisation_id: int, quarter: "Quarter") -> bool:
    """Was this quarter counted already?"""
    rows = CountedQuarter.objects.filter(organisation=organisation_id, quarter=quarter.begins)
    return rows.exists()


@transaction.atomic
def keep(organisation_id: int, quarter: "Quarter", counted: list[Cell], today: date) -> bool:
    """Store what was counted, unless somebody did; is it stored now? Of two workers at once the
    second waits here for the first, and then finds that it was."""
    where = {"organisation_id": organisation_id, "quarter": quarter.begins}
    try:
        with transaction.atomic():
            CountedQuarter.objects.create(**where, counted_on=today)
    except IntegrityError:
        return False
    QuarterCount.objects.bulk_create(
        QuarterCount(**where, measure=asked, category=answer, number=number)
        for asked, answer, number in counted
    )
    record("statistics.counted", actor=OnSchedule(organisation_id), action=Action.CREATE,
           about=f"quartercount:{quarter.begins.isoformat()}")  # fmt: skip
    return True


def cells(organisation_id: int, quarter: "Quarter") -> Iterator[Cell]:
    """What every room counted: question, answer, number."""
    last = quarter.ends - timedelta(days=1)
    for room in ROOMS:
        yield from room.cells(organisation_id, quarter.begins, last)
