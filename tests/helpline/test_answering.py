"""First the caller, then the confidant; and no name before it is known that they are strangers."""

from uuid import uuid4

import pytest
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import making, matched
from zorgvuldig.handbook import helpline as handbook
from zorgvuldig.handbook import read
from zorgvuldig.helpline.access import asked as asked_access
from zorgvuldig.helpline.access import proposals as access
from zorgvuldig.helpline.access import reminders
from zorgvuldig.helpline.actions import answering, receiving
from zorgvuldig.helpline.models import Confidant, HelpRequest, Match, MatchProposal
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut, NotNow

pytestmark = pytest.mark.django_db


def refused(deed):
    with pytest.raises(GateShut) as refusal:
        deed()
    return refusal.value.gate


def state(proposal):
    """Of the proposal and of its request, as they are stored."""
    return (
        MatchProposal.unscoped.get(pk=proposal.pk).state,
        HelpRequest.unscoped.get(pk=proposal.request_id).state,
    )


def declares(lantern, proposal, could_know, name="vera"):
    answering.confidant_declares(proposal, lantern.at_work(name), could_know=could_know)


def says(lantern, proposal, yes, name="vera"):
    return answering.confidant_answers(proposal, lantern.at_work(name), yes=yes)


# the caller


def test_the_caller_sees_a_first_name_and_no_surname_address_or_town(lantern):
    profile = access.profile_for_caller(matched.proposed(lantern).request)
    assert profile["first_name"] == "Vera"
    assert "Vlasbloem" not in str(profile)
    assert "Nijmegen" not in str(profile)
    assert set(profile) == {"proposal", "first_name", "languages", "gender", "regions", "about"}


def test_yes_asks_the_confidant(lantern):
    proposal = matched.caller_says(lantern, matched.proposed(lantern))
    assert state(proposal) == ("TO_CONFIDANT", "MATCH_PROPOSED")
    assert access.profile_for_caller(proposal.request) is None
    assert reminders.confidants_asked(timezone.localdate()) == {lantern.vera.person.pk}


def test_somebody_else_without_a_reason_and_the_next_can_be_proposed_at_once(lantern):
    proposal = matched.caller_says(lantern, matched.proposed(lantern), yes=False)
    assert state(proposal) == ("REFUSED", "TRIAGED")
    yara = making.a_confidant(lantern, "yara")
    assert matched.proposes(lantern, proposal.request, yara).state == "TO_CALLER"


def test_who_was_refused_comes_back_only_after_talking_about_the_wishes_again(lantern):
    proposal = matched.caller_says(lantern, matched.proposed(lantern), yes=False)
    request, vera = proposal.request, proposal.confidant
    assert refused(lambda: matched.proposes(lantern, request, vera)) == "H-06"
    matched.wishes(lantern, request)
    assert matched.proposes(lantern, request, vera).state == "TO_CALLER"


def test_an_answer_never_falls_on_another_proposal(lantern):
    old = matched.caller_says(lantern, matched.proposed(lantern), yes=False)
    new = matched.proposes(lantern, old.request, making.a_confidant(lantern, "yara"))
    with pytest.raises(NotNow):
        answering.caller_answers(old.request, lantern.at_work("wim"), True, proposal=old.pk)
    assert state(new) == ("TO_CALLER", "MATCH_PROPOSED")


def test_sent_twice_the_answer_counts_once(lantern):
    proposal = matched.asked(lantern)
    with pytest.raises(AlreadyRecorded):
        matched.caller_says(lantern, proposal)
    assert state(proposal) == ("TO_CONFIDANT", "MATCH_PROPOSED")


def test_the_caller_answers_with_the_code_and_the_logbook_knows_nothing_of_them(lantern):
    request = matched.proposed(lantern).request
    answering.caller_answers(request, Caller(request.organisation_id), True)
    line = LogEntry.unscoped.get(event_type="help_proposal.caller_answered")
    assert (line.auth_policy, line.source_ip, line.user_id) == ("caller", None, None)


def test_the_worker_reads_it_out_and_lays_the_answer_down(lantern):
    proposal = matched.proposed(lantern)
    client, url = signed_in(lantern.at_work("wim")), f"/hulplijn/{proposal.request.reference}/"
    text = client.get(f"{url}voorstel/antwoord/").content.decode()
    assert "Vera" in text
    assert "Vlasbloem" not in text
    said = {"once": uuid4(), "proposal": proposal.pk, "answer": "OTHER"}
    assert client.post(f"{url}voorstel/antwoord/", said).status_code == 302
    assert state(proposal) == ("REFUSED", "TRIAGED")
    assert client.post(f"{url}voorstel/antwoord/", said).status_code == 302


# the confidant


@pytest.mark.gate("H-12", "refuses")
def test_no_answer_and_no_match_before_it_is_said_whether_they_could_know_each_other(lantern):
    proposal = matched.asked(lantern)
    for yes in (True, False):
        assert refused(lambda yes=yes: says(lantern, proposal, yes)) == "H-12"
    assert state(proposal) == ("TO_CONFIDANT", "MATCH_PROPOSED")
    assert asked_access.told_to(proposal) == ""


@pytest.mark.gate("H-12", "releases")
def test_who_does_not_know_them_may_say_yes_and_then_there_is_a_match(lantern):
    proposal = matched.asked(lantern)
    declares(lantern, proposal, could_know=False)
    assert asked_access.told_to(proposal) == "Een moeder maakt zich zorgen om haar zoon."
    match = says(lantern, proposal, yes=True)
    assert state(proposal) == ("MATCHED", "MATCHED")
    assert (match.confidant_id, match.proposal_id) == (proposal.confidant_id, proposal.pk)


@pytest.mark.gate("H-12", "refuses")
def test_who_could_know_them_hears_no_more_and_is_never_proposed_for_them_again(lantern):
    proposal = matched.asked(lantern)
    declares(lantern, proposal, could_know=True)
    assert state(proposal) == ("CONFLICT", "TRIAGED")
    matched.wishes(lantern, proposal.request)
    vera = proposal.confidant
    assert refused(lambda: matched.proposes(lantern, proposal.request, vera)) == "H-06"
    assert matched.proposes(lantern, matched.to_match(lantern), vera).state == "TO_CALLER"


@pytest.mark.gate("H-06", "refuses")
def test_a_confidant_is_not_asked_before_the_caller_said_yes(lantern):
    proposal = matched.proposed(lantern)
    with pytest.raises(NotNow):
        declares(lantern, proposal, could_know=False)
    MatchProposal.unscoped.filter(pk=proposal.pk).update(state="TO_CONFIDANT", conflict=False)
    assert refused(lambda: says(lantern, proposal, yes=True)) == "H-06"
    assert Match.unscoped.count() == 0


def test_no_without_a_reason_and_the_next_is_chosen(lantern):
    proposal = matched.asked(lantern)
    declares(lantern, proposal, could_know=False)
    assert says(lantern, proposal, yes=False) is None
    assert state(proposal) == ("DECLINED", "TRIAGED")


@pytest.mark.gate("H-05", "refuses")
def test_a_yes_that_was_taken_back_makes_no_match(lantern):
    proposal = matched.asked(lantern)
    declares(lantern, proposal, could_know=False)
    access.consents_of(proposal.request).update(
        answer="WITHDRAWN", withdrawn_on=timezone.localdate()
    )
    assert refused(lambda: says(lantern, proposal, yes=True)) == "H-05"


def test_whose_papers_ran_out_meanwhile_does_not_begin(lantern):
    proposal = matched.asked(lantern)
    declares(lantern, proposal, could_know=False)
    Confidant.unscoped.update(away_from=timezone.localdate())
    with pytest.raises(NotNow) as refusal:
        says(lantern, proposal, yes=True)
    assert "coördinator" in refusal.value.sentence


def test_the_place_that_is_held_is_theirs(lantern):
    Confidant.unscoped.filter(pk=(proposal := matched.asked(lantern)).confidant_id).update(
        most_matches=1
    )
    declares(lantern, proposal, could_know=False)
    assert says(lantern, proposal, yes=True) is not None


# the confidant's page


def page(lantern, proposal, name="vera"):
    return signed_in(lantern.at_work(name)).get(f"/hulplijn/gevraagd/{proposal.pk}/")


def answer(lantern, proposal, **said):
    client = signed_in(lantern.at_work("vera"))
    return client.post(f"/hulplijn/gevraagd/{proposal.pk}/", {"once": uuid4(), **said})


@pytest.mark.gate("H-12", "refuses")
def test_the_page_shows_neutral_facts_and_the_circle_and_no_name(lantern):
    proposal = matched.proposed(lantern, circle="de voetbalclub", region="Rivierland")
    reach = receiving.Reach(name="Mevrouw Zwijgzaam", phone="verzonnen nummer")
    receiving.keep_call_back(proposal.request, actor=lantern.at_work("wim"), reach=reach)
    matched.caller_says(lantern, proposal)
    text = page(lantern, proposal).content.decode()
    for shown in ("de voetbalclub", "Rivierland", "Zoon of dochter", "Nederlands"):
        assert shown in text
    for hidden in (
        "Zwijgzaam",
        "verzonnen nummer",
        "buiten",
        "Een moeder",
        proposal.request.reference,
    ):
        assert hidden not in text
    answer(lantern, proposal, conflict="NO")
    text = page(lantern, proposal).content.decode()
    assert "Een moeder maakt zich zorgen" in text
    assert "Zwijgzaam" not in text


@pytest.mark.gate("H-12", "releases")
def test_two_taps_on_a_phone_make_a_match(lantern):
    proposal = matched.asked(lantern)
    assert answer(lantern, proposal, conflict="NO")["Location"].endswith(f"/{proposal.pk}/")
    assert answer(lantern, proposal, answer="YES").status_code == 302
    assert Match.unscoped.get().proposal_id == proposal.pk
    again = answer(lantern, proposal, answer="YES")
    assert again.status_code == 302
    assert Match.unscoped.count() == 1


def test_a_no_on_the_second_page_is_not_read_as_a_yes_to_the_first(lantern):
    proposal = matched.asked(lantern)
    assert answer(lantern, proposal, answer="YES").status_code == 422
    assert state(proposal) == ("TO_CONFIDANT", "MATCH_PROPOSED")


def test_a_confidant_sees_nothing_of_a_question_that_is_not_theirs(lantern):
    proposal = matched.asked(lantern)
    for name in ("yara", "wim", "cora", "koos", "chris"):
        assert page(lantern, proposal, name).status_code == 404
    lantern.at_work("fenna")
    denied = LogEntry.unscoped.filter(event_type="help_proposal.read", outcome="denied")
    assert denied.filter(user_id=lantern.yara.person.pseudonym).count() == 1


def test_a_confidant_sees_nothing_before_the_caller_said_yes(lantern):
    proposal = matched.proposed(lantern)
    assert page(lantern, proposal).status_code == 404


def test_after_answering_there_is_nothing_left_to_read(lantern):
    proposal = matched.asked(lantern)
    declares(lantern, proposal, could_know=True)
    assert page(lantern, proposal)["Location"] == "/hulplijn/"


def test_every_language_that_is_asked_for_has_a_name_on_the_public_page():
    for language in ("nl", "en", "ar", "tr"):
        words = handbook.words(language, organisation="x", days=2, number="112")
        assert set(words["page"]["proposal"]["spoken"]) == set(read("codes")["help_spoken"])


@pytest.mark.gate("H-12", "refuses")
def test_a_name_that_the_caller_typed_as_region_is_not_read_before_the_yes(lantern):
    proposal = matched.asked(lantern)
    request = proposal.request
    assert asked_access.neutral_facts(proposal)["region"] == "Rivierland"
    request.sealed = request.key.seal({"region": "Bij Tiel, mijn zoon Karim"}, request.pk)
    assert asked_access.neutral_facts(proposal)["region"] == ""
