"""How often a word that judges stands in a sign: two counts per quarter, beside no sign."""

from django.db import models
from django.db.models import F, Q

from zorgvuldig.people.models import Organisation


class JudgementCount(models.Model):
    """Of how many signs the words were looked through as they were written, and in how many of them
    a word judges (method.md S2). Not of which, and not by whom (decision 0043). `quarter`: its
    first day."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    quarter = models.DateField()
    signs = models.PositiveIntegerField(default=0)
    judging = models.PositiveIntegerField(default=0)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "quarter"], name="judged_once"),
            models.CheckConstraint(name="judging_are_signs", condition=Q(judging__lte=F("signs"))),
        ]

    def __str__(self) -> str:
        return self.quarter.isoformat()
