"""The counts of a quarter: about nobody, counted once, never counted again."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from zorgvuldig.people.models import Organisation


class CountedQuarter(models.Model):
    """That one quarter of one organisation was counted, and when. Its row is what two workers
    cannot both write. `quarter` is its first day; `fictional`: invented for the demonstration."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    quarter = models.DateField()
    counted_on = models.DateField(default=timezone.localdate)
    fictional = models.BooleanField(default=False)

    objects = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "quarter"], name="quarter_counted_once"
            ),
            models.CheckConstraint(
                name="a_quarter_begins",
                condition=Q(quarter__day=1) & Q(quarter__month__in=[1, 4, 7, 10]),
            ),
            models.CheckConstraint(
                name="counted_after_it_ended",
                condition=Q(counted_on__gt=models.F("quarter") + timedelta(days=89)),
            ),
        ]

    def __str__(self) -> str:
        return self.quarter.isoformat()


class QuarterCount(models.Model):
    """How often one answer to one question was so in one quarter. Two questions are never crossed.
    As counted, so small numbers stand here: it is told through `rules.atoms` only."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    quarter = models.DateField()
    measure = models.CharField(max_length=24)
    category = models.CharField(max_length=48)
    number = models.PositiveIntegerField()

    objects = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "quarter", "measure", "category"], name="one_count_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.quarter} {self.measure} {self.category}"
