"""Counting, as it is written, how often a word judges; nothing of it stays with the sign."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F

from zorgvuldig.dossiers.models import JudgementCount
from zorgvuldig.handbook.wording import judged
from zorgvuldig.rules.quarters import quarter_of

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


def count_judgements(*, actor: "Actor", text: str, today: date) -> None:
    """Add this sign to the counts of its quarter: one row for the whole organisation, so that who
    wrote it and which it was are in no table. Within the transaction of the sign."""
    row, _ = JudgementCount.unscoped.get_or_create(
        organisation=actor.organisation, quarter=quarter_of(today).begins
    )
    JudgementCount.unscoped.filter(pk=row.pk).update(
        signs=F("signs") + 1, judging=F("judging") + int(judged(text) != "")
    )
