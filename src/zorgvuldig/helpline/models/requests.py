"""One request to the line, its story, and how somebody can be reached."""

import secrets
import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zorgvuldig.people.models import Membership, Organisation, Person
from zorgvuldig.rules.codes import Age
from zorgvuldig.rules.helpline.codes import (
    CallerRole,
    Channel,
    Danger,
    Ending,
    Kind,
    Note,
    Relation,
    State,
)
from zorgvuldig.vault.models import DataKey

ALPHABET = "ACDEFGHJKLMNPQRTUVWXY34679"  # no letters or digits that look like another


def new_reference() -> str:
    """A reference among colleagues that says nothing about the caller or the number of callers."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(2))


class HelpRequest(models.Model):
    """One request. Of the person of concern only relation and age band are kept (H-03); the worry
    is in neutral words, sealed. `id` comes from the form, so that sent twice is stored once.

    `sealed` holds `worry` and `region`; what was said stands in the notes. Which code brings the
    caller back is known only as a slow digest. `hears_by`: the last day on which a caller who waits
    for a confidant hears how it stands. `taken_in` holds the numbers of what forms at the door
    brought already, so that a page that is loaded again puts nothing older back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    reference = models.CharField(max_length=9, default=new_reference, editable=False)
    key = models.ForeignKey(DataKey, models.PROTECT, related_name="+")
    code_digest = models.BinaryField(null=True)
    taken_in = ArrayField(models.CharField(max_length=40), default=list)
    sealed = models.BinaryField()
    state = models.CharField(max_length=16, default=State.NEW)
    channel = models.CharField(max_length=9)
    language = models.CharField(max_length=3)
    danger = models.CharField(max_length=8, blank=True)
    danger_told_on = models.DateTimeField(null=True)
    kind = models.CharField(max_length=12, blank=True)
    caller_role = models.CharField(max_length=12, default=CallerRole.UNSAID)
    caller_age = models.CharField(max_length=8, default=Age.UNKNOWN)
    relation = models.CharField(max_length=16, default=Relation.UNSAID)
    age_band = models.CharField(max_length=8, default=Age.UNKNOWN)
    received_at = models.DateTimeField(default=timezone.now)
    promised_by = models.DateField()
    first_contact_on = models.DateField(null=True)
    hears_by = models.DateField(null=True)
    last_contact_on = models.DateField()
    taken_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(null=True)
    ending = models.CharField(max_length=16, blank=True)
    after_call_on = models.DateField(null=True)
    keep_until = models.DateField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "reference"], name="own_request"),
            models.UniqueConstraint(fields=["organisation", "code_digest"], name="one_code_each"),
            models.CheckConstraint(
                name="request_codes",
                condition=Q(state__in=list(State))
                & Q(channel__in=list(Channel))
                & Q(danger__in=["", *Danger])
                & Q(kind__in=["", *Kind])
                & Q(caller_role__in=list(CallerRole))
                & Q(caller_age__in=list(Age))
                & Q(relation__in=list(Relation))
                & Q(age_band__in=list(Age))
                & Q(ending__in=["", *Ending]),
            ),
            models.CheckConstraint(
                name="danger_asked_first",
                condition=Q(kind="") | ~Q(danger=""),
                violation_error_message="Vraag eerst of er nu gevaar is.",
            ),
            models.CheckConstraint(
                name="closed_with_ending",
                condition=Q(state="CLOSED", closed_on__isnull=False) & ~Q(ending="")
                | (~Q(state="CLOSED") & Q(closed_on=None, ending="")),
                violation_error_message="Een afgesloten hulpverzoek heeft een uitkomst.",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "received_at"], name="waiting_longest"),
            models.Index(fields=["organisation", "keep_until"], name="requests_by_term"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_professional(self) -> bool:
        """Somebody who calls for their work gets advice and no confidant (H-05)."""
        return self.caller_role == CallerRole.PROFESSIONAL

    def words(self) -> dict[str, Any]:
        """`worry` and `region`, as far as they were written down."""
        return self.key.open(self.sealed, self.id)


class CallBack(models.Model):
    """How and when the caller may be reached, apart from the story and under a key of its own.

    `sealed` holds `name`, `phone`, `email` and `safe_time`.
    """

    request = models.OneToOneField(HelpRequest, models.CASCADE, primary_key=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    key = models.ForeignKey(DataKey, models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    no_voicemail = models.BooleanField(default=True)
    given_at = models.DateTimeField(default=timezone.now)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.request_id)

    def words(self) -> dict[str, Any]:
        """Name, telephone, e-mail and safe time, as far as they were given."""
        return self.key.open(self.sealed, self.request_id)


class HelpNote(models.Model):
    """One line of a request's story; without an author it came from the caller.

    `match` says of which match a confidant's contact was. `seen_at`: when the other side read a
    message. `id` comes from the form.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    request = models.ForeignKey(HelpRequest, models.CASCADE, related_name="+")
    match = models.ForeignKey(
        "helpline.Match", models.RESTRICT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=16)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)
    sealed = models.BinaryField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="note_kinds", condition=Q(kind__in=list(Note))),
            models.CheckConstraint(
                name="caller_only_writes_messages",
                condition=Q(author__isnull=False) | Q(kind=Note.MESSAGE_IN),
            ),
        ]
        indexes = [
            models.Index(fields=["request", "-recorded_at", "-id"], name="story"),
            models.Index(fields=["match", "happened_on"], name="contacts_of_match"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    def words(self, key: DataKey) -> dict[str, Any]:
        """What was written, opened with the request's key."""
        return key.open(self.sealed, self.id)


class SecondLook(models.Model):
    """Somebody else looks along with a serious or acute request (H-04). `sealed` holds what they
    see and advise; `agrees` is empty until they answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    request = models.ForeignKey(HelpRequest, models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    asked_of = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=12)
    agrees = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)
    sealed = models.BinaryField(null=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="another_looks_along",
                condition=~Q(asked_by=F("asked_of")),
                violation_error_message="Een ander dan uzelf kijkt mee.",
            ),
            models.CheckConstraint(
                name="look_is_answered_whole",
                condition=Q(agrees=None, answered_at=None, sealed=None)
                | Q(agrees__isnull=False, answered_at__isnull=False, sealed__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
