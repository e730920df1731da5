"""Who asked to be called stands in the list as such, with when it is safe, before anybody opens it;
and is counted as such."""

import pytest
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline.at_the_door import Visitor, shown_code
from zorgvuldig.handbook.statistics import questions
from zorgvuldig.helpline.models import HelpRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(lantern):
    lantern.at_work("cora")
    Visitor().writes()
    lantern.at_work("cora")
    Visitor().asks_to_be_called(voicemail="")


def rows(lantern, query=""):
    answer = signed_in(lantern.at_work("cora")).get(f"/hulplijn/{query}")
    return {row["meta"][0]: " ".join(row["text"]) for row in answer.context["rows"]}


def test_the_list_says_who_wants_to_be_called_and_when_it_is_safe(lantern, asked):
    told = rows(lantern)
    assert set(told) == {"Wil gebeld worden", "Geschreven op de website"}
    assert "Een veilig moment: maandag om 10 uur. Spreek niets in." in told["Wil gebeld worden"]
    assert "Veilig" not in told["Geschreven op de website"]


def test_they_can_be_looked_at_by_themselves(lantern, asked):
    assert set(rows(lantern, "?toon=bellen")) == {"Wil gebeld worden"}


def test_once_spoken_with_the_safe_time_leaves_the_list(lantern, asked):
    lantern.at_work("cora")
    HelpRequest.unscoped.update(first_contact_on=timezone.localdate())
    assert "Veilig" not in rows(lantern)["Wil gebeld worden"]
    assert rows(lantern, "?toon=bellen") == {}


def test_they_are_counted_apart():
    assert "CALL_BACK" in questions()["channel"].answers


def test_who_wrote_and_then_left_a_number_stands_among_them_and_who_took_it_back_does_not(lantern):
    lantern.at_work("cora")
    mother, other = Visitor(), Visitor()
    code = mother.has_written()
    called = shown_code(other.asks_to_be_called())
    number = {"phone": "+99 123 4567", "safe_time": "dinsdag om 9 uur"}
    mother.sends("gesprek/bereik", mother.in_talk(code) | number)
    other.sends("gesprek/bereik", other.in_talk(called) | {"erase": "1"})
    assert list(rows(lantern, "?toon=bellen")) == ["Geschreven op de website"]
