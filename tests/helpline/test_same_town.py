"""Not from my town holds however the town is written."""

import pytest
from django.utils import timezone

from tests.helpline import making, matched
from zorgvuldig.helpline.fitting import fitting
from zorgvuldig.rules.places import known_as

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("written", ["Den Bosch", "'s-Hertogenbosch", "S HERTOGENBOSCH"])
def test_one_town_has_one_name(written):
    assert known_as(written) == known_as("'s-Hertogenbosch")


def test_a_town_nobody_knows_stays_as_it_was_said():
    assert known_as("Verzonnendorp") == "Verzonnendorp"


def test_a_confidant_of_the_same_town_is_left_out_however_it_was_written(lantern):
    confidant = making.a_confidant(lantern, words={"town": "Den Bosch"})
    request = matched.to_match(lantern, {"town": "'s-Hertogenbosch", "not_from_my_town": True})
    found = fitting(request, timezone.localdate())
    (excluded,) = [one for one in found.excluded if one.confidant == str(confidant.pk)]
    assert "SAME_TOWN" in excluded.reasons
