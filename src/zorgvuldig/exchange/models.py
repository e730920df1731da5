"""Who may send to whom, the parcels, what was said beside them, and links for who is not here.

Rows of two organisations: both see them, a third does not (`0002_walls`). A readable column holds a
code, a day or the name of an organisation.
"""

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zorgvuldig.directory.models import Listing
from zorgvuldig.people.models import Membership, Organisation
from zorgvuldig.rules.codes import Addressee
from zorgvuldig.rules.exchange import EMPTY, Origin, Refusal, Said, State
from zorgvuldig.vault.models import DataKey


class Connection(models.Model):
    """An organisation that receives, and one that may send to it through a service of its own
    directory. Begun by the receiver with a code, taken up by the sender, ended by either."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    receiver_name = models.CharField(max_length=200)
    sender = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    sender_name = models.CharField(max_length=200, blank=True)
    listing = models.ForeignKey(Listing, models.SET_NULL, null=True, related_name="+")
    addressee = models.CharField(max_length=24, blank=True)
    code_digest = models.BinaryField(null=True, unique=True)
    code_until = models.DateTimeField()
    made_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="connected_by_both",
                condition=Q(sender=None, made_on=None, code_digest__isnull=False)
                | Q(sender=None, made_on=None, ended_on__isnull=False)
                | Q(sender__isnull=False, made_on__isnull=False, code_digest=None)
                & Q(addressee__in=list(Addressee)),
            ),
            models.CheckConstraint(
                name="connected_to_another", condition=Q(sender=None) | ~Q(sender=F("organisation"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sender_name} {self.receiver_name}"


class Parcel(models.Model):
    """A letter on its way. Without a receiver it lies behind a link. `decision` and `client_ref`
    are numbers of the sender, for its own pages and its own logbook.

    `sealed` holds `letter` (the plain structure), `pdf`, `to` and `shown_as`; it opens with either
    key, which are the same secret wrapped for each.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sender_name = models.CharField(max_length=200)
    receiver = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    receiver_name = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=12)
    decision = models.UUIDField(db_index=True)
    client_ref = models.UUIDField(db_index=True)
    ground = models.CharField(max_length=16)
    state = models.CharField(max_length=8, default=State.SENT)
    sent_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    answer_by = models.DateField()
    feedback_on = models.DateField(null=True)
    opened_at = models.DateTimeField(null=True)
    opened_role = models.CharField(max_length=24, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_role = models.CharField(max_length=24, blank=True)
    refusal = models.CharField(max_length=12, blank=True)
    heard_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64)
    own_key = models.ForeignKey(DataKey, models.PROTECT, null=True, related_name="+")
    their_key = models.ForeignKey(DataKey, models.PROTECT, null=True, related_name="+")
    sealed = models.BinaryField(null=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="parcel_codes",
                condition=Q(state__in=list(State))
                & Q(kind__in=list(Origin))
                & Q(refusal__in=["", *Refusal]),
            ),
            models.CheckConstraint(
                name="sent_to_another", condition=Q(receiver=None) | ~Q(receiver=F("organisation"))
            ),
            models.CheckConstraint(
                name="revoked_or_opened", condition=Q(revoked_at=None) | Q(opened_at=None)
            ),
            models.CheckConstraint(
                name="opened_on_a_moment",
                condition=~Q(state__in=["OPENED", "ACCEPTED"]) | Q(opened_at__isnull=False),
            ),
            models.CheckConstraint(
                name="revoked_on_a_moment",
                condition=Q(state="REVOKED", revoked_at__isnull=False)
                | ~Q(state="REVOKED") & Q(revoked_at=None),
            ),
            models.CheckConstraint(
                name="nothing_left_to_read",
                condition=~Q(state__in=[str(one) for one in EMPTY])
                | Q(sealed=None, their_key=None),
            ),
            models.CheckConstraint(
                name="no_refusal_without_why",
                condition=Q(state="REFUSED") & ~Q(refusal="") | ~Q(state="REFUSED") & Q(refusal=""),
            ),
        ]
        indexes = [models.Index(fields=["receiver", "-sent_at", "id"], name="parcel_inbox")]

    def __str__(self) -> str:
        return str(self.id)

    def key_for(self, organisation_id: int) -> DataKey | None:
        """The key with which this organisation opens it; none when it was thrown away."""
        return self.own_key if organisation_id == self.organisation_id else self.their_key

    def words(self, organisation_id: int) -> dict[str, Any]:
        """What is in it, opened for one of the two; empty when nothing is left."""
        key = self.key_for(organisation_id)
        return key.open(self.sealed, self.id) if key and self.sealed else {}


class Message(models.Model):
    """A question, an answer, a reason, a correction or a word that something was erased; sealed
    with the key of its parcel."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    parcel = models.ForeignKey(Parcel, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    role = models.CharField(max_length=24, blank=True)
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True)
    sealed = models.BinaryField(null=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="message_kind", condition=Q(kind__in=list(Said)))
        ]

    def __str__(self) -> str:
        return str(self.id)


class SecretLink(models.Model):
    """A link and a code for somebody who is not here: digests under a secret outside the database.
    Whoever tries wrong too often shuts it."""

    parcel = models.OneToOneField(Parcel, models.CASCADE, primary_key=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    link_digest = models.BinaryField(unique=True)
    code_digest = models.BinaryField()
    tries = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()
    open_until = models.DateTimeField(null=True)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.parcel_id)
