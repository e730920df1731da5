"""A place in a list stands in the address, where anybody may write anything."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from zorgvuldig.rules.spots import ranked_spot_in, spot_in, spot_of

AT = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
NUMBER = UUID("5b91930b-7c49-49b4-9f9d-c6a6a58f3770")


def test_what_is_written_is_read_back():
    written = spot_of(AT, NUMBER)
    assert spot_in(written) == (AT, NUMBER)
    assert ranked_spot_in(f"2_{written}", range(3)) == (2, AT, NUMBER)


@pytest.mark.parametrize(
    "written",
    ["", "_", "gisteren_1", f"2026-11-28T10:00:00_{NUMBER}", f"{AT.isoformat()}_1", "\0",
     f"0001-01-01T00:00:00+23:59_{NUMBER}", f"9999-12-31T23:59:59-23:59_{NUMBER}"],
)  # fmt: skip
def test_anything_else_is_the_beginning(written):
    assert spot_in(written) is None
    assert ranked_spot_in(f"0_{written}", range(3)) is None


def test_a_clock_that_no_database_knows_is_told_in_our_own():
    told = spot_in(f"2026-11-28T10:00:00+23:59_{NUMBER}")
    assert told is not None
    assert str(told[0]) == "2026-11-27 10:01:00+00:00"


@pytest.mark.parametrize("rank", ["3", "-1", "00", "", "x", "²"])
def test_a_rank_that_the_list_does_not_have_is_the_beginning(rank):
    assert ranked_spot_in(f"{rank}_{spot_of(AT, NUMBER)}", range(3)) is None
