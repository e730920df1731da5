"""Going on to other help, with a yes for each recipient, and introduced in person."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from zorgvuldig.helpline.models.requests import HelpRequest
from zorgvuldig.people.models import Membership, Organisation
from zorgvuldig.rules.codes import Addressee
from zorgvuldig.rules.helpline.codes import About, ReferralState
from zorgvuldig.vault.models import DataKey


class Referral(models.Model):
    """One recipient, why, and exactly which information. Only here may a name of the person of
    concern stand, when it cannot be avoided (H-03).

    `sealed` holds `recipient`, `why`, `information`, `person_name`, `contact_person`, and of the
    hand-over `told`, `open`, `stays`. `facts` and `advice` are what the rules were asked and
    answered for whose data it is: codes only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    request = models.ForeignKey(HelpRequest, models.CASCADE, related_name="+")
    about = models.CharField(max_length=20)
    addressee = models.CharField(max_length=24)
    state = models.CharField(max_length=12, default=ReferralState.OFFERED)
    offered_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField(default=timezone.now)
    facts = models.JSONField(default=dict)
    advice = models.JSONField(default=dict)
    handed_over_on = models.DateField(null=True)
    sealed = models.BinaryField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="referral_codes",
                condition=Q(about__in=list(About))
                & Q(addressee__in=list(Addressee))
                & Q(state__in=list(ReferralState)),
            ),
            models.CheckConstraint(
                name="handed_over_on_a_day",
                condition=Q(state="HANDED_OVER", handed_over_on__isnull=False)
                | (~Q(state="HANDED_OVER") & Q(handed_over_on=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.addressee} {self.id}"

    def words(self, key: DataKey) -> dict[str, Any]:
        """What goes to whom and why, opened with the request's key."""
        return key.open(self.sealed, self.id)
