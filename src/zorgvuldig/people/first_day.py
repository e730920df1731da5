"""What somebody ticked of the list of their first day, and whether they put it away."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class FirstDay(models.Model):
    """Of one person in one organisation, and for nobody else to see."""

    membership = models.OneToOneField(
        "people.Membership", models.CASCADE, primary_key=True, related_name="+"
    )
    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    ticked = ArrayField(models.CharField(max_length=32), default=list)
    put_away = models.BooleanField(default=False)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"{self.membership_id}"
