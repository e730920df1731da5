"""The handbook has words for everything the product can say, and every word is asked for."""

import ast
import re
from enum import EnumType
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.forms import BaseForm

from tests.house.reading import SRC, place, tree, written_by_hand
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.handbook import read
from zorgvuldig.people.roles import Role
from zorgvuldig.rules import codes
from zorgvuldig.rules.gatherings import codes as gatherings
from zorgvuldig.rules.helpline import codes as helpline
from zorgvuldig.rules.helpline.codes import Note

GATES = [f"G{number:02}" for number in range(1, 24)]
GATES += [f"H-{number:02}" for number in range(1, 15)]
GATES += [f"W-{number:02}" for number in range(1, 9)] + [f"M-{number:02}" for number in range(1, 6)]
TABLES = {"ConsentStatus": "consent"}  # where the table is not simply the name of the codes
EVENT = re.compile(r"^[a-z_]+\.[a-z_]+$")
WRITES = {
    "record",
    "record_each",
    "tell_both",
    "refuse",
    "_log",
    "_line",
    "_tell",
    "_say",
    "log_letter",
    "log_part",
    "log_correction",
    "log_paper",
    "_print",
    "log",
    "_keep",
    "_set",
    "log_looks",
    "log_summary",
    "log_map",
    "tell",
}


def forms() -> set[type[BaseForm]]:
    """Every form class of ours, after importing every file that could hold one."""
    for path in written_by_hand():
        if "forms" in path.stem or "forms" in path.parts:
            name = ".".join(path.relative_to(SRC.parent).with_suffix("").parts)
            if find_spec(name):
                import_module(name)
    found, waiting = set(), [BaseForm]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("zorgvuldig."):
                found.add(kind)
    return found


def calls(path: Path) -> list[tuple[str, list[ast.expr]]]:
    """Every call in a file: the name that is called, and what it is given."""
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            found.append((name, [*node.args, *(keyword.value for keyword in node.keywords)]))
    return found


def given(path: Path, *names: str) -> set[str]:
    """Every text that is given to calls of these names."""
    return {
        value.value
        for name, values in calls(path)
        if name in names
        for value in values
        if isinstance(value, ast.Constant) and isinstance(value.value, str)
    }


def events() -> set[str]:
    """What is written in the logbook: by name, and one per kind of entry."""
    named = {e for path in written_by_hand() for e in given(path, *WRITES) if EVENT.match(e)}
    of_the_line = {f"help_{kind.lower()}.recorded" for kind in Note}
    return named | of_the_line | {f"{kind.lower()}.recorded" for kind in EntryKind}


def test_every_event_of_the_logbook_has_its_words():
    assert events() - set(read("events")) == set()


def test_no_event_has_words_and_is_never_written():
    assert set(read("events")) - events() == set()


def test_every_event_has_a_label_of_one_line():
    for event, words in read("events").items():
        assert words["label"], event
        assert "\n" not in words["label"], event


def test_every_gate_is_in_the_handbook_with_its_way_out():
    assert list(read("gates")) == GATES
    for gate in read("gates").values():
        for part in ("code", "title", "rule", "why", "release", "mend", "source"):
            assert gate[part].strip(), gate["code"]


def test_every_gate_in_the_code_exists():
    known = {*GATES}
    for path in written_by_hand():
        assert set(re.findall(r"\b(?:G|H-)\d\d\b", path.read_text())) <= known, place(path)


HELPLINE = {
    "Channel": "channel", "CallerRole": "caller", "Relation": "relation", "Danger": "danger",
    "Kind": "kind", "State": "state", "Ending": "ending", "ConsentScope": "scope",
    "Answer": "answer", "Note": "note", "ProposalState": "proposal",
    "ConfidantState": "confidant", "Training": "training", "ConfidantTalk": "talk",
    "About": "about", "ReferralState": "referral",
}  # fmt: skip


@pytest.mark.parametrize("name", HELPLINE)
def test_every_code_of_the_helpline_has_a_label(name):
    words = read("codes")[f"help_{HELPLINE[name]}"]
    assert set(words) == {str(code) for code in getattr(helpline, name)}


GATHERINGS = {
    "WorkshopState": "gather_workshop",
    "MeetingState": "gather_meeting",
    "Sector": "gather_sector",
    "Expertise": "gather_expertise",
    "SeatState": "gather_seat",
    "VignetteState": "gather_vignette",
    "Answer": "gather_answer",
    "RoundState": "gather_round",
    "NoteKind": "gather_note",
    "Moment": "gather_moment",
    "Calls": "gather_calls",
    "ReportState": "gather_report",
    "RecommendationState": "gather_recommendation",
    "Cost": "gather_cost",
    "Payer": "gather_payer",
    "Language": "gather_language",
    "CallReason": "gather_call_reason",
    "Welcomes": "gather_welcomes",
    "Audience": "gather_audience",
    "Block": "gather_block",
    "Speaker": "gather_speaker",
}


@pytest.mark.parametrize("name", GATHERINGS)
def test_every_code_of_gatherings_has_a_label(name):
    words = read("codes")[GATHERINGS[name]]
    assert set(words) == {str(code) for code in getattr(gatherings, name)}


@pytest.mark.parametrize(
    "enum", [e for e in vars(codes).values() if isinstance(e, EnumType) and e.__members__]
)
def test_every_code_of_the_rules_has_a_label(enum):
    table = TABLES.get(enum.__name__, re.sub(r"(?<!^)(?=[A-Z])", "_", enum.__name__).lower())
    assert set(read("codes")[table]) == {str(code) for code in enum}


def test_every_kind_of_words_that_is_asked_for_exists():
    for path in written_by_hand():
        if "handbook" in path.read_text():
            for name, values in calls(path):
                if name in ("label", "sentence", "choices") and len(values) > 1:
                    first = values[0]
                    if isinstance(first, ast.Constant) and isinstance(first.value, str):
                        assert first.value in read("codes"), f"{place(path)}: {first.value}"


def test_every_file_of_the_handbook_that_is_read_exists():
    for path in written_by_hand():
        if "handbook" in path.read_text():
            for name in given(path, "read"):
                assert (SRC / f"handbook/{name}.toml").is_file(), f"{place(path)}: {name}"


def test_every_form_that_offers_guidance_finds_it():
    asked = {form.help: form for form in forms() if getattr(form, "help", "")}
    assert set(asked) - set(read("method")["guidance"]) == set()
    assert asked


def test_every_guidance_is_offered_somewhere():
    asked = {getattr(form, "help", "") for form in forms()}
    said = {text for path in written_by_hand() for text in re.findall(r'"(\w+)"', path.read_text())}
    assert set(read("method")["guidance"]) - asked - said == set()


def test_every_kind_of_entry_and_every_role_has_a_name():
    for kind in (*EntryKind, *Role):
        assert kind.label.strip()
        assert kind.label != kind.value
