"""A whole pool of confidants with every paper in order, each with an account; made in few rows at
a time, for tests that count."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from tests.cast import Town
from zorgvuldig.helpline.models import Confidant, TrainingRecord
from zorgvuldig.people.models import Membership, Person
from zorgvuldig.rules.helpline.codes import Training
from zorgvuldig.vault.models import DataKey


def a_pool(lantern: Town, many: int) -> list[Confidant]:
    """So many confidants, coached by Koos."""
    actor, today = lantern.at_work("cora"), timezone.localdate()
    here = actor.organisation
    people = Person.objects.bulk_create(
        Person(email=f"{uuid4()}@voorbeeld.example", name=f"Vrijwilliger {n}") for n in range(many)
    )
    members = Membership.unscoped.bulk_create(
        Membership(organisation=here, person=one, roles=["CONFIDANT"]) for one in people
    )
    pool = Confidant.unscoped.bulk_create(
        _confidant(lantern, member, DataKey.make(here.pk), f"Noor {n}")
        for n, member in enumerate(members)
    )
    TrainingRecord.unscoped.bulk_create(
        TrainingRecord(
            organisation=here,
            confidant=one,
            subject=subject,
            done_on=today - timedelta(days=40),
            valid_until=today + timedelta(days=600),
        )
        for one in pool
        for subject in Training
    )
    return pool


def _confidant(lantern: Town, member: Membership, key: DataKey, name: str) -> Confidant:
    today, number = timezone.localdate(), uuid4()
    words = {"first_name": name, "surname": "Verzonnen", "town": "Nijmegen", "regions": []}
    return Confidant(
        id=number,
        organisation_id=member.organisation_id,
        membership=member,
        key=key,
        sealed=key.seal(words, number),
        state="ACTIVE",
        languages=["nl"],
        certificate_on=today - timedelta(days=60),
        code_signed_on=today - timedelta(days=50),
        secrecy_signed_on=today - timedelta(days=50),
        coach=lantern.koos.membership,
        active_from=today - timedelta(days=30),
    )
