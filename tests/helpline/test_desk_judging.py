"""What is serious or acute, nobody weighs alone (H-04)."""

import pytest
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import desk, making
from zorgvuldig.helpline.access import requests as access
from zorgvuldig.helpline.actions import stories
from zorgvuldig.helpline.models import HelpNote, HelpRequest, SecondLook
from zorgvuldig.recording.refusals import GateShut, NotNow

pytestmark = pytest.mark.django_db


def serious(lantern, kind="SERIOUS"):
    """Wim talked with somebody and called it serious."""
    return desk.began(lantern, kind=kind, reason="Er is ruzie met dreigen.")


def shut(deed, *args, **more):
    with pytest.raises(GateShut) as refusal:
        deed(*args, **more)
    return refusal.value.gate


@pytest.mark.gate("H-04", "refuses")
@pytest.mark.parametrize("kind", ["SERIOUS", "ACUTE"])
def test_advice_waits_for_a_second_person(lantern, kind):
    request = serious(lantern, kind)
    assert shut(desk.advised, lantern, request) == "H-04"
    assert HelpRequest.unscoped.get(pk=request.pk).state == "TRIAGED"


@pytest.mark.gate("H-04", "releases")
def test_it_goes_on_after_somebody_else_looked_and_agreed(lantern):
    request = serious(lantern)
    desk.looked_along(lantern, request)
    desk.advised(lantern, request)
    assert HelpRequest.unscoped.get(pk=request.pk).state == "ADVISED"


@pytest.mark.gate("H-04", "releases")
def test_plain_information_waits_for_nobody(lantern):
    request = serious(lantern, "ACUTE")
    desk.advised(lantern, request, topics=["CALL_FOR_HELP"])
    assert shut(desk.advised, lantern, request, topics=["CALL_FOR_HELP"], text="Doe dit.") == "H-04"


def test_what_was_already_said_in_the_first_talk_is_kept_and_moves_nothing(lantern):
    advice = {"topics": ["STAY_IN_TOUCH"], "text": "Blijf praten."}
    request = desk.began(lantern, kind="SERIOUS", reason="Er is ruzie.", advice=advice)
    assert request.state == "TRIAGED"
    note = HelpNote.unscoped.get(request=request, kind="TALK")
    assert note.words(request.key)["advice"] == "Blijf praten."
    assert not HelpNote.unscoped.filter(request=request, kind="ADVICE").exists()


@pytest.mark.gate("H-04", "refuses")
def test_a_no_opens_nothing_and_no_other_worker_talks_it_away(lantern):
    request = serious(lantern)
    desk.looked_along(lantern, request, of="wout", agrees=False)
    assert shut(stories.goes_on, request) == "H-04"
    HelpRequest.unscoped.filter(pk=request.pk).update(taken_by=None)
    desk.looked_along(lantern, request, of="wout", agrees=True)
    assert shut(stories.goes_on, request) == "H-04"
    desk.looked_along(lantern, request, of="cora")
    stories.goes_on(request)


@pytest.mark.gate("H-04", "refuses")
def test_judging_it_anew_does_not_wipe_out_a_no(lantern):
    request = serious(lantern)
    desk.looked_along(lantern, request, of="wout", agrees=False)
    desk.judged(lantern, request, "SERIOUS")
    desk.looked_along(lantern, request, of="wout")
    assert shut(stories.goes_on, request) == "H-04"
    desk.looked_along(lantern, request, of="cora")
    stories.goes_on(request)


@pytest.mark.gate("H-04", "refuses")
def test_a_no_to_one_lighter_kind_is_a_no_to_another(lantern):
    request = serious(lantern)
    desk.looked_along(lantern, request, of="cora", kind="ADVICE", agrees=False)
    desk.looked_along(lantern, request, of="wout", kind="SUPPORT")
    assert shut(desk.judged, lantern, request, "SUPPORT") == "H-04"
    desk.looked_along(lantern, request, of="cora", kind="SUPPORT")
    desk.judged(lantern, request, "SUPPORT")


@pytest.mark.gate("H-04", "refuses")
def test_nobody_looks_along_with_themself(lantern):
    request = serious(lantern)
    assert shut(desk.asked, lantern, request, of="wim") == "H-04"
    assert shut(desk.asked, lantern, request, of="wim", by="cora") == "H-04"


@pytest.mark.gate("H-04", "refuses")
def test_calling_it_lighter_is_not_a_way_around(lantern):
    request = serious(lantern)
    assert shut(desk.judged, lantern, request, "SUPPORT") == "H-04"
    desk.looked_along(lantern, request)  # agrees that it is serious
    assert shut(desk.judged, lantern, request, "SUPPORT") == "H-04"


@pytest.mark.gate("H-04", "releases")
def test_two_may_call_it_lighter(lantern):
    request = serious(lantern)
    desk.looked_along(lantern, request, kind="SUPPORT")
    desk.judged(lantern, request, "SUPPORT")
    desk.advised(lantern, request)
    assert HelpRequest.unscoped.get(pk=request.pk).kind == "SUPPORT"


@pytest.mark.gate("H-04", "refuses")
def test_who_looked_before_it_was_judged_anew_looked_at_something_else(lantern):
    request = serious(lantern)
    desk.looked_along(lantern, request)
    desk.judged(lantern, request, "SERIOUS", reason="Er is iets nieuws gebeurd.")
    assert shut(stories.goes_on, request) == "H-04"


def test_asked_twice_and_answered_twice_is_once(lantern):
    request = serious(lantern)
    look = desk.asked(lantern, request)
    with pytest.raises(NotNow, match="al gevraagd"):
        desk.asked(lantern, request)
    desk.looked(lantern, look)
    with pytest.raises(NotNow, match="al beantwoord"):
        desk.looked(lantern, look, agrees=False)
    assert access.second_agreed(request)


def test_another_does_not_answer_for_who_was_asked(lantern):
    look = desk.asked(lantern, serious(lantern), of="wout")
    with pytest.raises(NotNow):
        desk.looked(lantern, look, by="cora")
    assert SecondLook.unscoped.get(pk=look.pk).agrees is None
    assert (
        signed_in(lantern.at_work("cora")).get(f"/hulplijn/meekijken/{look.pk}/").status_code == 404
    )


def test_who_is_asked_may_read_the_request_and_answers_in_own_words(lantern):
    request = serious(lantern)
    look = desk.asked(lantern, request, of="wout")
    client = signed_in(lantern.at_work("wout"))
    assert client.get(f"/hulplijn/{request.reference}/").status_code == 200
    page = client.get(f"/hulplijn/meekijken/{look.pk}/").content.decode()
    assert "Er is ruzie met dreigen." in page
    once = "0b9e1f6e-7f1c-4a56-9c3c-9f3f8d9d9a11"
    sent = {"once": once, "agrees": "yes", "seen": "Ik hoor hetzelfde."}
    assert client.post(f"/hulplijn/meekijken/{look.pk}/", sent).status_code == 302
    lantern.at_work("wim")
    note = HelpNote.unscoped.get(pk=once)
    assert note.words(request.key)["seen"] == "Ik hoor hetzelfde."
    stories.goes_on(request)


def test_what_is_not_judged_yet_cannot_be_advised_as_judged(lantern):
    request = making.a_request(lantern, state="NEW", kind="", danger="NO")
    with pytest.raises(NotNow):
        stories.move(stories.lock(request), "advise")


def test_a_request_without_an_answer_about_danger_is_not_judged(lantern):
    request = making.a_request(lantern, state="NEW", kind="", danger="")
    assert shut(desk.judged, lantern, request, "ADVICE") == "H-02"


def test_the_page_shows_the_deed_that_waits(lantern):
    request = serious(lantern)
    page = signed_in(lantern.at_work("wim")).get(f"/hulplijn/{request.reference}/advies/")
    assert "Eerst kijkt een tweede persoon mee" in page.content.decode()
    response = signed_in(lantern.at_work("wim")).post(
        f"/hulplijn/{request.reference}/advies/",
        {"once": "0b9e1f6e-7f1c-4a56-9c3c-9f3f8d9d9a12", "text": "Doe dit.",
         "happened_on": timezone.localdate().isoformat()},
    )  # fmt: skip
    assert response.status_code == 422
    assert "kijkt een tweede persoon mee" in response.content.decode()
