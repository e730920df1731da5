"""Workshops and information meetings of who holds gatherings."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from zorgvuldig.demo.country.chained import Deed
from zorgvuldig.gatherings.models import InformationMeeting, Provider, SectorSeats, Workshop
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.retention import add_months

if TYPE_CHECKING:
    from zorgvuldig.demo.country.places import Place, World

REQUESTED = Deed("workshop.requested", "C", "workshop")
PLANNED = Deed("meeting.planned", "C", "informationmeeting")
MIX = {"YOUTH_CARE": 5, "EDUCATION": 5, "SAFETY": 3, "MENTAL_CARE": 2}
TITLES = ("Hoe houd ik contact met mijn kind?", "Online: wat ziet mijn kind?", "Samen opvoeden")


def open_provider(world: "World", place: "Place") -> None:
    """What the public may know of who holds them."""
    world.heap.add(
        Provider, organisation_id=place.number, slug=f"verzonnen-{place.number}",
        name=f"Verzonnen bijeenkomsten {place.number}", is_open=True,
    )  # fmt: skip


def fill(world: "World", place: "Place", gatherings: int) -> None:
    """Half of them workshops, half meetings; one in five is still to come."""
    for n in range(gatherings):
        comes = n % 10 < 2
        day = (
            world.today + timedelta(days=world.chance.randint(5, 60))
            if comes
            else world.day(600, 40)
        )
        make = _meeting if n % 2 else _workshop
        make(world, place, day, comes=comes)
        place.chain.write(world.heap.cursor)
        world.heap.write_when_full()


def _hours(day: date) -> tuple[str, str]:
    begins = datetime.combine(day, datetime.min.time()) + timedelta(hours=11)
    return f"{begins.isoformat()}Z", f"{(begins + timedelta(hours=3)).isoformat()}Z"


def _workshop(world: "World", place: "Place", day: date, *, comes: bool) -> None:
    number, key, organiser = world.number(), world.key(place.number), place.holding(Role.ORGANISER)
    begins, ends = _hours(day)
    asked = f"{min(day - timedelta(days=60), world.today).isoformat()}T09:00:00Z"
    said = {
        "contact": {"name": "Iemand", "email": "gemeente@voorbeeld.example", "phone": ""},
        "wish": "Beter weten wie wat mag delen.", "address": "een verzonnen zaal",
    }  # fmt: skip
    world.heap.add(
        Workshop, id=number, organisation_id=place.number, key_id=key.id,
        sealed=key.seal(said, number), state="INVITED" if comes else "CLOSED",
        municipality=f"Verzonnen-stad {world.chance.randint(1, 340)}", requested_at=asked,
        changed_at=asked, prepared_on=min(day - timedelta(days=40), world.today),
        begins_at=begins, ends_at=ends, held_on=None if comes else day,
        ended_on=None if comes else day + timedelta(days=30),
        keep_until=None if comes else add_months(day, 24),
    )  # fmt: skip
    for sector, seats in MIX.items():
        world.heap.add(SectorSeats, organisation_id=place.number, workshop_id=number,
                       sector=sector, seats=seats)  # fmt: skip
    place.chain.line(REQUESTED, organiser[0], str(number), None)


def _meeting(world: "World", place: "Place", day: date, *, comes: bool) -> None:
    number, (begins, ends) = world.number(), _hours(day)
    changed = f"{min(day - timedelta(days=30), world.today).isoformat()}T09:00:00Z"
    world.heap.add(
        InformationMeeting, id=number, organisation_id=place.number,
        state="ANNOUNCED" if comes else "CLOSED", title=world.chance.choice(TITLES),
        host="een verzonnen buurthuis", place="Verzonnen plein 1", begins_at=begins, ends_at=ends,
        languages=["nl"], places=60, corner_line="Wie wil praten, vindt Sanne bij de deur.",
        no_pictures=True, announced_at=changed, first_begins_at=begins,
        first_place="Verzonnen plein 1", heads=None if comes else 41,
        walk_ins=None if comes else 5, once=world.number(), changed_at=changed,
    )  # fmt: skip
    place.chain.line(PLANNED, place.holding(Role.ORGANISER)[0], str(number), None)
