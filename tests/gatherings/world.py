"""A provider in which every address has something behind it, and everybody at the door."""

from typing import Any

from django.test import Client

from tests import cast as care
from tests.cast import Town
from tests.gatherings import cast, making
from zorgvuldig import walls
from zorgvuldig.gatherings import links

KNOCKING = ("otto", "olga", "paul", "lieke", "fenna", "greet")
Arguments = dict[str, dict[str, Any]]
# Addresses of a workshop that Paul leads and Lieke does not: each part adds its own.
OF_A_WORKSHOP: tuple[str, ...] = ("workshop", "situations", "lay_out", "destroy_situations",
                                  "seats", "invite", "attendance", "walk_in", "prepare",
                                  "bottleneck", "mix", "leads", "day", "host_link", "costs",
                                  "confirm", "hold", "look_back", "close", "cancel")  # fmt: skip
IN_THE_ROOM = ("room", "room_open", "room_close", "room_next", "room_ask", "room_show",
               "room_danger", "room_note", "projector", "group_answers")  # fmt: skip
OF_A_REPORT = ("report", "report_write", "report_explain", "report_sign", "report_send",
               "report_pdf", "report_odt", "recommendation_add")  # fmt: skip
OF_A_RECOMMENDATION = ("recommendation", "recommendation_remove")
BY_A_READER = ("report", "report_pdf", "report_odt")
OF_A_MEETING: tuple[str, ...] = (
    "meeting", "change_meeting", "announce_meeting", "hold_meeting", "count_papers",
    "count_mentions", "lay_out_material", "take_away_material", "meeting_sheet", "close_meeting",
    "cancel_meeting",
)  # fmt: skip
OF_A_WISH = ("call", "called")
SEEN_BY_ALL = ("meeting", "meeting_appointment", "call_me", "how_was_it")
OF_A_SITUATION = ("situation", "accept_situation", "send_back_situation", "swap_situation",
                  "take_out_situation")  # fmt: skip
OPEN_DOORS = ("start", "ask", "room_join", "calendar", "feed")
BY_A_HOST = ("host", "host_invite")
BY_A_SEAT = ("situation", "danger", "seat", "appointment", "certificate",
             "questions")  # fmt: skip


def build() -> tuple[list[Client], Arguments]:
    """Who knocks, in the order of the table, and what each address is about."""
    anna, wise = care.build().anna, cast.build()
    found = things(wise)
    known = [wise.actors[name] for name in KNOCKING]
    clients = [care.knocking(actor) for actor in (known[0], anna, *known[1:])]
    walls.say(organisation=None)
    return [Client(), *clients], found


def things(wise: Town) -> Arguments:
    """The arguments of every address that takes some."""
    here = {"slug": "samen-wijs"}
    return {
        **{f"gathering:{name}": here for name in OPEN_DOORS},
        **{
            f"gatherings:{n}": {"number": workshop(wise).pk} for n in (*OF_A_WORKSHOP, *IN_THE_ROOM)
        },
        **{f"gatherings:{n}": {"number": making.a_meeting(wise).pk} for n in OF_A_MEETING},
        **{f"gatherings:{n}": {"number": situation(wise).pk} for n in OF_A_SITUATION},
        **{f"gathering:{n}": {**here, "link": seat_link(wise)} for n in BY_A_SEAT},
        **{f"gathering:{n}": {**here, "link": host_link(wise)} for n in BY_A_HOST},
        **{f"gatherings:{n}": {"number": making.a_wish(wise).pk} for n in OF_A_WISH},
        **{f"gathering:{n}": {**here, "number": making.a_meeting(wise).pk} for n in SEEN_BY_ALL},
        "gathering:places": {**here, "link": links.token("place", making.places(wise).pk, 0)},
        "gathering:wish": {**here, "link": links.token("call", making.a_wish(wise).pk, 0)},
        **{f"gatherings:{n}": {"number": signed(wise).pk} for n in OF_A_REPORT},
        **{f"gatherings:{n}": in_a_report(signed(wise)) for n in OF_A_RECOMMENDATION},
        **{f"gathering:{n}": {**here, "link": sent(wise)[0]} for n in BY_A_READER},
        "gathering:recommendation": dict(
            zip(("slug", "link", "which"), ("samen-wijs", *sent(wise)), strict=True)
        ),
        "gatherings:seat_link": on_the_list(wise),
        "gatherings:begin_report": {"number": workshop(wise).pk},
        "gathering:register": {**here, "link": register_link(wise)},
        "gathering:room": {**here, "code": open_room(wise)},
    }


def situation(wise: Town) -> Any:
    """One of the handbook, on the table of a workshop that Paul leads."""
    return making.an_example(workshop(wise))


def open_room(wise: Town) -> str:
    """The code of a room that is open today."""
    today = making.today_at(wise, room_code="ABC234")
    return today.room_code


def signed(wise: Town) -> Any:
    """A workshop that Paul leads, with a report that was signed."""
    return making.a_report(workshop(wise), wise.paul, "SIGNED")


def in_a_report(found: Any) -> dict[str, Any]:
    """The arguments of a recommendation."""
    return {"number": found.pk, "which": making.a_recommendation(found).pk}


def sent(wise: Town) -> tuple[str, Any]:
    """The link of a municipality that has its report, and a recommendation in it."""
    found = making.a_report(workshop(wise), wise.paul, "SENT")
    which = making.Recommendation.unscoped.get(workshop=found).pk
    return links.token("host", found.pk, found.turn), which


def on_the_list(wise: Town) -> dict[str, Any]:
    """Somebody with a seat, and the workshop."""
    found = workshop(wise)
    return {"number": found.pk, "who": making.somebody(found, state="SEATED", place=1).pk}


def seat_link(wise: Town) -> str:
    """The own link of somebody who was there and asked for a certificate."""
    seated = making.somebody(
        workshop(wise), state="SEATED", place=1, attended=True, wants_certificate=True
    )
    return links.token("seat", seated.pk, seated.turn)


def host_link(wise: Town) -> str:
    """The own link of the municipality."""
    found = workshop(wise)
    return links.token("host", found.pk, found.turn)


def register_link(wise: Town) -> str:
    """The link that a municipality passes on."""
    found = workshop(wise)
    return links.token("register", found.pk, found.shared_turn)


def workshop(wise: Town) -> Any:
    """A workshop that Olga organises and Paul leads."""
    made = making.a_workshop(wise, state="CONFIRMED")
    made.organisation = wise.olga.organisation
    making.Facilitator.unscoped.create(
        organisation=made.organisation,
        workshop=made,
        membership=wise.paul.membership,
        expertise="PREVENTION",
    )
    return made
