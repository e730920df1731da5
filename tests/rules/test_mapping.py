"""What a map may hold: rules over plain values. No rule meets a number (G18)."""

import msgspec
import pytest

from zorgvuldig.dossiers.mapping.words import AFTER_AN_OPEN_TALK, FIELDS, mapped
from zorgvuldig.rules import gates
from zorgvuldig.rules.gates import mapping as rules

GOOD = {"strength": "Kookt voor oma", "voice_1_name": "Noor"}
TOLD = {
    "danger_A_who": "Mama",
    "danger_A_behaviour": "berichten over wraak",
    "danger_A_what": "een klasgenoot kan gewond raken",
}
EXPLORING, OPEN = "EXPLORATORY", "TRANSPARENT"


def shut(mode=OPEN, **words):
    """The codes of what is shut, and the fields they are about."""
    return [(s.gate, s.field) for s in gates.about_map(mode, mapped(words))]


def said(**words):
    """A map of an open talk on which Noor gives her reasons."""
    return {**GOOD, "voice_1_why": "Het gaat beter", **words}


@pytest.mark.gate("G01", "releases")
def test_g01_before_an_open_talk_what_goes_well_and_is_wished_may_be_mapped():
    words = {**GOOD, "steps": "Woensdag samen eten", "child_good": "Oma", "child_wishes": "Rust"}
    assert shut(EXPLORING, **words) == []


@pytest.mark.gate("G01", "refuses")
@pytest.mark.parametrize("name", AFTER_AN_OPEN_TALK)
def test_g01_no_worry_no_goal_and_no_scale_before_an_open_talk(name):
    assert ("G01", name) in shut(EXPLORING, **GOOD, **{name: "iets"})


@pytest.mark.gate("G01", "releases")
def test_g01_after_an_open_talk_all_fields_may_be_filled():
    words = said(**TOLD, past_harm="Sloeg iemand", goal_A="Groet hem", child_worries="Ruzie")
    assert shut(OPEN, **words) == []


def test_every_field_of_a_map_is_of_before_or_after_an_open_talk():
    before = set(FIELDS) - set(AFTER_AN_OPEN_TALK)
    assert before == {
        "strength", "existing_safety", "without", "steps", "child_good", "child_wishes",
        *(f"voice_{n}_name" for n in range(1, 11)),
    }  # fmt: skip


def test_p04_a_map_without_anything_good_is_refused():
    assert shut(voice_1_name="Noor", voice_1_why="x") == [("P04", "strength")]


@pytest.mark.parametrize("name", ["strength", "existing_safety"])
def test_p04_one_strength_or_one_safety_is_enough(name):
    assert shut(voice_1_name="Noor", voice_1_why="x", **{name: "Belt haar tante"}) == []


@pytest.mark.parametrize("nothing", ["", "geen", "Nee, niets.", "n.v.t."])
def test_p04_none_alone_is_no_reason(nothing):
    assert shut(voice_1_name="Noor", voice_1_why="x", without=nothing) == [("P04", "strength")]


def test_p04_a_reason_is_enough():
    words = {"without": "Mama is te verdrietig, volgende week verder"}
    assert shut(voice_1_name="Noor", voice_1_why="x", **words) == []


@pytest.mark.parametrize("part", ["who", "behaviour", "what"])
def test_a_worry_says_who_worries_about_what_and_what_could_happen(part):
    half = {**TOLD, f"danger_A_{part}": " "}
    assert shut(**said(**half)) == [("DANGER", f"danger_A_{part}")]


def test_a_goal_belongs_to_one_worry():
    assert shut(**said(**TOLD, goal_B="Groet iedereen")) == [("GOAL", "goal_B")]
    assert shut(**said(**TOLD, goal_A="Groet iedereen")) == []


def test_a_map_is_made_together():
    assert shut(strength="Kookt") == [("TOGETHER", "voice_1_name")]


@pytest.mark.parametrize("lacking", ["name", "why", "higher"])
def test_a_number_always_has_a_person_reasons_and_what_makes_it_higher(lacking):
    quote = {"name": "Mama", "number": "4", "why": "Ik slaap slecht", "higher": "Een gesprek"}
    words = {f"voice_2_{part}": text for part, text in quote.items() if part != lacking}
    assert shut(**said(**words)) == [("VOICE", f"voice_2_{lacking}")]


def test_who_gives_no_number_says_why_and_who_is_there_is_asked():
    assert shut(**said(voice_2_name="Papa")) == [("VOICE", "voice_2_why")]
    assert shut(**said(voice_2_name="Papa", voice_2_why="Ik wil geen getal noemen")) == []


@pytest.mark.parametrize("mode", [EXPLORING, OPEN])
@pytest.mark.parametrize("name", ["strength", "steps", "without", "voice_1_name"])
def test_no_label_stands_on_a_map(mode, name):
    words = said() if mode == OPEN else dict(GOOD)
    assert ("LABEL", name) in shut(mode, **{**words, name: "Is geen extremist"})


@pytest.mark.parametrize("name", ["danger_A_what", "past_harm", "goal_A", "voice_1_why"])
def test_no_label_stands_in_a_worry_a_goal_or_a_quote(name):
    assert ("LABEL", name) in shut(**{**said(**TOLD), name: "Is een terrorist"})


def test_the_words_of_the_child_stay_as_they_were_said():
    assert shut(**said(child_worries="Ze noemen mij terrorist")) == []


@pytest.mark.gate("G18", "refuses")
def test_g18_the_rules_know_that_somebody_gave_a_number_and_never_which():
    looked_at = mapped({**GOOD, **TOLD, "voice_1_number": "7,31", "voice_1_why": "Daarom"})
    assert looked_at.voices[0].quoted
    assert "7,31" not in str(msgspec.to_builtins(looked_at))


@pytest.mark.gate("G18", "refuses")
def test_g18_no_struct_of_the_map_rules_has_a_place_for_a_number():
    structs = [rules.Danger, rules.Voice, rules.Mapped]
    kinds = {f.type for struct in structs for f in msgspec.structs.fields(struct)}
    assert kinds <= {str, bool, tuple[str, ...], tuple[rules.Danger, ...],
                     tuple[rules.Voice, ...], tuple[tuple[str, str], ...]}  # fmt: skip
