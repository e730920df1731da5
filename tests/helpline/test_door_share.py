"""With the code, a caller reads what would be shared with whom, word for word, and answers there
themself: yes, no, or a yes taken back (H-09)."""

import pytest

from tests.helpline import making, support
from tests.helpline.at_the_door import Visitor, carried, text_of
from zorgvuldig import walls
from zorgvuldig.helpline import coming_back
from zorgvuldig.helpline.actions import referring as offering
from zorgvuldig.helpline.models import HelpConsent, HelpRequest, Referral
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import GateShut

pytestmark = pytest.mark.django_db
ASKED = {
    "nl": "Mogen wij dit delen?",
    "en": "May we share this?",
    "ar": "هل تسمحون لنا بأن نُخبر غيرنا بهذا؟",
    "tr": "Bunu paylaşabilir miyiz?",
}


@pytest.fixture
def offered_to(lantern):
    """A mother wrote; Cora offers her other help. Returns her, her code and the request."""

    def begin(language="nl", **changed):
        lantern.at_work("cora")
        mother = Visitor(language)
        code = mother.has_written()
        lantern.at_work("cora")
        known = {"state": "TRIAGED", "kind": "SUPPORT", "danger": "NO", "caller_age": "GE18"}
        HelpRequest.unscoped.update(**known)
        request = HelpRequest.unscoped.select_related("key").get()
        support.offered(lantern, request, **changed)
        return mother, code, request

    return begin


def answers(mother, page, said, **other):
    return mother.sends("gesprek/delen", {**carried(page), "answer": said} | other)


def now(lantern):
    lantern.at_work("cora")
    return Referral.unscoped.select_related("request__key").get()


@pytest.mark.parametrize("language", ASKED)
def test_she_reads_exactly_what_would_be_told_to_whom(offered_to, language):
    mother, code, _ = offered_to(language)
    text = text_of(mother.comes_back(code))
    assert ASKED[language] in text
    for written in support.WORDS.values():
        assert written in text


@pytest.mark.gate("H-09", "releases")
def test_her_yes_on_the_page_counts_and_she_is_handed_over(offered_to, lantern):
    mother, code, request = offered_to()
    text = text_of(answers(mother, mother.comes_back(code), "GIVEN"))
    assert "Uw ja geldt voor deze tekst en deze ontvanger" in text
    made = now(lantern)
    assert made.state == "AGREED"
    consent = HelpConsent.unscoped.get()
    assert consent.recorded_by is None
    assert "Nederlands" in consent.words(request.key)["told"]
    said = LogEntry.unscoped.get(event_type="help_referral.answered")
    assert (said.user_role, said.source_ip) == ("CALLER", None)
    support.handed(lantern, request, made)
    assert now(lantern).state == "HANDED_OVER"


@pytest.mark.gate("H-09", "refuses")
def test_a_yes_to_a_text_that_changed_while_she_read_is_not_stored(offered_to, lantern):
    mother, code, request = offered_to()
    page = mother.comes_back(code)
    changes(lantern, request)
    answer = answers(mother, page, "GIVEN")
    text = text_of(answer)
    assert "De tekst is intussen veranderd" in text
    assert "Iets heel anders." in text
    assert now(lantern).state == "OFFERED"
    assert HelpConsent.unscoped.count() == 0
    with pytest.raises(GateShut) as refusal:
        support.handed(lantern, request, now(lantern))
    assert refusal.value.gate == "H-09"
    answers(mother, answer, "GIVEN")
    assert now(lantern).state == "AGREED"


def test_her_no_erases_the_words_at_once(offered_to, lantern):
    mother, code, request = offered_to()
    text = text_of(answers(mother, mother.comes_back(code), "REFUSED"))
    assert "Wij delen dit niet, en de tekst is gewist" in text
    assert support.WORDS["recipient"] not in text
    assert (now(lantern).state, now(lantern).words(request.key)) == ("REFUSED", {})


@pytest.mark.gate("H-09", "refuses")
def test_a_yes_she_takes_back_works_at_once(offered_to, lantern):
    mother, code, request = offered_to()
    page = answers(mother, mother.comes_back(code), "GIVEN")
    assert "U mag uw ja altijd intrekken" in text_of(page)
    text = text_of(answers(mother, page, "WITHDRAWN"))
    assert "Uw ja is ingetrokken" in text
    made = now(lantern)
    assert (made.state, made.words(request.key)) == ("REFUSED", {})
    with pytest.raises(GateShut) as refusal:
        support.handed(lantern, request, made)
    assert refusal.value.gate == "H-09"


def test_after_the_hand_over_a_yes_taken_back_works_from_now_on(offered_to, lantern):
    mother, code, request = offered_to()
    answers(mother, mother.comes_back(code), "GIVEN")
    support.handed(lantern, request, now(lantern))
    page = mother.comes_back(code)
    assert "kunnen wij niet terughalen" in text_of(page)
    answers(mother, page, "WITHDRAWN")
    assert (now(lantern).state, now(lantern).words(request.key)) == ("HANDED_OVER", {})


@pytest.mark.parametrize("said", ["GIVEN", "REFUSED"])
def test_sent_twice_it_is_stored_once_and_says_the_same(offered_to, lantern, said):
    mother, code, _ = offered_to()
    page = mother.comes_back(code)
    first, second = (text_of(answers(mother, page, said)) for _ in range(2))
    assert first.count('role="status"') == second.count('role="status"') == 1
    assert (
        first[first.index('role="status"') :][:80] == second[second.index('role="status"') :][:80]
    )
    lantern.at_work("cora")
    assert HelpConsent.unscoped.count() == 1


def test_without_the_talk_or_a_form_of_ours_nothing_is_answered(offered_to, lantern):
    mother, code, _ = offered_to()
    page = mother.comes_back(code)
    assert answers(mother, page, "GIVEN", talk="x").status_code == 422
    answers(mother, page, "GIVEN", once="zelfverzonnen")
    answers(mother, page, "GIVEN", shown="0" * 64)
    assert now(lantern).state == "OFFERED"


def test_somebody_elses_text_is_not_answered(offered_to, lantern):
    mother, code, _ = offered_to()
    theirs = carried(mother.comes_back(code))
    other = making.a_request(lantern, taken=False)
    lantern.at_work("cora")
    other.code_digest = coming_back.digest(mine := coming_back.new_code(), other.organisation_id)
    other.save()
    walls.say(organisation=None)
    stranger = Visitor(address="198.51.100.9")
    talk = carried(stranger.comes_back(mine))
    assert "referral" not in talk
    stranger.sends("gesprek/delen", {**theirs, "talk": talk["talk"], "answer": "GIVEN"})
    assert now(lantern).state == "OFFERED"


def changes(lantern, request, text="Iets heel anders."):
    offering.change(referral=now(lantern), request=request, actor=lantern.at_work("cora"),
                    offered=support.offer(words={"information": text}))  # fmt: skip


@pytest.mark.gate("H-09", "refuses")
@pytest.mark.parametrize("handed_over", [False, True])
def test_a_no_on_a_page_from_before_her_yes_takes_the_yes_back(offered_to, lantern, handed_over):
    mother, code, request = offered_to()
    page = mother.comes_back(code)
    answers(mother, page, "GIVEN")
    if handed_over:
        support.handed(lantern, request, now(lantern))
    for _ in range(2):
        assert "Uw ja is ingetrokken" in text_of(answers(mother, page, "REFUSED"))
    made = now(lantern)
    assert made.words(request.key) == {}
    assert made.state == ("HANDED_OVER" if handed_over else "REFUSED")
    assert set(HelpConsent.unscoped.values_list("answer", flat=True)) == {"WITHDRAWN"}


def test_a_yes_taken_back_after_the_text_changed_is_a_no_to_it(offered_to, lantern):
    mother, code, request = offered_to()
    page = answers(mother, mother.comes_back(code), "GIVEN")
    changes(lantern, request)
    text = text_of(answers(mother, page, "WITHDRAWN"))
    assert "Wij delen dit niet, en de tekst is gewist" in text
    assert (now(lantern).state, now(lantern).words(request.key)) == ("REFUSED", {})


@pytest.mark.gate("H-09", "refuses")
def test_nobody_is_thanked_for_a_yes_to_a_text_that_changed_since(offered_to, lantern):
    mother, code, request = offered_to()
    page = mother.comes_back(code)
    answers(mother, page, "GIVEN")
    changes(lantern, request)
    text = text_of(answers(mother, page, "GIVEN"))
    assert "De tekst is intussen veranderd" in text
    assert "Iets heel anders." in text
    assert now(lantern).state == "OFFERED"


@pytest.mark.gate("H-09", "refuses")
def test_nor_for_a_yes_she_took_back(offered_to):
    mother, code, _ = offered_to()
    page = mother.comes_back(code)
    answers(mother, answers(mother, page, "GIVEN"), "WITHDRAWN")
    text = text_of(answers(mother, page, "GIVEN"))
    assert "Uw antwoord past niet meer bij hoe het nu staat" in text
    assert "Dank u." not in text


def test_a_yes_on_two_pages_says_the_same(offered_to):
    mother, code, _ = offered_to()
    pages = [mother.comes_back(code) for _ in range(2)]
    assert all("Dank u. Uw ja" in text_of(answers(mother, page, "GIVEN")) for page in pages)


@pytest.mark.parametrize("wrong", [{"answer": "MISSCHIEN"}, {"referral": "x"}, {"shown": ""}])
def test_a_form_that_is_not_right_is_told_that_nothing_was_stored(offered_to, lantern, wrong):
    mother, code, _ = offered_to()
    text = text_of(answers(mother, mother.comes_back(code), "GIVEN", **wrong))
    assert "Er is niets vastgelegd." in text
    assert now(lantern).state == "OFFERED"
