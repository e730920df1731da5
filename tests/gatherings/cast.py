"""The people of the provider Samen Wijs. Olga organises, Paul (prevention) and Lieke (law) lead
workshops, Fenna guards privacy, Greet runs the office. Otto organises for another provider, De
Kring; Loes leads there. All invented."""

from datetime import date

from tests.cast import Town
from zorgvuldig import walls
from zorgvuldig.gatherings.actions import founding
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.founding import begin
from zorgvuldig.people.models import Membership, Person
from zorgvuldig.people.roles import Role

WORK = {
    "olga": ("Samen Wijs", Role.ORGANISER),
    "paul": ("Samen Wijs", Role.FACILITATOR),
    "lieke": ("Samen Wijs", Role.FACILITATOR),
    "fenna": ("Samen Wijs", Role.PRIVACY_OFFICER),
    "greet": ("Samen Wijs", Role.ADMINISTRATOR),
    "otto": ("De Kring", Role.ORGANISER),
    "loes": ("De Kring", Role.FACILITATOR),
}
SLUGS = {"Samen Wijs": "samen-wijs", "De Kring": "kring"}


def build() -> Town:
    """Two providers, open for the public, each its own organisation."""
    town = Town()
    places = {name: begin(name=name, regime="YOUTH_WORK") for name in SLUGS}
    for name, (place, role) in WORK.items():
        person = Person.objects.create(email=f"{name}@voorbeeld.example", name=name.title())
        walls.say(organisation=places[place].pk, person=person.pk)
        membership = Membership.unscoped.create(
            organisation=places[place], person=person, roles=[role]
        )
        town.actors[name] = Actor(person, membership)
    for name in ("olga", "otto"):
        actor = town.at_work(name)
        founding.set_up(
            actor=actor,
            slug=SLUGS[actor.organisation.name],
            name=actor.organisation.name,
            about="Wij houden werkateliers en bijeenkomsten.",
            email="post@voorbeeld.example",
            checked_on=date(2026, 11, 1),
            is_open=True,
        )
    return town
