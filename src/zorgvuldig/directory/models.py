"""The directory of one organisation ("sociale kaart"): services, hints by users, the public map."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zorgvuldig.people.models import Membership, Organisation
from zorgvuldig.rules.directory import Answered, Cost, Hint, Theme

REACHES = ("phone", "email", "website", "address")


class Listing(models.Model):
    """A service or contact point: data with a source and a date, about no person. `mark` lasts and
    travels with the table to other organisations; without `towns` it is for the whole country."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    mark = models.UUIDField(default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    about = models.CharField(max_length=600, blank=True)
    towns = ArrayField(models.CharField(max_length=60), default=list)
    themes = ArrayField(models.CharField(max_length=16))
    languages = ArrayField(models.CharField(max_length=3))
    cost = models.CharField(max_length=12, default=Cost.UNKNOWN)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=200, blank=True)
    website = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=200, blank=True)
    opening = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200)
    checked_on = models.DateField()
    is_public = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "mark"], name="one_of_each_mark"),
            models.CheckConstraint(
                name="listing_codes",
                condition=Q(cost__in=list(Cost)) & Q(themes__contained_by=list(Theme)),
            ),
            models.CheckConstraint(
                name="listing_can_be_reached",
                condition=~Q(**dict.fromkeys(REACHES, "")),
                violation_error_message="Vul in hoe iemand deze dienst bereikt.",
            ),
            models.CheckConstraint(
                name="website_is_a_web_address",
                condition=Q(website="") | Q(website__regex=r"^https?://"),
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "name", "id"], name="listing_by_name"),
            models.Index(fields=["organisation", "checked_on"], name="listing_by_check"),
            GinIndex(fields=["towns", "themes", "languages"], name="listing_filter"),
        ]

    def __str__(self) -> str:
        return self.name


class Suggestion(models.Model):
    """What a user says of the directory, and what its keeper answered. About a service, never about
    a client. `listing_name` is how the service was called, or should be."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    listing = models.ForeignKey(Listing, models.SET_NULL, null=True, related_name="+")
    listing_name = models.CharField(max_length=120)
    hint = models.CharField(max_length=8)
    words = models.CharField(max_length=1000)
    made_by = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    made_on = models.DateField(default=timezone.localdate)
    state = models.CharField(max_length=8, default=Answered.OPEN)
    answer = models.CharField(max_length=1000, blank=True)
    answered_by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    heard_on = models.DateField(null=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="suggestion_codes",
                condition=Q(hint__in=list(Hint)) & Q(state__in=list(Answered)),
            ),
            models.CheckConstraint(
                name="answered_on_a_day",
                condition=Q(state=Answered.OPEN, answered_on=None)
                | (~Q(state=Answered.OPEN) & Q(answered_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="no_refusal_without_a_reason",
                condition=~Q(state=Answered.REFUSED) | ~Q(answer=""),
                violation_error_message="Schrijf op waarom u dit niet overneemt.",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state", "made_on"], name="hints_waiting")]

    def __str__(self) -> str:
        return self.listing_name


class PublicMap(models.Model):
    """The address under which an organisation shows its public services, once it is open."""

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, primary_key=True, related_name="+"
    )
    slug = models.SlugField(max_length=50, unique=True)
    is_open = models.BooleanField(default=False)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return self.slug
