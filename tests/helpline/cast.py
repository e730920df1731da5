"""The people of the line De Lantaarn. Cora coordinates, Wim and Wout answer, Vera and Yara are
confidants, Koos coaches them, Fenna guards privacy, Greet runs the office. Chris coordinates
another line, De Vuurtoren. All invented."""

from datetime import date

from tests.cast import Town
from zorgvuldig import walls
from zorgvuldig.helpline.actions import founding
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.founding import begin
from zorgvuldig.people.models import Membership, Person
from zorgvuldig.people.roles import Role

WORK = {
    "cora": ("De Lantaarn", Role.HELPLINE_COORDINATOR),
    "wim": ("De Lantaarn", Role.HELPLINE_WORKER),
    "wout": ("De Lantaarn", Role.HELPLINE_WORKER),
    "vera": ("De Lantaarn", Role.CONFIDANT),
    "yara": ("De Lantaarn", Role.CONFIDANT),
    "koos": ("De Lantaarn", Role.CONFIDANT_COACH),
    "fenna": ("De Lantaarn", Role.PRIVACY_OFFICER),
    "greet": ("De Lantaarn", Role.ADMINISTRATOR),
    "chris": ("De Vuurtoren", Role.HELPLINE_COORDINATOR),
}
SLUGS = {"De Lantaarn": "lantaarn", "De Vuurtoren": "vuurtoren"}
TEXTS = {"nl": {"hours": "Op werkdagen van 9 tot 21 uur."}}


def hire(organisation, name: str, role: Role) -> Actor:
    person = Person.objects.create(email=f"{name}@voorbeeld.example", name=name.title())
    walls.say(organisation=organisation.pk, person=person.pk)
    membership = Membership.unscoped.create(organisation=organisation, person=person, roles=[role])
    return Actor(person, membership)


def build() -> Town:
    """Two lines, open in four languages, each its own organisation."""
    town = Town()
    places = {name: begin(name=name, regime="HELPLINE") for name in SLUGS}
    for name, (place, role) in WORK.items():
        town.actors[name] = hire(places[place], name, role)
    for name in ("cora", "chris"):
        actor = town.at_work(name)
        open_line(actor, SLUGS[actor.organisation.name])
    return town


def open_line(actor: Actor, slug: str) -> None:
    founding.set_up(
        actor=actor,
        texts=TEXTS,
        slug=slug,
        name=actor.organisation.name,
        languages=["nl", "en", "ar", "tr"],
        is_open=True,
        phone="verzonnen nummer",
        phone_checked_on=date(2026, 11, 1),
        away_to="https://weer.example/",
    )
