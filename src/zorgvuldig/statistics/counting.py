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
    from zorgvuldig.rules.gatherings.quarters import Quarter

Cell = tuple[str, str, int]
ROOMS = (helpline, dossiers, bias, gatherings)


def count_what_is_due(today: date) -> tuple[int, int]:
    """Every organisation whose last settled quarter was not counted yet; returns how many were
    counted now, and how many failed. One that fails keeps back no other; it is tried again."""
    quarter = to_count(today)
    done = failed = 0
    for organisation_id in every_organisation() if quarter else ():
        try:
            done += count_apart(organisation_id, quarter, today)
        except Exception:
            failed += 1
            logging.getLogger(__name__).exception("quarter not counted: %s", organisation_id)
    return done, failed


def count_apart(organisation_id: int, quarter: "Quarter", today: date) -> bool:
    """Count in a transaction of its own, that sees one moment: all questions about the same people
    then add up to the same number, also while somebody is at work."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        walls.say(organisation=organisation_id)
        return count(organisation_id, quarter, today)


def count(organisation_id: int, quarter: "Quarter", today: date) -> bool:
    """Count one quarter, unless it was; is it counted now? Of two workers at once the second waits
    for the first, and then finds that it was."""
    where = {"organisation_id": organisation_id, "quarter": quarter.begins}
    if CountedQuarter.objects.filter(**where).exists():
        return False
    try:
        with transaction.atomic():
            CountedQuarter.objects.create(**where, counted_on=today)
    except IntegrityError:
        return False
    QuarterCount.objects.bulk_create(
        QuarterCount(**where, measure=asked, category=answer, number=number)
        for asked, answer, number in cells(organisation_id, quarter)
    )
    record("statistics.counted", actor=OnSchedule(organisation_id), action=Action.CREATE,
           about=f"quartercount:{quarter.begins.isoformat()}")  # fmt: skip
    return True


def cells(organisation_id: int, quarter: "Quarter") -> Iterator[Cell]:
    """What every room counted: question, answer, number."""
    last = quarter.ends - timedelta(days=1)
    for room in ROOMS:
        yield from room.cells(organisation_id, quarter.begins, last)
