"""The volunteers of the line: their papers, what they learnt, and who talks with them."""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zorgvuldig.people.models import Membership, Organisation, Person
from zorgvuldig.rules.helpline.codes import ConfidantState, Training
from zorgvuldig.rules.helpline.codes import ConfidantTalk as TalkKind
from zorgvuldig.rules.wishes import Gender
from zorgvuldig.vault.models import DataKey


class Confidant(models.Model):
    """Somebody who applied to be a confidant, or is one. What they told of themself, and what they
    want to be matched on, rests sealed: `first_name`, `surname`, `reach`, `town`, `communities`,
    `regions`, `about`, `motivation`. Communities only with their explicit consent (law.md G).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    membership = models.OneToOneField(Membership, models.PROTECT, null=True, related_name="+")
    key = models.ForeignKey(DataKey, models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    state = models.CharField(max_length=8, default=ConfidantState.APPLIED)
    languages = ArrayField(models.CharField(max_length=3), default=list)
    gender = models.CharField(max_length=8, default=Gender.UNSTATED)
    communities_agreed_on = models.DateField(null=True, blank=True)
    most_matches = models.PositiveSmallIntegerField(default=3)
    certificate_on = models.DateField(null=True, blank=True)
    code_signed_on = models.DateField(null=True, blank=True)
    secrecy_signed_on = models.DateField(null=True, blank=True)
    coach = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    away_from = models.DateField(null=True, blank=True)
    away_until = models.DateField(null=True, blank=True)
    applied_on = models.DateField(default=timezone.localdate)
    last_step_on = models.DateField(default=timezone.localdate)
    active_from = models.DateField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="confidant_codes",
                condition=Q(state__in=list(ConfidantState)) & Q(gender__in=list(Gender)),
            ),
            models.CheckConstraint(
                name="most_is_three",
                condition=Q(most_matches__lte=3),
                violation_error_message="Een vertrouwenspersoon begeleidt hooguit drie mensen.",
            ),
            models.CheckConstraint(
                name="papers_before_people",
                condition=~Q(state="ACTIVE")
                | Q(
                    membership__isnull=False,
                    certificate_on__isnull=False,
                    code_signed_on__isnull=False,
                    secrecy_signed_on__isnull=False,
                    coach__isnull=False,
                    active_from__isnull=False,
                ),
                violation_error_message="Een vertrouwenspersoon begint pas met een VOG, een "
                "getekende gedragscode en geheimhouding, een begeleider en een account.",
            ),
            models.CheckConstraint(
                name="nobody_coaches_themself",
                condition=Q(coach=None) | Q(membership=None) | ~Q(coach=F("membership")),
            ),
            models.CheckConstraint(
                name="stopped_on_a_day",
                condition=Q(state="STOPPED", stopped_on__isnull=False)
                | (~Q(state="STOPPED") & Q(stopped_on=None)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    def words(self) -> dict[str, Any]:
        """What the confidant told of themself."""
        return self.key.open(self.sealed, self.id)


class TrainingRecord(models.Model):
    """A training that was followed, and the last day on which it counts."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    confidant = models.ForeignKey(Confidant, models.CASCADE, related_name="+")
    subject = models.CharField(max_length=16)
    done_on = models.DateField()
    valid_until = models.DateField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["confidant", "subject", "done_on"], name="followed_once_a_day"
            ),
            models.CheckConstraint(
                name="training_counts_for_a_while",
                condition=Q(subject__in=list(Training)) & Q(valid_until__gte=F("done_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.done_on}"


class ConfidantTalk(models.Model):
    """A talk with a confidant: intake, coaching, a peer group, or afterwards; sealed `summary`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    confidant = models.ForeignKey(Confidant, models.CASCADE, related_name="+")
    match = models.ForeignKey(
        "helpline.Match", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=12)
    held_on = models.DateField()
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sealed = models.BinaryField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="talk_kinds", condition=Q(kind__in=list(TalkKind)))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    def words(self) -> dict[str, Any]:
        """What was agreed, opened with the confidant's key."""
        return self.confidant.key.open(self.sealed, self.id)
