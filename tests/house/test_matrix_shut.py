"""Whoever does not get the page cannot send its form either: the shut doors of `test_matrix`."""

import pytest

from tests.house import world
from tests.house.test_matrix import SHUT, knock, lines


@pytest.mark.django_db
def test_a_door_that_is_shut_for_reading_is_shut_for_writing():
    town = world.build()
    ajar = {
        (name, number)
        for name, method, answers in lines()
        if method == "GET"
        for number, answer in enumerate(answers)
        if answer in SHUT
        and knock(town.knocking[number], "POST", name, town.arguments.get(name, {})) not in SHUT
    }
    assert ajar == set()
