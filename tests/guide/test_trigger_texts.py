"""The texts about events: complete for every sector, fit to be seen by whom they are about."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.guide.wording import avoided, directions, ideologies, strings
from zorgvuldig import handbook
from zorgvuldig.handbook import trigger
from zorgvuldig.handbook.trigger import Sector, Stage
from zorgvuldig.handbook.wording import label_words

KINDS = trigger.kinds()
WHOLE = {
    "code", "level", "title", "text", "good_turn", "not_a_sign", "examples", "source", "edition",
    "from", "talk", "assess", "next",
}  # fmt: skip
PART = {"id", "purpose", "questions", "attitude", "pitfalls"}
MANY = {Stage.TALK: 4, Stage.ASSESS: 4, Stage.NEXT: 3}
NAMES = {sector.lower() for sector in Sector}

every_kind = pytest.mark.parametrize("kind", KINDS)


def parts(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every stage and every sector within it, each with the place where it stands."""
    told = trigger.read_kind(kind)
    for stage in trigger.stages(kind):
        yield f"{kind}.{stage}", told[stage]
        for sector in NAMES & set(told[stage]):
            yield f"{kind}.{stage}.{sector}", told[stage][sector]


def test_every_kind_of_the_method_has_its_file_and_no_file_is_left_over():
    files = (Path(handbook.__file__).parent / "trigger").glob("*.toml")
    assert sorted(path.stem for path in files) == sorted(KINDS)
    assert len(KINDS) == 15


@every_kind
def test_a_kind_is_told_whole(kind):
    told = trigger.read_kind(kind)
    assert set(told) - {"group"} == WHOLE
    assert told["code"] == kind
    assert told["title"] == handbook.read("method")["event"][told["level"]]["kinds"][kind]
    assert len(told["not_a_sign"]) >= 3
    assert len(told["examples"]) >= 4
    assert told["source"].strip()
    assert re.fullmatch(r"\d{4}-\d\d", told["edition"])
    assert isinstance(told["from"], date)
    assert all(text.strip() == text and text for text in strings(told))


@pytest.mark.parametrize(("kind", "stage"), list(product(KINDS, MANY)))
def test_each_stage_speaks_to_everybody_and_to_each_sector(kind, stage):
    told = trigger.read_kind(kind)[stage]
    assert set(told) == PART | NAMES
    assert len(told["questions"]) >= MANY[stage]
    assert min(len(told["attitude"]), len(told["pitfalls"])) >= 3
    for sector in NAMES:
        own = told[sector]
        assert set(own) == PART | {"example"}, sector
        assert len(own["questions"]) >= 2, sector
        assert own["attitude"], sector
        assert own["pitfalls"], sector


@every_kind
def test_a_talk_with_a_group_where_there_is_one_goes_for_every_sector(kind):
    if told := trigger.read_kind(kind).get(Stage.GROUP):
        assert set(told) == PART
        assert len(told["questions"]) >= 4
        assert min(len(told["attitude"]), len(told["pitfalls"])) >= 3


def test_what_happens_in_the_world_is_also_talked_about_in_groups():
    assert all(Stage.GROUP in trigger.stages(kind) for kind in trigger.levels()["MACRO"])


def test_an_id_is_its_place_and_stands_once():
    ids = [(part["id"], place) for kind in KINDS for place, part in parts(kind)]
    assert all(said == place for said, place in ids)
    assert len({said for said, _ in ids}) == len(ids) >= 15 * 12


@every_kind
def test_questions_are_questions_and_the_rest_are_sentences(kind):
    for place, part in parts(kind):
        assert all(re.search(r"\?", text) for text in part["questions"]), place
        for text in (part["purpose"], *part["attitude"], *part["pitfalls"]):
            assert re.search(r"[.?’]$", text), text
            assert "!" not in text, text


@every_kind
def test_nothing_is_said_twice_in_one_kind(kind):
    said = [text for _, part in parts(kind) for name in part for text in of_list(part[name])]
    assert len(said) == len(set(said))


def of_list(value: Any) -> list[str]:
    return value if isinstance(value, list) else []


@every_kind
def test_what_a_young_person_may_see_never_names_the_topic(kind):
    """G01; the other stages are among professionals."""
    told = trigger.read_kind(kind)
    seen = [told[name] for name in ("title", "text", "good_turn", "examples", "not_a_sign")]
    for text in strings([*seen, told["talk"], told.get("group", {})]):
        assert label_words(text) == [], text


@every_kind
def test_the_words_of_suspicion_are_avoided(kind):
    for text in strings(trigger.read_kind(kind)):
        assert avoided(text) == [], text


@every_kind
def test_no_direction_is_told_alone(kind):
    for text in strings(trigger.read_kind(kind)):
        assert len(ideologies(text)) != 1, text


@every_kind
def test_the_examples_look_in_several_directions_and_also_in_none(kind):
    found = [directions(text) for text in trigger.read_kind(kind)["examples"]]
    assert len({direction for named in found for direction in named}) >= 3
    assert [] in found


@every_kind
def test_staff_is_addressed_as_u(kind):
    """Only what one says to a young person is in "je"; that stands in questions or in quotes."""
    told = trigger.read_kind(kind)
    own = [told["text"], told["good_turn"], *told["not_a_sign"]]
    own += [
        text
        for _, part in parts(kind)
        for name in ("purpose", "attitude", "pitfalls")
        for text in strings(part[name])
    ]
    for text in own:
        assert not re.search(r"\b(je|jij|jouw?)\b", re.sub(r"‘[^’]*’", "", text.lower())), text


@every_kind
def test_nobody_gets_a_number(kind):
    for text in strings({stage: trigger.read_kind(kind)[stage] for stage in trigger.stages(kind)}):
        assert not re.search(r"\b(schaal|rapportcijfer|punten geven|op een schaal)\b", text), text


@pytest.mark.parametrize(("kind", "stage", "sector"), list(product(KINDS, Stage, Sector)))
def test_guidance_joins_what_goes_for_everybody_with_what_goes_for_the_sector(kind, stage, sector):
    help = trigger.guidance(kind, stage, sector)
    everybody = trigger.guidance(kind, stage)
    if stage not in trigger.stages(kind):
        assert help is None
        assert everybody is None
        return
    own = trigger.read_kind(kind)[stage].get(sector.lower(), {})
    assert help.questions == (*everybody.questions, *own.get("questions", ()))
    assert help.attitude == (*everybody.attitude, *own.get("attitude", ()))
    assert help.pitfalls == (*everybody.pitfalls, *own.get("pitfalls", ()))
    assert help.purpose == (*everybody.purpose, *([own["purpose"]] if own else []))
    assert help.id == own.get("id", f"{kind}.{stage}")
    assert bool(help.example) == (stage != Stage.GROUP)
    assert everybody.example == ""
    assert (help.edition, help.source, help.not_a_sign) == (
        everybody.edition, everybody.source, everybody.not_a_sign,
    )  # fmt: skip


def test_a_kind_nobody_knows_has_no_guidance():
    with pytest.raises(KeyError):
        trigger.guidance("SOMETHING_ELSE", Stage.TALK)


def test_the_checks_would_find_it():
    assert ideologies("Hij gaat naar de moskee.") == ["a religion"]
    assert len(ideologies("Een rechtse en een linkse groep.")) == 2
    assert directions("In de chat geven jongens vrouwen overal de schuld van.") == ["against women"]
    assert directions("Zijn opa is overleden.") == []
    assert avoided("Bij de risico-jongere staat een score.") == ["risico-jongere", "score"]
