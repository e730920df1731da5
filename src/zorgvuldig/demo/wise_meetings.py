"""Two meetings for parents: one that is announced, and one that was held. What stands here is read
by everybody."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from zorgvuldig.demo import wise_words as words
from zorgvuldig.gatherings.actions import meetings, smileys, visiting
from zorgvuldig.handbook import gatherings as handbook
from zorgvuldig.handbook.gatherings import said
from zorgvuldig.rules.gatherings.codes import Language

if TYPE_CHECKING:
    from zorgvuldig.demo.wise import Teller
    from zorgvuldig.gatherings.models import InformationMeeting

EVENING = timedelta(hours=7)  # after half past twelve
PLAN: dict[str, Any] = {
    "title": "Hoe houd ik contact met mijn kind?",
    "about": "Een avond voor ouders. Wij praten over opvoeden tussen online en straat: wat hoort "
    "bij de leeftijd, hoe blijft u in gesprek, en wie denkt er mee?",
    "goals": "Hoe u blijft praten, ook als uw kind weinig zegt.\nWaar u terechtkunt met vragen.",
    "host": "Buurthuis De Verzonnen Linde",
    "place": "Buurthuis De Verzonnen Linde, Rivierstad",
    "reachable": "Er is een lift. De bus stopt voor de deur.",
    "languages": ["nl", "tr"],
    "interpreter": True,
    "child_care": True,
    "welcomes": "EVERYBODY",
    "audience": ["PARENTS", "FAMILY"],
    "by_invitation": False,
    "programme": ["WELCOME", "STORY", "SMALL_GROUPS", "HELP_MAP", "ONE_TO_ONE"],
    "speakers": ["EXPERIENCE", "YOUTH_PROFESSIONAL"],
    "host_asks_police": False,
    "places": 40,
    "corner_line": said("corner")["line"],
}
LEAFLETS = (
    ("Blijven praten met je kind", "nl", "voorjaar"),
    ("Çocuğunla konuşmaya devam et", "tr", "voorjaar"),
)
FACES = {"GLAD": 21, "SO_SO": 9, "NOT_GLAD": 3}


def tell(teller: "Teller") -> None:
    """The one that was held first, then the one that comes."""
    held(teller)
    coming(teller)


def coming(teller: "Teller") -> None:
    """In three weeks: twelve places are taken, and somebody asked to be called."""
    meeting = _announced(teller, 21)
    for people in (2, 4, 1, 3, 2):
        visiting.take_places(meeting=meeting, once=uuid4(), people=people, typed={})
    visiting.ask_call(
        meeting=meeting, once=uuid4(), wants_a_call=True, language=Language("tr"), **words.CALL_ME
    )


def held(teller: "Teller") -> None:
    """Six weeks ago: thirty-seven people came, and the papers were counted."""
    meeting = _announced(teller, 1, title="Opvoeden tussen online en straat")
    for people in (6, 5, 6, 4, 6, 3):
        visiting.take_places(meeting=meeting, once=uuid4(), people=people, typed={})
    meeting.begins_at = teller.noon(-42) + EVENING
    meeting.ends_at = meeting.begins_at + timedelta(hours=2)
    meeting.announced_at, meeting.first_begins_at = teller.noon(-70), meeting.begins_at
    meeting.save(update_fields=["begins_at", "ends_at", "announced_at", "first_begins_at"])
    at: dict[str, Any] = {"meeting": meeting, "actor": teller.cast.at_work("olga")}
    meetings.was_held(**at, heads=37, walk_ins=11)
    counted = [
        (question, face, many)
        for question in handbook.smileys().questions
        for face, many in FACES.items()
    ]
    smileys.count_paper(**at, once=uuid4(), counted=counted)
    meetings.count_mentions(**at, mentioned=2)


def _announced(teller: "Teller", days: int, **otherwise: Any) -> "InformationMeeting":
    """Olga planned and announced it."""
    actor = teller.cast.at_work("olga")
    begins = teller.noon(days) + EVENING
    plan = PLAN | {"begins_at": begins, "ends_at": begins + timedelta(hours=2)} | otherwise
    meeting = meetings.plan(actor=actor, once=uuid4(), **plan)
    for title, language, version in LEAFLETS:
        meetings.lay_out(
            meeting=meeting, actor=actor, title=title, language=language, version=version,
            is_b1=True,
        )  # fmt: skip
    meetings.announce(meeting=meeting, actor=actor, corner_line=plan["corner_line"], no_photos=True)
    return meeting
