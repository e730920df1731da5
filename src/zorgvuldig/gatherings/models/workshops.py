"""A workshop from the municipality's request to the last look back."""

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zorgvuldig.people.models import Organisation, Person
from zorgvuldig.rules.gatherings.codes import Cost, Payer, Sector, WorkshopState
from zorgvuldig.rules.gatherings.seats import MOST
from zorgvuldig.vault.models import DataKey


class Workshop(models.Model):
    """One workshop with one host municipality. `sealed` holds `contact` (who asks, with address and
    number), `wish`, `address`, `mail_text`, `invited` (how often somebody was invited, by sector)
    and `prepared` (the notes of the preparation talk). `turn` makes the municipality's own link,
    `shared_turn` the one it passes on: raised, the older is dead. By `asker_digest` a second
    request from the same address is known. `sequence` counts the
    changes that everybody's calendar is told of (RFC 5545), `changed_at` tells when the last was;
    on `host_told_on` the municipality was mailed that it can invite. `part` of the
    programme is on since `part_began_at`, once somebody in the room chose it; `asked_again_on` is
    the day the mail after three months left. `phones` came in since the room opened; `added_up` are
    the moments whose answers were counted, which never open again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    key = models.ForeignKey(DataKey, models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    municipality = models.CharField(max_length=80)
    state = models.CharField(max_length=16, default=WorkshopState.REQUESTED)
    turn = models.PositiveSmallIntegerField(default=0)
    shared_turn = models.PositiveSmallIntegerField(default=0)
    asker_digest = models.BinaryField(default=bytes)
    sequence = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)
    requested_at = models.DateTimeField(default=timezone.now)
    prepared_on = models.DateField(null=True)
    begins_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    host_told_on = models.DateField(null=True)
    room_code = models.CharField(max_length=8, blank=True)
    phones = models.PositiveSmallIntegerField(default=0)
    part = models.CharField(max_length=16, blank=True)
    part_began_at = models.DateTimeField(null=True)
    asked_again_on = models.DateField(null=True)
    added_up = models.JSONField(default=list)
    held_on = models.DateField(null=True)
    report_sent_on = models.DateField(null=True)
    looked_back = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField(null=True)
    keep_until = models.DateField(null=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="workshop_states", condition=Q(state__in=list(WorkshopState))
            ),
            models.CheckConstraint(
                name="workshop_begins_before_it_ends",
                condition=Q(begins_at=None, ends_at=None) | Q(begins_at__lt=F("ends_at")),
                violation_error_message="Het einde ligt na het begin.",
            ),
            models.CheckConstraint(
                name="prepared_before_inviting",
                condition=Q(state__in=["REQUESTED", "CANCELLED"]) | Q(prepared_on__isnull=False),
                violation_error_message="Leg eerst het voorgesprek vast.",
            ),
            models.UniqueConstraint(
                fields=["organisation", "room_code"],
                condition=~Q(room_code=""),
                name="one_room_per_code",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state", "begins_at"], name="board")]

    def __str__(self) -> str:
        return str(self.id)

    def words(self) -> dict[str, Any]:
        """What was written about it, opened with its key."""
        return self.key.open(self.sealed, self.id)


class SectorSeats(models.Model):
    """How many seats one sector has in the mix (W-01); all together at most fifteen."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="+")
    sector = models.CharField(max_length=16)
    seats = models.PositiveSmallIntegerField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workshop", "sector"], name="one_share_per_sector"),
            models.CheckConstraint(
                name="a_share_of_fifteen",
                condition=Q(sector__in=list(Sector)) & Q(seats__gte=1, seats__lte=MOST),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sector} {self.seats}"


class Bottleneck(models.Model):
    """What gets stuck between two professions; from the preparation talk, or noted in the room.
    Sealed: `happens`, `example` (about nobody), `tried`. `kind` is of `handbook/gatherings`, so
    that bottlenecks can be added up without a town."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=24)
    one = models.CharField(max_length=16)
    other = models.CharField(max_length=16)
    in_the_room = models.BooleanField(default=False)
    sealed = models.BinaryField()
    recorded_at = models.DateTimeField(default=timezone.now)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="between_two_sectors",
                condition=Q(one__in=list(Sector)) & Q(other__in=list(Sector)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.one} {self.other}"

    def words(self, key: DataKey) -> dict[str, Any]:
        """`happens`, `example` and `tried`, opened with the key of the workshop."""
        return key.open(self.sealed, self.id)


class CostItem(models.Model):
    """What something costs and who pays it (A7); an amount only when it is known, in cents."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    payer = models.CharField(max_length=12)
    cents = models.PositiveIntegerField(null=True, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workshop", "kind"], name="each_cost_once"),
            models.CheckConstraint(
                name="cost_codes", condition=Q(kind__in=list(Cost)) & Q(payer__in=list(Payer))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.payer}"
