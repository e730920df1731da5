"""Numbers for a funder: somebody who subtracts finds no number below ten (M-05).

`Reader` knows everything that is written, the rule by which it was hidden, and that everybody
answered every question. From that it works out what each hidden number can be."""

from collections.abc import Iterator
from itertools import product

import pytest

from zorgvuldig.rules.small_numbers import ENOUGH, FEW, NOT_TOLD, apart, with_parts

FACES = ("GLAD", "SO_SO", "NOT_GLAD")
MOST = 45
pytestmark = pytest.mark.gate("M-05", "refuses")


def fits(count: int, said: str) -> bool:
    if said == NOT_TOLD:
        return True
    if said == FEW:
        return count < 10
    return count >= 10 if said == ENOUGH else count == int(said)


def could_be(shown: tuple[str, ...], total: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many answers look like this."""
    for head in product(range(total + 1), repeat=len(shown) - 1):
        counts = (*head, total - sum(head))
        if counts[-1] >= 0 and all(map(fits, counts, shown)):
            yield counts


def shown(counts: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(apart(dict(zip(FACES[: len(counts)], counts, strict=True))).values())


def small_sums(counts: tuple[int, ...], told: tuple[str, ...]) -> int:
    """What is left when one takes all numbers that are told from the whole."""
    return sum(count for count, said in zip(counts, told, strict=True) if not said.isdecimal())


@pytest.mark.parametrize("total", range(MOST))
def test_of_two_parts_with_their_whole_no_hidden_number_can_be_found(total):
    """Heads at the door: with a place, and without; the whole is told too."""
    said = {n: with_parts({"A": total - n, "B": n}) for n in range(total + 1)}
    for whole, parts in said.values():
        told = tuple(parts.values())
        knows = [total] if whole.isdecimal() else range(10)
        seen = [one for n in knows for one in could_be(told, n)]
        for place, text in enumerate(told):
            if text.isdecimal():
                assert int(text) >= 10
            else:
                assert len({one[place] for one in seen}) >= 10, (told, whole)
    if NOT_TOLD in [text for _, parts in said.values() for text in parts.values()]:
        assert len({str(one) for one in said.values()}) == 1  # that it is not told tells nothing


@pytest.mark.parametrize("total", [30, 31, 38, 44])
def test_of_three_answers_of_which_the_total_is_known_no_hidden_number_can_be_found(total):
    """Only when each answer of another question was given ten times can the total be known."""
    for glad, so_so in product(range(total + 1), repeat=2):
        if glad + so_so <= total:
            counts = (glad, so_so, total - glad - so_so)
            told = shown(counts)
            if all(said.isdecimal() for said in told):
                continue
            assert small_sums(counts, told) >= 10
            for place, said in enumerate(told):
                if not said.isdecimal():
                    possible = {one[place] for one in could_be(told, total)}
                    assert len(possible) >= 10, (counts, told)


def test_three_questions_side_by_side_do_not_give_each_other_away():
    """Nine of each: whoever knew that twenty-seven answered, would know all."""
    questions = [shown((9, 9, 9)), shown((27, 0, 0)), shown((13, 14, 0)), shown((10, 8, 9))]
    totals = [n for n in range(61) if all(any(could_be(told, n)) for told in questions)]
    assert len(totals) >= 3
    for told in questions:
        seen = [one for n in totals for one in could_be(told, n)]
        for place, said in enumerate(told):
            if not said.isdecimal():
                assert len({one[place] for one in seen}) >= 5, (told, totals)


def alike(most: int, total: int | None, heads: int | None) -> dict[tuple[str, ...], list[set[int]]]:
    """For each way it can look: what each answer can be, for who tries the rule itself on all."""
    found: dict[tuple[str, ...], list[set[int]]] = {}
    for glad, so_so in product(range(most + 1), repeat=2):
        left = most - glad - so_so
        for rest in range(left + 1) if total is None else [left]:
            if left < 0:
                continue
            counts = (glad, so_so, rest)
            told = tuple(apart(dict(zip(FACES, counts, strict=True)), heads).values())
            seen = found.setdefault(told, [set(), set(), set()])
            for one, count in zip(seen, counts, strict=True):
                one.add(count)
    return found


@pytest.mark.parametrize(
    ("most", "total", "heads"),
    [(40, None, None), (30, 30, None), (38, 38, None), (44, 44, None), (12, None, 12),
     (28, None, 28), (29, None, 29), (33, None, 33), (40, None, 40), (35, 35, 40)],
)  # fmt: skip
def test_who_tries_the_rule_on_every_number_finds_none(most, total, heads):
    """Ten, ten and nine once looked as nothing else does. `heads`: no more can have answered."""
    for told, seen in alike(most, total, heads).items():
        for said, possible in zip(told, seen, strict=True):
            if not said.isdecimal():
                assert len(possible) >= 10, (told, possible)


def test_beside_few_heads_no_answer_is_told_whatever_it_was():
    assert {*apart(dict.fromkeys(FACES, 9), 28).values()} == {NOT_TOLD}
    assert {*apart({"GLAD": 12, "SO_SO": 0, "NOT_GLAD": 0}, 14).values()} == {NOT_TOLD}


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((20, 3, 2), (ENOUGH, FEW, FEW)),  # 25 less 20 would be five
        ((20, 0, 30), (ENOUGH, FEW, "30")),
        ((10, 0, 30), (ENOUGH, FEW, ENOUGH)),  # ten in all hidden: then the other is none
        ((9, 1, 0), (FEW, FEW, FEW)),
    ],
)
def test_what_would_give_a_small_number_away_is_hidden_too(counts, told):
    assert shown(counts) == told


@pytest.mark.gate("M-05", "releases")
def test_ten_or_more_is_told_as_it_is():
    assert shown((10, 25, 12)) == ("10", "25", "12")
    assert with_parts({"a": 10, "b": 25}) == ("35", {"a": "10", "b": "25"})
    assert with_parts({"a": 4, "b": 25}) == ("29", {"a": FEW, "b": ENOUGH})
    assert with_parts({"a": 3, "b": 11}) == ("14", {"a": NOT_TOLD, "b": NOT_TOLD})
    assert with_parts({"a": 4, "b": 5}) == (FEW, {"a": FEW, "b": FEW})
