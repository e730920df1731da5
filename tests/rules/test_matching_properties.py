"""Properties of matching, for requests and confidants by chance; contract section 8."""

from datetime import date
from itertools import product
from math import prod

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import convert

from zorgvuldig.rules.matching import propose
from zorgvuldig.rules.wishes import Confidant, Request

MANY = settings(max_examples=300, deadline=None)
SPOKEN = ("Aleviten", "aleviten ", "Koerden", "Enschede", "Zwolle")
WORDS = st.sampled_from(SPOKEN)
LANGUAGES = st.sampled_from([["nl"], ["nl"], ["tr"], ["nl", "tr"], ["ar", "nl"]])
PLACES = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"latitude": st.floats(51, 53), "longitude": st.floats(4, 7)}),
)
MUST = st.booleans()
LEFT_OUT = object()
SELDOM = [False] * 20 + [True]
MOSTLY = [True] * 20 + [False]
SEVERAL = [LEFT_OUT, [], *([one] for one in SPOKEN), *map(list, product(SPOKEN, SPOKEN))]
NAMES = [first + second for first in "abc" for second in ("", *"ABC0123456789")]


def joined(*parts):
    return st.tuples(*parts).map(lambda several: {k: v for one in several for k, v in one.items()})


def chosen(**fields):
    """One number by chance, read as a choice for each field: a person in a few draws, not forty."""

    def read(number):
        line = {}
        for name, choices in fields.items():
            number, place = divmod(number, len(choices))
            line[name] = choices[place]
        return {name: choice for name, choice in line.items() if choice is not LEFT_OUT}

    return st.integers(0, prod(map(len, fields.values())) - 1).map(read)


REQUESTS = joined(
    st.just({"on": "2026-03-01", "consent_to_match": True}),
    st.fixed_dictionaries({"languages": LANGUAGES}),
    PLACES,
)
GENDER = st.fixed_dictionaries({"gender": st.sampled_from(["WOMAN", "MAN"]), "gender_must": MUST})
COMMUNITY = st.fixed_dictionaries({
    "community_wish": st.sampled_from(["SAME_AS_STATED", "NOT_FROM"]), "community": WORDS,
    "community_must": MUST,
})  # fmt: skip
REGION = st.fixed_dictionaries({"region": WORDS, "region_must": MUST})
TOWN = st.fixed_dictionaries({"not_from_my_town": st.just(True), "town": WORDS})
FAR = st.fixed_dictionaries({
    "minimum_km": st.integers(1, 200), "latitude": st.just(52.0), "longitude": st.just(5.0),
})  # fmt: skip
NOTHING = st.just({})
SOME_WISHES = joined(*(st.one_of(NOTHING, wish) for wish in (GENDER, COMMUNITY, REGION, TOWN)))
WHO = chosen(
    id=NAMES,
    languages=[["nl", "tr", "ar"], ["nl", "tr"], ["tr", "ar", "nl"], ["nl"]],
    open_matches=[0, 1, 2],
    max_open_matches=[LEFT_OUT, 1, 2, 3],
    gender=[LEFT_OUT, "WOMAN", "MAN", "OTHER", "UNSTATED"],
    town=[LEFT_OUT, *SPOKEN],
    conflict_declared=[LEFT_OUT, *SELDOM],
)
PAPERS = chosen(
    training_valid_until=[date(2026, 3, 1)] * 20 + [date(2026, 2, 28)],
    available=MOSTLY,
    vog_valid=MOSTLY,
    confidentiality_signed=MOSTLY,
    active_coach=MOSTLY,
)
BELONGS = chosen(communities=SEVERAL, regions=SEVERAL)
PEOPLE = st.lists(
    joined(WHO, PAPERS, BELONGS, PLACES), unique_by=lambda line: line["id"], min_size=3, max_size=8
)


def proposal(request, people):
    return propose(convert(request, Request), [convert(line, Confidant) for line in people])


def ids(fits):
    return [fit.confidant for fit in fits]


@given(joined(REQUESTS, SOME_WISHES), PEOPLE)
@MANY
def test_everybody_stands_in_one_list_only_and_is_left_out_with_a_reason(request, people):
    said = proposal(request, people)
    assert sorted(ids(said.eligible) + ids(said.excluded)) == sorted(p["id"] for p in people)
    assert all(out.reasons for out in said.excluded)


@given(joined(REQUESTS, SOME_WISHES), PEOPLE, st.one_of(GENDER, COMMUNITY, REGION, TOWN, FAR))
@MANY
def test_adding_a_wish_never_adds_somebody(request, people, wish):
    before = {name: value for name, value in request.items() if name not in wish}
    assert within(proposal(before | place(wish), people), proposal(request | wish, people))


def place(wish):
    """Where somebody lives is no wish: it stays when the wish is taken away."""
    return {name: wish[name] for name in ("latitude", "longitude") if name in wish}


def within(before, after):
    return set(ids(after.eligible)) <= set(ids(before.eligible))


@given(joined(REQUESTS, SOME_WISHES), PEOPLE, st.sampled_from(["nl", "tr", "ar"]))
@MANY
def test_needing_one_more_language_never_adds_somebody(request, people, language):
    more = request | {"languages": [*request["languages"], language]}
    assert within(proposal(request, people), proposal(more, people))


@given(joined(REQUESTS, GENDER, COMMUNITY, REGION), PEOPLE)
@MANY
def test_a_wish_that_becomes_a_must_never_adds_somebody(request, people):
    musts = ("gender_must", "community_must", "region_must")
    soft = proposal(request | dict.fromkeys(musts, False), people)
    for name in musts:
        after = proposal(request | dict.fromkeys(musts, False) | {name: True}, people)
        assert within(soft, after)


@given(joined(REQUESTS, SOME_WISHES), PEOPLE, st.randoms(use_true_random=False))
@MANY
def test_shuffling_the_confidants_changes_nothing(request, people, chance):
    shuffled = chance.sample(people, len(people))
    assert proposal(request, shuffled) == proposal(request, people)


@given(joined(REQUESTS, SOME_WISHES), PEOPLE)
@MANY
def test_what_is_said_of_one_does_not_depend_on_the_others(request, people):
    whole = proposal(request, people)
    alone = [proposal(request, [line]) for line in people]
    assert {fit for one in alone for fit in one.eligible} == set(whole.eligible)
    assert {out for one in alone for out in one.excluded} == set(whole.excluded)


@given(joined(REQUESTS, SOME_WISHES), PEOPLE)
@MANY
def test_without_consent_or_for_a_professional_there_is_nobody(request, people):
    for more in ({"consent_to_match": False}, {"caller_is_professional": True}):
        assert proposal(request | more, people).eligible == ()


def test_chance_proposes_and_leaves_out_for_every_reason():
    """The properties above would be empty if nobody were ever eligible or barred."""
    seen = set()

    @given(joined(REQUESTS, SOME_WISHES, st.one_of(NOTHING, FAR)), PEOPLE)
    @settings(max_examples=600, deadline=None, derandomize=True, database=None)
    def look(request, people):
        said = proposal(request, people)
        seen.update(reason for out in said.excluded for reason in out.reasons)
        seen.update(name for fit in said.eligible for name in (*fit.met, *fit.unmet, "ELIGIBLE"))

    look()
    assert seen == {
        "ELIGIBLE", "community", "gender", "region", "LANGUAGE_NOT_MET", "GENDER_NOT_MET",
        "COMMUNITY_NOT_MET", "REGION_NOT_MET", "COMMUNITY_EXCLUDED", "COMMUNITY_UNKNOWN",
        "SAME_TOWN", "TOO_CLOSE", "PLACE_UNKNOWN", "NOT_AVAILABLE", "FULL", "CONFLICT_DECLARED",
        "TRAINING_NOT_VALID", "VOG_NOT_VALID", "CONFIDENTIALITY_NOT_SIGNED", "NO_ACTIVE_COACH",
    }  # fmt: skip
