"""A legal hold: a dossier that may not go by its term, for a complaint, a court or the AP."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.people.models import Organisation, Person


class HoldKind(models.TextChoices):
    """Why it may not go yet."""

    COMPLAINT = "COMPLAINT", "er loopt een klacht"
    COURT = "COURT", "er loopt een rechtszaak"
    AP = "AP", "de Autoriteit Persoonsgegevens doet onderzoek"


class LegalHold(models.Model):
    """One hold on one dossier, set and lifted by two.

    It holds from the moment the first asks, so that nothing goes while the second thinks it over;
    it ends on `until`, when the second agrees to lift it or does not agree to set it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=HoldKind)
    since = models.DateField(default=timezone.localdate)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_with = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    lift_asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    lift_with = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    lift_asked_on = models.DateField(null=True)
    until = models.DateField(null=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(until=None), name="one_hold_at_a_time"
            ),
            models.CheckConstraint(
                name="held_by_two",
                condition=~Q(set_with=F("set_by"))
                & (Q(lift_with=None) | ~Q(lift_with=F("lift_asked_by"))),
                violation_error_message="Tegenhouden doet niemand alleen.",
            ),
            models.CheckConstraint(
                name="lifted_by_two",
                condition=Q(until=None) | Q(agreed_at=None) | Q(lift_with__isnull=False),
                violation_error_message="Vrijgeven doet niemand alleen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def waits_for(self) -> int | None:
        """Whose answer it waits for: a person's number, or nobody's."""
        if self.until is not None:
            return None
        return self.set_with_id if self.agreed_at is None else self.lift_with_id
