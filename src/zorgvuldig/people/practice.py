"""A place to practise in: an organisation that is nobody's but one person's, and who was invented
for it.

Neither row is ever changed or removed by the application: what was begun as practice stays it, and
goes as a whole (`practice_throw_away`, see the room `practice`). Source: docs/decisions/0060.
"""

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone


class PracticePlace(models.Model):
    """That an organisation is practice, whose, and since when. One person has one at a time."""

    organisation = models.OneToOneField(
        "people.Organisation", models.PROTECT, primary_key=True, related_name="+"
    )
    person = models.OneToOneField("people.Person", models.PROTECT, related_name="+")
    began_on = models.DateField(default=timezone.localdate)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"{self.organisation_id}"


class Invented(models.Model):
    """Somebody who does not exist, and plays in one practice place. They have no way to sign in."""

    person = models.OneToOneField(
        "people.Person", models.PROTECT, primary_key=True, related_name="+"
    )
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"{self.person_id}"


def practises_in() -> Exists:
    """Of a membership: is it in a place to practise in?"""
    return Exists(PracticePlace.unscoped.filter(organisation=OuterRef("organisation")))


def is_invented() -> Exists:
    """Of a person: do they not exist, and only play in practice?"""
    return Exists(Invented.unscoped.filter(person=OuterRef("pk")))
