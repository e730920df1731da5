"""How a caller is reached: a minor never through their parents, and a code that opens one door."""

from uuid import uuid4

import pytest
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import desk, making, support
from zorgvuldig.helpline import coming_back
from zorgvuldig.helpline.access import requests as access
from zorgvuldig.helpline.actions import reaching, taking, talking
from zorgvuldig.helpline.actions import referring as offering
from zorgvuldig.helpline.actions.receiving import Reach
from zorgvuldig.helpline.models import CallBack, HelpNote, HelpRequest
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import GateShut, NotNow
from zorgvuldig.vault.models import DataKey

pytestmark = pytest.mark.django_db
YOUNG = {"caller_role": "YOUNG_PERSON", "relation": "SELF"}


def reach(**more):
    return Reach(**{"phone": "verzonnen", **more})


def kept(lantern, request, **more):
    reaching.keep(request=request, actor=lantern.at_work("wim"), reach=reach(**more))


def with_parent(lantern, request, **more):
    talking.talk_again(
        request=request,
        actor=lantern.at_work("wim"),
        once=uuid4(),
        happened_on=timezone.localdate(),
        talk=talking.Talk(danger="NO", with_whom="PARENT", words={"said": "Dag."}, **more),
    )


def shut(deed, *args, **more):
    with pytest.raises(GateShut) as refusal:
        deed(*args, **more)
    return refusal.value.gate


@pytest.mark.gate("H-11", "refuses")
@pytest.mark.parametrize("age", ["LT12", "A12_15", "A16_17", "UNKNOWN"])
def test_the_number_of_a_parent_is_not_kept_without_the_callers_own_yes(lantern, age):
    request = making.a_request(lantern, caller_age=age, **YOUNG)
    assert shut(kept, lantern, request, whose="PARENT") == "H-11"
    assert not CallBack.unscoped.exists()


@pytest.mark.gate("H-11", "refuses")
@pytest.mark.parametrize("age", ["A16_17", "UNKNOWN"])
def test_nor_a_parents_number_that_is_called_somebody_elses(lantern, age):
    request = making.a_request(lantern, caller_age=age, **YOUNG)
    assert shut(kept, lantern, request, whose="OTHER") == "H-11"
    codes = {**YOUNG, "caller_age": age}
    assert shut(desk.began, lantern, codes=codes, reach=reach(whose="OTHER")) == "H-11"
    assert not CallBack.unscoped.exists()
    kept(lantern, request, whose="OTHER", says_yes=True)
    page = signed_in(lantern.at_work("wim")).get(f"/hulplijn/{request.reference}/").content.decode()
    assert "van iemand anders; de hulpvrager zei zelf ja" in page


@pytest.mark.gate("H-11", "refuses")
def test_the_form_says_so_beside_the_field(lantern):
    request = making.a_request(lantern, caller_age="A16_17", **YOUNG)
    wim, place = signed_in(lantern.at_work("wim")), f"/hulplijn/{request.reference}/bereiken/"
    typed = {"phone": "06 verzonnen", "whose": "OTHER", "working_for": lantern.wim.organisation.pk}
    answer = wim.post(place, typed)
    assert "daar kan een ouder opnemen" in answer.content.decode()
    assert not CallBack.unscoped.exists()


@pytest.mark.gate("H-11", "refuses")
def test_nor_in_the_first_talk(lantern):
    codes = {**YOUNG, "caller_age": "A16_17"}
    assert shut(desk.began, lantern, codes=codes, reach=reach(whose="PARENT")) == "H-11"
    assert HelpRequest.unscoped.count() == 0


@pytest.mark.gate("H-11", "refuses")
def test_a_talk_with_a_parent_of_the_caller_neither(lantern):
    request = making.a_request(lantern, caller_age="A16_17", **YOUNG)
    assert shut(with_parent, lantern, request) == "H-11"
    assert not HelpNote.unscoped.exists()


@pytest.mark.gate("H-11", "releases")
def test_with_the_callers_yes_both_are_kept_and_it_is_seen_whose_number_it_is(lantern):
    request = making.a_request(lantern, caller_age="A16_17", **YOUNG)
    kept(lantern, request, whose="PARENT", says_yes=True)
    with_parent(lantern, request, says_yes=True)
    page = signed_in(lantern.at_work("wim")).get(f"/hulplijn/{request.reference}/").content.decode()
    assert "de hulpvrager zei zelf ja" in page


@pytest.mark.gate("H-11", "releases")
def test_an_adult_and_their_own_number_are_never_held_up(lantern):
    kept(lantern, making.a_request(lantern, caller_age="GE18"), whose="PARENT")
    kept(lantern, making.a_request(lantern, caller_age="A12_15", **YOUNG))
    assert CallBack.unscoped.count() == 2


@pytest.mark.gate("H-11", "refuses")
def test_who_turns_out_young_is_as_protected_as_if_it_had_been_said_at_once(lantern):
    request = making.a_request(lantern, caller_age="GE18", **YOUNG)
    kept(lantern, request, whose="PARENT")
    assert shut(described, lantern, request, caller_age="A16_17") == "H-11"
    kept(lantern, request, whose="PARENT", says_yes=True)
    described(lantern, request, caller_age="A16_17")
    assert HelpRequest.unscoped.get(pk=request.pk).caller_age == "A16_17"


def described(lantern, request, worry="De zus is veel weg.", **codes):
    taking.describe(
        request=request, actor=lantern.at_work("wim"), codes=codes, about={"worry": worry}
    )


@pytest.mark.gate("H-03", "refuses")
def test_what_is_added_later_holds_no_name_either(lantern):
    request = making.a_request(lantern)
    assert shut(described, lantern, request, "Haar broer Karim is veel weg.") == "H-03"
    described(lantern, request)
    assert HelpRequest.unscoped.get(pk=request.pk).words()["worry"] == "De zus is veel weg."


def test_the_form_says_it_beside_the_field(lantern):
    request = making.a_request(lantern, caller_age="A16_17", **YOUNG)
    sent = {"once": str(uuid4()), "phone": "verzonnen", "whose": "PARENT"}
    client = signed_in(lantern.at_work("wim"))
    response = client.post(f"/hulplijn/{request.reference}/bereiken/", sent)
    assert response.status_code == 422
    assert "whose" in response.context["form"].errors


def test_a_new_number_takes_the_place_of_the_old_and_erasing_takes_its_key(lantern):
    request = making.a_request(lantern)
    kept(lantern, request, phone="oud")
    kept(lantern, request, phone="nieuw")
    found = access.call_back_of(request)
    assert found.words()["phone"] == "nieuw"
    reaching.erase(request=request, actor=lantern.at_work("wim"))
    assert access.call_back_of(request) is None
    assert not DataKey.unscoped.filter(pk=found.key_id).exists()


def test_the_code_is_shown_once_and_opens_the_request_for_who_has_the_caller(lantern):
    request = making.a_request(lantern)
    client = signed_in(lantern.at_work("wim"))
    page = client.post(f"/hulplijn/{request.reference}/code/")
    code = page.context["code"]
    assert code in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert code not in client.get(f"/hulplijn/{request.reference}/code/").content.decode()
    lantern.at_work("wim")
    held = HelpRequest.unscoped.get(pk=request.pk)
    assert held.code_digest == coming_back.digest(code, request.organisation_id)
    wout = signed_in(lantern.at_work("wout"))
    assert wout.get(f"/hulplijn/{request.reference}/").status_code == 404
    answer = wout.post("/hulplijn/code/", {"code": code.lower().replace("-", " ")})
    assert answer["Location"] == f"/hulplijn/{request.reference}/"
    assert wout.get(f"/hulplijn/{request.reference}/").status_code == 200


def test_a_wrong_code_opens_nothing_is_logged_and_after_ten_waits(lantern):
    making.a_request(lantern)
    client = signed_in(lantern.at_work("wout"))
    for _ in range(10):
        response = client.post("/hulplijn/code/", {"code": "AAAA-CCCC-DDDD-EEEE"})
        assert response.status_code == 422
    response = client.post("/hulplijn/code/", {"code": "AAAA-CCCC-DDDD-EEEE"})
    assert "Wacht tien minuten" in response.content.decode()
    lantern.at_work("fenna")
    missed = LogEntry.unscoped.filter(event_type="helprequest.by_code", outcome="denied")
    assert missed.count() == 10


def test_a_code_of_another_line_opens_nothing(lantern):
    code = coming_back.new_code()
    elsewhere = coming_back.digest(code, lantern.chris.organisation.pk)
    making.a_request(lantern)
    HelpRequest.unscoped.update(code_digest=elsewhere)
    assert reaching.by_code(actor=lantern.at_work("wim"), typed=code) is None


def test_a_closed_request_gets_no_new_code(lantern):
    request = making.a_request(lantern)
    HelpRequest.unscoped.filter(pk=request.pk).update(
        state="CLOSED", closed_on=timezone.localdate(), ending="STRONGER"
    )
    with pytest.raises(NotNow, match="afgesloten"):
        reaching.give_code(request=request, actor=lantern.at_work("wim"))


@pytest.mark.gate("H-11", "refuses")
def test_nor_does_a_referral_make_the_caller_younger_than_a_parents_number_allows(lantern):
    request = making.a_request(lantern, caller_age="GE18")
    kept(lantern, request, whose="PARENT")
    deed = {"request": request, "actor": lantern.at_work("cora"), "once": uuid4(),
            "offered": support.offer(), "ages": {"caller_age": "A16_17"}}  # fmt: skip
    assert shut(lambda: offering.offer(**deed)) == "H-11"
