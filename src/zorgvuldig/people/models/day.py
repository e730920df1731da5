"""What belongs to somebody's day: their mail, and what stands still."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from zorgvuldig.people.models.working import Membership, Organisation, Person
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.quiet import FROM, UNTIL, Rhythm


class MailChoice(models.Model):
    """When somebody wants mail; without a row the careful choice holds."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    rhythm = models.CharField(max_length=8, default=Rhythm.DAILY)
    quiet_from = models.TimeField(default=FROM)
    quiet_until = models.TimeField(default=UNTIL)
    weekends = models.BooleanField(default=False)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="known_rhythm", condition=Q(rhythm__in=list(Rhythm))),
            models.CheckConstraint(
                name="a_while_for_mail",
                condition=Q(quiet_until__lt=F("quiet_from")),
                violation_error_message="Laat elke dag een uur over waarin e-mail mag komen.",
            ),
        ]

    def __str__(self) -> str:
        return self.rhythm


class Reminded(models.Model):
    """That it was looked up on a day what waits for somebody, and whether a mail went."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    day = models.DateField()
    mailed = models.BooleanField(default=False)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "day"], name="reminded_once_a_day")
        ]

    def __str__(self) -> str:
        return str(self.day)


class Standstill(models.Model):
    """Something that stands still, and who can move it: a person, or who holds one of the roles."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    machine = models.CharField(max_length=32)
    state = models.CharField(max_length=16)
    thing = models.CharField(max_length=40)
    page = models.CharField(max_length=200)
    since = models.DateField()
    found_on = models.DateField()
    roles = ArrayField(models.CharField(max_length=24, choices=Role), default=list)
    membership = models.ForeignKey(Membership, models.CASCADE, null=True, related_name="+")

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "machine", "thing", "membership"],
                name="stands_still_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.machine} {self.state}"
