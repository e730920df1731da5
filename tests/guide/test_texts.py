"""The handbook's texts: complete, with a source, in words that stamp nobody."""

import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

from tests.guide.wording import avoided, ideologies, strings
from zorgvuldig.dossiers import forms
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import label_words
from zorgvuldig.rules import steps
from zorgvuldig.rules.facts import DutyConflict

METHOD, GATES = read("method"), read("gates")
FORMS = [
    "unease",
    "event",
    "event_connect",
    "group",
    "group_talk",
    "group_follow_up",
    "in_group",
    "conversation",
    "parent_conversation",
    "contact_notice",
    "sign",
    "consultation",
    "outside_advice",
    "step_reason",
    "recipient",
    "concurrence",
    "capacity",
    "review",
    "reopening",
    "client",
    "assessment",
    "safety_concern",
    "consent",
    "disclosure",
    "decision",
    "notification",
    "closing",
    "acute_call",
    "follow_up",
    "correction",
    "feedback",
    "next_steps",
    "plan",
    "small_step",
    "step_met",
    "plan_review",
    "plan_end",
    "aftercare",
    "notice",
    "own_statement",
    "client_summary",
    "peer_reflection",
    "safety_map",
    "network",
    "rights_take_in",
    "rights_answer",
    "hand_over",
    "stand_in",
    "ask_once",
    "advice_once",
    "emergency",
    "emergency_check",
    "hand_note",
    "pass_on",
    "protocol",
]


def items() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every item of both files that carries words."""
    yield from GATES.items()
    for chapter, found in METHOD.items():
        for name, item in found.items():
            yield f"{chapter}.{name}", item


@pytest.mark.parametrize(
    ("name", "item"), list(items()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_text_has_its_source_and_date(name, item):
    assert item["source"].strip()
    assert isinstance(item["from"], date)
    assert all(text.strip() for text in strings(item))


OF_THE_METHOD = [f"G{n:02}" for n in range(1, 24)]
OF_THE_LINE = [f"H-{n:02}" for n in range(1, 15)]
OF_GATHERINGS = [f"W-{n:02}" for n in range(1, 9)] + [f"M-{n:02}" for n in range(1, 6)]


def test_the_gates_of_method_line_and_gatherings_each_say_what_to_do_now():
    assert list(GATES) == [*OF_THE_METHOD, *OF_THE_LINE, *OF_GATHERINGS]
    for gate in GATES.values():
        assert set(gate) == {"code", "title", "rule", "why", "release", "mend", "source", "from"}
        assert all(gate[part].endswith(".") for part in ("rule", "why", "release", "mend"))
    assert len({gate["code"] for gate in GATES.values()}) == 49  # VOLUNTEER_LIMIT stands in both


def test_each_step_says_how_it_was_satisfied():
    done = steps.Done(
        signs=1, counter_signs=1, assessments=1, internal=1, external=1, open_talks=1, concerns=1,
        decisions=1, shared=1, notifications=1, follow_ups=1,
    )  # fmt: skip
    skipped = steps.Done(external_not_needed=1, talk_not_safe=1, follow_ups=1)
    said = {(s.code, s.by) for s in (*steps.steps(done), *steps.steps(skipped)) if s.by}
    assert said == {(code, by) for code, step in METHOD["step"].items() for by in step["by"]}


def test_the_numbers_of_the_method():
    counts = {name: len(METHOD[name]) for name in ("stage", "attention", "drive")}
    assert counts == {"stage": 10, "attention": 9, "drive": 4}


def test_each_part_of_the_way_says_who_what_is_recorded_and_which_gates():
    for code, stage in METHOD["stage"].items():
        assert stage["who"].endswith("."), code
        assert stage["recorded"].endswith("."), code
        assert stage["gates"], code
        assert set(stage["gates"]) <= set(GATES), code


def test_every_gate_stands_somewhere_on_the_way():
    assert {gate for stage in METHOD["stage"].values() for gate in stage["gates"]} == set(
        OF_THE_METHOD
    )


@pytest.mark.gate("G18", "refuses")
def test_attention_points_are_open_questions_without_a_number():
    for point in METHOD["attention"].values():
        assert point["question"].endswith("?")
        assert not re.search(r"\d|schaal|cijfer", point["question"])


def test_every_form_has_its_guidance():
    assert set(METHOD["guidance"]) == set(FORMS)
    for guidance in METHOD["guidance"].values():
        assert all(len(guidance[part]) >= 2 for part in ("questions", "attitude", "pitfalls"))


def test_every_recording_form_finds_guidance_of_its_name():
    modules = [
        import_module(found.name)
        for found in iter_modules(forms.__path__, "zorgvuldig.dossiers.forms.")
    ]
    asked = {getattr(form, "help", "") for module in modules for form in vars(module).values()}
    named = {name for name in asked if isinstance(name, str) and name}
    assert "conversation" in named
    assert named <= set(FORMS)


@pytest.mark.gate("G01", "refuses")
@pytest.mark.parametrize("name", ["conversation", "parent_conversation", "contact_notice"])
def test_exploratory_talks_never_name_the_topic(name):
    """G01; the whole text, because a screen may be seen by the one it is about."""
    for text in strings(METHOD["guidance"][name]):
        assert label_words(text) == []


def test_the_check_on_the_topic_would_find_it():
    assert label_words("Praat over radicalisering.") == ["radicalisering"]


def test_no_ideology_is_an_example_alone():
    told = 0
    for _, item in items():
        for text in strings(item):
            if named := ideologies(text):
                told += 1
                assert len(named) >= 2, text
    assert told >= 2, "nothing was looked at"


def test_the_words_of_suspicion_are_avoided():
    for name, item in items():
        for text in strings(item):
            assert avoided(text) == [], (name, text)


def test_the_six_questions_of_the_duty_conflict_are_those_of_the_rules():
    fields = [item["field"] for item in METHOD["duty_conflict"].values()]
    assert fields == list(DutyConflict.__struct_fields__[:6])


def test_every_trigger_event_of_the_method_has_its_words():
    codes = {code for level in METHOD["event"].values() for code in level["kinds"]}
    assert codes == {
        "DISCRIMINATION", "CLASH_WITH_AUTHORITIES", "HOME_PROBLEMS", "LOSS_OF_SCHOOL_WORK",
        "CONFRONTATION_WITH_DEATH", "DETENTION", "MEETING_RADICAL_PERSON", "TRAINING_CAMP",
        "BROKEN_TIES", "JOINING_GROUP", "MARRIAGE", "PROPAGANDA", "CALL_TO_ACTION",
        "MILITARY_ACTION_OR_ATTACK", "POLICY_OR_DEBATE",
    }  # fmt: skip


def test_staff_is_addressed_as_u():
    """Only what one says to a young person is in "je"."""
    for name in ("step", "stage", "duty_conflict", "promise", "right", "is", "is_not"):
        for text in strings(METHOD[name]):
            assert not re.search(r"\b([Jj]e|[Jj]ij|[Jj]ouw?)\b", text), text
