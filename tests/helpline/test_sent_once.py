"""A form that is sent twice is stored once; the number of one form never counts for another."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.helpline import making, matched, support, supporting
from zorgvuldig.helpline.actions import (
    afterwards,
    closing,
    coaching,
    consenting,
    proposing,
    referring,
)
from zorgvuldig.helpline.models import (
    ConfidantTalk,
    HelpConsent,
    HelpNote,
    MatchProposal,
    Referral,
)
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.helpline.supporting import out_of_time

pytestmark = pytest.mark.django_db
today = timezone.localdate


def closes(lantern, request, once):
    closing.close(request=request, actor=lantern.at_work("wim"), once=once, closed_on=today(),
                  ending="WORRY_DISPELLED", changed="", after_call=False)  # fmt: skip


def calls_after(lantern, request, once):
    type(request).unscoped.filter(pk=request.pk).update(after_call_on=today())
    afterwards.after_call(request=request, actor=lantern.at_work("wim"), once=once,
                          happened_on=today(), outcome="SPOKEN", said="Goed.")  # fmt: skip


def offers(lantern, request, once):
    referring.offer(request=request, actor=lantern.at_work("cora"), once=once,
                    offered=support.offer())  # fmt: skip


def hands_over(lantern, request, once):
    made = Referral.unscoped.filter(request=request).first() or support.offered(lantern, request)
    if made.state == "OFFERED":
        support.answered(lantern, request, made)
    support.handed(lantern, request, made, once=once)


def answers(lantern, request, once):
    made = Referral.unscoped.filter(request=request).first() or support.offered(lantern, request)
    support.answered(lantern, request, made, once=once)


def consents(lantern, request, once):
    consenting.record_consent(request=request, actor=lantern.at_work("wim"), once=once,
                              answered_on=today(), answer="GIVEN", told="Een moeder.",
                              how="PHONE")  # fmt: skip


def proposes(lantern, request, once):
    if not HelpConsent.unscoped.filter(request=request).exists():
        matched.asks(lantern, request)
        matched.wishes(lantern, request)
    confidant = making.Confidant.unscoped.first() or making.a_confidant(lantern)
    proposing.propose(request=request, actor=lantern.at_work("cora"), once=once,
                      confidant=confidant.pk, why="Luistert goed.")  # fmt: skip


DEEDS = {
    closes: HelpNote,
    calls_after: HelpNote,
    hands_over: HelpNote,
    offers: Referral,
    answers: HelpConsent,
    consents: HelpConsent,
    proposes: MatchProposal,
}


@pytest.mark.parametrize("deed", DEEDS)
def test_the_number_of_one_form_never_counts_as_done_for_another_request(lantern, deed):
    once, other = uuid4(), making.a_request(lantern, code=True)
    deed(lantern, making.a_request(lantern, code=True), once)
    with pytest.raises(NotNow, match="niet meer geldig"):
        deed(lantern, other, once)
    assert not DEEDS[deed].unscoped.filter(request=other, pk=once).exists()


@pytest.mark.parametrize("deed", DEEDS)
def test_sent_twice_for_the_same_request_it_is_stored_once(lantern, deed):
    once, request = uuid4(), making.a_request(lantern, code=True)
    deed(lantern, request, once)
    with pytest.raises(AlreadyRecorded):
        deed(lantern, request, once)
    assert DEEDS[deed].unscoped.filter(request=request, pk=once).count() == 1


def test_a_talk_with_one_confidant_never_counts_as_done_for_another(lantern):
    vera, koen = making.a_confidant(lantern), making.a_confidant(lantern, "wout")
    said = {"actor": lantern.at_work("koos"), "once": uuid4(), "kind": "COACHING",
            "held_on": today(), "summary": "Het gaat goed.", "policy": "coach"}  # fmt: skip
    coaching.record_talk(confidant=vera, **said)
    with pytest.raises(AlreadyRecorded):
        coaching.record_talk(confidant=vera, **said)
    with pytest.raises(NotNow, match="niet meer geldig"):
        coaching.record_talk(confidant=koen, **said)
    assert not ConfidantTalk.unscoped.filter(confidant=koen).exists()


@pytest.mark.parametrize(("days", "said"), [(-8, "gekoppeld"), (1, "nog niet geweest")])
def test_a_contact_is_not_of_before_the_match_nor_of_a_day_to_come(lantern, days, said):
    match = making.a_match(lantern)
    with pytest.raises(NotNow, match=said):
        supporting.spoke(lantern, match, on=today() + timedelta(days=days))
    assert not HelpNote.unscoped.filter(match=match).exists()


@pytest.mark.parametrize("days", [-7, 0])
def test_a_contact_is_of_the_first_day_until_today(lantern, days):
    supporting.spoke(lantern, making.a_match(lantern), on=today() + timedelta(days=days))
    assert HelpNote.unscoped.count() == 1
    assert out_of_time(today(), today(), today()) == ""
