"""The line De Lantaarn as it is found in the demonstration: five callers, each at another point."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.utils import timezone

from zorgvuldig.demo import confidants, line
from zorgvuldig.demo import lantern_words as words
from zorgvuldig.helpline.actions import (
    answering,
    closing,
    consenting,
    contacts,
    judging,
    proposing,
    reaching,
    talking,
    wishing,
    writing,
)
from zorgvuldig.helpline.actions.receiving import Reach
from zorgvuldig.helpline.door import tickets
from zorgvuldig.helpline.models import HelpRequest, Match

if TYPE_CHECKING:
    from zorgvuldig.demo.cast import Cast
    from zorgvuldig.helpline.models import Confidant

PARENT_OF = {"caller_role": "PARENT", "caller_age": "GE18", "relation": "CHILD"}
WISH: dict[str, Any] = {
    "languages": ["nl"],
    "gender": "NONE",
    "gender_must": False,
    "community_wish": "NONE",
    "community_must": False,
    "region": "Rivierland",
    "region_must": False,
    "not_from_my_town": False,
    "minimum_km": 0,
    "circle": "",
}


def tell(cast: "Cast") -> None:
    """Open the line, gather its confidants, and let five people find it."""
    line.open_line(cast)
    vera = confidants.gather(cast)
    teller = Teller(cast)
    teller.mother(vera)
    confidants.coached(cast, vera)
    teller.father()
    teller.mentor()
    teller.sister()
    teller.tonight()


class Teller:
    """Tells what happened on the line, as Wim and Cora did it."""

    def __init__(self, cast: "Cast") -> None:
        self.cast, self.today = cast, cast.today

    def at(self, request: HelpRequest, by: str = "wim") -> dict[str, Any]:
        return {"request": request, "actor": self.cast.at_work(by)}

    def on(self, days_ago: int) -> dict[str, Any]:
        return {"once": uuid4(), "happened_on": self.today - timedelta(days=days_ago)}

    def call(self, told: dict[str, Any], days_ago: int, kind: str, **codes: str) -> HelpRequest:
        """Somebody phones and Wim answers, so many days ago."""
        talk = talking.FirstTalk(
            danger="NO",
            channel="PHONE",
            language="nl",
            words=told["words"],
            about=told["about"],
            codes=codes,
            kind=kind,
            reason=told["reason"],
            reach=Reach(**told["reach"]) if "reach" in told else None,
        )
        request = talking.begin(actor=self.cast.at_work("wim"), talk=talk, **self.on(days_ago))
        day = self.today - timedelta(days=days_ago)
        came = timezone.make_aware(datetime.combine(day, time(10, 20)))
        request.received_at = min(came, timezone.now())
        request.save(update_fields=["received_at"])
        return request

    def agrees(self, request: HelpRequest, days_ago: int, told: str, **wish: Any) -> None:
        """The caller says yes to a confidant, and what they wish."""
        day = self.today - timedelta(days=days_ago)
        consenting.record_consent(
            **self.at(request),
            once=uuid4(),
            answered_on=day,
            answer="GIVEN",
            told=told,
            how="PHONE",
        )
        wishing.keep_wish(**self.at(request), words={**WISH, **wish})

    def tonight(self) -> None:
        """A mother wrote, in Arabic; nobody has read it yet."""
        here = self.cast.at_work("wim").organisation.pk
        seed = tickets.seed(here, tickets.fresh(here))
        if seed is not None:
            said = writing.Written(
                language="ar", text=words.TONIGHT, region="Rivierland", reach=words.TONIGHT_REACH
            )
            writing.store(seed, said)

    def father(self) -> None:
        """A father waits for a confidant, longest of all."""
        codes = {**PARENT_OF, "age_band": "A16_17"}
        father = self.call(words.FATHER, 2, "SUPPORT", **codes)
        wish = {"gender": "MAN", "not_from_my_town": True, "town": "Tiel"}
        self.agrees(father, 1, words.FATHER_AGREES, circle=words.FATHER_CIRCLE, **wish)

    def mother(self, vera: "Confidant") -> None:
        """A mother and Vera met twice; soon they look back together."""
        mother = self.call(words.MOTHER, 45, "SUPPORT", **PARENT_OF, age_band="A16_17")
        judging.advise(
            **self.at(mother),
            topics=["STAY_IN_TOUCH", "YOURSELF"],
            text=words.MOTHER_ADVICE,
            **self.on(45),
        )
        reaching.give_code(**self.at(mother))
        self.agrees(mother, 42, words.MOTHER_AGREES, gender="WOMAN")
        self._linked(mother, vera)
        self._supported(mother)

    def _linked(self, request: HelpRequest, vera: "Confidant") -> None:
        """Cora chose Vera, and both said yes."""
        proposal = proposing.propose(
            **self.at(request, "cora"), once=uuid4(), confidant=vera.pk, why=words.MOTHER_WHY
        )
        answering.caller_answers(**self.at(request), yes=True)
        asked = self.cast.at_work("vera")
        answering.confidant_declares(proposal, asked, could_know=False)
        answering.confidant_answers(proposal, asked, yes=True)

    def _supported(self, request: HelpRequest) -> None:
        """It began weeks ago, with two contacts since and the next one agreed."""
        match = Match.unscoped.get(request=request)
        match.began_on = self.today - timedelta(days=38)
        match.save(update_fields=["began_on"])
        for days_ago, reached, text in words.MOTHER_CONTACTS:
            contacts.note_contact(
                match=match,
                actor=self.cast.at_work("vera"),
                reached=reached,
                text=text,
                next_contact_on=self.today + timedelta(days=3),
                **self.on(days_ago),
            )

    def mentor(self) -> None:
        """A mentor asked for advice, and goes on with it."""
        codes = {"caller_role": "PROFESSIONAL", "relation": "PUPIL_OR_CLIENT"}
        mentor = self.call(words.MENTOR, 8, "ADVICE", caller_age="GE18", **codes)
        judging.advise(
            **self.at(mentor),
            topics=["CASE_WITHOUT_NAMES"],
            text=words.MENTOR_ADVICE,
            **self.on(8),
        )
        closing.close(
            **self.at(mentor),
            once=uuid4(),
            closed_on=self.today - timedelta(days=7),
            ending="GOES_ON_ALONE",
            changed=words.MENTOR_CHANGED,
            after_call=False,
        )

    def sister(self) -> None:
        """A sister phoned today; Wim does not look at this alone."""
        codes = {"caller_role": "FAMILY", "caller_age": "GE18", "relation": "SIBLING"}
        sister = self.call(words.SISTER, 0, "SERIOUS", age_band="A16_17", **codes)
        cora = self.cast.at_desk("cora")
        judging.ask_look(**self.at(sister), asked_of=cora, kind="SERIOUS", once=uuid4())
