"""The board: what waits on top, page by page; and who is told of it each morning."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.gatherings import making
from zorgvuldig.gatherings.access import board
from zorgvuldig.gatherings.models import WorkshopReport
from zorgvuldig.gatherings.views.day import what_waits

pytestmark = pytest.mark.django_db


def ago(days):
    return timezone.now() - timedelta(days=days)


def towns(wise, which="", name="olga", after=None):
    rows = board.list_page(wise.at_work(name), which, timezone.localdate(), after)
    return [found.municipality for found in rows]


def named(workshop, name):
    workshop.municipality = name
    workshop.save()
    return workshop


def late_ones(wise):
    named(making.a_workshop(wise, requested_at=ago(3)), "Net gevraagd")
    named(making.a_workshop(wise, requested_at=ago(30)), "Wacht op voorgesprek")
    sent = timezone.localdate() - timedelta(days=100)
    followed = making.a_workshop(
        wise, state="REPORT_SENT", requested_at=ago(200), report_sent_on=sent
    )
    named(followed, "Terugkijken")
    offering = named(making.a_workshop(wise, state="INVITED", requested_at=ago(20)), "Aanbod")
    until = timezone.now() + timedelta(days=1)
    making.somebody(offering, state="OFFERED", place=1, offered_until=until)


def test_what_is_needed_first_stands_on_top(wise):
    late_ones(wise)
    signed = making.led(wise, named(making.a_workshop(wise, state="REPORT_DRAFT"), "Getekend"))
    making.a_report(signed, wise.paul, state="SIGNED")
    assert towns(wise) == [
        "Wacht op voorgesprek", "Getekend", "Aanbod", "Terugkijken", "Net gevraagd"
    ]  # fmt: skip


def test_the_nearest_day_comes_first_and_a_day_that_was_before_it(wise):
    for days, state in ((30, "CONFIRMED"), (3, "INVITED"), (-2, "HELD"), (9, "MIX_AGREED")):
        begins = timezone.now() + timedelta(days=days)
        row = making.a_workshop(wise, state=state, begins_at=begins, requested_at=ago(99 - days),
                                ends_at=begins + timedelta(hours=4))  # fmt: skip
        named(row, f"{days}")
    assert towns(wise) == ["-2", "3", "9", "30"]


def test_the_longest_wait_comes_first_among_requests(wise):
    for days in (40, 60, 50):
        named(making.a_workshop(wise, requested_at=ago(days)), f"{days}")
    assert towns(wise) == ["60", "50", "40"]


def test_a_signed_report_is_told_in_the_morning_until_it_is_sent(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="REPORT_DRAFT"))
    making.a_report(workshop, wise.at_work("paul"), state="SIGNED")
    (line,) = told(wise)
    assert "verstuur het" in line.text
    assert "getekend" in signed_in(wise.olga).get(reverse("gatherings:start")).content.decode()
    workshop.state = "REPORT_SENT"
    WorkshopReport.unscoped.update(state="SENT", sent_on=timezone.localdate())
    workshop.save()
    assert told(wise) == []


def test_the_page_says_why_something_waits(wise):
    late_ones(wise)
    page = signed_in(wise.olga).get(reverse("gatherings:start")).content.decode()
    for said in ("Te laat: het voorgesprek", "terug te kijken", "wacht op antwoord"):
        assert said in page


def test_a_facilitator_sees_what_they_lead_and_another_provider_nothing(wise):
    late_ones(wise)
    making.led(wise, named(making.a_workshop(wise, state="CONFIRMED"), "Met Paul"))
    assert towns(wise, name="paul") == ["Met Paul"]
    assert towns(wise, name="otto") == []


def test_what_is_over_is_only_there_when_asked(wise):
    named(making.a_workshop(wise, state="CANCELLED"), "Afgezegd")
    named(making.a_workshop(wise, state="CLOSED"), "Klaar")
    assert towns(wise) == []
    assert set(towns(wise, "voorbij")) == {"Afgezegd", "Klaar"}


def test_a_long_board_goes_page_by_page_and_loses_nobody(wise, monkeypatch):
    monkeypatch.setattr(board, "PAGE", 3)
    late_ones(wise)
    for number in range(4):
        named(making.a_workshop(wise, requested_at=ago(number)), f"Plaats {number}")
    same = timezone.now() + timedelta(days=4)
    for _ in range(4):
        making.a_workshop(wise, state="INVITED", begins_at=same, ends_at=same + timedelta(hours=4))
    client, page, seen = signed_in(wise.olga), reverse("gatherings:start"), []
    while page:
        answer = client.get(page)
        seen += [row["url"] for row in answer.context["rows"]]
        older = answer.context["older_url"]
        page = older and reverse("gatherings:start") + older
    assert len(seen) == len(set(seen)) == 12


def test_a_place_that_cannot_be_one_is_the_beginning():
    for written in ("", "0_gisteren_1", "7_2026-01-01T00:00:00+00:00_x", "0_2026-01-01_1"):
        assert board.place_in(written) is None


def test_the_board_asks_the_same_number_of_questions_for_one_and_for_many(
    wise, django_assert_max_num_queries
):
    for number in range(20):
        making.a_workshop(wise, requested_at=ago(number))
    client = signed_in(wise.olga)
    with django_assert_max_num_queries(16):
        client.get(reverse("gatherings:start"))


def told(wise, name="olga", today=None):
    """The lines of this person on the page of the day."""
    return what_waits(wise.at_work(name), today or timezone.localdate())


def test_who_organises_is_told_in_the_morning_of_what_is_late(wise):
    assert told(wise) == []
    workshop = making.a_workshop(wise, requested_at=ago(30))
    (line,) = told(wise)
    assert line.url == reverse("gatherings:workshop", args=[workshop.pk])
    assert line.due < timezone.localdate()
    assert told(wise, "paul") == []
    assert told(wise, "otto") == []


def test_a_look_back_is_told_at_three_and_at_six_months(wise):
    today = timezone.localdate()
    workshop = making.a_workshop(wise, state="FOLLOW_UP", report_sent_on=today, looked_back=1)
    days = (85, 95, 175, 190)
    assert {n for n in days if told(wise, today=today + timedelta(days=n))} == {190}
    workshop.looked_back = 0
    workshop.save()
    assert {n for n in days[:3] if told(wise, today=today + timedelta(days=n))} == {95, 175}
