"""A town to measure in: one organisation, Anna, and as many dossiers as one asks for."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import connections, transaction
from django.test import Client
from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.dossiers.codes import Part
from zorgvuldig.dossiers.models import Dossier, Involvement
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.founding import begin
from zorgvuldig.people.models import Membership, Person
from zorgvuldig.people.roles import Role
from zorgvuldig.vault import blind_index
from zorgvuldig.vault.models import DataKey

AT_ONCE = 5_000


def anna(kept: int) -> Actor:
    """Anna of De Brug, who keeps this many dossiers; and Bram, who keeps all others."""
    with transaction.atomic():
        place = begin(name="De Brug", regime="JEUGDHULP")
    actors = []
    for name in ("anna", "bram"):
        person = Person.objects.create(email=f"{name}@voorbeeld.example", name=name.title())
        with walls.working_for(organisation=place.pk, person=person.pk):
            work = Membership.unscoped.create(
                organisation=place, person=person, roles=[Role.PROFESSIONAL]
            )
        actors.append(Actor(person, work))
    _make(actors[0], kept)
    return actors[0]


def add(anna: Actor, count: int) -> None:
    """Dossiers that Bram keeps, in the same organisation."""
    _make(bram(anna), count)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself in a quiet minute


def bram(anna: Actor) -> Actor:
    """Anna's colleague, who keeps the rest."""
    with walls.working_for(organisation=anna.organisation.pk):
        work = Membership.unscoped.select_related("person", "organisation").get(person__name="Bram")
    return Actor(work.person, work)


def _make(keeper: Actor, count: int) -> None:
    organisation = keeper.organisation.pk
    for start in range(0, count, AT_ONCE):
        with walls.working_for(organisation=organisation, person=keeper.person.pk):
            key = DataKey.make(organisation)
            rows = [
                _dossier(organisation, key, n) for n in range(start, min(count, start + AT_ONCE))
            ]
            Dossier.unscoped.bulk_create(rows)
            Involvement.unscoped.bulk_create(
                Involvement(
                    organisation_id=organisation,
                    dossier=row,
                    membership_id=keeper.membership_id,
                    part=Part.KEEPER,
                )
                for row in rows
            )


def _dossier(organisation: int, key: DataKey, n: int) -> Dossier:
    """One dossier; a tenth is closed, a third is late to look at again."""
    today, number = timezone.localdate(), uuid4()
    closed = n % 10 == 9
    name = f"Verzonnen Naam {n}"
    return Dossier(
        id=number,
        organisation_id=organisation,
        key=key,
        sealed_client=key.seal({"name": name, "born_on": ""}, number),
        name_index=blind_index.of_name(name, organisation),
        opened_on=today - timedelta(days=n % 700),
        review_on=None if closed else today + timedelta(days=n % 60 - 20),
        closed_on=today if closed else None,
        outcome="NO_CONCERN" if closed else "",
        keep_until=today + timedelta(days=180) if closed else None,
    )


def door(actor: Actor) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(actor.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["second_factor"] = True
    session["organisation"] = actor.organisation.pk
    session.save()
    return client


def own_page(actor: Actor) -> str:
    """The page of one of Anna's dossiers."""
    with walls.working_for(organisation=actor.organisation.pk, person=actor.person.pk):
        mine = Involvement.unscoped.filter(membership=actor.membership_id, dossier__closed_on=None)
        found: Any = mine.select_related("dossier").first()
    return f"/dossiers/{found.dossier.reference}/"
