"""The only thing the decision aid keeps: how often its pages were opened on a day."""

from django.db import models


class AidVisits(models.Model):
    """One number per day and page: no address, no person, no time of day, no facts."""

    day = models.DateField()
    page = models.CharField(max_length=20)
    visits = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "page"], name="one_count_per_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.page}"
