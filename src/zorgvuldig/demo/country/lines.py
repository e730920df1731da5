"""Lines: who called or wrote, and the confidants of a line."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from zorgvuldig.demo.country import words
from zorgvuldig.demo.country.chained import Deed
from zorgvuldig.helpline.models import (
    CallBack,
    Confidant,
    Helpline,
    HelpNote,
    HelpRequest,
    LineText,
    TrainingRecord,
)
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import Training
from zorgvuldig.rules.retention import add_months

if TYPE_CHECKING:
    from datetime import date

    from zorgvuldig.demo.country.places import Place, Worker, World

LINES_OF_REQUEST = 3
KEPT_DAYS = 330  # a closed request goes after a year; these are all younger
OPEN_OF = 10  # one in so many still waits
RECEIVED = Deed("helprequest.received", "C", "helprequest", "caller")
TALKED = Deed("help_talk.recorded", "C", "helpnote", "line")
LOOKED = Deed("helprequest.read", "R", "helprequest", "line")
APPLIED = Deed("confidant.applied", "C", "confidant")
ENDINGS = ("WORRY_DISPELLED", "GOES_ON_ALONE", "STRONGER", "OTHER_HELP")
LANGUAGES = ("tr", "ar", "en", "fr", "pl", "so", "ti", "fa")


def open_line(world: "World", place: "Place") -> None:
    """What the public may know of it."""
    world.heap.add(
        Helpline, organisation_id=place.number, slug=f"verzonnen-{place.number}",
        name=f"Verzonnen lijn {place.number}", languages=["nl", "en"], is_open=True,
    )  # fmt: skip
    world.heap.add(LineText, organisation_id=place.number, language="nl",
                   about="Een verzonnen lijn, om op te meten.")  # fmt: skip


def fill(world: "World", place: "Place", requests: int, confidants: int) -> None:
    """So many requests of the last year, most of them closed, and so many confidants."""
    workers = place.holding(Role.HELPLINE_WORKER)
    for n in range(requests):
        _request(world, place, workers[n % len(workers)], waits=n % OPEN_OF == 0)
        place.chain.write(world.heap.cursor)
        world.heap.write_when_full()
    volunteers = place.holding(Role.CONFIDANT)
    for n in range(confidants):
        _confidant(world, place, volunteers[n] if n < len(volunteers) else None)
        world.heap.write_when_full()


def _request(world: "World", place: "Place", worker: "Worker", *, waits: bool) -> None:
    number, key = world.number(), world.key(place.number)
    came = world.day(3 if waits else KEPT_DAYS, 0 if waits else 30)
    at = datetime.combine(came, datetime.min.time()) + timedelta(
        minutes=world.chance.randint(1, 420)
    )
    world.heap.add(
        HelpRequest, id=number, organisation_id=place.number,
        reference=place.reference(world.chance), key_id=key.id,
        sealed=key.seal({"worry": world.chance.choice(words.WORRIES), "region": ""}, number),
        received_at=f"{at.isoformat()}Z", promised_by=clocks.promised_by(came, 2),
        language=world.chance.choice(("nl", "nl", "nl", "ar", "tr", "en")),
        caller_role=world.chance.choice(("PARENT", "PARENT", "FAMILY", "FRIEND")),
        **(_waiting(came) if waits else _over(world, came)),
    )  # fmt: skip
    _story(world, place, worker, waits=waits, number=number, key=key, came=came)


def _waiting(came: "date") -> dict[str, Any]:
    return {"state": "NEW", "channel": "WEB", "danger": "NO", "kind": "", "relation": "CHILD",
            "first_contact_on": None, "last_contact_on": came, "closed_on": None, "ending": "",
            "keep_until": clocks.kept_until(came)}  # fmt: skip


def _over(world: "World", came: "date") -> dict[str, Any]:
    closed = came + timedelta(days=world.chance.randint(1, 28))
    kind = world.chance.choice(("INFORMATION", "ADVICE", "SUPPORT"))
    return {"state": "CLOSED", "channel": "PHONE", "danger": "NO", "kind": kind,
            "relation": "CHILD", "first_contact_on": came, "last_contact_on": closed,
            "closed_on": closed, "ending": world.chance.choice(ENDINGS),
            "keep_until": clocks.kept_until(closed)}  # fmt: skip


def _story(world: "World", place: "Place", worker: "Worker", *, waits: bool, number: Any, key: Any,
           came: "date") -> None:  # fmt: skip
    """What the caller wrote and how to reach them, or the talk that was had."""
    about, note = str(number), world.number()
    place.chain.line(RECEIVED, None, about, about)
    kind, text = ("MESSAGE_IN", "text") if waits else ("TALK", "said")
    said = key.seal({text: world.chance.choice(words.WORRIES)}, note)
    world.heap.add(
        HelpNote, id=note, organisation_id=place.number, request_id=number, kind=kind,
        happened_on=came, recorded_at=f"{came.isoformat()}T08:00:00Z",
        author_id=None if waits else worker.person, sealed=said,
    )  # fmt: skip
    if waits:
        own = world.key(place.number)
        reach = {"name": "Iemand", "phone": "verzonnen nummer", "safe_time": "overdag"}
        world.heap.add(CallBack, request_id=number, organisation_id=place.number, key_id=own.id,
                       sealed=own.seal(reach, number),
                       given_at=f"{came.isoformat()}T08:00:00Z")  # fmt: skip
    else:
        place.chain.line(TALKED, worker, str(note), about)
    place.chain.line(LOOKED, worker, about, about)


def _confidant(world: "World", place: "Place", volunteer: "Worker | None") -> None:
    """Active with everything in order, or somebody who only just applied."""
    number, key = world.number(), world.key(place.number)
    coach, since = place.holding(Role.CONFIDANT_COACH)[0], world.day(600, 60)
    first, _, surname = words.name(world.chance).partition(" ")
    told = {
        "first_name": first, "surname": surname, "reach": "verzonnen nummer",
        "town": f"Verzonnen-stad {world.chance.randint(1, 340)}", "communities": [],
        "regions": [f"Verzonnen-regio {world.chance.randint(1, 40)}"], "about": "",
        "motivation": "",
    }  # fmt: skip
    papers = since if volunteer else None
    world.heap.add(
        Confidant, id=number, organisation_id=place.number, key_id=key.id,
        membership_id=volunteer.membership if volunteer else None, sealed=key.seal(told, number),
        state="ACTIVE" if volunteer else "APPLIED",
        languages=["nl", world.chance.choice(LANGUAGES)],
        gender=world.chance.choice(("WOMAN", "WOMAN", "MAN", "UNSTATED")), certificate_on=papers,
        code_signed_on=papers, secrecy_signed_on=papers, active_from=papers,
        coach_id=coach.membership if volunteer else None, applied_on=since,
        last_step_on=since if volunteer else world.day(40),
    )  # fmt: skip
    place.chain.line(APPLIED, coach, str(number), str(number))
    for subject in Training if volunteer else ():
        world.heap.add(
            TrainingRecord, organisation_id=place.number, confidant_id=number,
            subject=str(subject), done_on=since,
            valid_until=add_months(since, clocks.TRAINING_LASTS_MONTHS),
        )  # fmt: skip
