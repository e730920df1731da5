"""A login service of an organisation, who came in through it, and which sessions did."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zorgvuldig.people.roles import Role

BY_PEOPLE_ONLY = (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER)  # decision 0054


class LoginService(models.Model):
    """An organisation's own identity provider, and what is asked of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    issuer = models.CharField(max_length=300)
    client_id = models.CharField(max_length=200)
    sealed_secret = models.BinaryField()
    scopes = models.CharField(max_length=200, default="openid profile email")
    levels = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    factors = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    must_prove = models.BooleanField(default=False)
    roles_claim = models.CharField(max_length=100, blank=True)
    makes_accounts = models.BooleanField(default=False)
    only_way = models.BooleanField(default=False)
    emergency = models.ForeignKey(
        "people.Membership", models.RESTRICT, null=True, blank=True, related_name="+"
    )
    is_on = models.BooleanField(default=False)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "issuer", "client_id"], name="one_service_each"
            ),
            models.CheckConstraint(
                name="a_way_in_when_it_fails", condition=Q(only_way=False) | ~Q(emergency=None)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MappedRole(models.Model):
    """A group that the service tells of, and the role it gives here."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    service = models.ForeignKey(LoginService, models.CASCADE, related_name="+")
    group = models.CharField(max_length=200)
    role = models.CharField(max_length=24, choices=Role)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "group", "role"], name="mapped_once"),
            models.CheckConstraint(
                name="not_given_by_a_service", condition=~Q(role__in=list(BY_PEOPLE_ONLY))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.role}"


class LinkedAccount(models.Model):
    """Who somebody is at a service: a keyed digest of issuer and subject, never an address.

    `given` are the roles the service gave last; `needed_on` the day it took one away while
    something here still needed this person.
    """

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    service = models.ForeignKey(LoginService, models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    subject = models.BinaryField()
    given = ArrayField(models.CharField(max_length=24, choices=Role), default=list)
    linked_on = models.DateField(default=timezone.localdate)
    needed_on = models.DateField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "subject"], name="one_person_per_subject"),
            models.UniqueConstraint(fields=["service", "person"], name="one_subject_per_person"),
        ]

    def __str__(self) -> str:
        return str(self.linked_on)


class ServiceSession(models.Model):
    """A session here that began at a service, so that its end there is its end here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    account = models.ForeignKey(LinkedAccount, models.CASCADE, related_name="+")
    sid = models.BinaryField(null=True)
    began_at = models.DateTimeField(default=timezone.now, db_index=True)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.began_at)


class HeardOnce(models.Model):
    """A word from a service that counts once: the digest of a logout token’s number."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    service = models.ForeignKey(LoginService, models.CASCADE, related_name="+")
    number = models.BinaryField()
    heard_at = models.DateTimeField(default=timezone.now, db_index=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "number"], name="heard_once")]

    def __str__(self) -> str:
        return str(self.heard_at)
