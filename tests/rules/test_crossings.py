"""Two questions across each other: nothing told, and nothing that can be reckoned from it, is a
hidden cell."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from zorgvuldig.rules.atoms import pieces
from zorgvuldig.rules.crossings import crossed
from zorgvuldig.rules.small_numbers import TEN

KINDS, EVENTS = ("COUNTER", "FACT", "OPINION"), ("HOME", "LOSS", "NONE", "TIES")
CELLS = [(kind, event) for kind in KINDS for event in EVENTS]
few_and_many = st.one_of(st.integers(0, 12), st.integers(0, 200))
tables = st.lists(few_and_many, min_size=len(CELLS), max_size=len(CELLS)).map(
    lambda numbers: dict(zip(CELLS, numbers, strict=True))
)


def told(counts):
    """Every set of cells whose sum stands on a page: blocks, their pieces, and what the year page
    tells of the first question alone."""
    laid = crossed(counts, KINDS, EVENTS)
    whole = {kind: sum(counts[kind, event] for event in EVENTS) for kind in KINDS}
    sets = [{(kind, event) for kind in one for event in EVENTS} for one in pieces(whole)]
    sets += [{(kind, event) for kind in block.answers for event in piece.answers}
             for block in laid for piece in block.pieces]  # fmt: skip
    sets += [{(k, e) for k in block.answers for e in EVENTS} for block in laid]
    return [*sets, set().union(*sets)] if sets else []


@settings(max_examples=150, deadline=None)
@given(tables)
def test_everything_told_is_enough(counts):
    assert all(sum(counts[cell] for cell in cells) >= TEN for cells in told(counts))
    for block in crossed(counts, KINDS, EVENTS):
        assert block.number == sum(piece.number for piece in block.pieces)


@settings(max_examples=150, deadline=None)
@given(tables)
def test_no_reckoning_finds_a_cell_below_the_limit(counts):
    """Whoever adds, subtracts and multiplies what is told in any way never gets one small cell."""
    known = reduced([[int(cell in cells) for cell in CELLS] for cells in told(counts)])
    for place, cell in enumerate(CELLS):
        if counts[cell] < TEN:
            unit = [int(place == other) for other in range(len(CELLS))]
            assert len(reduced([*known, unit])) > len(known), cell


def reduced(rows):
    """The rows without what the others already say (Gauss)."""
    left, kept = [[Fraction(one) for one in row] for row in rows], []
    for column in range(len(CELLS)):
        lead = next((row for row in left if row[column]), None)
        if lead is None:
            continue
        left.remove(lead)
        kept.append(lead)
        left = [[one - row[column] / lead[column] * two for one, two in zip(row, lead, strict=True)]
                for row in left]  # fmt: skip
    return kept


def test_enough_stands_alone_and_the_rest_is_told_together():
    counts = {("COUNTER", "HOME"): 40, ("COUNTER", "LOSS"): 3, ("COUNTER", "NONE"): 30,
              ("FACT", "HOME"): 50, ("FACT", "LOSS"): 60, ("OPINION", "HOME"): 25}  # fmt: skip
    counter, fact, opinion = crossed(counts, KINDS, EVENTS)
    assert (counter.answers, counter.number) == (("COUNTER",), 73)
    assert counter.pieces == ((("HOME",), 40), (("LOSS", "NONE", "TIES"), 33))
    assert fact.pieces == ((("LOSS",), 60), (("HOME", "NONE", "TIES"), 50))
    assert opinion.pieces == ((EVENTS, 25),)


def test_answers_with_few_are_laid_together_on_both_sides():
    counts = {("COUNTER", "HOME"): 4, ("FACT", "HOME"): 30, ("OPINION", "LOSS"): 90}
    opinion, rest = crossed(counts, KINDS, EVENTS)
    assert (opinion.answers, opinion.number) == (("OPINION",), 90)
    assert rest == (("COUNTER", "FACT"), 34, ((EVENTS, 34),))


def test_a_year_with_too_few_tells_nothing():
    assert crossed({("FACT", "HOME"): 9}, KINDS, EVENTS) == ()
