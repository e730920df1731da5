"""The cast. Anna keeps the dossier, Bram is her colleague, Chaima works elsewhere.

Esra decides, Frank guards privacy, Gerda runs the office, Hugo is a volunteer, Ilse leads the
attention for this subject. All invented.
"""

import time
from dataclasses import dataclass, field
from datetime import date

from django.test import Client
from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.founding import begin
from zorgvuldig.people.models import ContactPoint, Decider, Membership, Person
from zorgvuldig.people.roles import Profession, Role

WORK = {
    "anna": ("De Brug", (Role.PROFESSIONAL,)),
    "bram": ("De Brug", (Role.PROFESSIONAL, Role.COLLEAGUE)),
    "esra": ("De Brug", (Role.DECISION_MAKER,)),
    "frank": ("De Brug", (Role.PRIVACY_OFFICER,)),
    "gerda": ("De Brug", (Role.ADMINISTRATOR,)),
    "hugo": ("De Brug", (Role.VOLUNTEER,)),
    "ilse": ("De Brug", (Role.ATTENTION_OFFICER,)),
    "chaima": ("Het Anker", (Role.PROFESSIONAL, Role.DECISION_MAKER)),
    "sofie": ("Het Lyceum", (Role.PROFESSIONAL,)),
}
PASSWORD = "vier woorden achter elkaar"
PLACES = {"De Brug": "JEUGDHULP", "Het Anker": "JEUGDHULP", "Het Lyceum": "SCHOOL"}


@dataclass
class Town:
    """Everybody by first name, as actors: `town.anna`."""

    actors: dict[str, Actor] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Actor:
        try:
            return self.__dict__["actors"][name]
        except KeyError as fault:
            raise AttributeError(name) from fault

    def at_work(self, name: str) -> Actor:
        """This person, with the database told for whom they work."""
        actor = self.actors[name]
        walls.say(organisation=actor.organisation.pk, person=actor.person.pk)
        return actor


def build() -> Town:
    """Make the organisations and everybody in them; the sharing protocol of De Brug is complete."""
    town = Town()
    places = {name: begin(name=name, regime=regime) for name, regime in PLACES.items()}
    for name, (place, roles) in WORK.items():
        organisation = places[place]
        person = Person.objects.create(email=f"{name}@voorbeeld.example", name=name.title())
        walls.say(organisation=organisation.pk, person=person.pk)
        membership = Membership.unscoped.create(
            organisation=organisation,
            person=person,
            roles=list(roles),
            profession=Profession.YOUTH_CARE,
        )
        town.actors[name] = Actor(person, membership)
    complete_protocol(town)
    return town


def complete_protocol(town: Town) -> None:
    gerda = town.at_work("gerda")
    organisation = gerda.organisation
    organisation.anonymous_route = "Bel het contactpunt en vertel het zonder naam."
    organisation.feedback_rule = "De ontvanger belt binnen twee weken terug."
    organisation.protocol_confirmed_on = date(2026, 1, 1)
    organisation.save()
    Decider.unscoped.create(organisation=organisation, membership=town.esra.membership)
    ContactPoint.unscoped.create(
        organisation=organisation,
        addressee="MUNICIPAL_CONTACT",
        name="Contactpunt gemeente Rivierstad",
        reach="via het algemene nummer van de gemeente",
        verified_on=timezone.localdate(),
    )


def with_password(person: Person) -> Person:
    """Who may sign in with `PASSWORD`; nobody of the cast may otherwise."""
    person.set_password(PASSWORD)
    person.save()
    return person


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["second_factor"] = True
    if actor.membership:
        session["organisation"] = actor.membership.organisation_id
    session.save()
    return client


def knocking(actor: Actor) -> Client:
    """The same, for who opens page after page of which each is undone: the note in the session that
    somebody is still there, made by a page once a minute, would be made by every page."""
    client = signed_in(actor)
    session, now = client.session, int(time.time())
    session["begun"], session["seen"] = now, now + 3600
    session.save()
    return client
