"""What a caller writes to one confidant is read by nobody in their place, and a reader that was
chosen by mistake is put right by going back."""

from datetime import date

import pytest

from tests.helpline import making
from tests.helpline.at_the_door import a_mother, beside, carried, text_of
from zorgvuldig import walls
from zorgvuldig.helpline.door import talking
from zorgvuldig.helpline.models import HelpNote, HelpRequest, Match

pytestmark = pytest.mark.django_db
TEXT = "Dit is alleen voor Vera."
OTHER = {
    "nl": "er is nu een ander",
    "en": "there is another person now",
    "ar": "ويرافقكم الآن شخص آخر",
    "tr": "şimdi başka biri var",
}
GONE = {
    "nl": "Stuurt u hem nu, dan leest de lijn hem.",
    "en": "If you send it now, we read it ourselves.",
    "ar": "إن أرسلتموه الآن فسنقرؤه نحن.",
    "tr": "Şimdi gönderirseniz onu biz okuruz.",
}


@pytest.fixture
def mother_of(lantern):
    """A mother wrote and left only her code; Vera is beside her."""

    def begin(language="nl"):
        mother, code, request = a_mother(lantern, language)
        match = making.a_match(lantern, request)
        walls.say(organisation=None)
        return mother, mother.comes_back(code), match

    return begin


def ends(lantern, match, then=""):
    """Vera stops; with `then` that colleague goes on."""
    lantern.at_work("cora")
    Match.unscoped.filter(pk=match.pk).update(ended_on=date.today())
    if then:
        HelpRequest.unscoped.update(state="TRIAGED")
        request = HelpRequest.unscoped.select_related("key").get()
        making.a_match(lantern, request, making.a_confidant(lantern, then))
    walls.say(organisation=None)


def stored(lantern):
    """Each message, with the match it is read in."""
    lantern.at_work("cora")
    rows = HelpNote.unscoped.filter(kind="MESSAGE_IN").select_related("request__key")
    found = [(one.words(one.request.key)["text"], one.match_id) for one in rows]
    walls.say(organisation=None)
    return [(text, match) for text, match in found if text == TEXT]


@pytest.mark.parametrize("language", OTHER)
def test_what_was_meant_for_one_confidant_is_not_read_by_the_next(mother_of, lantern, language):
    mother, page, match = mother_of(language)
    typed = {**carried(page), "text": TEXT, "to": beside(page)}
    ends(lantern, match, then="yara")
    answer = mother.sends("gesprek", typed)
    assert answer.status_code == 422
    assert OTHER[language] in text_of(answer)
    assert f"{TEXT}</textarea>" in text_of(answer)
    assert stored(lantern) == []
    new = beside(answer)
    assert new not in ("", str(match.pk))
    mother.sends("gesprek", {**carried(answer), "text": TEXT, "to": new})
    assert [str(number) for _, number in stored(lantern)] == [new]


@pytest.mark.parametrize("language", GONE)
def test_nor_by_the_line_before_she_says_so(mother_of, lantern, language):
    mother, page, match = mother_of(language)
    ends(lantern, match)
    answer = mother.sends("gesprek", {**carried(page), "text": TEXT, "to": beside(page)})
    assert answer.status_code == 422
    assert GONE[language] in text_of(answer)
    assert f"{TEXT}</textarea>" in text_of(answer)
    assert stored(lantern) == []
    mother.sends("gesprek", {**carried(answer), "text": TEXT})
    assert stored(lantern) == [(TEXT, None)]


def test_nor_when_the_match_ends_at_that_very_moment(mother_of, lantern, monkeypatch):
    mother, page, match = mother_of()

    def ends_meanwhile(*_):
        Match.unscoped.filter(pk=match.pk).update(ended_on=date.today())

    monkeypatch.setattr(talking, "held", ends_meanwhile)
    answer = mother.sends("gesprek", {**carried(page), "text": TEXT, "to": beside(page)})
    assert answer.status_code == 422
    assert GONE["nl"] in text_of(answer)
    assert stored(lantern) == []


def test_sent_again_after_the_match_ended_it_was_sent(mother_of, lantern):
    mother, page, match = mother_of()
    typed = {**carried(page), "text": TEXT, "to": beside(page)}
    mother.sends("gesprek", typed)
    ends(lantern, match)
    assert "Uw bericht is bij ons." in text_of(mother.sends("gesprek", typed))
    assert stored(lantern) == [(TEXT, match.pk)]


def test_a_reader_that_was_put_right_by_going_back_gets_it(mother_of, lantern):
    mother, page, match = mother_of()
    typed = {**carried(page), "text": TEXT}
    for to in ("LINE", beside(page), beside(page)):
        answer = mother.sends("gesprek", {**typed, "to": to})
        assert "Uw bericht is bij ons." in text_of(answer)
    assert sorted(stored(lantern), key=str) == sorted([(TEXT, None), (TEXT, match.pk)], key=str)
