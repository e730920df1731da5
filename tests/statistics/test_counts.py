"""What each room hands over: counts of a quarter, one question at a time, of nobody."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers.conftest import begun, consulted, entry
from tests.dossiers.conftest import make_dossier as make_dossier  # a fixture
from tests.dossiers.sharing import story
from tests.gatherings import cast as providers
from tests.gatherings import making as gathering
from tests.helpline import making
from zorgvuldig import walls
from zorgvuldig.dossiers import counts as dossiers
from zorgvuldig.dossiers.actions import deciding
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.gatherings import counts as gatherings
from zorgvuldig.gatherings.models import Recommendation, WorkshopCount
from zorgvuldig.handbook.statistics import questions
from zorgvuldig.helpline import counts as helpline
from zorgvuldig.helpline.actions import erasing
from zorgvuldig.helpline.models import HelpNote, HelpRequest
from zorgvuldig.people.actor import Caller

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
FIRST = date(2026, 7, 1)
LAST = date(2026, 9, 30)
MONDAY = date(2026, 8, 17)


def counted(room, actor, first=FIRST, last=LAST):
    told = {}
    for question, answer, number in room.cells(actor.organisation.pk, first, last):
        assert (question, answer) not in told
        told.setdefault(question, {})[answer] = number
    return told


def came(lantern, on=MONDAY, **codes):
    closed = {name: codes.pop(name) for name in ("closed_on", "ending") if name in codes}
    request = making.a_request(lantern, **codes)
    at = timezone.make_aware(datetime(on.year, on.month, on.day, 23, 30))
    state = {"state": "CLOSED"} if closed else {}
    HelpRequest.unscoped.filter(pk=request.pk).update(received_at=at, **closed, **state)
    request.refresh_from_db()
    return request


def talked_with(request, times):
    for _ in range(times):
        HelpNote.unscoped.create(id=uuid4(), organisation=request.organisation, request=request,
                                 kind="CONTACT", happened_on=MONDAY, author_id=None or
                                 request.taken_by.person_id, sealed=b"x")  # fmt: skip


def test_every_question_about_requests_adds_up_to_all_of_them(lantern):
    came(lantern, on=FIRST, kind="", danger="", state="NEW")
    came(lantern, on=LAST, caller_role="FRIEND")
    came(lantern, on=FIRST - timedelta(days=1))
    came(lantern, on=LAST + timedelta(days=1))
    told = counted(helpline, lantern.at_work("cora"))
    assert told["requests"] == {"ALL": 2}
    assert told["kind"] == {"SUPPORT": 1, "UNKNOWN": 1}
    assert told["caller"] == {"PARENT": 1, "FRIEND": 1}
    for question in helpline.OF_REQUESTS:
        assert sum(told[question].values()) == 2, question


def test_what_was_erased_before_the_counting_counts_as_before(lantern):
    for _ in range(2):
        came(lantern)
    before = counted(helpline, lantern.at_work("cora"))
    gone = HelpRequest.unscoped.first()
    erasing.withdraw(request=gone, actor=Caller(gone.organisation_id))
    after = counted(helpline, lantern.at_work("cora"))
    assert {q: n for q, n in after.items() if q != "ending"} == before
    this_quarter = counted(helpline, lantern.cora, TODAY().replace(day=1), TODAY())
    assert this_quarter["ending"] == {"WITHDRAWN": 1}


def test_more_than_one_contact_is_more_help_and_one_is_not(lantern):
    talked_with(came(lantern), 1)
    talked_with(came(lantern), 2)
    told = counted(helpline, lantern.at_work("cora"))
    assert told["intervention"] == {"WITH": 1, "WITHOUT": 1}


def test_how_long_callers_waited_is_counted_in_classes(lantern):
    for days in (0, 1, 9):
        came(lantern)
        HelpRequest.unscoped.filter(first_contact_on=None).update(
            first_contact_on=MONDAY + timedelta(days=days))  # fmt: skip
    came(lantern)
    told = counted(helpline, lantern.at_work("cora"))
    assert told["waited"] == {"SAME_DAY": 1, "IN_TIME": 1, "LATER": 1, "NOT_YET": 1}


def test_an_ending_counts_in_the_quarter_it_was(lantern):
    came(lantern, on=FIRST - timedelta(days=100), closed_on=MONDAY, ending="WORRY_DISPELLED")
    told = counted(helpline, lantern.at_work("cora"))
    assert told == {"ending": {"WORRY_DISPELLED": 1}}


def test_another_line_has_counts_of_its_own(lantern):
    came(lantern)
    assert counted(helpline, lantern.at_work("chris")) == {}


def test_dossiers_are_counted_by_how_far_they_came_and_how_they_ended(town, make_dossier):
    consulted(make_dossier(), town)
    weighed = make_dossier()
    consulted(weighed, town)
    begun(weighed, town)
    Dossier.unscoped.update(closed_on=TODAY(), outcome="NO_CONCERN", keep_until=TODAY(), triage="")
    make_dossier()
    told = counted(dossiers, town.at_work("gerda"), TODAY(), TODAY())
    assert told == {"opened": {"ALL": 3}, "outcome": {"NO_CONCERN": 2},
                    "stage": {"ADVISED": 1, "WEIGHED": 1}, "reviews": {"IN_TIME": 1}}  # fmt: skip


def test_a_dossier_whose_day_to_look_again_is_over_is_late(town, make_dossier):
    make_dossier()
    Dossier.unscoped.update(review_on=TODAY() - timedelta(days=1))
    assert counted(dossiers, town.at_work("gerda"))["reviews"] == {"LATE": 1}


def decided(town, decision):
    laid = story.laid_down(town)
    deciding.decide(
        proposal=laid, actor=town.at_work("esra"), decision=decision, today=TODAY(),
        fingerprint=deciding.now(laid, TODAY())[1],
        **entry(reasons="Zo is het gewogen"))  # fmt: skip


def test_a_decision_to_share_is_counted_by_its_ground_and_by_when_the_client_was_told(town):
    decided(town, "SHARE")
    told = counted(dossiers, town.at_work("gerda"), TODAY(), TODAY())
    assert told["decided"] == {"SHARE": 1}
    assert told["shared_ground"] == {"CONSENT": 1}
    assert told["told_client"] == {"NOT_YET": 1}
    assert "not_shared_row" not in told


def test_a_decision_not_to_share_is_counted_by_the_row_of_the_law(town):
    decided(town, "NOT_SHARE")
    told = counted(dossiers, town.at_work("gerda"), TODAY(), TODAY())
    assert told["decided"] == {"NOT_SHARE": 1}
    assert set(told["not_shared_row"]) <= set(questions()["not_shared_row"].answers)
    assert "shared_ground" not in told


@pytest.fixture
def wise(db):
    return providers.build()


def test_gatherings_are_counted_and_who_came_by_sector(wise):
    workshop = gathering.a_workshop(wise, state="HELD", held_on=MONDAY)
    for place, sector in enumerate(("EDUCATION", "EDUCATION", "SAFETY"), start=1):
        gathering.somebody(workshop, sector, state="SEATED", place=place, attended=True)
    gathering.somebody(workshop, "SAFETY", state="SEATED", place=9, attended=False)
    begins = timezone.make_aware(datetime(2026, 8, 17, 19, 30))
    gathering.a_meeting(wise, begins_at=begins, ends_at=begins + timedelta(hours=2), state="CLOSED")
    told = counted(gatherings, wise.at_work("olga"))
    assert told == {"sessions": {"WORKSHOP": 1, "MEETING": 1},
                    "people": {"EDUCATION": 2, "SAFETY": 1}}  # fmt: skip


@pytest.mark.gate("W-06", "refuses")
def test_of_answers_only_the_middle_of_a_workshop_is_counted_and_of_four_nothing(wise):
    for answers in ({"2": 2, "4": 3}, {"1": 4}):
        workshop = gathering.a_workshop(wise, state="HELD", held_on=MONDAY)
        for answer, count in answers.items():
            WorkshopCount.unscoped.create(
                organisation=workshop.organisation, workshop=workshop, moment="BEFORE",
                question="OWN_LAW", answer=answer, count=count)  # fmt: skip
    told = counted(gatherings, wise.at_work("olga"))
    assert told["sure_OWN_LAW"] == {"BEFORE:4": 1}


def test_recommendations_are_counted_when_made_and_when_done(wise):
    workshop = gathering.a_workshop(wise, state="REPORT_SENT", held_on=MONDAY,
                                    report_sent_on=MONDAY)  # fmt: skip
    gathering.a_recommendation(workshop)
    gathering.a_recommendation(workshop, state="DONE", state_on=LAST)
    assert Recommendation.unscoped.count() == 2
    told = counted(gatherings, wise.at_work("olga"))
    assert told["recommendations"] == {"MADE": 2, "DONE": 1}


def test_the_walls_hold_for_counts_too(lantern):
    came(lantern)
    number = lantern.cora.organisation.pk
    walls.say(organisation=lantern.chris.organisation.pk)
    assert list(helpline.cells(number, FIRST, LAST)) == []
