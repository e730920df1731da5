"""The log line, and the head of each organisation's chain."""

import uuid

from django.db import models

NOTHING_BEFORE = bytes(32)


class Action(models.TextChoices):
    """What was done with the object: the five verbs of NEN 7513."""

    CREATE = "C", "aangemaakt"
    READ = "R", "ingezien"
    UPDATE = "U", "gewijzigd"
    DELETE = "D", "verwijderd"
    EXECUTE = "E", "uitgevoerd"


class Outcome(models.TextChoices):
    """How it ended. A refusal is logged as carefully as a success."""

    SUCCESS = "success", "gelukt"
    DENIED = "denied", "geweigerd"
    ERROR = "error", "mislukt"


class LogEntry(models.Model):
    """One line: ids and events, never text or names. The database adds time and chain itself.

    Source of the fields: NEN 7513, as listed in law.md J. `chain_no`, `prev_hash` and `line_hash`
    are written by the database when the transaction commits; nobody else can.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(null=True, editable=False)
    event_type = models.CharField(max_length=64)
    action = models.CharField(max_length=1, choices=Action)
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.SUCCESS)
    organisation_id = models.BigIntegerField(null=True)
    user_id = models.UUIDField(null=True)
    user_role = models.CharField(max_length=200, blank=True)
    on_behalf_of_id = models.UUIDField(null=True)
    on_behalf_of_role = models.CharField(max_length=200, blank=True)
    object_type = models.CharField(max_length=64, blank=True)
    object_id = models.CharField(max_length=64, blank=True)
    client_ref = models.UUIDField(null=True)
    auth_policy = models.CharField(max_length=64, blank=True)
    consent_ref = models.UUIDField(null=True)
    purpose = models.CharField(max_length=200, blank=True)
    source_system = models.CharField(max_length=64, blank=True)
    source_ip = models.GenericIPAddressField(null=True)
    chain_no = models.BigIntegerField(null=True, editable=False)
    prev_hash = models.BinaryField(null=True, editable=False)
    line_hash = models.BinaryField(null=True, editable=False)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "chain_no"],
                name="one_line_per_link",
                nulls_distinct=False,
                condition=models.Q(chain_no__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["organisation_id", "-at"], name="logbook_newest"),
            models.Index(fields=["client_ref", "-at"], name="logbook_of_client"),
        ]

    def __str__(self) -> str:
        return f"{self.event_type} {self.id}"


class ChainHead(models.Model):
    """Where an organisation's chain ends: the last number and digest. 0 is "no organisation".

    `anchor_no` and `anchor_hash` are of the last line that went after its five years: there the
    chain begins now. Only the database writes them (`logbook_forget`).
    """

    organisation_id = models.BigIntegerField(primary_key=True)
    chain_no = models.BigIntegerField()
    line_hash = models.BinaryField()
    anchor_no = models.BigIntegerField(default=0)
    anchor_hash = models.BinaryField(default=NOTHING_BEFORE)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.chain_no}"
