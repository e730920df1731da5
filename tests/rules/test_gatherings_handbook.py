"""The handbook of gatherings is whole, follows from the rules, and points to nobody."""

import re

import pytest
from msgspec import convert

from tests.guide.wording import avoided, directions, strings
from zorgvuldig.handbook import gatherings, read
from zorgvuldig.handbook.wording import label_words
from zorgvuldig.nameless.library import Library
from zorgvuldig.rules import contact, disclosure
from zorgvuldig.rules.codes import Age, Outcome, Regime
from zorgvuldig.rules.facts import ContactFacts, DisclosureFacts
from zorgvuldig.rules.gatherings.pointed import Passage, pointed_in
from zorgvuldig.rules.recognisable import visible

FILES = (
    "bottlenecks", "confidence", "dilemmas", "meetings", "programme", "quiz", "recommendations",
    "vignettes",
)  # fmt: skip
STEPS = {code[:2] for code in read("method")["step"]}
VIGNETTES = gatherings.vignettes()
QUIZ = [(regime, one) for regime in Regime for one in gatherings.quiz(regime)]
MOST_WORDS = 32
VISITORS = ("evaluation", "corner", "numbers", "no_photos", "goal")


def advice(ask, regime, facts):
    asked = facts | {"regime": regime}
    if ask == "contact":
        return contact.advise(convert(asked, ContactFacts))
    return disclosure.advise(convert(asked, DisclosureFacts))


@pytest.fixture(scope="module")
def library():
    found = Library()
    assert found.findings("", patience=60) == []
    return found


@pytest.mark.parametrize("regime", Regime)
@pytest.mark.parametrize("one", VIGNETTES.values(), ids=list(VIGNETTES))
def test_every_example_has_a_row_of_the_law_for_every_frame(one, regime):
    found = advice(one.ask, regime, dict(one.facts))
    assert found.outcome in tuple(Outcome)
    for row in (found.row, found.consent_row, *found.via):
        assert row is None or read("law")[row]["text"]
    assert read("codes")["reason"][found.reason_code]["label"]


def test_the_examples_show_that_frames_differ():
    answers = {
        code: {str(advice(one.ask, r, dict(one.facts)).outcome) for r in Regime}
        for code, one in VIGNETTES.items()
    }
    assert len([code for code, found in answers.items() if len(found) > 1]) >= 2
    assert {outcome for found in answers.values() for outcome in found} == {*Outcome}


@pytest.mark.parametrize("one", VIGNETTES.values(), ids=list(VIGNETTES))
def test_an_example_passes_the_check_every_situation_passes(one, library):
    texts = {"situation": "\n".join(one.text), "protects": one.protects, "question": one.question}
    passages = [
        Passage(name, text, tuple(library.findings(visible(text)))) for name, text in texts.items()
    ]
    assert [(p.field, p.written) for p in pointed_in(passages)] == []


@pytest.mark.parametrize("one", VIGNETTES.values(), ids=list(VIGNETTES))
def test_an_example_has_all_it_needs(one):
    assert one.age in tuple(Age)
    assert one.facts["age"] == one.age
    assert one.step in STEPS
    assert one.question.endswith("?")
    assert all([one.title, one.setting, one.protects, len(one.text) >= 2])


def test_there_are_examples_for_every_step_and_every_age():
    assert len(VIGNETTES) >= 8
    assert {one.step for one in VIGNETTES.values()} == STEPS
    assert {one.age for one in VIGNETTES.values()} == {*Age} - {Age.UNKNOWN}


@pytest.mark.parametrize(("regime", "one"), QUIZ, ids=[one.code for _, one in QUIZ])
def test_the_right_answer_follows_from_the_rules(regime, one):
    found = advice(one.ask, regime, dict(one.facts))
    assert one.row in (found.row, found.consent_row)
    assert found.outcome == one.outcome
    assert read("law")[one.row]["source"]


@pytest.mark.parametrize("regime", Regime)
def test_every_frame_has_three_questions_with_the_right_answer_in_another_place(regime):
    asked = gatherings.quiz(regime)
    assert len(asked) == 3
    assert len({one.right for one in asked}) >= 2
    for one in asked:
        assert len(one.options) == 3
        assert len({*one.options}) == 3
        assert 0 <= one.right < 3
        assert one.explanation.endswith(".")


def test_every_question_of_the_quiz_has_its_own_code():
    assert len({one.code for _, one in QUIZ}) == len(QUIZ) == 3 * len(Regime)


def test_there_are_twelve_cards_in_the_order_of_the_steps():
    cards = list(gatherings.dilemmas().values())
    assert len(cards) == 12
    assert [card.step for card in cards] == sorted(card.step for card in cards)
    assert {card.step for card in cards} == STEPS
    assert all(card.question.endswith("?") and len(card.think) == 2 for card in cards)


def test_the_half_day_takes_three_and_a_half_hours_and_a_break():
    parts = gatherings.programme()
    assert [part.minutes for part in parts] == [20, 20, 70, 15, 25, 40, 20, 15]
    assert sum(part.minutes for part in parts if part.code != "BREAK") == 210
    assert {part.who for part in parts} == {"PREVENTION", "LAW", ""}
    assert [part.who for part in parts if part.code == "LAW"] == ["LAW"]


def test_the_picklists_end_in_something_else():
    themes, kinds = gatherings.themes(), gatherings.bottlenecks()
    assert list(themes)[-1] == list(kinds)[-1] == "OTHER"
    assert len(themes) == 10
    for one in list(themes.values())[:-1]:
        assert one.action.endswith(".")
        assert one.for_whom
        assert 1 <= one.months <= 12
    assert all(one.title and one.text.endswith(".") for one in kinds.values())


def test_five_statements_and_three_faces():
    asked, faces = gatherings.confidence(), gatherings.smileys()
    assert len(asked.statements) == len(asked.scale) == 5
    assert len(faces.questions) == len(faces.answers) == 3
    assert asked.calls.endswith("?")
    assert all(text.endswith("?") for text in faces.questions.values())


def test_sentences_for_a_meeting_are_ready():
    assert gatherings.said("no_photos")["gate"] == "M-03"
    assert gatherings.said("corner")["gate"] == "M-04"
    assert gatherings.said("numbers")["gate"] == "M-01"
    assert len(gatherings.guidance()) >= 7
    assert gatherings.goals()


@pytest.mark.parametrize("name", FILES)
def test_every_file_has_its_source_and_its_day(name):
    told = read(f"gatherings/{name}")
    assert told["edition"]
    assert told["source"]


@pytest.mark.parametrize("name", FILES)
def test_no_word_of_suspicion_no_stamp_and_no_direction_alone(name):
    text = "\n".join(strings(read(f"gatherings/{name}")))
    assert avoided(text) == []
    assert label_words(text) == []
    assert directions(text) == []


@pytest.mark.parametrize("name", FILES)
def test_sentences_are_short(name):
    text = "\n".join(strings(read(f"gatherings/{name}")))
    lengths = [len(part.split()) for part in re.split(r"[.!?:…\n]+", text) if part.strip()]
    assert max(lengths) <= MOST_WORDS


def test_visitors_are_spoken_to_as_u():
    told = read("gatherings/meetings")
    text = "\n".join(strings({name: told[name] for name in VISITORS})).replace("hint", "")
    assert re.findall(r"\b(?:je|jij|jou|jouw)\b", text) == []
