"""Known details in a text without a name: found however they are written, and nothing else."""

from datetime import date

import pytest

from zorgvuldig.rules.recognisable import Known, Trace, sentence, traces

NOOR = Known(
    names=("Noor Testman", "Vader de Wit", "Zoë Ångström", "Bo Li"),
    born_on=date(2010, 3, 2),
    reference="ACDE-FGHJ",
)


def found(text: str, known: Known = NOOR) -> list[str]:
    return [trace.detail for trace in traces([("brief", text)], known)]


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("Noor zei iets", ["Noor"]),
        ("NOOR TESTMAN zei iets", ["NOOR", "TESTMAN"]),
        ("testman.", ["testman"]),
        ("Noors moeder", ["Noors"]),
        ("Nóór", ["Nóór"]),
        ("No\u200bor en Noo\u00adr", ["Noor"]),
        ("Ｎｏｏｒ", ["Noor"]),
        ("zoe en ZOË", ["zoe", "ZOË"]),
        ("Zoe\u0308", ["Zoë"]),
        ("Angstrom", ["Angstrom"]),
        ("de heer Wit", ["Wit"]),
        ("Bo Li kwam langs", ["Bo Li"]),
        ("gezien@noor.example", ["noor"]),
    ],
)
def test_a_name_is_found_however_it_is_written(text, details):
    assert found(text) == details


@pytest.mark.parametrize(
    "text",
    [
        "De vader van de jongere",
        "Een noorderling op kantoor, in het noorden",
        "Bo kwam; Li ook",
        "Testmannen",
        "",
    ],
)
def test_another_word_is_no_name(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "written",
    [
        "2-3-2010", "02-03-2010", "2/3/2010", "2.3.2010", "02 03 2010", "2 - 3 - 2010", "2-3-10",
        "2 maart 2010", "2 Maart 2010", "2 mrt. 2010", "2 mrt '10", "2e maart 2010", "2-mrt-2010",
        "2010-03-02", "2010/3/2", "20100302", "02032010",
    ],
)  # fmt: skip
def test_the_birth_date_is_found_in_every_common_form(written):
    assert found(f"geboren op {written}, zei hij") == [written]


@pytest.mark.parametrize(
    "text", ["12-3-2010", "2-3-2011", "2 mei 2010", "op 2 maart", "2-3-20101", "3-2-2010", "2010"]
)
def test_another_date_is_not_the_birth_date(text):
    assert found(text) == []


@pytest.mark.parametrize("written", ["ACDE-FGHJ", "acde-fghj", "ACDEFGHJ", "ACDE FGHJ"])
def test_the_reference_of_the_dossier_is_found(written):
    assert found(f"zie {written}") == [written]


def test_without_anything_known_nothing_is_found():
    assert found("Noor, 2-3-2010, ACDE-FGHJ", Known()) == []


def test_each_place_is_named_once_for_each_detail():
    texts = [("aanleiding", "Noor en Noor"), ("doel", "noor"), ("vraag", "niets")]
    assert traces(texts, NOOR) == [Trace("aanleiding", "Noor"), Trace("doel", "noor")]
    assert sentence(Trace("aanleiding", "Noor")) == "In ‘aanleiding’ staat nog ‘Noor’."
