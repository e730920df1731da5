"""Not sharing is weighed with a colleague who knows of it and answers themselves."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.dossiers.conftest import entry
from tests.dossiers.sharing.pages import address
from tests.dossiers.sharing.story import fresh, proposal, weighed
from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.actions import proposing, talks
from zorgvuldig.dossiers.models import Concurrence, DecisionRecord
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def answered(case, agreed):
    asked = Concurrence.unscoped.get()
    bram = case.town.at_work("bram")
    talks.answer_concurrence(concurrence=asked, actor=bram, agreed=agreed)
    case.town.at_work("anna")


def test_the_colleague_is_asked_in_the_same_breath(case, signed_in):
    signed = weighed(case)
    asked = Concurrence.unscoped.get()
    assert (asked.kind, asked.disclosure_id) == ("NOT_SHARING", case.proposal.pk)
    assert (asked.second_person, asked.agreed) == (case.town.bram.person, None)
    assert signed.weighed_with == case.town.bram.person
    assert asked.entry.words(case.dossier.key) == {
        "reason": "Het lukt zonder",
        "about": "Niet delen met Contactpunt Rivierstad. In plaats daarvan: Wij praten door",
    }
    bram = signed_in(case.town.bram)
    url = reverse("dossiers:answer", args=[asked.pk])
    assert url in bram.get(reverse("day:today")).text
    assert "Het lukt zonder" in bram.get(url).text


@pytest.mark.parametrize(
    ("answer", "said"), [(None, "nog geen antwoord"), (True, "akkoord"), (False, "niet akkoord")]
)
def test_the_decision_shows_what_the_colleague_said(case, signed_in, answer, said):
    weighed(case)
    if answer is not None:
        answered(case, answer)
    page = signed_in(case.town.anna).get(address(case, "proposal"))
    assert f"Bram weegt mee: {said}." in page.text
    assert ("U bent het niet eens" in page.text) is (answer is False)


def disagreeing(case):
    """Who does not agree with which decision not to share, as the dossier page says it."""
    rows = sharing.shared_with(case.dossier)
    return [(row["id"], row["disagreed_by"]) for row in rows if row["disagreed_by"]]


def test_who_disagrees_is_heard_until_it_is_laid_before_the_decider(case):
    weighed(case)
    assert disagreeing(case) == []
    answered(case, False)
    assert disagreeing(case) == [(case.proposal.pk, "Bram")]
    again = proposal(case)
    assert len(disagreeing(case)) == 1
    proposing.submit(proposal=fresh(again), actor=case.town.at_work("anna"), today=TODAY())
    assert disagreeing(case) == []


def test_who_changes_their_mind_no_longer_disagrees(case):
    weighed(case)
    answered(case, False)
    answered(case, True)
    assert disagreeing(case) == []


@pytest.mark.parametrize("name", ["hugo", "frank", "gerda", "chaima", "anna"])
def test_who_may_not_be_involved_is_not_asked(case, name):
    colleague = case.town.actors[name].membership
    with pytest.raises(NotNow):
        weighed(case, weighed_with=colleague)
    assert (DecisionRecord.unscoped.count(), Concurrence.unscoped.count()) == (0, 0)
    assert fresh(case.proposal).state == "DRAFT"


def test_sent_twice_the_colleague_is_asked_once(case):
    once = entry()["once"]
    weighed(case, once=once)
    with pytest.raises(AlreadyRecorded):
        weighed(case, once=once)
    assert Concurrence.unscoped.count() == 1
