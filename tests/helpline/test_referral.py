"""Other help is offered, and the caller says yes to each recipient apart (H-09)."""

from uuid import uuid4

import pytest
from django.utils import timezone

from tests.helpline import making, support
from zorgvuldig.helpline import referring
from zorgvuldig.helpline.actions import referring as offering
from zorgvuldig.helpline.models import HelpConsent, HelpRequest, Referral
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.privacy.actions.replaying import FORGET
from zorgvuldig.recording.refusals import AlreadyRecorded, ChangedMeanwhile, GateShut, NotNow
from zorgvuldig.vault.models import Erasure

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_(lantern):
    return making.a_request(lantern)


def test_an_offer_is_written_down_before_anybody_hears_anything(lantern, request_):
    made = support.offered(lantern, request_)
    request_.refresh_from_db()
    assert request_.state == "REFERRAL_OFFERED"
    assert made.words(request_.key)["recipient"] == "Maatschappelijk werk Rivierland, Noor"
    assert made.advice["reason_code"] == "ASK_FIRST"
    assert LogEntry.unscoped.filter(event_type="help_referral.offered").count() == 1


def test_on_the_row_stand_codes_and_no_words(lantern, request_):
    made = support.offered(lantern, request_)
    words = [text for line in support.WORDS.values() for text in line.split("\n")]
    assert [text for text in words if text in f"{made.facts}{made.advice}"] == []


def test_an_offer_sent_twice_is_stored_once(lantern, request_):
    once, offer = uuid4(), support.offer()
    cora = lantern.at_work("cora")
    offering.offer(request=request_, actor=cora, once=once, offered=offer)
    with pytest.raises(AlreadyRecorded):
        offering.offer(request=request_, actor=cora, once=once, offered=offer)
    assert Referral.unscoped.count() == 1


@pytest.mark.gate("H-04", "refuses")
def test_a_serious_request_is_not_referred_by_one_alone(lantern):
    serious = making.a_request(lantern, kind="SERIOUS")
    with pytest.raises(GateShut) as refusal:
        support.offered(lantern, serious)
    assert refusal.value.gate == "H-04"


@pytest.mark.gate("H-04", "releases")
def test_after_somebody_looked_along_it_is_referred(lantern):
    serious = making.a_request(lantern, kind="SERIOUS")
    support.looked_along(lantern, serious)
    assert support.offered(lantern, serious).state == "OFFERED"


@pytest.mark.gate("H-08", "refuses")
def test_while_the_review_is_late_nothing_is_offered(lantern):
    match = making.a_match(lantern)
    for days in (6, 4, 2):
        support.noted(lantern, match.request, "CONTACT", days, match)
    with pytest.raises(GateShut) as refusal:
        support.offered(lantern, match.request)
    assert refusal.value.gate == "H-08"


@pytest.mark.gate("H-08", "releases")
def test_after_the_review_it_is_offered(lantern):
    match = making.a_match(lantern)
    for days in (6, 4, 2):
        support.noted(lantern, match.request, "CONTACT", days, match)
    support.noted(lantern, match.request, "REVIEW", 1, match)
    assert support.offered(lantern, match.request).state == "OFFERED"


@pytest.mark.gate("H-03", "refuses")
@pytest.mark.parametrize("about", ["CALLER", "PERSON_OF_CONCERN"])
def test_a_name_that_can_be_avoided_is_not_kept(lantern, request_, about):
    with pytest.raises(GateShut) as refusal:
        support.offered(lantern, request_, about=about, words={"person_name": "Daan"})
    assert refusal.value.gate == "H-03"


@pytest.mark.gate("H-03", "releases")
def test_a_name_that_cannot_be_avoided_stands_sealed_in_the_referral(lantern, request_):
    offer = support.offer(about="PERSON_OF_CONCERN", words={"person_name": "Daan"})
    made = offering.offer(request=request_, actor=lantern.at_work("cora"), once=uuid4(),
                          offered=offer, name_needed=True)  # fmt: skip
    assert made.words(request_.key)["person_name"] == "Daan"
    assert b"Daan" not in bytes(made.sealed)


def test_who_asks_help_for_themself_is_the_caller(lantern):
    own = making.a_request(lantern, relation="SELF", caller_role="YOUNG_PERSON")
    with pytest.raises(NotNow):
        support.offered(lantern, own, about="PERSON_OF_CONCERN")


@pytest.mark.gate("H-09", "refuses")
def test_without_a_yes_nobody_is_handed_over(lantern, request_):
    made = support.offered(lantern, request_)
    with pytest.raises(GateShut) as refusal:
        support.handed(lantern, request_, made)
    assert refusal.value.gate == "H-09"


@pytest.mark.gate("H-09", "refuses")
def test_a_yes_to_one_is_no_yes_to_another(lantern, request_):
    one, other = support.offered(lantern, request_), support.offered(lantern, request_)
    support.answered(lantern, request_, one)
    with pytest.raises(GateShut) as refusal:
        support.handed(lantern, request_, other)
    assert refusal.value.gate == "H-09"


@pytest.mark.gate("H-09", "refuses")
@pytest.mark.parametrize(
    "changed",
    [
        {"words": {"recipient": "De huisarts"}},
        {"words": {"information": "Dat zij zich zorgen maakt.\nDat haar zoon weg was."}},
        {"words": {"why": "Om het op te laten schrijven."}},
        {"words": {"use": "Noor zet het in een dossier."}},
        {"addressee": "MUNICIPAL_CONTACT"},
    ],
)
def test_another_recipient_or_information_after_the_yes_is_asked_again(lantern, request_, changed):
    made = support.offered(lantern, request_)
    support.answered(lantern, request_, made)
    offering.change(referral=made, request=request_, actor=lantern.at_work("cora"),
                    offered=support.offer(**changed))  # fmt: skip
    made.refresh_from_db()
    assert made.state == "OFFERED"
    assert made.advice["outcome"] == "NEED_CONSENT"
    with pytest.raises(GateShut) as refusal:
        support.handed(lantern, request_, made)
    assert refusal.value.gate == "H-09"


@pytest.mark.gate("H-09", "releases")
def test_after_a_yes_to_this_recipient_and_information_it_is_handed_over(lantern, request_):
    made = support.offered(lantern, request_)
    support.answered(lantern, request_, made)
    support.handed(lantern, request_, made)
    made.refresh_from_db()
    assert made.state == "HANDED_OVER"


def test_a_tick_that_changes_nothing_for_the_caller_is_not_asked_again(lantern, request_):
    made = support.offered(lantern, request_, known={"only_needed": False})
    support.answered(lantern, request_, made)
    offering.change(referral=made, request=request_, actor=lantern.at_work("cora"),
                    offered=support.offer())  # fmt: skip
    made.refresh_from_db()
    assert made.state == "AGREED"


def test_a_yes_to_what_stood_on_an_older_screen_is_not_stored(lantern, request_):
    made = support.offered(lantern, request_)
    old = referring.digest(referring.stored(made, request_))
    offering.change(referral=made, request=request_, actor=lantern.at_work("cora"),
                    offered=support.offer(words={"recipient": "De huisarts"}))  # fmt: skip
    with pytest.raises(ChangedMeanwhile):
        support.answered(lantern, request_, made, shown=old)
    assert HelpConsent.unscoped.count() == 0


def test_an_answer_sent_twice_is_stored_once(lantern, request_):
    made, once = support.offered(lantern, request_), uuid4()
    support.answered(lantern, request_, made, once=once)
    with pytest.raises(AlreadyRecorded):
        support.answered(lantern, request_, made, once=once)
    assert HelpConsent.unscoped.count() == 1


@pytest.mark.parametrize("answers", [["REFUSED"], ["GIVEN", "WITHDRAWN"]])
def test_after_a_no_the_words_go_at_once_and_the_codes_stay(lantern, request_, answers):
    made = support.offered(lantern, request_)
    for said in answers:
        support.answered(lantern, request_, made, said)
    made.refresh_from_db()
    request_.refresh_from_db()
    assert made.words(request_.key) == {}
    assert (made.state, made.addressee) == ("REFUSED", "EXTERNAL_PROFESSIONAL")
    assert request_.state == "ADVISED"
    told = [one.words(request_.key) for one in HelpConsent.unscoped.all()]
    assert told == [{}] * len(answers)
    assert Erasure.unscoped.get().object_type == "referral"


def test_a_withdrawn_yes_is_no_yes_any_more(lantern, request_):
    made = support.offered(lantern, request_)
    support.answered(lantern, request_, made)
    support.answered(lantern, request_, made, "WITHDRAWN")
    assert set(HelpConsent.unscoped.values_list("answer", flat=True)) == {"WITHDRAWN"}


def test_a_no_brings_a_caller_with_a_confidant_back_to_support(lantern):
    match = making.a_match(lantern)
    made = support.offered(lantern, match.request)
    support.answered(lantern, match.request, made, "REFUSED")
    match.request.refresh_from_db()
    assert match.request.state == "SUPPORTED"


def test_a_no_to_one_leaves_the_other_offer(lantern, request_):
    one, other = support.offered(lantern, request_), support.offered(lantern, request_)
    support.answered(lantern, request_, one, "REFUSED")
    request_.refresh_from_db()
    other.refresh_from_db()
    assert (request_.state, other.state) == ("REFERRAL_OFFERED", "OFFERED")


def test_what_was_refused_is_forgotten_again_after_a_backup(lantern, request_):
    made = support.offered(lantern, request_)
    back = (bytes(made.sealed), "OFFERED")
    support.answered(lantern, request_, made, "REFUSED")
    Referral.unscoped.update(sealed=back[0], state=back[1])
    HelpRequest.unscoped.update(state="REFERRAL_OFFERED")
    assert FORGET["referral"](made.pk) == 1
    made.refresh_from_db()
    request_.refresh_from_db()
    assert (made.words(request_.key), made.state, request_.state) == ({}, "STOPPED", "ADVISED")
    assert FORGET["referral"](made.pk) == 0


def test_a_stopped_offer_loses_its_words(lantern, request_):
    made = support.offered(lantern, request_)
    offering.stop(referral=made, request=request_, actor=lantern.at_work("cora"))
    made.refresh_from_db()
    assert (made.state, made.words(request_.key)) == ("STOPPED", {})


def test_who_refused_is_not_asked_again_on_the_same_offer(lantern, request_):
    made = support.offered(lantern, request_)
    support.answered(lantern, request_, made, "REFUSED")
    with pytest.raises(NotNow):
        support.answered(lantern, request_, made, "GIVEN")
    with pytest.raises(NotNow):
        offering.change(referral=made, request=request_, actor=lantern.at_work("cora"),
                        offered=support.offer())  # fmt: skip


def test_when_the_young_person_says_no_nothing_is_kept(lantern, request_):
    no = {"client_consent": "REFUSED"}
    with pytest.raises(NotNow):
        support.offered(lantern, request_, about="PERSON_OF_CONCERN", known=no)
    made = support.offered(lantern, request_, about="PERSON_OF_CONCERN")
    offering.change(referral=made, request=request_, actor=lantern.at_work("cora"),
                    offered=support.offer(about="PERSON_OF_CONCERN", known=no))  # fmt: skip
    made.refresh_from_db()
    assert (made.state, made.words(request_.key)) == ("STOPPED", {})


def test_the_day_of_the_answer_is_kept(lantern, request_):
    made = support.offered(lantern, request_)
    support.answered(lantern, request_, made)
    assert HelpConsent.unscoped.get().answered_on == timezone.localdate()
