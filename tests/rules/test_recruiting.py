"""Whom we need to find: what the pool lacks, and never who should be asked (H-06)."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import json

from zorgvuldig.rules.faults import Fault
from zorgvuldig.rules.lacking import Kind, Lack
from zorgvuldig.rules.recruiting import Count, Waiting, served_together, whom_to_find
from zorgvuldig.rules.wishes import Confidant, Request

ON = date(2026, 3, 1)
READY = {
    "languages": ("nl",), "open_matches": 2, "training_valid_until": ON, "available": True,
    "vog_valid": True, "confidentiality_signed": True, "active_coach": True,
}  # fmt: skip
FREE_PLACE = Lack(Kind.FREE_PLACE)
TURKISH, DUTCH = ("nl", "tr"), ("nl",)


def confidant(name="a", **more):
    """With one place free, unless said otherwise."""
    return Confidant(id=name, **(READY | more))


def waiting(number=1, not_with=(), **more):
    wish = {"on": ON, "languages": DUTCH, "consent_to_match": True} | more
    return Waiting(number, Request(**wish), frozenset(not_with))


def lacks(request, *people):
    """What is lacking for one request alone."""
    return [lack for one in whom_to_find([request], people).unserved for lack in one.lacks]


def test_nothing_lacks_when_everybody_can_be_served():
    found = whom_to_find([waiting(1), waiting(2)], [confidant("a"), confidant("b")])
    assert (found.open, found.unserved, found.counts) == (2, (), ())


def test_who_is_scarce_is_not_used_up_by_a_request_that_others_could_take():
    requests = [waiting(1), waiting(2, languages=TURKISH, gender="WOMAN")]
    pool = [confidant("a", languages=TURKISH, gender="WOMAN"), confidant("z", gender="MAN")]
    assert whom_to_find(requests, pool).unserved == ()


def test_who_waits_longest_is_served_first():
    found = whom_to_find([waiting(7), waiting(3), waiting(5)], [confidant(open_matches=1)])
    assert [(one.number, one.lacks) for one in found.unserved] == [(5, (FREE_PLACE,))]


def test_who_waits_longer_is_not_sent_away_for_who_waits_shorter():
    requests = [waiting(1, not_with="b"), waiting(2), waiting(3, not_with="a")]
    found = whom_to_find(requests, [confidant("a"), confidant("b")])
    assert [one.number for one in found.unserved] == [3]


SAME = {"community_wish": "SAME_AS_STATED", "community": "Aleviten"}
NOT_FROM = {"community_wish": "NOT_FROM", "community": "Aleviten"}
FROM_TOWN = {"not_from_my_town": True, "town": "Delft"}


@pytest.mark.parametrize(
    ("request_", "person", "expected"),
    [
        ({"languages": TURKISH}, {}, [Lack(Kind.LANGUAGE, "tr")]),
        ({"gender": "WOMAN"}, {"gender": "MAN"}, [Lack(Kind.GENDER, "WOMAN")]),
        ({"region": " Twente", "region_must": True}, {}, [Lack(Kind.REGION, "twente")]),
        (SAME, {}, [Lack(Kind.COMMUNITY)]),
        (NOT_FROM, {}, [Lack(Kind.NOT_SAID, "COMMUNITY_UNKNOWN")]),
        (NOT_FROM, {"communities": ("Aleviten",)}, [Lack(Kind.ELSEWHERE, "COMMUNITY_EXCLUDED")]),
        (FROM_TOWN, {}, [Lack(Kind.NOT_SAID, "PLACE_UNKNOWN")]),
        (FROM_TOWN, {"town": "Delft"}, [Lack(Kind.ELSEWHERE, "SAME_TOWN")]),
        ({}, {"available": False}, [Lack(Kind.AVAILABILITY, "NOT_AVAILABLE")]),
        ({}, {"open_matches": 3}, [FREE_PLACE]),
        ({}, {"vog_valid": False}, [Lack(Kind.PAPERS, "VOG_NOT_VALID")]),
        ({}, {"active_coach": False}, [Lack(Kind.PAPERS, "NO_ACTIVE_COACH")]),
        ({}, {"conflict_declared": True}, [Lack(Kind.LANGUAGE, "nl")]),
        ({"languages": TURKISH}, {"open_matches": 3}, [FREE_PLACE, Lack(Kind.LANGUAGE, "tr")]),
    ],
)
def test_what_is_lacking_is_what_the_nearest_lacks(request_, person, expected):
    assert lacks(waiting(**request_), confidant(**person)) == sorted(expected)


def test_who_lacks_more_is_not_looked_at():
    request = waiting(languages=TURKISH, gender="WOMAN")
    man = confidant("a", languages=TURKISH, gender="MAN")
    dutchman, full = confidant("b", gender="MAN"), confidant("c", gender="WOMAN", open_matches=3)
    woman = confidant("d", gender="WOMAN")
    assert lacks(request, man, dutchman, full) == [Lack(Kind.GENDER, "WOMAN")]
    assert lacks(request, man, woman) == [Lack(Kind.GENDER, "WOMAN"), Lack(Kind.LANGUAGE, "tr")]


def test_a_soft_wish_lacks_when_none_of_the_nearest_meets_it():
    request = waiting(region="Twente")
    near, far = confidant("a", open_matches=3, regions=("twente",)), confidant("b", open_matches=3)
    assert lacks(request, far) == [FREE_PLACE, Lack(Kind.REGION, "twente")]
    assert lacks(request, far, near) == [FREE_PLACE]


def test_without_a_pool_the_wishes_themselves_are_lacking():
    wish = waiting(languages=TURKISH, gender="MAN", region="Twente", **SAME)
    assert lacks(wish) == [
        Lack(Kind.COMMUNITY), Lack(Kind.GENDER, "MAN"), Lack(Kind.LANGUAGE, "nl"),
        Lack(Kind.LANGUAGE, "tr"), Lack(Kind.REGION, "twente"),
    ]  # fmt: skip
    assert lacks(waiting(not_with="a"), confidant("a")) == [Lack(Kind.LANGUAGE, "nl")]


def test_what_lacks_most_often_stands_first():
    turkish = [waiting(n, languages=TURKISH) for n in (1, 2)]
    found = whom_to_find([*turkish, waiting(3, gender="WOMAN")], [confidant(gender="MAN")])
    assert found.counts == (
        Count(Lack(Kind.LANGUAGE, "tr"), 2), Count(Lack(Kind.GENDER, "WOMAN"), 1),
    )  # fmt: skip


def test_who_gave_no_consent_or_is_a_professional_asks_for_nobody():
    requests = [waiting(1, consent_to_match=False), waiting(2, caller_is_professional=True)]
    assert whom_to_find([*requests, waiting(3)], []).open == 1


def test_a_wish_that_cannot_be_judged_is_a_fault():
    for requests, people in [
        ([waiting(), waiting(minimum_km=1)], []),
        ([waiting()], [confidant("a"), confidant("a")]),
    ]:
        with pytest.raises(Fault):
            whom_to_find(requests, people)


WISHES = st.builds(
    waiting,
    languages=st.sampled_from([DUTCH, TURKISH, ("ar",)]),
    gender=st.sampled_from(["NONE", "WOMAN", "MAN"]),
    not_with=st.sets(st.sampled_from(["p0", "p1", "p2"]), max_size=1),
)
REQUESTS = st.lists(WISHES, max_size=5).map(
    lambda several: [Waiting(900 + i, one.request, one.not_with) for i, one in enumerate(several)]
)
POOLS = st.lists(
    st.fixed_dictionaries({
        "languages": st.sampled_from([DUTCH, TURKISH, ("ar", "nl")]),
        "gender": st.sampled_from(["WOMAN", "MAN"]), "open_matches": st.integers(1, 3),
        "vog_valid": st.sampled_from([True, True, False]),
    }), max_size=4,
).map(lambda several: [confidant(f"p{i}", **one) for i, one in enumerate(several)])  # fmt: skip


@given(REQUESTS, POOLS)
@settings(max_examples=400, deadline=None)
def test_the_answer_names_no_confidant(requests, pool):
    """H-06: nobody is proposed here, by name or by number."""
    said = json.encode(whom_to_find(requests, pool)).decode()
    assert not [one.id for one in pool if one.id in said]


@given(REQUESTS, POOLS, st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_shuffling_the_confidants_changes_nothing(requests, pool, chance):
    assert whom_to_find(requests, chance.sample(pool, len(pool))) == whom_to_find(requests, pool)


FITS = st.lists(st.sets(st.sampled_from("abcd")), max_size=6)
FREE = st.lists(st.integers(1, 2), min_size=4, max_size=4)


@given(FITS, FREE)
@settings(max_examples=500, deadline=None)
def test_as_many_as_possible_are_served_and_those_who_wait_longest(fits, free):
    """Against every subset there is: the largest, and of those the first in waiting order."""
    pool = [confidant(n, open_matches=3 - k) for n, k in zip("abcd", free, strict=True)]
    places = dict(zip("abcd", free, strict=True))
    assert sorted(served_together(fits, pool)) == best_by_trying(fits, places)


def best_by_trying(fits, places):
    for size in range(len(fits), -1, -1):
        for several in combinations(range(len(fits)), size):
            if can_all([fits[i] for i in several], places):
                return list(several)
    raise AssertionError


def can_all(fits, places):
    if not fits:
        return True
    return any(
        places[who] > 0 and can_all(fits[1:], places | {who: places[who] - 1}) for who in fits[0]
    )


@given(REQUESTS, POOLS)
@settings(max_examples=300, deadline=None)
def test_finding_somebody_who_fits_serves_one_more(requests, pool):
    """So what is lacking is lacking indeed."""
    before = whom_to_find(requests, pool)
    for one in before.unserved[:1]:
        wish = requests[one.number - 900].request
        gender = wish.gender if wish.gender != "NONE" else "OTHER"
        found = confidant("new", languages=wish.languages, gender=gender)
        assert len(whom_to_find(requests, [*pool, found]).unserved) == len(before.unserved) - 1
