"""A draft box per person and organisation, the drafts in it, and what was sent."""

import uuid

from django.db import models
from django.utils import timezone

from zorgvuldig.people.models import Membership
from zorgvuldig.vault.models import DataKey


class DraftBox(models.Model):
    """The key under which one person's drafts for one organisation rest."""

    membership = models.OneToOneField(
        Membership, models.CASCADE, primary_key=True, related_name="+"
    )
    organisation_id = models.BigIntegerField()
    key = models.ForeignKey(DataKey, models.CASCADE, related_name="+")

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"box {self.pk}"


class Draft(models.Model):
    """The fields of one form as last typed. `path` is the form's address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.BigIntegerField()
    box = models.ForeignKey(DraftBox, models.CASCADE, related_name="+")
    path = models.CharField(max_length=300)
    tab = models.CharField(max_length=40, blank=True)
    sealed = models.BinaryField()
    saved_at = models.DateTimeField(db_index=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["box", "path"], name="one_draft_per_form")]

    def __str__(self) -> str:
        return self.path


class SentForm(models.Model):
    """That a form was sent, by the number it carried, with a keyed digest of what it said."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.BigIntegerField()
    digest = models.BinaryField()
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.id)
