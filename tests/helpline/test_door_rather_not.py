"""With nothing but her code, a caller takes back her yes to a confidant, and what rests on it ends
in the same moment (H-05)."""

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.helpline import making, matched
from tests.helpline.at_the_door import Visitor, a_mother, carried, text_of
from zorgvuldig import walls
from zorgvuldig.helpline.models import CallerWish, HelpRequest, Match, MatchProposal
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db
PAGE = "gesprek/toch-niet"
DONE = {
    "nl": "Wij zoeken niet verder, er is nu niemand die met u meeloopt",
    "en": "We do not search any further, nobody walks beside you now",
    "ar": "لن نبحث بعد الآن، ولا يرافقكم أحد الآن",
    "tr": "Artık aramıyoruz, şu anda yanınızda kimse yok",
}


@pytest.fixture
def mother_who(lantern):
    """A mother wrote and left her code, said yes to a confidant, and it went this far."""

    def begin(far="", language="nl"):
        mother, code, request = a_mother(lantern, language)
        matched.asks(lantern, request)
        matched.wishes(lantern, request)
        if far == "proposed":
            matched.proposes(lantern, request, making.a_confidant(lantern))
        if far == "matched":
            making.a_match(lantern, request)
        walls.say(organisation=None)
        return mother, code

    return begin


def standing(lantern):
    lantern.at_work("cora")
    request = HelpRequest.unscoped.get()
    return request.state, request.hears_by, CallerWish.unscoped.count()


@pytest.mark.gate("H-05", "refuses")
@pytest.mark.parametrize("language", DONE)
def test_while_we_search_she_takes_her_yes_back(mother_who, lantern, language):
    mother, code = mother_who(language=language)
    page = mother.comes_back(code)
    assert f'action="{mother.at(PAGE)}"' in text_of(page)
    answer = mother.sends(PAGE, {"talk": carried(page)["talk"]})
    assert DONE[language] in text_of(answer)
    assert f'action="{mother.at(PAGE)}"' not in text_of(answer)
    assert standing(lantern) == ("TRIAGED", None, 0)
    line = LogEntry.unscoped.get(event_type="help_consent.withdrawn")
    assert (line.user_role, line.source_ip) == ("CALLER", None)


@pytest.mark.gate("H-06", "refuses")
def test_a_proposal_she_said_yes_to_ends_with_it(mother_who, lantern):
    mother, code = mother_who("proposed")
    talk = mother.comes_back(code)
    page = mother.sends("gesprek/voorstel", {**carried(talk), "answer": "YES"})
    mother.sends(PAGE, {"talk": carried(page)["talk"]})
    assert standing(lantern) == ("TRIAGED", None, 0)
    assert MatchProposal.unscoped.get().state == "WITHDRAWN"


def test_who_is_beside_her_stops_at_once_and_both_hear_that_something_changed(mother_who, lantern):
    mother, code = mother_who("matched")
    lantern.at_work("wim")
    HelpRequest.unscoped.update(taken_by=lantern.wim.membership)
    walls.say(organisation=None)
    mother.sends(PAGE, {"talk": mother.in_talk(code)["talk"]})
    assert standing(lantern) == ("TRIAGED", None, 0)
    assert Match.unscoped.get().ended_on is not None
    sent = ProcrastinateJob.objects.filter(task_name="people.send_reminder").values_list("args")
    told = {(one["person_id"], *one["pages"]) for (one,) in sent}
    assert told == {
        (lantern.vera.person.pk, "helpline:own"),
        (lantern.wim.person.pk, "helpline:start"),
    }
    for _, page in told:
        assert reverse(page)


def test_pressed_twice_it_is_done_once_and_what_was_typed_stays(mother_who, lantern):
    mother, code = mother_who()
    typed = {"talk": mother.in_talk(code)["talk"], "text": "En toen"}
    for _ in range(2):
        answer = text_of(mother.sends(PAGE, typed))
        assert DONE["nl"] in answer
        assert "En toen</textarea>" in answer
    lantern.at_work("cora")
    assert LogEntry.unscoped.filter(event_type="help_consent.withdrawn").count() == 1


def test_who_was_never_asked_sees_no_such_button(lantern):
    lantern.at_work("cora")
    mother = Visitor()
    assert PAGE not in text_of(mother.comes_back(mother.has_written()))


@pytest.mark.gate("H-05", "refuses")
def test_without_the_talk_nothing_is_taken_back(mother_who, lantern):
    mother, _ = mother_who()
    assert mother.reads(PAGE)["Location"] == mother.at("terug")
    assert mother.sends(PAGE, {"talk": "x"}).status_code == 422
    assert standing(lantern)[2] == 1
