"""In the room: one question at a time, counts of answers, and notes about no person (W-06)."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from zorgvuldig.gatherings.models.people import CaseVignette
from zorgvuldig.gatherings.models.workshops import Workshop
from zorgvuldig.people.models import Organisation
from zorgvuldig.rules.gatherings.codes import NoteKind, RoundState
from zorgvuldig.vault.models import DataKey


class RoomRound(models.Model):
    """A question that everybody answers first alone: about a situation on the table, or a dilemma
    card. `counts` holds how many gave each answer, of the whole room; never by person or frame."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="+")
    vignette = models.ForeignKey(CaseVignette, models.SET_NULL, null=True, related_name="+")
    card = models.CharField(max_length=24, blank=True)
    step = models.CharField(max_length=2, blank=True)
    state = models.CharField(max_length=8, default=RoundState.OPEN)
    counts = models.JSONField(default=dict)
    opened_at = models.DateTimeField(default=timezone.now)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workshop"], condition=Q(state="OPEN"), name="one_question_at_a_time"
            ),
            models.CheckConstraint(name="round_states", condition=Q(state__in=list(RoundState))),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.id}"


class AnsweredHere(models.Model):
    """That one telephone answered the open question; not what. Goes when the answers are shown."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.ForeignKey(RoomRound, models.CASCADE, related_name="+")
    phone_digest = models.BinaryField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "phone_digest"], name="each_answers_once")
        ]

    def __str__(self) -> str:
        return str(self.round_id)


class RoomNote(models.Model):
    """A dilemma, a difference, an agreement: noted as it came, about no person and no case. Sealed
    under the key of the workshop: `text`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    step = models.CharField(max_length=2, blank=True)
    sealed = models.BinaryField()
    noted_at = models.DateTimeField(default=timezone.now)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="room_note_kinds", condition=Q(kind__in=list(NoteKind)))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    def words(self, key: DataKey) -> dict[str, Any]:
        """`text`, opened with the key of the workshop."""
        return key.open(self.sealed, self.id)


class SealedAnswers(models.Model):
    """What one participant answered, for as long as that moment can be answered: sealed under the
    key of the workshop, and of the same length whatever was answered. `ticket` follows from person
    and moment under a secret outside the database, so that each answers once.

    It is the only row that answering writes or holds. So no mark of a transaction (`xmin`, `xmax`)
    lies on a participant and on an answer; see decision 36 for what that covers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="+")
    moment = models.CharField(max_length=8)
    ticket = models.BinaryField(unique=True)
    sealed = models.BinaryField()

    unscoped = models.Manager()

    def __str__(self) -> str:
        return self.moment

    def given(self, key: DataKey) -> dict[str, str]:
        """The answers by question, opened with the key of the workshop."""
        return dict(key.open(self.sealed, self.id)["given"])


class WorkshopCount(models.Model):
    """How many answered a question so at one moment (A6): the group's answers, and nobody's.
    Written in one go when nobody can answer any more, and only from five answers on."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="+")
    moment = models.CharField(max_length=8)
    question = models.CharField(max_length=24)
    answer = models.CharField(max_length=16)
    count = models.PositiveSmallIntegerField(default=0)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "moment", "question", "answer"], name="group_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.moment} {self.question} {self.answer}"
