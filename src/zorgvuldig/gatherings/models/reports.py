"""The report of a workshop, and what the municipality does with it."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from zorgvuldig.gatherings.models.workshops import Workshop
from zorgvuldig.people.models import Membership, Organisation, Person
from zorgvuldig.rules.gatherings.codes import RecommendationState, ReportState
from zorgvuldig.vault.models import DataKey


class WorkshopReport(models.Model):
    """The report, about dilemmas and never about cases (W-05). Sealed under the key of the
    workshop: its sections, and why a finding points at nobody. `digest` is of the text that was
    signed: a later change asks for a new signature."""

    workshop = models.OneToOneField(Workshop, models.CASCADE, primary_key=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    state = models.CharField(max_length=8, default=ReportState.DRAFT)
    changed_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    digest = models.BinaryField(null=True)
    sent_on = models.DateField(null=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="report_states", condition=Q(state__in=list(ReportState))),
            models.CheckConstraint(
                name="signed_before_sent",
                condition=Q(state="DRAFT")
                | Q(signed_by__isnull=False, signed_at__isnull=False, digest__isnull=False),
                violation_error_message="Een begeleider tekent het verslag voordat het weggaat.",
            ),
        ]

    def __str__(self) -> str:
        return self.state

    def words(self, key: DataKey) -> dict[str, Any]:
        """The sections, opened with the key of the workshop."""
        return key.open(self.sealed, self.workshop_id)


class Recommendation(models.Model):
    """What the municipality could do: `theme` of `handbook/gatherings`; sealed under the key of the
    workshop `for_whom`, `action`, `owner` (a function, no name) and `came_of_it`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="+")
    theme = models.CharField(max_length=24)
    sealed = models.BinaryField()
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, default=RecommendationState.OPEN)
    state_on = models.DateField(null=True)
    order = models.PositiveSmallIntegerField(default=0)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="recommendation_states", condition=Q(state__in=list(RecommendationState))
            )
        ]

    def __str__(self) -> str:
        return f"{self.theme} {self.state}"

    def words(self, key: DataKey) -> dict[str, Any]:
        """`for_whom`, `action`, `owner`, `came_of_it`."""
        return key.open(self.sealed, self.id)
