"""Accounts of other systems, and how often was asked just now."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zorgvuldig.people.models import Organisation, Person
from zorgvuldig.people.scopes import Scope

SCOPES = list(Scope)


class MachineAccount(models.Model):
    """An account of another system at one organisation: for a purpose, for a while, made by one
    person and confirmed by another. Of its key only a digest is kept. `networks`: from where it may
    call; empty is from anywhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    purpose = models.CharField(max_length=300)
    scopes = ArrayField(models.CharField(max_length=12))
    networks = ArrayField(models.CharField(max_length=50), default=list)
    expires_on = models.DateField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    key_digest = models.BinaryField(null=True)
    issued_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="account_scopes",
                condition=Q(scopes__contained_by=SCOPES) & ~Q(scopes=[]),
            ),
            models.CheckConstraint(
                name="account_by_two",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("made_by")),
                violation_error_message="Iemand anders dan de maker bevestigt een aansluiting.",
            ),
            models.CheckConstraint(
                name="no_key_before_two_agree",
                condition=Q(key_digest=None)
                | (Q(confirmed_by__isnull=False) & Q(confirmed_at__isnull=False)),
                violation_error_message="Een aansluiting krijgt een sleutel na bevestiging.",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-made_at"], name="accounts_newest")]

    def __str__(self) -> str:
        return self.name


class CallCount(models.Model):
    """How often was called within one minute, by whom of whom only a digest is kept."""

    digest = models.BinaryField(primary_key=True)
    begins_at = models.DateTimeField(db_index=True)
    calls = models.PositiveIntegerField()

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.calls)
