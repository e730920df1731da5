"""The house style of an organisation: laid ready, in use, and the one before it."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Deferrable, Q
from django.utils import timezone

from zorgvuldig.people.models import Membership, Organisation

SHORT, NAMED = 300, 100


class State(models.TextChoices):
    """Where a house style stands; an organisation has at most one in each."""

    READY = "READY", "klaargezet"
    IN_USE = "IN_USE", "in gebruik"
    FORMER = "FORMER", "hiervoor in gebruik"


def _named(longest: int = SHORT) -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=longest), default=list)


class HouseStyle(models.Model):
    """Two stylesheets as we wrote them, a logo as we wrote it, and what of the file was not taken.

    The content never changes: its digest is its address. `values` is what was chosen and
    measured, for what the page says of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.READY)
    sheet = models.TextField()
    sheet_digest = models.CharField(max_length=32)
    line_sheet = models.TextField(blank=True)
    logo = models.BinaryField(null=True)
    logo_kind = models.CharField(max_length=3, blank=True)
    logo_digest = models.CharField(max_length=32, blank=True)
    values = models.JSONField()
    not_read = _named(600)
    kept = _named()
    unknown = _named()
    more_unknown = _named()
    made_by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "state"],
                name="one_house_style_each",
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="house_style_codes",
                condition=Q(state__in=list(State)) & Q(logo_kind__in=["", "svg", "png"]),
            ),
            models.CheckConstraint(
                name="logo_whole",
                condition=Q(logo=None, logo_kind="", logo_digest="")
                | (Q(logo__isnull=False) & ~Q(logo_kind="") & ~Q(logo_digest="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} ({self.made_at:%Y-%m-%d %H:%M})"

    @property
    def logo_name(self) -> str:
        """The last part of the address of the logo; empty without one."""
        return f"{self.logo_digest}.{self.logo_kind}" if self.logo_digest else ""
