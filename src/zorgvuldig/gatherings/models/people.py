"""Who leads a workshop, who takes part, and the situation each hands in."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from zorgvuldig.gatherings.models.workshops import Workshop
from zorgvuldig.people.models import Membership, Organisation
from zorgvuldig.rules.codes import Age, Regime
from zorgvuldig.rules.gatherings.codes import Expertise, SeatState, Sector, VignetteState
from zorgvuldig.vault.models import DataKey


class Facilitator(models.Model):
    """Somebody who leads a workshop with one of the two kinds of expertise (W-02). Counts for no
    seat."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    expertise = models.CharField(max_length=12)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workshop", "membership"], name="leads_workshop_once"),
            models.CheckConstraint(
                name="expertise_codes", condition=Q(expertise__in=list(Expertise))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.expertise}"


class Participant(models.Model):
    """Somebody the municipality invited, or who registered. Sealed under a key of its own, which
    goes at the end of the term: `name`, `email`, `organisation`, `profession`.

    `place` is the order in which people came; `sector` and `regime` (their legal frame) they choose
    themself. Whether they filled in the questions stands nowhere here (W-06, `SealedAnswers`).
    `changes` counts what changed in their own seat: with the changes of the workshop it numbers the
    versions of their appointment (RFC 5545). `turn` makes their own link: raised, the older link is
    dead. Who came by the shared link is
    `unproven` until they said on their own page that they come: until then an address is only
    something that somebody typed, it holds no seat, and it goes after a day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="+")
    key = models.ForeignKey(DataKey, models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    address_digest = models.BinaryField()
    sector = models.CharField(max_length=16)
    regime = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=12, default=SeatState.INVITED)
    turn = models.PositiveSmallIntegerField(default=0)
    changes = models.PositiveSmallIntegerField(default=0)
    unproven = models.BooleanField(default=False)
    place = models.PositiveIntegerField(null=True)
    offered_until = models.DateTimeField(null=True)
    invited_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    attended = models.BooleanField(null=True)
    wants_certificate = models.BooleanField(default=False)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workshop", "address_digest"], name="invited_once"),
            models.UniqueConstraint(fields=["workshop", "place"], name="own_place_in_line"),
            models.CheckConstraint(
                name="participant_codes",
                condition=Q(sector__in=list(Sector))
                & Q(regime__in=["", *Regime])
                & Q(state__in=list(SeatState)),
            ),
            models.CheckConstraint(
                name="an_offer_ends",
                condition=Q(state="OFFERED", offered_until__isnull=False)
                | (~Q(state="OFFERED") & Q(offered_until=None)),
            ),
        ]
        indexes = [models.Index(fields=["workshop", "state", "place"], name="seats_and_waiting")]

    def __str__(self) -> str:
        return str(self.id)

    def words(self) -> dict[str, Any]:
        """`name`, `email`, `organisation`, `profession`, and the `text` they were invited with."""
        return self.key.open(self.sealed, self.id)


class SentForm(models.Model):
    """That a form with this number was sent, so that it counts once; `id` follows from the form.
    What it said stands nowhere here. It outlives who sent it, so that a form of somebody who was
    erased brings nobody to life."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="+")
    participant = models.ForeignKey(Participant, models.SET_NULL, null=True, related_name="+")

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.id)


class CaseVignette(models.Model):
    """A situation on the table: handed in without anything that points at somebody (W-04), or one
    of `handbook/gatherings` (`standard`). Typed here, made from no file (W-08). Sealed under a key
    of its own that goes the same day: `text`, `question`, and the author's `checks`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="+")
    participant = models.ForeignKey(Participant, models.CASCADE, null=True, related_name="+")
    key = models.ForeignKey(DataKey, models.PROTECT, null=True, related_name="+")
    sealed = models.BinaryField(default=bytes)
    standard = models.CharField(max_length=24, blank=True)
    age_band = models.CharField(max_length=8, default=Age.UNKNOWN)
    regime = models.CharField(max_length=12, blank=True)
    step = models.CharField(max_length=2, blank=True)
    state = models.CharField(max_length=12, default=VignetteState.HANDED_IN)
    handed_in_at = models.DateTimeField(default=timezone.now)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(participant__isnull=False),
                name="one_situation_each",
            ),
            models.CheckConstraint(
                name="vignette_codes",
                condition=Q(age_band__in=list(Age))
                & Q(regime__in=["", *Regime])
                & Q(state__in=list(VignetteState)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.id}"

    def words(self) -> dict[str, Any]:
        """What was typed; nothing for a situation of the handbook or one that was taken out."""
        return self.key.open(self.sealed, self.id) if self.key else {}
