"""The sectors are named in one order everywhere: that of the handbook."""

from zorgvuldig.handbook.wording import choices
from zorgvuldig.rules.gatherings.codes import Sector
from zorgvuldig.rules.gatherings.seats import in_order


def test_the_order_is_that_of_the_handbook():
    assert in_order(Sector) == [code for code, _ in choices("gather_sector")]


def test_each_sector_is_named_once_and_what_is_no_sector_is_left_out():
    assert in_order(["OTHER", "EDUCATION", "YOUTH_HEALTH", "EDUCATION", ""]) == [
        "YOUTH_HEALTH", "EDUCATION", "OTHER"
    ]  # fmt: skip
