"""Events that touch several clients and groups, and groups of which the record names nobody."""

import uuid
from typing import Any

from django.db import models
from django.utils import timezone

from zorgvuldig.dossiers.codes import Effect, EventLevel
from zorgvuldig.dossiers.models.dossier import Dossier
from zorgvuldig.dossiers.models.talks import Recorded
from zorgvuldig.people.models import Membership, Organisation, Person
from zorgvuldig.vault.models import DataKey


class TriggerEvent(models.Model):
    """Something that happened and may touch several people, for better or worse; told without names
    (method.md section 6). Whom it touches stands only in their own dossiers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    key = models.ForeignKey(DataKey, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, blank=True)
    level = models.CharField(max_length=8, choices=EventLevel)
    effect = models.CharField(max_length=8, choices=Effect)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    ended_on = models.DateField(null=True, blank=True)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sealed = models.BinaryField()

    unscoped = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "-happened_on", "-id"], name="events_newest_first")
        ]

    def __str__(self) -> str:
        return str(self.id)

    def words(self) -> dict[str, Any]:
        """What happened and who were reached, as it was told."""
        return self.key.open(self.sealed, self.id)


class Touched(Recorded):
    """This event matters for this client. Its words say how."""

    event = models.ForeignKey(TriggerEvent, models.PROTECT, related_name="+")

    class Meta(Recorded.Meta):
        constraints = [models.UniqueConstraint(fields=["dossier", "event"], name="touched_once")]


class Group(models.Model):
    """People who are spoken with together: a class, a living group, an evening at the club."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    key = models.ForeignKey(DataKey, models.PROTECT, related_name="+")
    begun_on = models.DateField(default=timezone.localdate)
    ended_on = models.DateField(null=True, blank=True)
    sealed = models.BinaryField()

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.id)

    def words(self) -> dict[str, Any]:
        """`name`, and `about`: what brings these people together."""
        return self.key.open(self.sealed, self.id)


class GroupLeader(models.Model):
    """Who leads the talks of a group, and so may read and write about them."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "membership"], name="leads_once")]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.group_id}"


class InGroup(models.Model):
    """This client takes part in this group. Known in the dossier; no page of the group shows it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "dossier"], name="in_group_once")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.group_id}"


class GroupConversation(models.Model):
    """A talk with a group: ground rules, topics, what was looked into together; no named statement
    (G22). The id comes from the form, so that a form sent twice is stored once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    event = models.ForeignKey(TriggerEvent, models.PROTECT, null=True, related_name="+")
    happened_on = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    edition = models.CharField(max_length=10)
    sealed = models.BinaryField()

    unscoped = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["group", "-happened_on", "-id"], name="talks_newest_first")]

    def __str__(self) -> str:
        return str(self.id)

    def words(self) -> dict[str, Any]:
        """What was talked about, opened with the group's key."""
        return self.group.key.open(self.sealed, self.id)


class GroupFollowUp(Recorded):
    """After a talk with a group somebody is spoken to alone: only this dossier knows it."""

    talk = models.ForeignKey(GroupConversation, models.PROTECT, related_name="+")

    class Meta(Recorded.Meta):
        constraints = [models.UniqueConstraint(fields=["dossier", "talk"], name="followed_up_once")]
