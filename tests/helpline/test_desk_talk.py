"""A talk on the line: danger first, no names, and nothing to fill in that is not needed."""

from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import desk, making
from zorgvuldig.helpline import jobs
from zorgvuldig.helpline.access import requests as access
from zorgvuldig.helpline.actions import talking
from zorgvuldig.helpline.models import CallBack, HelpNote, HelpRequest
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut, NotNow

pytestmark = pytest.mark.django_db
NEW = "/hulplijn/nieuw/"


def sent(lantern, by="wim", **more):
    """The form of a new talk, filled in with next to nothing."""
    fields = {"once": str(uuid4()), "danger": "NO", "said": "Mijn zoon praat niet meer.",
              "caller_role": "PARENT", "caller_age": "GE18", "relation": "CHILD",
              "age_band": "A16_17", "language": "nl", "channel": "PHONE", "whose": "CALLER",
              "happened_on": timezone.localdate().isoformat(), **more}  # fmt: skip
    return signed_in(lantern.at_work(by)).post(NEW, fields)


@pytest.mark.gate("H-02", "refuses")
def test_nothing_is_stored_before_danger_was_asked(lantern):
    with pytest.raises(GateShut) as refusal:
        desk.began(lantern, danger="")
    assert refusal.value.gate == "H-02"
    assert sent(lantern, danger="").status_code == 422
    assert HelpRequest.unscoped.count() == 0


@pytest.mark.gate("H-02", "refuses")
def test_a_further_talk_asks_it_again(lantern):
    request = making.a_request(lantern)
    with pytest.raises(GateShut) as refusal:
        talk_again(lantern, request, danger="")
    assert refusal.value.gate == "H-02"


@pytest.mark.gate("H-02", "releases")
@pytest.mark.parametrize("danger", ["YES", "NO", "UNCLEAR"])
def test_any_answer_lets_the_talk_be_stored(lantern, danger):
    assert desk.began(lantern, danger=danger).danger == danger


@pytest.mark.gate("H-02", "releases")
def test_danger_is_stored_without_another_word_and_shows_112(lantern):
    response = sent(lantern, danger="YES", said="")
    assert response.status_code == 302
    page = signed_in(lantern.at_work("wim")).get(response["Location"]).content.decode()
    assert "Bel meteen 112" in page


@pytest.mark.parametrize("danger", ["YES", "UNCLEAR"])
def test_the_coordinator_hears_of_danger_in_a_mail_that_says_nothing(lantern, danger, monkeypatch):
    deferred = []
    monkeypatch.setattr(jobs.something_waits, "defer", lambda **known: deferred.append(known))
    request = desk.began(lantern, danger=danger)
    cora = lantern.cora.membership
    assert deferred == [{"organisation_id": cora.organisation_id, "membership_id": cora.pk}]
    assert HelpRequest.unscoped.get(pk=request.pk).danger_told_on is not None
    jobs.something_waits(**deferred[0])
    (letter,) = mail.outbox
    assert letter.to == ["cora@voorbeeld.example"]
    said = f"{letter.subject} {letter.body}".lower()
    assert not [word for word in ("gevaar", "hulp", request.reference.lower()) if word in
                said.replace("/hulplijn/", "")]  # fmt: skip


def test_no_danger_wakes_nobody(lantern, monkeypatch):
    monkeypatch.setattr(jobs.something_waits, "defer", lambda **known: pytest.fail("woken"))
    assert desk.began(lantern, danger="NO").danger_told_on is None


def test_danger_in_a_later_talk_is_told_too(lantern, monkeypatch):
    request, deferred = making.a_request(lantern), []
    monkeypatch.setattr(jobs.something_waits, "defer", lambda **known: deferred.append(known))
    talk_again(lantern, request, danger="YES")
    assert len(deferred) == 1
    talk_again(lantern, request, danger="YES")
    assert len(deferred) == 1


def talk_again(lantern, request, by="wim", **more):
    talking.talk_again(
        request=request,
        actor=lantern.at_work(by),
        once=uuid4(),
        happened_on=timezone.localdate(),
        talk=talking.Talk(**{"danger": "NO", "words": {"said": "Het gaat iets beter."}, **more}),
    )


@pytest.mark.gate("H-03", "refuses")
@pytest.mark.parametrize(
    "worry", ["Zijn zoon Karim komt niet meer buiten.", "De zoon is geradicaliseerd."]
)
def test_the_worry_holds_no_name_and_no_label(lantern, worry):
    with pytest.raises(GateShut) as refusal:
        desk.began(lantern, about={"worry": worry})
    assert refusal.value.gate == "H-03"
    assert sent(lantern, worry=worry).status_code == 422
    assert HelpRequest.unscoped.count() == 0


@pytest.mark.gate("H-03", "releases")
def test_gewone_words_pass_and_the_caller_may_say_any_name(lantern):
    said = {"said": "Mijn zoon Karim praat over niets anders."}
    request = desk.began(lantern, words=said)
    note = HelpNote.unscoped.get(request=request)
    assert note.words(request.key) == said
    assert request.words() == {"worry": "De zoon komt bijna niet meer buiten."}


def test_what_only_might_be_a_name_passes_when_somebody_looked(lantern):
    about = {"worry": "De zoon wil weg uit Nijmegen."}
    with pytest.raises(GateShut):
        desk.began(lantern, about=about)
    assert desk.began(lantern, about=about, looked=True).words() == about


@pytest.mark.gate("H-01", "releases")
def test_a_whole_talk_is_stored_without_a_name_and_lands_on_its_page(lantern):
    response = sent(lantern, kind="ADVICE", reason="Wil weten wat te doen.",
                    topics=["STAY_IN_TOUCH"], advice="Blijf samen eten.")  # fmt: skip
    request = HelpRequest.unscoped.select_related("key").get()
    assert response["Location"] == f"/hulplijn/{request.reference}/"
    assert (request.state, request.kind, request.first_contact_on) == (
        "ADVISED", "ADVICE", timezone.localdate())  # fmt: skip
    assert request.taken_by == lantern.wim.membership
    kinds = sorted(access.notes_of(request).values_list("kind", flat=True))
    assert kinds == ["ADVICE", "TALK", "TRIAGE"]
    assert not CallBack.unscoped.exists()


@pytest.mark.gate("H-01", "refuses")
def test_a_name_that_serves_nothing_is_not_kept(lantern):
    response = sent(lantern, name="Mevrouw Vlasbloem")
    assert response.status_code == 422
    assert "Een naam is hier niet nodig" in response.content.decode()
    assert HelpRequest.unscoped.count() == 0


def test_sent_twice_it_is_stored_once(lantern):
    once = str(uuid4())
    assert sent(lantern, once=once).status_code == 302
    assert sent(lantern, once=once).status_code == 302
    assert HelpRequest.unscoped.count() == 1
    with pytest.raises(AlreadyRecorded):
        talking.begin(actor=lantern.at_work("wim"), once=HelpRequest.unscoped.get().pk,
                      happened_on=timezone.localdate(), talk=desk.told())  # fmt: skip


def test_nobody_reached_leaves_the_promise_standing(lantern):
    request = making.a_request(lantern, state="NEW")
    talking.not_reached(request=request, actor=lantern.at_work("wim"), once=uuid4(),
                        happened_on=timezone.localdate(), how="Gebeld.")  # fmt: skip
    assert HelpRequest.unscoped.get(pk=request.pk).first_contact_on is None
    talk_again(lantern, request)
    assert HelpRequest.unscoped.get(pk=request.pk).first_contact_on == timezone.localdate()


def test_a_talk_takes_the_request_that_nobody_took(lantern):
    request = making.a_request(lantern, taken=False)
    talk_again(lantern, request, by="wout")
    assert HelpRequest.unscoped.get(pk=request.pk).taken_by == lantern.wout.membership


def test_who_has_no_code_cannot_be_written_to(lantern):
    request = making.a_request(lantern)
    with pytest.raises(NotNow, match="geen code"):
        talking.write_back(request=request, actor=lantern.at_work("wim"), once=uuid4(),
                           happened_on=timezone.localdate(), text="Dag.")  # fmt: skip
    HelpRequest.unscoped.filter(pk=request.pk).update(code_digest=b"iets")
    talking.write_back(request=request, actor=lantern.at_work("wim"), once=uuid4(),
                       happened_on=timezone.localdate(), text="Dag.")  # fmt: skip
    assert HelpRequest.unscoped.get(pk=request.pk).first_contact_on == timezone.localdate()


def test_a_talk_for_work_gets_advice_and_the_questions_of_the_handbook(lantern):
    request = making.a_request(lantern, caller_role="PROFESSIONAL")
    page = signed_in(lantern.at_work("wim")).get(f"/hulplijn/{request.reference}/").content.decode()
    assert "bespreek de situatie zonder namen" in page
    desk.advised(lantern, request, topics=["CASE_WITHOUT_NAMES"])
    assert HelpRequest.unscoped.get(pk=request.pk).state == "ADVISED"
