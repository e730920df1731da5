"""With the code, a caller reads who is proposed and answers: in their own language, without a
script and without a reason."""

import pytest

from tests.helpline import making, matched
from tests.helpline.at_the_door import a_mother, carried, text_of
from zorgvuldig.helpline.models import MatchProposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposed_to(lantern):
    """A mother wrote; Wim spoke with her, and Cora proposes Vera. Returns her, and her talk."""

    def begin(language="nl"):
        mother, code, request = a_mother(lantern, language)
        matched.asks(lantern, request)
        matched.wishes(lantern, request)
        matched.proposes(lantern, request, making.a_confidant(lantern))
        return mother, mother.comes_back(code)

    return begin


def state(lantern):
    lantern.at_work("cora")
    return MatchProposal.unscoped.get().state


SPEAKS = {"nl": "Arabisch", "en": "Arabic", "ar": "العربية", "tr": "Arapça"}


@pytest.mark.parametrize("language", SPEAKS)
def test_she_reads_a_first_name_in_her_own_language_and_no_surname(proposed_to, language):
    text = text_of(proposed_to(language)[1])
    assert "Vera" in text
    assert SPEAKS[language] in text
    assert "Vlasbloem" not in text
    assert "Nijmegen" not in text


@pytest.mark.gate("H-06", "releases")
@pytest.mark.parametrize(
    ("said", "then"), [("YES", "TO_CONFIDANT"), ("OTHER", "REFUSED"), ("NO", "REFUSED")]
)
def test_she_answers_once_however_often_it_is_sent(proposed_to, lantern, said, then):
    mother, talk = proposed_to()
    typed = {**carried(talk), "answer": said}
    first, second = (text_of(mother.sends("gesprek/voorstel", typed)) for _ in range(2))
    assert state(lantern) == then
    assert ("Wij vragen het deze persoon nu" in first) == (said == "YES")
    assert "Vera" not in first
    assert ("Wij vragen het deze persoon nu" in second) == (said == "YES")


@pytest.mark.gate("H-06", "refuses")
def test_an_answer_to_a_proposal_that_was_taken_back_changes_nothing(proposed_to, lantern):
    mother, talk = proposed_to()
    lantern.at_work("cora")
    MatchProposal.unscoped.update(state="WITHDRAWN")
    answer = mother.sends("gesprek/voorstel", {**carried(talk), "answer": "YES"})
    assert "Dit voorstel is er niet meer" in text_of(answer)
    assert state(lantern) == "WITHDRAWN"


def test_without_the_talk_nothing_is_answered(proposed_to, lantern):
    mother, talk = proposed_to()
    number = carried(talk)["proposal"]
    answer = mother.sends("gesprek/voorstel", {"talk": "x", "proposal": number, "answer": "YES"})
    assert answer.status_code == 422
    assert state(lantern) == "TO_CALLER"
