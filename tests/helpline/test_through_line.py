"""A caller who left nothing but a code: the proposal, the answer and the confidant's words all go
through the talk behind the code, and nobody waits in silence."""

from datetime import date
from uuid import uuid4

import pytest

from tests.cast import signed_in
from tests.helpline import making, matched, support, supporting
from tests.helpline.at_the_door import a_mother, beside, carried, text_of
from zorgvuldig import walls
from zorgvuldig.helpline.actions import answering, contacts, proposing, stories
from zorgvuldig.helpline.models import HelpNote, HelpRequest, Match, MatchProposal
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut, NotNow

pytestmark = pytest.mark.django_db
NAME = {
    "nl": "Uw vertrouwenspersoon is:",
    "en": "The person who walks beside you is:",
    "ar": "الشخص الذي يرافقكم هو:",
    "tr": "Yanınızda olan kişi:",
}


@pytest.fixture
def mother_of(lantern):
    """A mother wrote and left only her code; Vera is beside her. Returns her, her code, the
    match."""

    def begin(language="nl"):
        mother, code, request = a_mother(lantern, language)
        match = making.a_match(lantern, request)
        walls.say(organisation=None)
        return mother, code, match

    return begin


def writes(mother, code, text, to=""):
    talk = mother.comes_back(code)
    return mother.sends("gesprek", {**carried(talk), "text": text, "to": to or beside(talk)})


def vera_writes(lantern, match, text="Dag, ik ben Vera."):
    contacts.write(match=match, actor=lantern.at_work("vera"), once=uuid4(),
                   happened_on=date.today(), text=text)  # fmt: skip


@pytest.mark.parametrize("language", NAME)
def test_she_reads_who_is_beside_her_and_what_vera_wrote(mother_of, lantern, language):
    mother, code, match = mother_of(language)
    vera_writes(lantern, match)
    text = text_of(mother.comes_back(code))
    assert NAME[language] in text
    assert "Dag, ik ben Vera." in text
    assert "Vlasbloem" not in text


def test_what_she_writes_to_vera_reaches_vera_and_what_she_writes_to_the_line_does_not(
    mother_of, lantern
):
    mother, code, match = mother_of()
    writes(mother, code, "Mag ik zondag schrijven?")
    writes(mother, code, "Vera praat te veel.", to="LINE")
    page = signed_in(lantern.vera).get(f"/hulplijn/mijn/{match.request.reference}/")
    assert "Mag ik zondag schrijven?" in text_of(page)
    assert "Vera praat te veel." not in text_of(page)
    assert "wacht op antwoord" in text_of(page)
    assert "wacht op antwoord" in text_of(signed_in(lantern.vera).get("/hulplijn/mijn/"))


def test_vera_writes_back_on_her_own_page(mother_of, lantern):
    mother, code, match = mother_of()
    writes(mother, code, "Bent u daar?")
    vera, place = signed_in(lantern.vera), f"/hulplijn/mijn/{match.request.reference}/schrijven/"
    typed = {"once": str(uuid4()), "text": "Ik ben hier.", "working_for": working_for(lantern)}
    assert vera.post(place, typed).status_code == 302
    text = text_of(mother.comes_back(code))
    assert "Ik ben hier." in text
    assert "U schreef, aan" in text
    assert "Bent u daar?" in text
    assert "wacht op antwoord" not in text_of(vera.get("/hulplijn/mijn/"))


def working_for(lantern):
    return lantern.vera.organisation.pk


def test_to_whom_is_asked_each_time_and_nothing_is_lost(mother_of, lantern):
    mother, code, _ = mother_of()
    answer = mother.sends("gesprek", {**mother.in_talk(code), "text": "Voor wie?"})
    assert answer.status_code == 422
    assert "Voor wie?</textarea>" in text_of(answer)
    lantern.at_work("cora")
    assert HelpNote.unscoped.filter(kind="MESSAGE_IN").count() == 1


def test_a_message_is_no_contact_by_itself_and_waits_for_no_review(mother_of, lantern):
    _, _, match = mother_of()
    for _ in range(4):
        vera_writes(lantern, match)
    lantern.at_work("vera")
    assert HelpNote.unscoped.filter(match=match, kind="CONTACT").count() == 0
    assert HelpRequest.unscoped.get().state == "MATCHED"


@pytest.mark.gate("H-07", "refuses")
def test_who_is_a_confidant_writes_to_nobody_elses_caller(mother_of, lantern):
    _, _, match = mother_of()
    yara = lantern.at_work("yara")
    with pytest.raises(NotNow):
        contacts.write(match=match, actor=yara, once=uuid4(), happened_on=date.today(), text="Dag")
    request = stories.lock(match.request, "answer")
    with pytest.raises(GateShut) as refusal:
        stories.add_note(request=request, actor=yara, kind="MESSAGE_OUT", once=uuid4(),
                         happened_on=date.today(), words={"text": "Dag"})  # fmt: skip
    assert refusal.value.gate == "H-07"


@pytest.mark.gate("H-07", "releases")
def test_within_the_match_a_confidant_writes_once_however_often_it_is_sent(mother_of, lantern):
    _, _, match = mother_of()
    vera, once = lantern.at_work("vera"), uuid4()
    typed = {"match": match, "actor": vera, "once": once, "happened_on": date.today()}
    contacts.write(text="Dag", **typed)
    with pytest.raises(AlreadyRecorded):
        contacts.write(text="Dag", **typed)
    assert HelpNote.unscoped.filter(kind="MESSAGE_OUT").count() == 1


def test_after_the_match_she_writes_to_the_line_alone(mother_of, lantern):
    mother, code, match = mother_of()
    lantern.at_work("cora")
    Match.unscoped.update(ended_on=date.today())
    walls.say(organisation=None)
    mother.sends("gesprek", {**mother.in_talk(code), "text": "Nog iets."})
    lantern.at_work("cora")
    assert [n.match_id for n in HelpNote.unscoped.filter(kind="MESSAGE_IN")] == [None, None]
    page = signed_in(lantern.vera).get(f"/hulplijn/mijn/{match.request.reference}/schrijven/")
    assert page.status_code == 404


def test_who_left_a_number_is_called_and_not_written_to(mother_of, lantern):
    mother, code, match = mother_of()
    supporting.reachable(lantern, match)
    place = f"/hulplijn/mijn/{match.request.reference}/"
    vera = signed_in(lantern.vera)
    assert "Schrijven via de lijn" not in text_of(vera.get(place))
    assert vera.get(f"{place}schrijven/")["Location"] == place
    assert 'name="to"' not in text_of(mother.comes_back(code))


def test_without_a_code_and_without_a_number_nobody_is_proposed(lantern):
    request = matched.to_match(lantern, code=False)
    vera = making.a_confidant(lantern)
    with pytest.raises(NotNow) as refusal:
        matched.proposes(lantern, request, vera)
    assert refusal.value.sentence == proposing.NO_WAY
    assert MatchProposal.unscoped.count() == 0


@pytest.mark.parametrize("way", ["code", "number"])
def test_a_code_or_a_number_is_enough_to_propose(lantern, way):
    request = matched.to_match(lantern, code=way == "code")
    if way == "number":
        support.reachable(lantern, request)
    assert matched.proposes(lantern, request, making.a_confidant(lantern)).state == "TO_CALLER"


def test_from_her_code_alone_she_reads_each_step_until_there_is_a_match(lantern):
    mother, code, request = a_mother(lantern)
    matched.asks(lantern, request)
    matched.wishes(lantern, request)
    assert "Wij zoeken iemand die bij u past. Uiterlijk" in text_of(mother.comes_back(code))
    lantern.at_work("cora")
    proposal = matched.proposes(lantern, request, making.a_confidant(lantern))
    talk = mother.comes_back(code)
    assert "Wij zoeken iemand" not in text_of(talk)
    said = text_of(mother.sends("gesprek/voorstel", {**carried(talk), "answer": "YES"}))
    assert "Wij wachten op het antwoord van deze persoon" in said
    vera = lantern.at_work("vera")
    proposal.refresh_from_db()
    answering.confidant_declares(proposal, vera, could_know=False)
    answering.confidant_answers(proposal, vera, yes=True)
    walls.say(organisation=None)
    assert NAME["nl"] in text_of(mother.comes_back(code))
