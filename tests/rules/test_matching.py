"""Contract section 8: every reason to leave somebody out, and the order of who is left."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zorgvuldig.rules.candidate import fold
from zorgvuldig.rules.distance import haversine_km
from zorgvuldig.rules.faults import Fault
from zorgvuldig.rules.matching import propose
from zorgvuldig.rules.wishes import Confidant, Request

ON = date(2026, 3, 1)
UTRECHT = {"latitude": 52.09, "longitude": 5.12}
READY = {
    "languages": ("nl",), "open_matches": 0, "training_valid_until": ON, "available": True,
    "vog_valid": True, "confidentiality_signed": True, "active_coach": True,
}  # fmt: skip


def wish(**more):
    return Request(**({"on": ON, "languages": ("nl",), "consent_to_match": True} | more))


def confidant(name="a", **more):
    return Confidant(id=name, **(READY | more))


def reasons(request, person):
    excluded = propose(request, [person]).excluded
    return excluded[0].reasons if excluded else ()


SAME = {"community_wish": "SAME_AS_STATED", "community": "Aleviten"}
NOT_FROM = {"community_wish": "NOT_FROM", "community": "Aleviten", "community_must": False}
FROM_TOWN = {"not_from_my_town": True, "town": "Den Haag"}
FAR = {"minimum_km": 10} | UTRECHT


@pytest.mark.parametrize(
    ("request_", "person", "expected"),
    [
        ({}, {}, ()),
        ({"consent_to_match": False}, {}, ("CONSENT_MISSING",)),
        ({"caller_is_professional": True}, {}, ("CALLER_IS_PROFESSIONAL",)),
        ({"languages": ("nl", "tr")}, {}, ("LANGUAGE_NOT_MET",)),
        ({}, {"languages": ()}, ("LANGUAGE_NOT_MET",)),
        ({"gender": "WOMAN"}, {"gender": "MAN"}, ("GENDER_NOT_MET",)),
        ({"gender": "WOMAN"}, {}, ("GENDER_NOT_MET",)),
        ({"gender": "NONE"}, {"gender": "OTHER"}, ()),
        ({"gender": "WOMAN", "gender_must": False}, {"gender": "MAN"}, ()),
        (SAME, {"communities": ("Koerden",)}, ("COMMUNITY_NOT_MET",)),
        (SAME, {}, ("COMMUNITY_NOT_MET",)),
        (SAME, {"communities": ("  ALEVITEN ",)}, ()),
        (SAME | {"community_must": False}, {}, ()),
        (NOT_FROM, {"communities": ("aleviten",)}, ("COMMUNITY_EXCLUDED",)),
        (NOT_FROM, {}, ("COMMUNITY_UNKNOWN",)),
        (NOT_FROM, {"communities": ("Koerden",)}, ()),
        ({"community": "Aleviten"}, {}, ()),
        ({"region": "Twente", "region_must": True}, {}, ("REGION_NOT_MET",)),
        ({"region": "Twente", "region_must": True}, {"regions": ("twente",)}, ()),
        ({"region": "Twente"}, {}, ()),
        ({"region_must": True}, {}, ()),
        (FROM_TOWN, {"town": "den  haag"}, ("SAME_TOWN",)),
        (FROM_TOWN, {}, ("PLACE_UNKNOWN",)),
        (FROM_TOWN, {"town": "Delft"}, ()),
        ({"town": "Den Haag"}, {"town": "Den Haag"}, ()),
        (FAR, UTRECHT, ("TOO_CLOSE",)),
        (FAR, {}, ("PLACE_UNKNOWN",)),
        (FAR | {"minimum_km": 0}, UTRECHT, ()),
        (FAR | FROM_TOWN, {}, ("PLACE_UNKNOWN",)),
        ({}, {"available": False}, ("NOT_AVAILABLE",)),
        ({}, {"open_matches": 3}, ("FULL",)),
        ({}, {"open_matches": 2, "max_open_matches": 2}, ("FULL",)),
        ({}, {"max_open_matches": 0}, ("FULL",)),
        ({}, {"conflict_declared": True}, ("CONFLICT_DECLARED",)),
        ({}, {"training_valid_until": date(2026, 2, 28)}, ("TRAINING_NOT_VALID",)),
        ({}, {"vog_valid": False}, ("VOG_NOT_VALID",)),
        ({}, {"confidentiality_signed": False}, ("CONFIDENTIALITY_NOT_SIGNED",)),
        ({}, {"active_coach": False}, ("NO_ACTIVE_COACH",)),
    ],
)
def test_every_reason_that_holds_leaves_somebody_out(request_, person, expected):
    assert reasons(wish(**request_), confidant(**person)) == expected


def test_without_papers_every_reason_is_told_at_once():
    nobody = Confidant(id="a", open_matches=3)
    assert reasons(wish(consent_to_match=False), nobody) == (
        "CONFIDENTIALITY_NOT_SIGNED", "CONSENT_MISSING", "FULL", "LANGUAGE_NOT_MET",
        "NOT_AVAILABLE", "NO_ACTIVE_COACH", "TRAINING_NOT_VALID", "VOG_NOT_VALID",
    )  # fmt: skip


IN_ORDER = [
    confidant("k", gender="WOMAN", communities=("Aleviten",), regions=("Twente",), **UTRECHT),
    confidant("l", gender="WOMAN", communities=("Aleviten",), regions=("Twente",),
              latitude=52.37, longitude=4.9),
    confidant("j", gender="WOMAN", communities=("Aleviten",), regions=("Twente",)),
    confidant("i", gender="WOMAN", communities=("Aleviten",), regions=("Twente",), open_matches=1),
    confidant("h", gender="WOMAN", communities=("Aleviten",)),
    confidant("g", gender="WOMAN", regions=("Twente",)),
    confidant("f", communities=("Aleviten",), regions=("Twente",)),
    confidant("B"),
    confidant("a"),
]  # fmt: skip
SOFT = wish(**SAME, gender="WOMAN", gender_must=False, community_must=False, region="Twente",
            **UTRECHT)  # fmt: skip


def test_wishes_come_before_burden_and_burden_before_distance():
    proposal = propose(SOFT, sorted(IN_ORDER, key=lambda person: person.id))
    assert [fit.confidant for fit in proposal.eligible] == list("kljihgfBa")


@pytest.mark.parametrize("people", list(permutations(IN_ORDER[:4])))
def test_the_order_of_the_list_means_nothing(people):
    assert propose(SOFT, people) == propose(SOFT, IN_ORDER[:4])


def test_met_and_unmet_name_the_soft_wishes_only():
    request = wish(**SAME, gender="MAN", gender_must=False, region="Twente", region_must=True)
    person = confidant(communities=("Aleviten",), regions=("Twente",))
    fit = propose(request, [person]).eligible[0]
    assert (fit.met, fit.unmet, fit.distance_km) == ((), ("gender",), None)


def test_the_excluded_stand_in_order_of_id():
    people = [confidant(name, available=False) for name in ("b", "a", "C")]
    assert [out.confidant for out in propose(wish(), people).excluded] == ["C", "a", "b"]


def test_nobody_to_choose_from_is_an_empty_proposal():
    proposal = propose(wish(), [])
    assert (proposal.eligible, proposal.excluded) == ((), ())


@pytest.mark.parametrize(
    ("request_", "people", "field"),
    [
        ({"latitude": 52.0}, [], "request.longitude"),
        ({"longitude": 5.0}, [], "request.latitude"),
        ({"minimum_km": 1}, [], "request.latitude"),
        ({"community_wish": "NOT_FROM"}, [], "request.community"),
        ({"community_wish": "SAME_AS_STATED"}, [], "request.community"),
        ({"not_from_my_town": True}, [], "request.town"),
        ({}, [{"latitude": 52.0}], "confidants[0].longitude"),
        ({}, [{}, {"id": "b", "longitude": 52.0}], "confidants[1].latitude"),
        ({}, [{}, {"id": "b"}, {}], "confidants[2].id"),
        ({"region": " \u3000"}, [], "request.region"),
        ({"languages": ("nl", "NL")}, [], "request.languages"),
        ({}, [{}, {"id": "b", "languages": ("tr", "n1")}], "confidants[1].languages"),
        ({}, [{}, {"id": "b", "communities": ("Koerden", "\t")}], "confidants[1].communities"),
        ({"minimum_km": 1}, [{"latitude": 52.0}, {"town": " "}], "confidants[1].town"),
    ],
)
def test_a_wish_that_cannot_be_judged_is_a_fault(request_, people, field):
    with pytest.raises(Fault) as fault:
        propose(wish(**request_), [Confidant(**({"id": "a"} | READY | one)) for one in people])
    assert fault.value.field == field


@pytest.mark.parametrize(
    ("here", "there", "km"),
    [
        ((52.22, 6.9), (52.37, 4.9), 137),
        ((52.22, 6.9), (52.09, 5.12), 122),
        ((0.0, 0.0), (0.0, 180.0), 20015),
        ((90.0, 0.0), (-90.0, 77.0), 20015),
        ((0.0, 179.5), (0.0, -179.5), 111),
        ((52.0, 5.0), (52.0, 5.0), 0),
    ],
)
def test_distance_is_over_the_globe(here, there, km):
    assert int(haversine_km(*here, *there) + 0.5) == km
    assert int(haversine_km(*there, *here) + 0.5) == km


@given(st.tuples(*[st.floats(-90, 90), st.floats(-180, 180)] * 2))
@settings(max_examples=200, deadline=None)
def test_no_two_places_are_further_than_half_the_globe(places):
    assert 0 <= haversine_km(*places) < 20016


def test_words_are_compared_without_spelling_forms_spaces_and_capitals():
    assert fold(" Cafe\u0301  STRASSE\u2003") == fold("café straße") == "café strasse"
