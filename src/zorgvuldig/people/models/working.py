"""Organisations, persons, and what they are to each other."""

import uuid
from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Lower
from django.utils import timezone

from zorgvuldig.handbook.wording import written
from zorgvuldig.language.whose import Ours
from zorgvuldig.people.roles import WORKS_WITH_CLIENTS, Profession, Role
from zorgvuldig.rules.codes import Addressee, Regime


class Organisation(models.Model):
    """A body with its own clients, its own law and its own rules for sharing."""

    name = models.CharField(max_length=200, unique=True)
    regime = models.CharField(max_length=12)
    kind = models.CharField(max_length=40, blank=True)
    town = models.CharField(max_length=100, blank=True)
    anonymous_route = models.TextField(blank=True, max_length=4000)
    feedback_rule = models.TextField(blank=True, max_length=4000)
    privacy_contact = models.CharField(blank=True, max_length=300)
    protocol_confirmed_on = models.DateField(null=True, blank=True)
    house_style = models.JSONField(default=dict, blank=True)  # names of its files; see room `style`

    objects = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="known_regime", condition=Q(regime__in=list(Regime)))
        ]

    def __str__(self) -> str:
        return self.name


class Persons(BaseUserManager["Person"]):
    """Finds persons by their address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody with an account. There are no superusers: nobody walks past the walls."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    pseudonym = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=8, blank=True)  # of their pages; empty is Dutch

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = Persons()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> "MembershipQuerySet":
        return self.filter(ended_on=None, person__is_active=True)

    def holding(self, *roles: str) -> "MembershipQuerySet":
        return self.filter(roles__overlap=list(roles))

    def with_absence(self, today: date) -> "MembershipQuerySet":
        """Each with until when they are away today, and who stands in; in the same query."""
        away = Absence.unscoped.filter(
            membership=OuterRef("pk"), begins_on__lte=today, ends_on__gte=today
        ).order_by("-ends_on")
        return self.annotate(
            away_until=Subquery(away.values("ends_on")[:1]),
            stood_in_by=Subquery(away.values("stand_in__person__name")[:1]),
        )


class Membership(models.Model):
    """A person's work for one organisation, with roles and profession."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    roles = ArrayField(models.CharField(max_length=24, choices=Role))
    profession = models.CharField(max_length=12, choices=Profession, default=Profession.OTHER)
    began_on = models.DateField(default=timezone.localdate)
    ended_on = models.DateField(null=True, blank=True)

    unscoped = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person"], name="one_membership"),
            models.CheckConstraint(
                name="known_roles",
                condition=Q(roles__contained_by=list(Role.values)) & Q(roles__len__gt=0),
            ),
            models.CheckConstraint(
                name="ends_after_begin", condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on"))
            ),
        ]

    def __str__(self) -> str:
        return self._told(f"{self.person} ({self.organisation})")

    @property
    def name_and_away(self) -> str:
        """The name, and for who wants to ask something whether this person is away."""
        return self._told(self.person.name)

    @property
    def works_with_clients(self) -> bool:
        """Is this work with clients?"""
        return not WORKS_WITH_CLIENTS.isdisjoint(self.roles)

    @property
    def role_names(self) -> str:
        return ", ".join(Role(role).label for role in self.roles)

    @property
    def away_until_written(self) -> str:
        """Until when they are away, if they are; known where `with_absence` was asked."""
        until: date | None = getattr(self, "away_until", None)
        return "" if until is None else written(until)

    def _told(self, name: str) -> str:
        """And until when they are away, and who stands in."""
        until, colleague = self.away_until_written, getattr(self, "stood_in_by", None)
        if not until:
            return name
        if colleague:
            return Ours(f"{name}, afwezig en vervangen door {colleague} tot en met {until}")
        return Ours(f"{name}, afwezig tot en met {until}")


class Decider(models.Model):
    """Who decides on sharing for a profession; an empty profession means: for all."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    profession = models.CharField(max_length=12, choices=Profession, blank=True)
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="+")

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "profession", "membership"], name="named_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.membership} beslist"


class ContactPoint(models.Model):
    """Where the organisation can go with a question: data with a date, never code."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    addressee = models.CharField(max_length=24)
    name = models.CharField(max_length=200)
    reach = models.CharField(max_length=300)
    verified_on = models.DateField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="known_addressee", condition=Q(addressee__in=list(Addressee))
            )
        ]

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """An address that may make an account, once, until a date. Only the code’s digest is kept."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    email = models.EmailField()
    name = models.CharField(max_length=120)
    roles = ArrayField(models.CharField(max_length=24, choices=Role))
    profession = models.CharField(max_length=12, choices=Profession, default=Profession.OTHER)
    code_digest = models.BinaryField(unique=True)
    invited_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return self.email


class Absence(models.Model):
    """From when to when somebody is away, and who is asked meanwhile. It opens nothing."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    stand_in = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    begins_on = models.DateField()
    ends_on = models.DateField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="away_for_a_while", condition=Q(ends_on__gte=F("begins_on"))
            ),
            models.CheckConstraint(
                name="another_stands_in",
                condition=Q(stand_in=None) | ~Q(stand_in=F("membership")),
                violation_error_message="Kies een collega die u vervangt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.begins_on} {self.ends_on}"
