"""A place in a list stands in the address, where anybody may write anything."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from zorgvuldig.recording.spots import ranked_spot_in, spot_in, spot_of

AT = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
NUMBER = UUID("5b91930b-7c49-49b4-9f9d-c6a6a58f3770")


def test_what_is_written_is_read_back():
    written = spot_of(AT, NUMBER)
    assert spot_in(written) == (AT, NUMBER)
    assert ranked_spot_in(f"2_{written}", range(3)) == (2, AT, NUMBER)


@pytest.mark.parametrize(
    "written", ["", "_", "gisteren_1", f"2026-11-28T10:00:00_{NUMBER}", f"{AT.isoformat()}_1", "\0"]
)
def test_anything_else_is_the_beginning(written):
    assert spot_in(written) is None
    assert ranked_spot_in(f"0_{written}", range(3)) is None


@pytest.mark.parametrize("rank", ["3", "-1", "00", "", "x", "²"])
def test_a_rank_that_the_list_does_not_have_is_the_beginning(rank):
    assert ranked_spot_in(f"{rank}_{spot_of(AT, NUMBER)}", range(3)) is None
