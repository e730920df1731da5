"""Who gets a seat, over plain values (W-01); workshop.md A2."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zorgvuldig.rules.gates import gatherings as gates
from zorgvuldig.rules.gatherings import clocks, seats
from zorgvuldig.rules.gatherings.seats import Waiting

MIX = {"YOUTH_CARE": 5, "EDUCATION": 5, "SAFETY": 5}
SECTORS = st.sampled_from([*MIX, "OTHER"])
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


def line(*sectors: str) -> list[Waiting]:
    return [Waiting(number, sector, number) for number, sector in enumerate(sectors, 1)]


@pytest.mark.gate("W-01", "refuses")
def test_a_sixteenth_seat_is_refused():
    assert gates.at_most_fifteen(MIX | {"OTHER": 1}).gate == "W-01"
    assert gates.at_most_fifteen({}).gate == "W-01"
    full = {"YOUTH_CARE": 5}
    assert gates.mix_holds(MIX, full, "YOUTH_CARE").gate == "W-01"
    assert gates.mix_holds(MIX, {}, "OTHER").gate == "W-01"


@pytest.mark.gate("W-01", "refuses")
def test_a_mix_that_was_written_too_large_gives_no_sixteenth():
    large = {"YOUTH_CARE": 10, "EDUCATION": 10}
    assert gates.mix_holds(large, {"YOUTH_CARE": 10, "EDUCATION": 5}, "EDUCATION").gate == "W-01"


@pytest.mark.gate("W-01", "releases")
def test_the_fifteenth_is_let_in():
    assert gates.at_most_fifteen(MIX) is None
    held = {"YOUTH_CARE": 4, "EDUCATION": 5, "SAFETY": 5}
    assert gates.mix_holds(MIX, held, "YOUTH_CARE") is None


def test_nobody_passes_into_another_sector():
    up = seats.moves_up(MIX, {"YOUTH_CARE": 4, "EDUCATION": 5}, line("EDUCATION", "YOUTH_CARE"))
    assert [one.sector for one in up] == ["YOUTH_CARE"]


def test_everybody_knows_their_number_in_the_line_of_their_own_sector():
    waiting = line("EDUCATION", "SAFETY", "EDUCATION")
    assert [seats.position(waiting, number) for number in (1, 2, 3, 4)] == [1, 1, 2, None]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SECTORS, max_size=40), st.dictionaries(SECTORS, st.integers(0, 9)))
def test_however_many_wait_the_mix_holds_and_who_came_first_goes_first(sectors, held):
    up = seats.moves_up(MIX, held, line(*sectors))
    for sector in MIX:
        moved = [one.order for one in up if one.sector == sector]
        first = [n for n, s in enumerate(sectors, 1) if s == sector]
        assert moved == first[: len(moved)]
        assert not moved or held.get(sector, 0) + len(moved) <= MIX[sector]
    assert not up or sum(held.values()) + len(up) <= seats.MOST


def test_an_offer_lasts_two_days_and_ends_before_it_begins():
    far, near = NOW + timedelta(days=9), NOW + timedelta(hours=5)
    assert clocks.offer_ends(NOW, far) == NOW + timedelta(hours=48)
    assert clocks.offer_ends(NOW, near) == near
