"""Whoever does not get the page cannot send its form either: the shut doors of `test_matrix`."""

import pytest

from tests.house import world
from tests.house.test_matrix import TABLE


@pytest.mark.django_db
def test_a_door_that_is_shut_for_reading_is_shut_for_writing():
    town = world.build()
    assert TABLE.ajar(town.knocking, town.arguments) == set()
