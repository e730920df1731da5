"""The dossier, who is involved, and the people around the client."""

import secrets
import uuid
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zorgvuldig.dossiers.codes import DossierOutcome, EntryKind, Part
from zorgvuldig.people.models import Membership, Organisation, Person
from zorgvuldig.rules.age import band_on
from zorgvuldig.rules.codes import Addressee, Age, Capacity, Triage
from zorgvuldig.rules.working_days import next_working_day
from zorgvuldig.vault.models import DataKey

A_YEAR = timedelta(days=365)
ALPHABET = "ACDEFGHJKLMNPQRTUVWXY34679"  # no letters or digits that look like another


def new_reference() -> str:
    """An own reference that says nothing about the client or the number of dossiers."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(2))


class DossierQuerySet(models.QuerySet["Dossier"]):
    def open(self) -> "DossierQuerySet":
        return self.filter(closed_on=None)

    def overdue(self, today: date) -> "DossierQuerySet":
        return self.open().filter(review_on__lt=today)


class Dossier(models.Model):
    """All that is recorded about help to one client. Who the client is, is sealed.

    Once closed it is kept until `keep_until`, counted from `kept_from` by `rules/retention.py`; on
    `warned_on` its keeper and the privacy officer were told that the term ends. While open,
    `kept_from` is the last change at the organisation from which it was taken over, if it was.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    reference = models.CharField(max_length=9, default=new_reference, editable=False)
    key = models.ForeignKey(DataKey, models.PROTECT, related_name="+")
    sealed_client = models.BinaryField()
    name_index = models.BinaryField(null=True)
    name_birth_index = models.BinaryField(null=True)
    age_band = models.CharField(max_length=8, default=Age.UNKNOWN)
    capacity = models.CharField(max_length=10, default=Capacity.CAPABLE)
    band_recorded_on = models.DateField(default=timezone.localdate)
    triage = models.CharField(max_length=16, blank=True)
    triaged_on = models.DateField(null=True, blank=True)
    opened_on = models.DateField(default=timezone.localdate)
    review_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=DossierOutcome, blank=True)
    help_relation = models.BooleanField(null=True)
    kept_from = models.DateField(null=True, blank=True)
    keep_until = models.DateField(null=True, blank=True)
    frozen_on = models.DateField(null=True, blank=True)
    warned_on = models.DateField(null=True, blank=True)

    unscoped = DossierQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "reference"], name="own_reference"),
            models.CheckConstraint(
                name="closed_with_outcome",
                condition=Q(closed_on=None, outcome="")
                | (Q(closed_on__isnull=False, keep_until__isnull=False) & ~Q(outcome="")),
                violation_error_message="Een afgesloten dossier heeft een uitkomst en een "
                "bewaartermijn.",
            ),
            models.CheckConstraint(
                name="no_triage_after_closing",
                condition=Q(closed_on=None) | Q(triage=""),
                violation_error_message="Na afsluiten blijft er geen inschatting van de "
                "situatie staan.",
            ),
            models.CheckConstraint(
                name="dossier_codes",
                condition=Q(age_band__in=list(Age))
                & Q(capacity__in=list(Capacity))
                & Q(triage__in=["", *Triage]),
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "name_index"], name="dossier_by_name"),
            models.Index(fields=["organisation", "name_birth_index"], name="dossier_by_birth"),
            models.Index(fields=["organisation", "-opened_on", "-id"], name="newest_first"),
        ]

    @property
    def began_elsewhere(self) -> bool:
        """Open, and begun with pieces of another organisation: they open no gate here."""
        return self.closed_on is None and self.kept_from is not None

    def __str__(self) -> str:
        return self.reference

    @property
    def client(self) -> dict[str, Any]:
        """Who the client is: `name`, and `born_on` as an ISO date or empty."""
        if not hasattr(self, "_client"):
            self._client = self.key.open(self.sealed_client, self.id)
        return self._client

    @property
    def born_on(self) -> date | None:
        written = self.client.get("born_on")
        return date.fromisoformat(written) if written else None

    def age_on(self, day: date) -> Age:
        """The age band on that day: from the birth date, else as it was recorded, for a year.

        After a year a recorded band may have been outgrown, so it is unknown again; who was an
        adult stays one.
        """
        if self.born_on:
            return band_on(self.born_on, day)
        lasting = self.age_band == Age.GE18 or day < self.band_recorded_on + A_YEAR
        return Age(self.age_band) if lasting else Age.UNKNOWN

    def triage_on(self, day: date) -> Triage:
        """How pressing the situation counts on that day. Acute danger is acute until the end of the
        next working day, by which the steps are completed (method.md S0, contract.md C00)."""
        if self.triage == Triage.ACUTE and self.triaged_on:
            lasting = day <= next_working_day(self.triaged_on)
            return Triage.ACUTE if lasting else Triage.SERIOUS_CONCRETE
        return Triage(self.triage) if self.triage else Triage.CONCERN


class Involvement(models.Model):
    """Why somebody may see this dossier, since when, until when.

    `ends_on` is the last day agreed beforehand, of a stand-in or of one consultation; `until` the
    day on which it really ended. `asked` is the question of that one consultation.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="involvements")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    part = models.CharField(max_length=9, choices=Part)
    since = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    asked = models.ForeignKey(
        "dossiers.Entry", models.CASCADE, null=True, blank=True, related_name="+"
    )

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "membership"], name="involved_once"),
            models.CheckConstraint(
                name="consulted_for_a_while",
                condition=~Q(part="CONSULTED") | Q(ends_on__isnull=False, asked__isnull=False),
                violation_error_message="Wie één keer meedenkt, doet dat tot een dag.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.part}"


class Entry(models.Model):
    """One line of the timeline. Its words are sealed here; its codes stand in a table beside it.

    The id comes from the form, so that a form sent twice is stored once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=EntryKind)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    edition = models.CharField(max_length=10)

    unscoped = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["dossier", "-happened_on", "-recorded_at", "-id"], name="timeline")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    def words(self, key: DataKey) -> dict[str, Any]:
        """What was written, opened with the dossier's key."""
        return key.open(self.sealed, self.id)


class Recipient(models.Model):
    """Somebody around the client, or a body, that may be spoken to or told something."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    addressee = models.CharField(max_length=24)
    is_representative = models.BooleanField(default=False)
    asked_for_it = models.BooleanField(default=False)
    sealed = models.BinaryField()
    added_at = models.DateTimeField(default=timezone.now)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="recipient_addressee", condition=Q(addressee__in=list(Addressee))
            )
        ]

    def __str__(self) -> str:
        return f"{self.addressee} {self.id}"

    def words(self, key: DataKey) -> dict[str, Any]:
        """`name`, `relation` and `reach`, opened with the dossier's key."""
        return key.open(self.sealed, self.id)


class UneaseNote(models.Model):
    """A first unease, before there is a dossier. Its author wrote it; its holder goes on with it.

    What a volunteer hands over is held by the coordinator from the start, and waits for the
    coordinator to say how pressing it is (G19).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Person, models.PROTECT, related_name="+")
    key = models.ForeignKey(DataKey, models.PROTECT, related_name="+")
    triage = models.CharField(max_length=16, blank=True)
    event = models.ForeignKey(
        "dossiers.TriggerEvent", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    event_kind = models.CharField(max_length=40, blank=True)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    sealed = models.BinaryField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="note_triage",
                condition=Q(triage__in=list(Triage)) | (Q(triage="") & ~Q(author=F("holder"))),
                violation_error_message="Zeg hoe dringend het is.",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
