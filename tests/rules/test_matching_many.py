"""What is worked out once for all confidants is the same as for each apart."""

from itertools import combinations, permutations

from zorgvuldig.rules.candidate import Unmet
from zorgvuldig.rules.matching import PLACE


def test_every_row_of_unmet_wishes_has_its_place_gender_first():
    assert len(PLACE) == 8
    for a, b in permutations(PLACE, 2):
        told = [tuple(name in row for name in ("gender", "community", "region")) for row in (a, b)]
        assert (PLACE[a] < PLACE[b]) == (told[0] < told[1])


def test_the_names_of_what_is_unmet_keep_their_order():
    for many in range(4):
        for names in combinations(("community", "gender", "region"), many):
            assert Unmet(names)[(False,) * many] == names
            assert Unmet(names)[(True,) * many] == ()
