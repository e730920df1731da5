"""Who was asked to look along once, sees the request until they answered, and no longer."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import desk, making
from zorgvuldig.helpline.access.requests import requests_of
from zorgvuldig.helpline.models import HelpRequest
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db


def serious(lantern):
    return desk.began(lantern, kind="SERIOUS", reason="Er is ruzie met dreigen.")


def sees(lantern, who, request):
    return requests_of(lantern.at_work(who)).filter(pk=request.pk).exists()


def answer(lantern, look, who="wout"):
    """They answer on the page that was shown to them."""
    said = {"once": uuid4(), "agrees": "yes", "seen": "Ik lees het ook zo.",
            "working_for": lantern.wim.organisation.pk}  # fmt: skip
    page = reverse("helpline:look", args=[look.pk])
    return signed_in(getattr(lantern, who)).post(page, said, follow=True)


def test_who_was_asked_sees_it_until_they_answered(lantern):
    request = serious(lantern)
    look = desk.asked(lantern, request, of="wout")
    assert sees(lantern, "wout", request)
    desk.looked(lantern, look, by="wout")
    assert not sees(lantern, "wout", request)
    assert sees(lantern, "wim", request)


def test_a_question_about_a_closed_request_opens_nothing(lantern):
    request = serious(lantern)
    look = desk.asked(lantern, request, of="wout")
    HelpRequest.unscoped.filter(pk=request.pk).update(
        state="CLOSED", closed_on=timezone.localdate(), ending="STRONGER"
    )
    assert not sees(lantern, "wout", request)
    page = signed_in(lantern.wout).get(reverse("helpline:look", args=[look.pk]), follow=True)
    assert "komt bijna niet meer buiten" not in page.content.decode()


def test_who_answered_comes_back_on_a_page_of_their_own(lantern):
    look = desk.asked(lantern, serious(lantern), of="wout")
    page = answer(lantern, look)
    assert page.status_code == 200
    assert page.redirect_chain[0][0] == reverse("helpline:start")
    assert "Dank u wel: uw collega gaat hiermee verder." in page.content.decode()


def test_who_sees_the_request_anyhow_comes_back_on_it(lantern):
    request = serious(lantern)
    page = answer(lantern, desk.asked(lantern, request, of="cora"), "cora")
    assert page.redirect_chain[0][0] == reverse("helpline:request", args=[request.reference])
    assert page.status_code == 200


def test_after_the_answer_the_question_shows_nothing_of_the_request(lantern):
    look = desk.asked(lantern, serious(lantern), of="wout")
    answer(lantern, look)
    again = answer(lantern, look)
    text = again.content.decode()
    assert again.redirect_chain[0][0] == reverse("helpline:start")
    assert "al geantwoord" in text
    assert "komt bijna niet meer buiten" not in text


def test_reading_the_question_is_logged_as_reading_the_request(lantern):
    request = serious(lantern)
    look = desk.asked(lantern, request, of="wout")
    signed_in(lantern.wout).get(reverse("helpline:look", args=[look.pk]))
    lines = LogEntry.unscoped.filter(event_type="helprequest.read", client_ref=request.pk)
    assert [line.auth_policy for line in lines] == ["second-look"]


def test_who_was_not_asked_to_look_along_is_refused_and_that_is_logged(lantern):
    request = serious(lantern)
    look = desk.asked(lantern, request, of="wout")
    page = signed_in(lantern.cora).get(reverse("helpline:look", args=[look.pk]))
    assert page.status_code == 404
    lines = LogEntry.unscoped.filter(event_type="helprequest.read", client_ref=request.pk)
    assert [(line.outcome, line.object_id) for line in lines] == [("denied", str(look.pk))]


@pytest.fixture
def typing(lantern):
    """The page where Cora types an offer, and asking for the advice beside it."""
    request, cora = making.a_request(lantern), signed_in(lantern.cora)
    page = reverse("helpline:referral_new", args=[request.reference])
    said = {"about": "CALLER", "addressee": "EXTERNAL_PROFESSIONAL",
            "working_for": lantern.cora.organisation.pk}  # fmt: skip

    def read():
        lines = LogEntry.unscoped.filter(event_type="helprequest.read", client_ref=request.pk)
        return lines.count()

    return cora, page, lambda: cora.post(page, said, headers={"HX-Request": "true"}), read


def test_live_advice_is_part_of_the_look_that_was_logged(typing):
    cora, page, refresh, read = typing
    cora.get(page)
    assert [refresh().status_code for _ in range(3)] == [200] * 3
    assert read() == 1


def test_live_advice_without_a_look_before_it_is_a_look(typing):
    _, _, refresh, read = typing
    refresh()
    assert read() == 1
