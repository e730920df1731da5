"""An information meeting: its plan, places by number, calls asked for, and counts."""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zorgvuldig.people.models import Organisation
from zorgvuldig.rules.gatherings.codes import (
    Audience,
    Block,
    Language,
    MeetingState,
    Speaker,
    Welcomes,
)
from zorgvuldig.rules.gatherings.places import MOST_TOGETHER
from zorgvuldig.vault.models import DataKey

AUDIENCES, BLOCKS, SPEAKERS = list(Audience), list(Block), list(Speaker)
LANGUAGES = list(Language)


class InformationMeeting(models.Model):
    """One meeting for the public (B2). Everything here may stand on the public page, but for the
    counts and `corner_line` (M-04). There is no list of who comes (M-01). `sequence` counts the
    changes of day and place (RFC 5545); `first_begins_at` and `first_place` are when and where it
    was announced at first."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=MeetingState.PLANNED)
    title = models.CharField(max_length=120)
    about = models.TextField(max_length=4000, blank=True)
    goals = models.TextField(max_length=2000, blank=True)
    host = models.CharField(max_length=120)
    place = models.CharField(max_length=200)
    reachable = models.CharField(max_length=300, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    languages = ArrayField(models.CharField(max_length=3))
    interpreter = models.BooleanField(default=False)
    child_care = models.BooleanField(default=False)
    welcomes = models.CharField(max_length=12, default=Welcomes.EVERYBODY)
    audience = ArrayField(models.CharField(max_length=16), default=list)
    by_invitation = models.BooleanField(default=False)
    programme = ArrayField(models.CharField(max_length=16), default=list)
    speakers = ArrayField(models.CharField(max_length=24), default=list)
    host_asks_police = models.BooleanField(default=False)
    places = models.PositiveSmallIntegerField()
    corner_line = models.TextField(max_length=600, blank=True)
    no_pictures = models.BooleanField(default=False)
    sequence = models.PositiveSmallIntegerField(default=0)
    announced_at = models.DateTimeField(null=True)
    first_begins_at = models.DateTimeField(null=True)
    first_place = models.CharField(max_length=200, blank=True)
    heads = models.PositiveSmallIntegerField(null=True)
    walk_ins = models.PositiveSmallIntegerField(null=True)
    mentioned = models.PositiveSmallIntegerField(default=0)
    once = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="meeting_codes",
                condition=Q(state__in=list(MeetingState))
                & Q(welcomes__in=list(Welcomes))
                & Q(languages__contained_by=LANGUAGES)
                & Q(audience__contained_by=AUDIENCES)
                & Q(programme__contained_by=BLOCKS)
                & Q(speakers__contained_by=SPEAKERS),
            ),
            models.CheckConstraint(
                name="meeting_begins_before_it_ends",
                condition=Q(begins_at__lt=F("ends_at")),
                violation_error_message="Het einde ligt na het begin.",
            ),
            models.CheckConstraint(
                name="police_only_when_asked",
                condition=~Q(speakers__contains=["POLICE"]) | Q(host_asks_police=True),
                violation_error_message="De politie spreekt alleen als de gastheer daarom vraagt.",
            ),
            models.CheckConstraint(
                name="told_before_announced",
                condition=Q(state__in=["PLANNED", "CANCELLED"])
                | (~Q(corner_line="") & Q(no_pictures=True)),
            ),
            models.CheckConstraint(
                name="walk_ins_are_among_the_heads",
                condition=Q(heads=None, walk_ins=None) | Q(walk_ins__lte=F("heads")),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state", "begins_at"], name="calendar")]

    def __str__(self) -> str:
        return self.title


class Material(models.Model):
    """A leaflet that lies on the table, in one language and version."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(InformationMeeting, models.CASCADE, related_name="+")
    title = models.CharField(max_length=120)
    language = models.CharField(max_length=3)
    version = models.CharField(max_length=40, blank=True)
    is_b1 = models.BooleanField(default=False)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return self.title


class MeetingPlace(models.Model):
    """That somebody comes with so many. `id` follows from the form's number, so that sent twice is
    stored once, and gives the places free again. No name, no address (M-01)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(InformationMeeting, models.CASCADE, related_name="+")
    people = models.PositiveSmallIntegerField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="some_and_not_many", condition=Q(people__gte=1, people__lte=MOST_TOGETHER)
            )
        ]

    def __str__(self) -> str:
        return str(self.people)


class VisitorKnock(models.Model):
    """Somebody asked for places from a part of the network a moment ago: a digest, of minutes."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    prefix_digest = models.BinaryField()
    at = models.DateTimeField(default=timezone.now)

    unscoped = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "prefix_digest", "at"], name="asked_lately")
        ]

    def __str__(self) -> str:
        return self.at.isoformat()


class CallBackWish(models.Model):
    """Somebody asked to be called (M-02); gone after the call and within thirty days. Sealed under
    a key of its own: `first_name`, `reach`, `when`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(InformationMeeting, models.CASCADE, related_name="+")
    key = models.ForeignKey(DataKey, models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    language = models.CharField(max_length=3)
    asked_on = models.DateField(default=timezone.localdate)
    keep_until = models.DateField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="call_within_thirty_days", condition=Q(keep_until__gte=F("asked_on"))
            )
        ]

    def __str__(self) -> str:
        return str(self.id)

    def words(self) -> dict[str, Any]:
        """`first_name`, `reach`, `when`."""
        return self.key.open(self.sealed, self.id)


class MeetingCount(models.Model):
    """How many answered one of the three questions so; on paper or telephone, nobody's."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(InformationMeeting, models.CASCADE, related_name="+")
    question = models.CharField(max_length=24)
    answer = models.CharField(max_length=16)
    count = models.PositiveSmallIntegerField(default=0)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "question", "answer"], name="meeting_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.answer}"


class CountedForm(models.Model):
    """That a form on a telephone was counted, and never what it said; `id` follows from the form's
    number. Gone when the meeting is closed."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(InformationMeeting, models.CASCADE, related_name="+")

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.id)
