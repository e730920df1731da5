"""The pool as the rule meets it: what of a confidant's file makes that they can be proposed."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from msgspec import UNSET

from tests.helpline import making
from tests.helpline.pool import a_pool
from zorgvuldig.helpline.candidates import candidate, candidates, places_of
from zorgvuldig.helpline.models import Confidant, MatchProposal, TrainingRecord
from zorgvuldig.people.models import Membership

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def pool(lantern):
    return candidates(lantern.at_work("cora").organisation.pk, TODAY())


def only(lantern):
    (found,) = pool(lantern)
    return found


def test_who_has_every_paper_can_be_proposed(lantern):
    vera = making.a_confidant(lantern)
    found = only(lantern)
    assert found.id == str(vera.pk)
    assert (found.languages, found.gender, found.town) == (("nl", "ar"), "WOMAN", "Nijmegen")
    assert found.regions == ("Rivierland",)
    assert found.available
    assert found.vog_valid
    assert found.confidentiality_signed
    assert found.active_coach
    assert found.training_valid_until is not UNSET
    assert found.training_valid_until > TODAY()
    assert found.open_matches == 0
    assert found == candidate(vera, TODAY())


def test_a_town_that_is_known_has_a_place_and_another_has_none(lantern):
    making.a_confidant(lantern)
    making.a_confidant(lantern, "yara", words={"town": "Nergenshuizen"})
    found = {one.town: (one.latitude, one.longitude) for one in pool(lantern)}
    latitude, longitude = found["Nijmegen"]
    assert 51 < latitude < 52
    assert 5 < longitude < 6
    assert found["Nergenshuizen"] == (UNSET, UNSET)


def test_who_prepares_or_stopped_is_not_in_the_pool(lantern):
    making.a_confidant(lantern, state="INTAKE")
    making.a_confidant(lantern, "yara", state="STOPPED", stopped_on=TODAY())
    assert pool(lantern) == []


@pytest.mark.parametrize(
    ("away_from", "away_until", "there"),
    [
        (-3, 3, False),
        (0, 0, False),
        (-3, None, False),
        (-3, -1, True),
        (1, 5, True),
    ],
)
def test_who_is_away_today_is_not_available(lantern, away_from, away_until, there):
    def day(far: int | None) -> date | None:
        return None if far is None else TODAY() + timedelta(days=far)

    making.a_confidant(lantern, away_from=day(away_from), away_until=day(away_until))
    assert only(lantern).available is there


def test_who_begins_tomorrow_is_not_available_yet(lantern):
    making.a_confidant(lantern, active_from=TODAY() + timedelta(days=1))
    assert not only(lantern).available


def test_whose_account_ended_is_not_available(lantern):
    vera = making.a_confidant(lantern)
    Membership.unscoped.filter(pk=vera.membership_id).update(ended_on=TODAY())
    assert not only(lantern).available


def test_a_certificate_counts_three_years(lantern):
    vera = making.a_confidant(lantern, certificate_on=date(2026, 11, 27))
    assert candidate(vera, date(2029, 11, 26)).vog_valid
    assert not candidate(vera, date(2029, 11, 27)).vog_valid
    assert not candidate(vera, date(2026, 11, 26)).vog_valid


def test_a_coach_who_left_or_coaches_no_more_is_no_coach(lantern):
    making.a_confidant(lantern)
    Membership.unscoped.filter(pk=lantern.koos.membership_id).update(roles=["HELPLINE_WORKER"])
    assert not only(lantern).active_coach
    Membership.unscoped.filter(pk=lantern.koos.membership_id).update(
        roles=["CONFIDANT_COACH"], ended_on=TODAY()
    )
    assert not only(lantern).active_coach


def test_one_missing_subject_is_no_training(lantern):
    vera = making.a_confidant(lantern)
    TrainingRecord.unscoped.filter(confidant=vera, subject="BIAS").delete()
    assert only(lantern).training_valid_until is UNSET


def test_the_training_counts_as_long_as_its_oldest_subject_and_the_newest_of_each(lantern):
    vera = making.a_confidant(lantern)
    bias = TrainingRecord.unscoped.filter(confidant=vera, subject="BIAS")
    bias.update(done_on=TODAY() - timedelta(days=700), valid_until=TODAY() + timedelta(days=30))
    assert only(lantern).training_valid_until == TODAY() + timedelta(days=30)
    making.trained(vera, TODAY())
    assert only(lantern).training_valid_until > TODAY() + timedelta(days=600)


def test_communities_without_a_yes_do_not_count(lantern):
    vera = making.a_confidant(lantern, words={"communities": ["Riffijns"]})
    assert only(lantern).communities == ()
    Confidant.unscoped.filter(pk=vera.pk).update(communities_agreed_on=TODAY())
    assert only(lantern).communities == ("Riffijns",)


def test_blank_words_are_no_words(lantern):
    making.a_confidant(lantern, words={"town": " ", "regions": ["  ", "Achterhoek "]})
    assert only(lantern).town is UNSET
    assert only(lantern).regions == ("Achterhoek",)


def test_a_match_and_a_waiting_proposal_both_hold_a_place(lantern):
    vera = making.a_confidant(lantern)
    making.a_match(lantern, confidant=vera)
    ended = making.a_match(lantern, making.a_request(lantern), vera, ended_on=TODAY())
    a_proposal(lantern, vera, "TO_CALLER")
    a_proposal(lantern, vera, "TO_CONFIDANT")
    a_proposal(lantern, vera, "DECLINED")
    assert only(lantern).open_matches == 3
    assert places_of(ended.organisation_id, [vera.pk]) == {vera.pk: 3}
    assert places_of(ended.organisation_id, [uuid4()]) == {}


def a_proposal(lantern, confidant, state):
    request, number = making.a_request(lantern), uuid4()
    return MatchProposal.unscoped.create(
        id=number,
        organisation_id=request.organisation_id,
        request=request,
        confidant=confidant,
        proposed_by=lantern.cora.membership,
        state=state,
        sealed=request.key.seal({"why": "Taal."}, number),
    )


def test_another_line_has_its_own_pool(lantern):
    making.a_confidant(lantern)
    here = lantern.cora.organisation.pk
    chris = lantern.at_work("chris")
    assert candidates(chris.organisation.pk, TODAY()) == []
    assert candidates(here, TODAY()) == []  # the wall, whatever is asked


def test_three_hundred_cost_as_many_questions_as_three(lantern):
    a_pool(lantern, 3)
    few = questions(lantern)
    a_pool(lantern, 297)
    assert (few, questions(lantern)) == (4, 4)
    assert len(pool(lantern)) == 300


def questions(lantern) -> int:
    """How many questions to the database the pool costs."""
    here = lantern.at_work("cora").organisation.pk
    with CaptureQueriesContext(connection) as asked:
        candidates(here, TODAY())
    return len(asked)
