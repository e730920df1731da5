"""A situation as it is told: typed by who brings it, or one of the handbook; and what the rules are
asked about it. The frame comes from each participant, never from the situation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from zorgvuldig.handbook import gatherings
from zorgvuldig.handbook.wording import label
from zorgvuldig.rules.codes import CONTACT_ADDRESSEES
from zorgvuldig.rules.facts import ContactFacts, DisclosureFacts
from zorgvuldig.rules.what_would_change import AnyFacts, advise

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import CaseVignette
    from zorgvuldig.rules.advice import Advice

OWN = "Een situatie van iemand in deze groep"
TEXTS = ("situation", "protects", "question")


@dataclass(frozen=True)
class Told:
    """One situation in words. `ask` and `facts` are the question for the rules; `answers` is what
    its author said beside it, empty for one of the handbook."""

    title: str
    text: tuple[str, ...]
    protects: str
    question: str
    age: str
    step: str
    ask: str
    facts: Mapping[str, Any]
    answers: Mapping[str, Any]

    @property
    def is_example(self) -> bool:
        """One of the handbook, which nobody typed."""
        return self.title != OWN

    @property
    def age_in_words(self) -> str:
        return label("age", self.age)


def told(vignette: "CaseVignette") -> Told | None:
    """What stands on the table; None when it was taken out, for then nothing is left of it."""
    if vignette.standard:
        return of_handbook(vignette.standard)
    words = vignette.words()
    if not words:
        return None
    facts = {**words["facts"], "age": vignette.age_band}
    return Told(
        title=OWN,
        text=tuple(part for part in words["situation"].splitlines() if part.strip()),
        protects=words["protects"],
        question=words["question"],
        age=vignette.age_band,
        step=vignette.step,
        ask="contact" if facts["addressee"] in CONTACT_ADDRESSEES else "disclosure",
        facts=facts,
        answers=words["checks"],
    )


def of_handbook(code: str) -> Told:
    """One of the prepared situations. A code nobody knows is a KeyError."""
    one = gatherings.vignettes()[code]
    return Told(
        title=one.title,
        text=one.text,
        protects=one.protects,
        question=one.question,
        age=one.age,
        step=one.step,
        ask=one.ask,
        facts=one.facts,
        answers={},
    )


def facts_for(situation: Told, regime: str) -> AnyFacts:
    """The question for the rules, of somebody who works under this frame."""
    asked = {**situation.facts, "regime": regime}
    if situation.ask == "contact":
        return msgspec.convert(asked, ContactFacts)
    return msgspec.convert(asked, DisclosureFacts)


def advice(situation: Told, regime: str) -> "Advice":
    """What the rules say about it to somebody who works under this frame."""
    return advise(facts_for(situation, regime))
