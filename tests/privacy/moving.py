"""Clocks that are moved: rows of long ago, and a run on any day."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.db import connections
from django.utils import timezone

from tests.cast import Town
from tests.dossiers.conftest import years_ago
from zorgvuldig import walls
from zorgvuldig.dossiers.actions import beginning
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.privacy.actions import running

TODAY = timezone.localdate
LONG = timedelta(days=400)


def dossier(town: Town, name: str = "Noor Testman", by: str = "anna") -> Dossier:
    return beginning.open_dossier(
        actor=town.at_work(by), once=uuid4(), name=name, born_on=years_ago(16, 40), age_band="",
        review_on=TODAY() + timedelta(days=30), today=TODAY(), another=True,
    )  # fmt: skip


def closed_on(
    file: Dossier, day: date, *, outcome: str = "OTHER_SUPPORT", helped: bool = True
) -> None:
    """As if it had been closed that day, by the terms of its regime."""
    from zorgvuldig.rules.retention import keep_until

    until = keep_until(file.organisation.regime, outcome, helped, day)
    Dossier.unscoped.filter(pk=file.pk).update(
        closed_on=day, outcome=outcome, help_relation=helped, kept_from=day, keep_until=until,
        review_on=None, triage="", triaged_on=None,
    )  # fmt: skip


def at(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=timezone.get_current_timezone())


def run(*days: date) -> list[running.Tally]:
    """The run of each of these nights; every step of it succeeds."""
    tallies = [tally for day in days for tally in running.run(day)]
    assert [tally.failed for tally in tallies if tally.failed] == []
    return tallies


def gone(tallies: list[running.Tally], step: str) -> int:
    return sum(tally.gone for tally in tallies if tally.step == step)


def as_owner(sql: str, *values: Any) -> list[Any]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def there(model: Any, town: Town, **known: Any) -> bool:
    """Is there such a row at De Brug?"""
    with walls.working_for(organisation=town.anna.organisation.pk):
        return bool(model.unscoped.filter(**known).exists())
