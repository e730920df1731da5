"""A situation for the exercise and a report: what is pointed at, what is asked, and when it may go
(workshop.md A5, W-04, W-05, W-07)."""

from time import perf_counter

import pytest

from zorgvuldig.rules import gates
from zorgvuldig.rules.gatherings.pointed import Passage, pointed_in
from zorgvuldig.rules.gatherings.sorts import WHY, Sort, Way
from zorgvuldig.rules.gatherings.vignettes import (
    ASKED,
    Answers,
    Changed,
    Rare,
    Region,
    lacking_in_report,
    lacking_in_vignette,
)
from zorgvuldig.rules.nameless.found import Found, Kind

CLEAN = (
    "Een jongere praat op school over een groep die weg moet. Thuis helpt hij mee en hij gaat elke "
    "week sporten. Een docent vraagt wat de jeugdhulp weet."
)
PLANTED = (
    "Kevin zit op het Mondriaan College in Breda. Op 3 maart werd hij daar opgepakt; hij is de "
    "enige jongen met een rolstoel."
)
KEVIN = Found(0, 5, Kind.PERSON, "Kevin")
WHOLE = {
    "age": "A16_17",
    "region": Region.SOUTH,
    "neutralised": True,
    "rare": Rare.NOTHING,
    "changed": (Changed.SEX, Changed.FREE_TIME),
    "nobody_here": True,
}


def found(text, *seen):
    return [(one.sort.value, one.written) for one in pointed_in([Passage("situation", text, seen)])]


def lacking(text, *seen, **more):
    pointed = pointed_in([Passage("situation", text, seen)])
    return [one.field for one in lacking_in_vignette(pointed, Answers(**(WHOLE | more)))]


def gate(text, *seen, looked=True, **more):
    pointed = pointed_in([Passage("situation", text, seen)])
    shut = gates.deidentified(pointed, Answers(**(WHOLE | more)), looked=looked)
    return shut and shut.gate


def test_a_planted_name_school_town_date_and_rare_combination_are_each_pointed_at():
    assert found(PLANTED, KEVIN) == [
        ("NAME", "Kevin"),
        ("BODY", "Mondriaan College"),
        ("PLACE", "Breda"),
        ("DAY", "Op 3 maart"),
        ("RARE", "de enige jongen"),
        ("RARE", "rolstoel"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Daar kwam J.B. binnen.", [("INITIALS", "J.B.")]),
        ("Toen zag B dat niet meer.", [("INITIALS", "B")]),
        ("Breda was stil.", [("PLACE", "Breda")]),
        ("Ze woont in breda.", [("PLACE", "breda")]),
        ("Een collega uit Den Haag belde.", [("PLACE", "Den Haag")]),
        (
            "Wij zagen Tilburg Den Haag en Bergen op Zoom.",
            [("PLACE", "Tilburg"), ("PLACE", "Den Haag"), ("PLACE", "Bergen op Zoom")],
        ),
        ("Het was in maart 2025.", [("DAY", "maart 2025")]),
        ("Hij is 16 jaar.", [("AGE", "16 jaar")]),
        ("Zij gaat naar de moskee.", [("NAMED_BACKGROUND", "moskee")]),
        ("Zijn turkse oom.", [("NAMED_BACKGROUND", "turkse")]),
        ("Zijn Turkse oom.", [("NAMED_BACKGROUND", "Turkse")]),
        ("Zijn oom is Jezidi.", [("NAMED_BACKGROUND", "Jezidi")]),
        ("Een familie van jezidi’s.", [("NAMED_BACKGROUND", "jezidi")]),
        ("Zijn Armeense oom.", [("NAMED_BACKGROUND", "Armeense")]),
        ("Een Roma uit de buurt.", [("NAMED_BACKGROUND", "Roma")]),
        ("Hij vond een geloof.", [("BACKGROUND", "een geloof")]),
        ("zie www.x.nl/kim", [("REACH", "www.x.nl/kim")]),
        ("Hij zag Wolf niet.", [("MAYBE", "Wolf")]),
        (
            "Een jongen van 16 jaar, opgepakt bij vv Fictief",
            [
                ("AGE", "16 jaar"),
                ("BODY", "vv Fictief"),
                ("RARE", "16 jaar + vv Fictief + opgepakt"),
            ],
        ),
    ],
)
def test_what_could_tell_who_it_is_is_pointed_at(text, expected):
    assert sorted(found(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        "",
        "Huizen worden gebouwd. Best veel mensen. Een vriend helpt U. Ik geloof dat wel.",
        "De jongere is 16 of 17 jaar. Hij kijkt naar YouTube en spreekt Nederlands.",
        "Hij gaat uit eten, in huizen wonen mensen, en op school is rust.",
    ],
)
def test_what_points_to_nobody_is_left_in_peace(text):
    assert found(text) == []


@pytest.mark.parametrize("row", ["Aan op de ", "Bergen op ", "A.", "A ", "J. van de ", "Den Haag "])
def test_a_text_made_to_tire_it_is_read_all_the_same(row):
    begun = perf_counter()
    found(row * (3000 // len(row)))
    assert perf_counter() - begun < 5


def test_the_place_in_the_text_is_told_with_what_to_write_instead():
    (one,) = pointed_in([Passage("situation", "Ik sprak gisteren lang met een vrouw uit Breda.")])
    assert (one.field, one.start) == ("situation", 41)
    assert one.sentence == (
        "Er staat ‘Breda’, in ‘…lang met een vrouw uit Breda.’. " + WHY[Sort.PLACE]
    )


def test_who_takes_part_is_known_by_name():
    seen = pointed_in([Passage("question", "mag samira dit weten?")], names=["Samira Daoudi"])
    assert [(one.sort, one.field) for one in seen] == [(Sort.KNOWN, "question")]


def test_every_sort_has_its_reason_and_every_kind_its_sort():
    assert set(WHY) == set(Sort) - {Sort.RARE}
    assert all(sentence.endswith(".") for sentence in (*WHY.values(), *ASKED.values()))


@pytest.mark.gate("W-04", "refuses")
@pytest.mark.parametrize(
    "text",
    [
        "Toen kwam Kevin Bakkers binnen.",
        "Daar kwam J.B. binnen.",
        "Het gebeurde op 3 maart.",
        "Hij is 16 jaar.",
        "Zij woont in Breda.",
        "Hij zit op het Mondriaan College.",
        "Hij speelt bij vv Fictief.",
        "Zij gaat naar de moskee.",
        "Hij vond een geloof.",
        "Hij is enig kind.",
    ],
)
def test_w04_a_situation_that_points_to_somebody_stays_out(text):
    assert gate(text) == "W-04"


@pytest.mark.gate("W-04", "refuses")
@pytest.mark.parametrize(
    ("left", "value"),
    [
        ("age", ""),
        ("age", "UNKNOWN"),
        ("region", ""),
        ("region", "Breda"),
        ("neutralised", False),
        ("rare", ""),
        ("changed", ()),
        ("changed", (Changed.SEX,)),
        ("changed", (Changed.SEX, Changed.SEX)),
        ("nobody_here", False),
    ],
)
def test_w04_every_question_is_answered(left, value):
    assert lacking(CLEAN, **{left: value}) == [left]
    assert gate(CLEAN, **{left: value}) == "W-04"


@pytest.mark.gate("W-04", "refuses")
def test_w04_without_the_whole_check_nothing_goes_in():
    assert gate(CLEAN, looked=False) == "W-04"


@pytest.mark.gate("W-04", "releases")
def test_w04_a_clean_situation_with_every_answer_goes_in():
    assert gate(CLEAN) is None


@pytest.mark.gate("W-04", "releases")
def test_w04_belief_in_general_words_stays_when_the_dilemma_turns_on_it():
    assert gate("Hij vond een geloof.", turns_on_background=True) is None
    assert gate("Hij werd moslim.", turns_on_background=True) == "W-04"


@pytest.mark.gate("W-04", "releases")
def test_w04_what_is_rare_stays_with_a_sentence_why_it_points_to_nobody():
    (rare,) = pointed_in([Passage("situation", "Hij is enig kind.")])
    assert gate("Hij is enig kind.", reasons={rare.key: "ja"}) == "W-04"
    reasons = {rare.key: "Zo zijn er heel veel gezinnen"}
    assert gate("Hij is enig kind.", reasons=reasons) is None


@pytest.mark.parametrize("text", ["Hij woont in Breda.", "Toen zag B niets.", "Hij is 16 jaar."])
def test_no_sentence_keeps_a_town_a_name_or_an_age_in(text):
    reasons = {one.key: "Dat weet echt niemand hier" for one in pointed_in([Passage("s", text)])}
    assert reasons
    assert gate(text, reasons=reasons) == "W-04"


def left_in_report(text, *seen, reasons=(), belongs=("Breda",), names=()):
    pointed = pointed_in([Passage("report", text, seen)], names)
    return [one.pointed.written for one in lacking_in_report(pointed, dict(reasons), belongs)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Daarna vertelde Kevin Bakkers over zijn werk.", "Kevin"),
        ("Iemand van het Mondriaan College zei dat.", "Mondriaan College"),
        ("Het ging over een jongen die op 3 maart werd opgepakt.", "op 3 maart"),
        ("De jongere woont in Tilburg.", "Tilburg"),
        ("Het ging om de enige jongen met een rolstoel.", "de enige jongen"),
    ],
)
def test_in_a_report_a_planted_name_school_day_and_town_and_what_is_rare_are_pointed_at(text, left):
    assert left_in_report(text)[0] == left


def test_in_a_report_the_town_itself_belongs_and_the_rest_may_be_explained():
    assert left_in_report("De gemeente Breda wijst een contactpunt aan.") == []
    text = "Het is klaar op 3 maart."
    (day,) = pointed_in([Passage("report", text)])
    reasons = {day.key: "Dit is de dag waarop het af is"}
    assert left_in_report(text) == ["op 3 maart"]
    assert left_in_report(text, reasons=reasons) == []


def test_in_a_report_nobody_who_took_part_is_named_whatever_is_explained():
    text, names = "Volgens Samira is dat lastig.", ["Samira Daoudi"]
    reasons = {one.key: "Zij vond dat zelf goed" for one in pointed_in([Passage("r", text)], names)}
    assert left_in_report(text, reasons=reasons, names=names) == ["Samira"]


def test_a_report_is_pointed_at_in_every_part_of_it():
    parts = [Passage("context", "Dit was in Tilburg."), Passage("agreements", "Bel Kevin Bakkers.")]
    lacks = lacking_in_report(pointed_in(parts), {})
    assert {one.field for one in lacks} == {"context", "agreements"}


@pytest.mark.gate("W-07", "refuses")
def test_w07_what_was_taken_out_for_danger_is_no_exercise_any_more():
    shut = gates.still_an_exercise(True)
    assert shut.gate == "W-07"
    assert "112" in shut.sentence


@pytest.mark.gate("W-07", "releases")
def test_w07_without_danger_the_exercise_goes_on():
    assert gates.still_an_exercise(False) is None


@pytest.mark.gate("W-08", "refuses")
@pytest.mark.parametrize("text", ["Zie K7QM-2XRP voor meer.", "ACDE-FGHJ", "zie k7qm-2xrp"])
def test_w08_a_situation_that_names_a_dossier_stays_out(text):
    assert gates.made_from_no_file(["", text]).gate == "W-08"


@pytest.mark.gate("W-08", "releases")
@pytest.mark.parametrize("text", [CLEAN, "een half-jaar, kick-boks, oom-zegt", "2025-2026-2027"])
def test_w08_what_is_typed_passes(text):
    assert gates.made_from_no_file([text]) is None


@pytest.mark.parametrize(
    ("way", "asked"),
    [(Way.SENTENCE, "schrijf erbij"), (Way.EXPLAIN, "leg uit"), (Way.TICK, "vink aan dat het")],
)
def test_nothing_is_asked_that_the_page_does_not_have(way, asked):
    (maybe,) = pointed_in([Passage("situation", "Wij gaan elk jaar naar Zwolderkamp.")])
    assert maybe.may_stay
    assert asked in maybe.said(way)
    belief = next(
        one for one in pointed_in([Passage("text", "Zijn geloof speelt mee.")])
        if one.sort == Sort.BACKGROUND
    )  # fmt: skip
    assert ("vink" in belief.said(way)) == (way == Way.SENTENCE)
