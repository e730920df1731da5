"""What people say in their own words, beside what we wrote about them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from zorgvuldig.dossiers.codes import Giver, Received
from zorgvuldig.dossiers.models.dossier import Entry, Recipient
from zorgvuldig.dossiers.models.talks import Recorded


class OwnStatement(Recorded):
    """The client's or a parent's own words, beside one entry or about the dossier as a whole
    (AVG art. 16; Jeugdwet art. 7.3.8 lid 2). What it stands beside never changes by it."""

    about = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="+")
    by = models.CharField(max_length=14, choices=Giver)
    speaker = models.ForeignKey(Recipient, models.RESTRICT, null=True, related_name="+")
    received = models.CharField(max_length=8, choices=Received, blank=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="statement_by_somebody",
                condition=Q(by="CLIENT", speaker=None)
                | Q(by="REPRESENTATIVE", speaker__isnull=False),
                violation_error_message="Kies van wie deze woorden zijn.",
            ),
            models.CheckConstraint(
                name="statement_not_beside_itself",
                condition=Q(about=None) | ~Q(about=models.F("entry")),
            ),
        ]
        indexes = [models.Index(fields=["dossier", "about"], name="statements_beside")]


class PeerReflection(Recorded):
    """Two or more colleagues look back together on how they worked (P12). Words only: nothing is
    ticked, counted or compared (G18). `present` are the persons, the writer among them."""

    present = ArrayField(models.BigIntegerField())

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="looked_back_together",
                condition=Q(present__len__gte=2),
                violation_error_message="Terugkijken doet u met ten minste twee mensen.",
            )
        ]
