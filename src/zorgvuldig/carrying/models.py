"""A file that was asked for and made, one that came in and waits, and what was taken in.

Words stand sealed in the entry beside it; a made file is sealed with a passphrase nobody keeps.
"""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zorgvuldig.carrying.codes import End, Goal, TakenFor
from zorgvuldig.dossiers.models import Disclosure
from zorgvuldig.dossiers.models.talks import Recorded
from zorgvuldig.people.models import Membership, Organisation, Person
from zorgvuldig.vault.models import DataKey


class CarryOut(Recorded):
    """A dossier is to go as a file: who asked, who said yes, and the file until it is too old.

    To another organisation it rests on a decision to share, and a decider says yes. For another
    program of the own organisation who guards privacy and who runs the office both do.
    """

    goal = models.CharField(max_length=8, choices=Goal)
    disclosure = models.ForeignKey(Disclosure, models.CASCADE, null=True, related_name="+")
    number = models.UUIDField(default=uuid.uuid4, editable=False)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    office_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    office_at = models.DateTimeField(null=True)
    ended_as = models.CharField(max_length=9, choices=End, blank=True)
    made_at = models.DateTimeField(null=True)
    file = models.BinaryField(null=True)
    fetched_at = models.DateTimeField(null=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(made_at=None, ended_as=""),
                name="one_file_asked_at_a_time",
            ),
            models.CheckConstraint(
                name="to_another_by_decision",
                condition=Q(goal="TRANSFER", disclosure__isnull=False, office_by=None)
                | Q(goal="SOFTWARE", disclosure=None),
                violation_error_message="Naar een ander gaat een dossier alleen na een besluit.",
            ),
            models.CheckConstraint(
                name="no_file_by_one_person",
                condition=~Q(agreed_by=F("asked_by"))
                & ~Q(office_by=F("asked_by"))
                & ~Q(office_by=F("agreed_by")),
                violation_error_message="Niemand geeft alleen een dossier mee.",
            ),
            models.CheckConstraint(
                name="made_after_every_yes",
                condition=Q(made_at=None, file=None, fetched_at=None)
                | Q(made_at__isnull=False, agreed_by__isnull=False, ended_as="")
                & (Q(goal="TRANSFER") | Q(office_by__isnull=False)),
            ),
        ]


class Arrival(models.Model):
    """A file that somebody opened here and has not taken in: sealed, for a day, for them alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    key = models.ForeignKey(DataKey, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sealed = models.BinaryField()

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.id)


class TakenIn(Recorded):
    """A dossier began with a file from elsewhere: on which ground, and which file, so that the same
    file is not taken in twice."""

    goal = models.CharField(max_length=8, choices=Goal)
    ground = models.CharField(max_length=6, choices=TakenFor)
    number = models.UUIDField()

    class Meta(Recorded.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"],
                name="taken_in_once",
                violation_error_message="Dit bestand is hier al overgenomen.",
            )
        ]
