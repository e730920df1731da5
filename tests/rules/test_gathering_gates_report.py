"""W-05 on plain values, and bottlenecks added up without a town (workshop.md A3, A6, A8)."""

from datetime import date

import pytest

from zorgvuldig.rules import gates
from zorgvuldig.rules.gatherings.pointed import Passage, part_of, pointed_in
from zorgvuldig.rules.gatherings.stuck import added_up, next_quarter, quarter_began
from zorgvuldig.rules.gatherings.vignettes import lacking_in_report


def lacking(text, **reasons):
    pointed = pointed_in([Passage("DILEMMAS", text)])
    return lacking_in_report(pointed, {one.key: reasons.get("why", "") for one in pointed})


@pytest.mark.gate("W-05", "refuses")
def test_w05_what_points_at_somebody_keeps_a_report_inside_and_the_rest_is_counted():
    shut = gates.nothing_recognisable(
        lacking("Hij woont in Tilburg. Zij is enig kind."), looked=True
    )
    assert (shut.gate, shut.field) == ("W-05", "DILEMMAS")
    assert "‘Tilburg’" in shut.sentence
    assert "nog 1 van zulke plekken" in shut.sentence


@pytest.mark.gate("W-05", "refuses")
def test_w05_a_report_that_could_not_be_looked_at_stays_inside():
    assert gates.nothing_recognisable([], looked=False).gate == "W-05"


@pytest.mark.gate("W-05", "releases")
def test_w05_what_was_explained_or_points_at_nobody_passes():
    explained = lacking("Het is klaar op 3 maart.", why="Dit is de dag waarop het af is")
    assert gates.nothing_recognisable(explained, looked=True) is None
    assert gates.nothing_recognisable(lacking("Wie beslist er?"), looked=True) is None


@pytest.mark.gate("W-05", "refuses")
@pytest.mark.parametrize(("leads", "read"), [(False, True), (True, False), (False, False)])
def test_w05_only_a_facilitator_who_read_it_signs(leads, read):
    assert gates.read_by_a_facilitator(leads, read).gate == "W-05"


@pytest.mark.gate("W-05", "refuses")
@pytest.mark.parametrize("signed", [None, b"before"])
def test_w05_what_was_not_signed_as_it_stands_stays_inside(signed):
    assert gates.signed_as_it_stands(signed, b"now").gate == "W-05"


@pytest.mark.gate("W-05", "releases")
def test_w05_what_a_facilitator_read_and_signed_leaves():
    assert gates.read_by_a_facilitator(leads=True, read=True) is None
    assert gates.signed_as_it_stands(memoryview(b"now"), b"now") is None


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Dit was in Breda.", True),
        ("Dit was in Breda-Noord.", False),
        ("Dit was in Tilburg.", False),
    ],
)
def test_a_name_is_only_let_through_where_it_stands_whole(text, own):
    found = pointed_in([Passage("CONTEXT", text)])
    assert found
    assert all(part_of("Breda", text, one) for one in found) == own


def test_a_part_of_the_name_alone_is_no_name():
    (one,) = pointed_in([Passage("CONTEXT", "De jongere gaat naar Zee.")]) or [None]
    assert one is None or not part_of("Bergen aan Zee", "De jongere gaat naar Zee.", one)


def heard(workshops, kind="NO_FEEDBACK", one="EDUCATION", other="SAFETY"):
    return [(number, kind, one, other) for number in range(workshops)]


def test_below_five_workshops_nothing_is_told():
    assert added_up(heard(4)) == []


@pytest.mark.parametrize(("workshops", "told"), [(5, 5), (6, 5), (9, 5), (10, 10), (14, 10)])
def test_from_five_it_goes_in_steps_so_that_one_more_or_less_is_not_seen(workshops, told):
    assert {row.workshops for row in added_up(heard(workshops))} == {told}


def test_a_workshop_counts_once_and_the_order_of_two_sectors_does_not_matter():
    twice = [*heard(5), *heard(5, one="SAFETY", other="EDUCATION")]
    assert [(row.one, row.other, row.workshops) for row in added_up(twice)] == [
        ("", "", 5),
        ("EDUCATION", "SAFETY", 5),
    ]


def test_nothing_hidden_follows_from_what_is_shown():
    """Nine hear it with safety, and four more with youth work: their sum shows no four."""
    rows = added_up([*heard(9), *[(100 + n, "NO_FEEDBACK", "EDUCATION", "YOUTH_WORK")
                                  for n in range(4)]])  # fmt: skip
    assert [(row.one, row.workshops) for row in rows] == [("", 10), ("EDUCATION", 5)]


@pytest.mark.parametrize(
    ("today", "began", "ends"),
    [
        (date(2026, 11, 27), date(2026, 10, 1), date(2027, 1, 1)),
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 9, 30), date(2026, 7, 1), date(2026, 10, 1)),
    ],
)
def test_a_quarter_begins_and_ends(today, began, ends):
    assert (quarter_began(today), next_quarter(today)) == (began, ends)
