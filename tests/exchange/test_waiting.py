"""What waits at either end, and what stands still."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import signed_in
from tests.dossiers.conftest import entry
from tests.exchange import making
from zorgvuldig.exchange.access import reminders, standing_still
from zorgvuldig.exchange.actions import going, receiving, saying, seeing
from zorgvuldig.exchange.models import Parcel
from zorgvuldig.people.reminding import Why

pytestmark = pytest.mark.django_db


def waits(town, name, days=0):
    actor = town.at_work(name)
    found = reminders.what_waits(actor, making.today() + timedelta(days=days))
    return [(one.why, one.due) for one in found]


def test_what_came_in_waits_for_who_receives_until_it_is_answered(town):
    parcel = making.sent(town)
    assert waits(town, "chaima") == [(Why.ASKED, parcel.answer_by)]
    assert waits(town, "anna") == []
    making.opened(town, parcel)
    assert waits(town, "chaima") == [(Why.ASKED, parcel.answer_by)]
    receiving.accept(parcel=making.here(parcel), actor=town.chaima)
    assert waits(town, "chaima") == []


def test_after_the_day_that_was_asked_both_are_told(town):
    parcel = making.sent(town)
    assert waits(town, "chaima", 15) == [(Why.LATE, parcel.answer_by)]
    assert waits(town, "anna", 15) == [(Why.LATE, parcel.answer_by)]
    assert waits(town, "bram", 15) == []


def test_a_question_waits_for_who_sent_it_and_an_answer_for_who_asked(town):
    parcel = making.opened(town, making.sent(town))
    receiving.accept(parcel=parcel, actor=town.at_work("chaima"))
    seeing.saw(parcel=making.here(parcel), actor=town.at_work("anna"))
    ask(saying.ask, town, parcel, "chaima")
    assert waits(town, "anna") == [(Why.ASKED, None)]
    ask(saying.answer, town, parcel, "anna")
    assert waits(town, "anna") == []
    assert waits(town, "chaima") == [(Why.ANSWERED, None)]
    signed_in(town.chaima).get(f"/uitwisseling/{parcel.pk}/")
    assert waits(town, "chaima") == []


def ask(deed, town, parcel, name):
    actor = town.at_work(name)
    deed(parcel=making.here(parcel), actor=actor, text="Wie belt wie?", once=entry()["once"])


def test_that_it_was_answered_waits_until_the_sender_looked(town):
    parcel = making.opened(town, making.sent(town))
    receiving.accept(parcel=parcel, actor=town.at_work("chaima"))
    assert [why for why, _ in waits(town, "anna")] == [Why.ANSWERED]
    signed_in(town.at_work("anna")).get(f"/dossiers/pakket/{parcel.pk}/")
    assert waits(town, "anna") == []


def test_on_the_day_of_feedback_the_receiver_is_told(town):
    parcel = making.opened(town, making.sent(town))
    receiving.accept(parcel=parcel, actor=town.at_work("chaima"))
    days = (parcel.feedback_on - making.today()).days
    assert waits(town, "chaima", days) == [(Why.PROMISED, parcel.feedback_on)]
    seeing.saw(parcel=making.here(parcel), actor=town.at_work("anna"))
    ask(saying.feed_back, town, parcel, "chaima")
    assert waits(town, "chaima", days) == []
    assert waits(town, "anna", days) == [(Why.ANSWERED, None)]


def test_whatever_waits_it_takes_as_many_questions(town):
    actor = town.at_work("chaima")
    with CaptureQueriesContext(connection) as none:
        reminders.what_waits(actor, making.today())
    link = making.connected(town)
    for name in ("Kind A", "Kind B"):
        making.sent(town, making.shared(town, name), connection=link)
    actor = town.at_work("chaima")
    with CaptureQueriesContext(connection) as some:
        assert len(reminders.what_waits(actor, making.today())) == 2
    assert len(none) == len(some) == 2


def test_what_is_not_opened_stands_still_at_the_receiver(town):
    parcel = making.sent(town)
    today, yesterday = making.today(), making.today() - timedelta(days=1)
    town.at_work("anna")
    assert list(standing_still.parcels(lambda state: today, today)) == []
    town.at_work("chaima")
    assert list(standing_still.parcels(lambda state: yesterday, today)) == []
    (still,) = standing_still.parcels(lambda state: today, today)
    assert (still.state, still.thing) == ("SENT", parcel.pk)


def test_what_nobody_opened_goes_after_two_months(town):
    parcel = making.sent(town)
    here = town.at_work("anna").organisation.pk
    assert going.clear(here, parcel.answer_by + timedelta(days=60)) == 0
    assert going.clear(here, parcel.answer_by + timedelta(days=61)) == 1
    assert (making.here(parcel).state, making.here(parcel).sealed) == ("LAPSED", None)


def test_after_a_year_nothing_is_left(town):
    parcel = making.opened(town, making.sent(town))
    here = town.at_work("anna").organisation.pk
    going.clear(here, making.today() + timedelta(days=364))
    assert making.here(parcel).sealed is not None
    going.clear(here, making.today() + timedelta(days=366))
    assert not Parcel.unscoped.exists()


@pytest.fixture
def now(request, monkeypatch):
    """It is this moment, for whatever asks the clock."""
    moment = datetime.fromisoformat(request.param)

    class Stopped(datetime):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz)

    monkeypatch.setattr(timezone, "datetime", Stopped)


@pytest.mark.parametrize(
    ("now", "a_year_later"),
    [
        ("2026-11-28 12:00Z", date(2027, 11, 28)),
        ("2026-11-28 23:10Z", date(2027, 11, 29)),  # ten past twelve here
        ("2028-02-29 12:00Z", date(2029, 2, 28)),
    ],
    indirect=["now"],
)
def test_a_year_ends_on_the_day_it_began(now, town, a_year_later):
    making.opened(town, making.sent(town))
    here = town.at_work("anna").organisation.pk
    assert going.clear(here, a_year_later - timedelta(days=1)) == 0
    assert going.clear(here, a_year_later) == 1
    assert not Parcel.unscoped.exists()
