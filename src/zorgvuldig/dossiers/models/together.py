"""Handing over, looking in when it cannot wait, and calls made in danger."""

from django.db import models
from django.db.models import F, Q

from zorgvuldig.dossiers.codes import Called
from zorgvuldig.dossiers.models.talks import Recorded
from zorgvuldig.people.models import Membership, Person


class HandOver(Recorded):
    """One keeper asks another to go on with the dossier; it is theirs once they say yes."""

    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    to = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    accepted = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(accepted=None), name="one_hand_over_at_a_time"
            ),
            models.CheckConstraint(
                name="answered_hand_over",
                condition=Q(accepted=None, answered_at=None)
                | Q(accepted__isnull=False, answered_at__isnull=False),
            ),
        ]


class EmergencyAccess(Recorded):
    """Somebody not involved looked in because it could not wait: for an hour, with a reason, and
    checked by another afterwards. The reason stands in the entry, the finding in `sealed_check`."""

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    justified = models.BooleanField(null=True)
    sealed_check = models.BinaryField(null=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(name="emergency_ends", condition=Q(ends_at__gt=F("opened_at"))),
            models.CheckConstraint(
                name="checked_with_words",
                condition=Q(checked_by=None, checked_at=None, justified=None, sealed_check=None)
                | Q(
                    checked_by__isnull=False,
                    checked_at__isnull=False,
                    justified__isnull=False,
                    sealed_check__isnull=False,
                ),
            ),
        ]


class AcuteCall(Recorded):
    """Somebody was called in danger; what had to wait is done by the end of the next working day
    (G04, G13, G16, G17): consultation on paper, the decider told, the client told."""

    called = models.CharField(max_length=12, choices=Called)
    due_on = models.DateField()
    decider = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decider_seen_at = models.DateTimeField(null=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="only_the_decider_has_seen",
                condition=Q(decider_seen_at=None) | Q(decider__isnull=False),
            )
        ]
