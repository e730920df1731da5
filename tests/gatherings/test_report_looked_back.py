"""After a report was sent: looking back twice, closing, and a page that stays light."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.gatherings import making
from zorgvuldig.gatherings import links
from zorgvuldig.gatherings.actions import going
from zorgvuldig.gatherings.models import Workshop
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.retention import add_months

pytestmark = pytest.mark.usefixtures("library_is_awake")


@pytest.fixture
def sent(wise):
    """A workshop whose report was sent."""
    workshop = making.led(wise, making.a_workshop(wise, state="HELD"))
    wise.workshop = making.a_report(workshop, wise.at_work("paul"), "SENT")
    return wise


def months_ago(wise, months):
    wise.workshop.report_sent_on = add_months(timezone.localdate(), -months)
    Workshop.unscoped.filter(pk=wise.workshop.pk).update(
        report_sent_on=wise.workshop.report_sent_on
    )


def look_back(wise):
    going.look_back(workshop=wise.workshop, actor=wise.at_work("olga"), heard="Het loopt.")


def test_looking_back_comes_after_three_and_after_six_months_and_then_it_closes(sent):
    with pytest.raises(NotNow):
        look_back(sent)
    months_ago(sent, 4)
    look_back(sent)
    assert (sent.workshop.state, sent.workshop.looked_back) == ("FOLLOW_UP", 1)
    with pytest.raises(NotNow):
        look_back(sent)
    with pytest.raises(NotNow):
        going.close(workshop=sent.workshop, actor=sent.at_work("olga"))
    months_ago(sent, 7)
    look_back(sent)
    with pytest.raises(NotNow):
        look_back(sent)
    going.close(workshop=sent.workshop, actor=sent.at_work("olga"))
    assert sent.workshop.state == "CLOSED"


def asked(get):
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert get().status_code == 200
    return len(counted)


def test_the_pages_ask_as_many_questions_with_one_and_with_ten_recommendations(sent):
    workshop = sent.workshop
    link = links.token("host", workshop.pk, workshop.turn)
    host = reverse("gathering:host", args=["samen-wijs", link])
    report = reverse("gatherings:report", args=[workshop.pk])
    pages = [lambda: Client().get(host), lambda: signed_in(sent.paul).get(report)]
    before = [asked(get) for get in pages]
    sent.at_work("paul")
    for order in range(2, 12):
        making.a_recommendation(workshop, order=order)
    assert [asked(get) for get in pages] == before
