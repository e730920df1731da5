"""The line itself: what the public may know of it, the brake at its door, and its counts."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zorgvuldig.people.models import Organisation
from zorgvuldig.rules.helpline.codes import Language

LANGUAGES: list[str] = list(Language)


class Helpline(models.Model):
    """One organisation's line. `slug` stands in its public address and says nothing of the subject;
    `away_to` is the neutral page where leaving quickly leads. Seen by everybody once it is open."""

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, primary_key=True, related_name="+"
    )
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    languages = ArrayField(models.CharField(max_length=3))
    is_open = models.BooleanField(default=False)
    phone = models.CharField(max_length=40, blank=True)
    phone_checked_on = models.DateField(null=True, blank=True)
    promise_days = models.PositiveSmallIntegerField(default=2)
    away_to = models.URLField(max_length=200, blank=True)

    objects = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="line_languages",
                condition=Q(languages__contained_by=LANGUAGES) & Q(languages__len__gt=0),
            ),
            models.CheckConstraint(
                name="phone_was_checked",
                condition=Q(phone="") | Q(phone_checked_on__isnull=False),
                violation_error_message="Zeg wanneer het nummer voor het laatst is nagekeken.",
            ),
            models.CheckConstraint(
                name="promise_is_kept_short",
                condition=Q(promise_days__gte=1, promise_days__lte=2),
                violation_error_message="Beloof een eerste gesprek binnen één of twee werkdagen.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LineText(models.Model):
    """What a line says of itself in one language, beside the words of the product. `read_on`: when
    somebody of the line who grew up with the language last read all of it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    language = models.CharField(max_length=3, choices=[(code, code) for code in Language])
    about = models.TextField(max_length=2000, blank=True)
    hours = models.CharField(max_length=300, blank=True)
    visit = models.CharField(max_length=300, blank=True)
    read_on = models.DateField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "language"], name="one_text_each")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.language}"


class Knock(models.Model):
    """Somebody wrote from a part of the network a moment ago. A digest, kept for minutes."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    prefix_digest = models.BinaryField()
    at = models.DateTimeField(default=timezone.now)

    unscoped = models.Manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "prefix_digest", "at"], name="knocks_lately")
        ]

    def __str__(self) -> str:
        return self.at.isoformat()


class ToldCounts(models.Model):
    """What the line last told of its numbers, as it was told: about nobody. It stands for a week,
    so that two looks a day apart do not tell of one caller (H-14)."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    what = models.CharField(max_length=20)
    on = models.DateField(null=True)
    said = models.JSONField(default=dict)

    objects = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "what"], name="told_one_way")
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.on}"


class MonthCount(models.Model):
    """How often something was so in one month, about nobody: what stays when requests are erased.
    One question at a time; two are never crossed (H-14)."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    month = models.DateField()
    question = models.CharField(max_length=20)
    code = models.CharField(max_length=24)
    count = models.PositiveIntegerField(default=0)

    objects = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "month", "question", "code"], name="counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.question} {self.code}"
