"""What the server refused is there again for who leaves and comes back; and a page promises a draft
only where one is kept."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import signed_in
from tests.gatherings import making
from tests.gatherings.planning import sent
from zorgvuldig.drafts.models import Draft
from zorgvuldig.gatherings.models import Bottleneck

pytestmark = pytest.mark.django_db
KEPT = "Terug; uw concept blijft bewaard</a>"
STUCK = {"kind": "NO_FEEDBACK", "one": "EDUCATION", "other": "YOUTH_CARE"}


def at(workshop, name):
    return reverse(f"gatherings:{name}", args=[workshop.pk])


@pytest.fixture
def workshop(wise):
    return making.led(wise, making.a_workshop(wise, state="PREP_CALL_DONE"))


def test_what_was_refused_is_there_again_after_leaving_and_coming_back(wise, workshop):
    page, text = at(workshop, "bottleneck"), "De school hoort niets terug."
    answer = sent(wise, page, happens=text, **STUCK | {"kind": ""})
    assert answer.status_code == 422
    assert KEPT in answer.text
    back = signed_in(wise.olga).get(page)
    assert text in back.text
    assert "Wat u hier eerder typte staat er weer" in back.text
    assert KEPT in back.text
    assert b"school" not in bytes(Draft.unscoped.get().sealed)


def test_what_the_deed_refuses_is_kept_too(wise, workshop):
    page = at(workshop, "mix")
    answer = sent(wise, page, EDUCATION="4", seen="SAFETY:3")
    assert answer.status_code == 422
    assert 'value="4"' in signed_in(wise.olga).get(page).text


def test_nobody_else_finds_it_and_storing_throws_it_away(wise, workshop):
    page, text = at(workshop, "bottleneck"), "De school hoort niets terug."
    sent(wise, page, happens=text, **STUCK | {"kind": ""})
    assert text not in signed_in(wise.paul).get(page).text
    assert sent(wise, page, happens=text, once=str(uuid4()), **STUCK).status_code == 302
    wise.at_work("olga")
    assert Bottleneck.unscoped.count() == 1
    assert Draft.unscoped.count() == 0


def test_a_page_promises_no_draft_before_one_is_kept(wise, workshop):
    page = signed_in(wise.olga).get(at(workshop, "bottleneck")).text
    assert KEPT not in page
    assert "Terug zonder opslaan</a>" in page


@pytest.mark.parametrize("name", ["report_sign", "report_send", "begin_report", "confirm"])
def test_where_nothing_is_typed_nothing_is_kept(wise, name):
    states = {"begin_report": "HELD", "confirm": "INVITED"}
    workshop = making.led(wise, making.a_workshop(wise, state=states.get(name, "REPORT_DRAFT")))
    if name not in states:
        making.a_report(workshop, wise.at_work("paul"), state="DRAFT")
    who = "paul" if name == "report_sign" else "olga"
    page = signed_in(wise.actors[who]).get(at(workshop, name)).text
    assert "concept blijft bewaard" not in page
    assert "data-draft=" not in page


def test_a_tick_under_a_text_is_never_put_back(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="REPORT_DRAFT"))
    making.a_report(workshop, wise.at_work("paul"))
    page = at(workshop, "report_sign")
    assert sent(wise, page, "paul", read="on", seen="00").status_code == 422
    wise.at_work("paul")
    assert Draft.unscoped.count() == 0
    assert "checked" not in signed_in(wise.paul).get(page).text
