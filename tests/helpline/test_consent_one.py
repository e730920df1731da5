"""Consent one and the wish: nothing is looked for without a yes, and a no takes everything away."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import making, matched
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.drafts.models import Draft
from zorgvuldig.helpline.access import proposals as access
from zorgvuldig.helpline.actions import consenting
from zorgvuldig.helpline.models import CallerWish, HelpConsent, Match, MatchProposal
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.actor import Caller
from zorgvuldig.privacy.actions.replaying import FORGET
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut, NotNow
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.vault.models import Erasure

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def refused(deed):
    with pytest.raises(GateShut) as refusal:
        deed()
    return refusal.value.gate


@pytest.mark.gate("H-05", "refuses")
def test_without_a_yes_no_wish_is_stored(lantern):
    request = making.a_request(lantern)
    assert refused(lambda: matched.wishes(lantern, request)) == "H-05"
    matched.asks(lantern, request, "REFUSED")
    assert refused(lambda: matched.wishes(lantern, request)) == "H-05"
    assert CallerWish.unscoped.count() == 0


@pytest.mark.gate("H-05", "releases")
def test_after_a_yes_the_wish_is_stored_sealed_whole(lantern):
    request = matched.to_match(lantern, {"community_wish": "NOT_FROM", "community": "de buurt",
                                         "circle": "de voetbalclub"})  # fmt: skip
    wish = access.wish_of(request)
    assert wish.words(request.key)["circle"] == "de voetbalclub"
    assert b"buurt" not in bytes(wish.sealed)


@pytest.mark.gate("H-05", "refuses")
def test_a_professional_is_not_asked(lantern):
    request = making.a_request(lantern, caller_role="PROFESSIONAL")
    assert refused(lambda: matched.asks(lantern, request)) == "H-05"
    assert HelpConsent.unscoped.count() == 0


def test_a_yes_keeps_what_may_be_told_and_a_day_on_which_the_caller_hears(lantern):
    request = making.a_request(lantern)
    matched.asks(lantern, request)
    consent = access.consent_of(request)
    assert consent.words(request.key)["told"] == "Een moeder maakt zich zorgen om haar zoon."
    request.refresh_from_db()
    assert request.hears_by == clocks.hears_by(TODAY())


def test_sent_twice_it_is_recorded_once(lantern):
    request, once = making.a_request(lantern), uuid4()
    said = {"request": request, "actor": lantern.at_work("wim"), "once": once, "told": "Iets",
            "answered_on": TODAY(), "answer": "GIVEN", "how": "PHONE"}  # fmt: skip
    consenting.record_consent(**said)
    with pytest.raises(AlreadyRecorded):
        consenting.record_consent(**said)
    assert HelpConsent.unscoped.count() == 1


def test_a_refusal_erases_the_wish_and_what_was_to_be_told(lantern):
    request = matched.to_match(lantern)
    matched.asks(lantern, request, "REFUSED")
    assert access.wish_of(request) is None
    for consent in access.consents_of(request):
        assert "told" not in consent.words(request.key)
    assert access.answer_to_match(request) == "REFUSED"
    request.refresh_from_db()
    assert (request.state, request.hears_by) == ("TRIAGED", None)


def test_withdrawing_takes_a_waiting_proposal_back_at_once(lantern):
    proposal = matched.proposed(lantern)
    request = proposal.request
    consenting.withdraw(request=request, actor=lantern.at_work("wim"), withdrawn_on=TODAY())
    proposal.refresh_from_db()
    assert proposal.state == "WITHDRAWN"
    assert proposal.words(request.key) == {}
    assert access.wish_of(request) is None
    request.refresh_from_db()
    assert request.state == "TRIAGED"


def test_withdrawing_ends_a_running_match_however_late_the_review_is(lantern):
    request = matched.to_match(lantern)
    match = making.a_match(lantern, request, began_on=TODAY() - timedelta(weeks=30))
    consenting.withdraw(request=request, actor=lantern.at_work("wim"), withdrawn_on=TODAY())
    match.refresh_from_db()
    request.refresh_from_db()
    assert (match.ended_on, request.state) == (TODAY(), "TRIAGED")
    assert Match.unscoped.filter(ended_on=None).count() == 0


def test_withdrawing_leaves_an_offered_referral_where_it_is(lantern):
    request = matched.to_match(lantern)
    making.a_match(lantern, request)
    type(request).unscoped.filter(pk=request.pk).update(state="REFERRAL_OFFERED")
    consenting.withdraw(request=request, actor=lantern.at_work("wim"), withdrawn_on=TODAY())
    request.refresh_from_db()
    assert request.state == "REFERRAL_OFFERED"


def test_the_caller_withdraws_with_the_code_and_leaves_no_trace_in_the_logbook(lantern):
    request = matched.proposed(lantern).request
    consenting.withdraw(
        request=request, actor=Caller(request.organisation_id), withdrawn_on=TODAY()
    )
    assert access.answer_to_match(request) == "WITHDRAWN"
    line = LogEntry.unscoped.get(event_type="help_consent.withdrawn")
    assert (line.source_ip, line.auth_policy) == (None, "caller")


def test_there_is_no_yes_to_withdraw_twice(lantern):
    request = matched.to_match(lantern)
    said = {"request": request, "actor": lantern.at_work("wim"), "withdrawn_on": TODAY()}
    consenting.withdraw(**said)
    with pytest.raises(NotNow):
        consenting.withdraw(**said)


def test_wishes_do_not_change_under_a_proposal_that_waits(lantern):
    request = matched.proposed(lantern).request
    with pytest.raises(NotNow):
        matched.wishes(lantern, request, gender="MAN")
    assert MatchProposal.unscoped.get().state == "TO_CALLER"


def test_a_wish_that_was_only_typed_goes_too_and_a_talk_that_was_typed_stays(lantern):
    request, wim = matched.to_match(lantern), lantern.at_work("wim")
    for page in ("wens/", "voorstel/1/", "gesprek/"):
        path = f"/hulplijn/{request.reference}/{page}"
        drafts.keep(actor=wim, path=path, typed=QueryDict("circle=de+club"))
    consenting.withdraw(request=request, actor=wim, withdrawn_on=TODAY())
    assert [one.path[-9:] for one in Draft.unscoped.all()] == ["/gesprek/"]


def test_a_yes_that_was_taken_back_is_taken_back_again_after_a_backup(lantern):
    request = matched.to_match(lantern)
    (yes,) = access.consents_of(request)
    told = yes.sealed
    consenting.withdraw(request=request, actor=lantern.at_work("wim"), withdrawn_on=TODAY())
    assert Erasure.unscoped.get().object_id == yes.pk
    access.consents_of(request).update(answer="GIVEN", withdrawn_on=None, sealed=told)
    matched.wishes(lantern, request)
    assert FORGET[consenting.YES](yes.pk) == 1
    assert (access.answer_to_match(request), access.wish_of(request)) == ("WITHDRAWN", None)
    assert "told" not in access.consent_of(request).words(request.key)


def test_a_yes_that_was_given_anew_stands_after_a_backup(lantern):
    request = matched.to_match(lantern)
    (yes,) = access.consents_of(request)
    consenting.withdraw(request=request, actor=lantern.at_work("wim"), withdrawn_on=TODAY())
    matched.asks(lantern, request)
    matched.wishes(lantern, request)
    assert FORGET[consenting.YES](yes.pk) == 0
    assert access.answer_to_match(request) == "GIVEN"
    assert access.wish_of(request)


@pytest.mark.gate("H-12", "refuses")
def test_what_a_confidant_reads_before_the_name_holds_no_name(lantern):
    request = making.a_request(lantern)
    said = {"request": request, "actor": lantern.at_work("wim"), "once": uuid4(),
            "told": "Zij maakt zich zorgen om haar zoon Karim.", "answered_on": TODAY(),
            "answer": "GIVEN", "how": "PHONE"}  # fmt: skip
    with pytest.raises(GateShut):
        consenting.record_consent(**said)
    matched.asks(lantern, request)
    with pytest.raises(GateShut):
        matched.wishes(lantern, request, circle="De club van haar zoon Karim.")
    matched.wishes(lantern, request, circle="De voetbalclub De Meeuwen.")


# the pages


def post(lantern, request, page, name="wim", **said):
    client = signed_in(lantern.at_work(name))
    return client.post(f"/hulplijn/{request.reference}/{page}/", {"once": uuid4(), **said})


def consent(**said):
    return {"happened_on": TODAY(), "answer": "GIVEN", "how": "PHONE", "told": "Iets", **said}


def wish(**said):
    return {"languages": ["nl", "ar"], "gender": "WOMAN", "gender_must": "on",
            "community_wish": "NONE", "circle_asked": "NO", **said}  # fmt: skip


def test_a_yes_on_the_page_goes_on_to_the_wishes(lantern):
    request = making.a_request(lantern)
    answer = post(lantern, request, "toestemming", **consent())
    assert answer["Location"] == f"/hulplijn/{request.reference}/wens/"


def test_a_yes_without_what_will_be_told_is_no_yes_yet(lantern):
    request = making.a_request(lantern)
    answer = post(lantern, request, "toestemming", **consent(told=""))
    assert answer.status_code == 422
    assert HelpConsent.unscoped.count() == 0


def test_the_circle_is_always_asked(lantern):
    request = making.a_request(lantern)
    matched.asks(lantern, request)
    for missing in ({"circle_asked": ""}, {"circle_asked": "YES", "circle": ""}):
        assert post(lantern, request, "wens", **wish(**missing)).status_code == 422
    assert post(lantern, request, "wens", **wish()).status_code == 302
    assert access.wish_of(request).words(request.key)["circle"] == ""


def test_a_distance_to_an_unknown_place_cannot_be_used_and_the_page_says_so(lantern):
    request = making.a_request(lantern)
    matched.asks(lantern, request)
    far = wish(minimum_km=20, town="Verzonnendam")
    answer = post(lantern, request, "wens", **far)
    assert answer.status_code == 422
    assert "afstand kan dan niet worden gebruikt" in answer.content.decode()
    assert post(lantern, request, "wens", **{**far, "town": "Nijmegen"}).status_code == 302
    words = access.wish_of(request).words(request.key)
    assert (words["minimum_km"], words["town"], round(words["latitude"])) == (20, "Nijmegen", 52)


def test_the_wish_page_is_not_there_before_the_yes(lantern):
    request = making.a_request(lantern)
    answer = signed_in(lantern.at_work("wim")).get(f"/hulplijn/{request.reference}/wens/")
    assert answer["Location"] == f"/hulplijn/{request.reference}/toestemming/"


def test_withdrawing_on_the_page(lantern):
    request = matched.to_match(lantern)
    post(lantern, request, "toestemming/intrekken", happened_on=TODAY())
    assert access.answer_to_match(request) == "WITHDRAWN"
