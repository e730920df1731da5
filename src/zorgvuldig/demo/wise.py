"""Samen Wijs as it is found in the demonstration: three workshops, each at another point,
and two meetings."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.utils import timezone

from zorgvuldig.demo import wise_meetings, wise_report
from zorgvuldig.demo import wise_words as words
from zorgvuldig.gatherings.actions import (
    asking,
    attending,
    costs,
    founding,
    going,
    hosting,
    inviting,
    noting,
    planning,
    registering,
    situations,
)
from zorgvuldig.gatherings.actions.costs import Price
from zorgvuldig.gatherings.actions.planning import Stuck
from zorgvuldig.gatherings.actions.registering import Coming
from zorgvuldig.gatherings.models import Participant
from zorgvuldig.nameless.library import LIBRARY
from zorgvuldig.people.actor import Caller
from zorgvuldig.rules.gatherings.codes import Moment, NoteKind
from zorgvuldig.rules.gatherings.vignettes import Answers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zorgvuldig.demo.cast import Cast
    from zorgvuldig.gatherings.models import Workshop

SLUG = "samen-wijs"
ABOUT = (
    "Samen Wijs oefent met professionals hoe zij bij een zorg om een jongere samenwerken, en praat "
    "met ouders over opvoeden in deze tijd."
)
HALF_A_DAY = timedelta(hours=3, minutes=30)
FULL = {"YOUTH_CARE": 3, "EDUCATION": 4, "YOUTH_WORK": 2, "SOCIAL_TEAM": 3, "MENTAL_CARE": 1,
        "YOUTH_HEALTH": 2}  # fmt: skip
ROOMY = {"YOUTH_CARE": 4, "EDUCATION": 4, "YOUTH_WORK": 2, "SOCIAL_TEAM": 2, "MENTAL_CARE": 1,
         "YOUTH_HEALTH": 2}  # fmt: skip
PRICES = {
    "LOCATION": Price("HOST", 35000),
    "CATERING": Price("HOST", 21500),
    "BUREAU": Price("PROVIDER", None),
    "EXPERTS": Price("PROVIDER", None),
    "MATERIALS": Price("PROVIDER", 4500),
}
CHECKED = Answers(age="A16_17", region="NOT_SAID", neutralised=True, rare="NOTHING",
                  changed=("SEX", "TIME"), nobody_here=True, reasons={})  # fmt: skip
FACTS = {"addressee": "EXTERNAL_PROFESSIONAL", "client_consent": "NOT_ASKED",
         "rep_consent": "NOT_ASKED", "rep_all": "NO"}  # fmt: skip
STATEMENTS = ("OWN_LAW", "OTHERS_LAW", "TALK_FIRST", "WITHOUT_NAME", "WHO_DECIDES")


def tell(cast: "Cast") -> None:
    """Samen Wijs opens, and three municipalities come to it."""
    founding.set_up(
        actor=cast.at_work("olga"),
        slug=SLUG,
        name="Samen Wijs",
        about=ABOUT,
        email="post@voorbeeld.example",
        phone="verzonnen nummer",
        checked_on=cast.today - timedelta(days=6),
        is_open=True,
    )
    LIBRARY.findings("", patience=60)  # each text below is looked at, as everywhere (W-04)
    teller = Teller(cast)
    teller.held()
    teller.coming()
    teller.asked("Duinmeer", words.NEW)
    wise_meetings.tell(teller)


class Teller:
    """Tells what happened with a workshop, as Olga, Paul and Lieke did it."""

    def __init__(self, cast: "Cast") -> None:
        self.cast, self.today = cast, cast.today
        self.here = cast.at_work("olga").organisation.pk

    def at(self, workshop: "Workshop", by: str = "olga") -> dict[str, Any]:
        return {"workshop": workshop, "actor": self.cast.at_work(by)}

    def noon(self, days: int) -> datetime:
        """Half past twelve, so many days from now."""
        day = self.today + timedelta(days=days)
        return timezone.make_aware(datetime.combine(day, time(12, 30)))

    def asked(self, municipality: str, told: dict[str, Any]) -> "Workshop":
        """A municipality fills in the public form."""
        said = {"contact": told["contact"], "wish": told["wish"]}
        return hosting.ask(
            organisation_id=self.here, once=uuid4(), municipality=municipality, words=said
        )

    def coming(self) -> None:
        """Next week: everything is ready, and three people hope for a seat."""
        workshop = self.asked("Klaverwoude", words.COMING)
        self._prepared(workshop, 20, words.COMING_PREPARED, words.COMING_STUCK)
        self._planned(workshop, FULL, self.noon(7), words.COMING_PLACE)
        costs.set_costs(**self.at(workshop), prices=PRICES)
        people = self._invited(workshop, words.COMING_PEOPLE, words.COMING_MAIL)
        for person, told in zip(people[3:], words.COMING_ACCEPTED, strict=False):
            self._brings(person, told, accepted=True)
        self._brings(people[8], words.COMING_TO_READ)
        going.confirm(**self.at(workshop))
        self._requested(workshop, 31)

    def held(self) -> None:
        """Two months ago: the group answered before it, and only four did afterwards."""
        workshop = self.asked("Zonnehoek", words.HELD)
        self._prepared(workshop, 85, words.HELD_PREPARED, [words.HELD_STUCK])
        self._planned(workshop, ROOMY, self.noon(1), words.HELD_PLACE)
        people = self._invited(workshop, words.HELD_PEOPLE, words.HELD_MAIL)
        going.confirm(**self.at(workshop))
        self._answer(people, Moment.BEFORE, timezone.now(), low=2)
        workshop.begins_at, workshop.ends_at = self.noon(-61), self.noon(-61) + HALF_A_DAY
        workshop.save(update_fields=["begins_at", "ends_at"])
        self._on_the_day(workshop, people)
        self._answer(people[:4], Moment.AFTER, self.noon(-60), low=3)
        self._requested(workshop, 100)
        wise_report.tell(self, workshop)

    def _requested(self, workshop: "Workshop", days_ago: int) -> None:
        workshop.requested_at = self.noon(-days_ago)
        workshop.save(update_fields=["requested_at"])

    def _prepared(
        self, workshop: "Workshop", days_ago: int, notes: str, stuck: "Sequence[dict[str, str]]"
    ) -> None:
        """Olga spoke with the municipality about what gets stuck."""
        day: date = self.today - timedelta(days=days_ago)
        first, *others = (Stuck(**told) for told in stuck)
        planning.prepare(
            **self.at(workshop), once=uuid4(), prepared_on=day, notes=notes, stuck=first
        )
        for other in others:
            planning.add_bottleneck(**self.at(workshop), once=uuid4(), stuck=other)

    def _planned(
        self, workshop: "Workshop", mix: dict[str, int], begins_at: datetime, address: str
    ) -> None:
        planning.agree_mix(**self.at(workshop), mix=mix, seen={})
        paul, lieke = self.cast.at_desk("paul").pk, self.cast.at_desk("lieke").pk
        planning.set_leads(**self.at(workshop), prevention=paul, law=lieke)
        ends_at = begins_at + HALF_A_DAY
        planning.set_day(**self.at(workshop), begins_at=begins_at, ends_at=ends_at, address=address)

    def _invited(
        self, workshop: "Workshop", people: "Sequence[tuple[str, ...]]", text: str
    ) -> list[Participant]:
        """The municipality invites, and they come in the order in which they are named."""
        invited: list[inviting.Invited] = [
            {"name": name, "email": _address(name), "sector": sector} for name, sector, *_ in people
        ]
        caller = Caller(self.here)
        inviting.invite(workshop=workshop, actor=caller, people=invited, text=text)
        rows = Participant.unscoped.select_related("key", "workshop").filter(workshop=workshop)
        by_name = {row.words()["name"]: row for row in rows}
        for name, sector, regime, profession in people:
            coming = Coming(sector=sector, regime=regime, profession=profession)
            by_name[name] = registering.confirm(participant=by_name[name], coming=coming)
        return [by_name[name] for name, *_ in people]

    def _brings(self, person: Participant, told: dict[str, str], *, accepted: bool = False) -> None:
        """Somebody hands in a situation; Paul reads it."""
        typed = situations.Typed(texts=told, age="A16_17", step="W6", facts=FACTS, answers=CHECKED)
        vignette = situations.hand_in(participant=person, once=uuid4(), typed=typed)
        if accepted:
            situations.accept(vignette=vignette, actor=self.cast.at_work("paul"))

    def _answer(
        self, people: "Sequence[Participant]", moment: Moment, now: datetime, low: int
    ) -> None:
        """Each answers the questions, a little different from the others."""
        for number, person in enumerate(people):
            given = {code: str(low + (number + place) % 3) for place, code in enumerate(STATEMENTS)}
            given |= {"CALLS": "ONE_OR_TWO" if number % 2 else "NONE", "QUIZ": str(1 + number % 3)}
            asking.count_answers(participant=person, moment=moment, given=given, now=now)

    def _on_the_day(self, workshop: "Workshop", people: "Sequence[Participant]") -> None:
        """All but one came; Lieke noted what came up, and nobody's words."""
        came = [person.pk for person in people[:-1]]
        attending.tick(**self.at(workshop), present=came)
        at = self.at(workshop, "lieke")
        for kind, text in words.HELD_NOTES:
            noting.note(**at, once=uuid4(), kind=NoteKind(kind), text=text, nobody=True)
        told = words.HELD_IN_THE_ROOM
        noting.note(
            **at, once=uuid4(), kind=NoteKind.BOTTLENECK, text=told["happens"], nobody=True,
            between=(told["kind"], told["one"], told["other"]),
        )  # fmt: skip
        going.hold_it(**self.at(workshop), both_there=True)


def _address(name: str) -> str:
    return f"{name.replace(' ', '.').lower()}@werk.example"
