"""What is confirmed is stored, and nothing newer or erased is put back: going back and sending
again, and a page that is loaded again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.helpline.at_the_door import Visitor, carried, shown_code, text_of
from zorgvuldig.helpline.models import CallBack, HelpNote, HelpRequest

pytestmark = pytest.mark.django_db
SAFE = {"safe_time": "maandag om 10 uur"}
ONE, TWO = "+991111111", "+992222222"
STANDS = {
    "nl": "Wat u eerder over uzelf vertelde, blijft bij ons zo staan.",
    "en": "What you told us about yourself earlier stays as it is.",
    "ar": "ما ذكرتموه عن أنفسكم من قبل يبقى عندنا كما هو.",
    "tr": "Kendiniz hakkında daha önce söyledikleriniz bizde olduğu gibi kalıyor.",
}
NEWER = "Intussen gaf u iets anders op, of liet u het wissen."


@pytest.fixture
def mother(lantern):
    lantern.at_work("cora")
    return Visitor()


def number(lantern):
    lantern.at_work("cora")
    kept = CallBack.unscoped.select_related("key").first()
    return kept.words()["phone"] if kept else ""


def stored(lantern):
    lantern.at_work("cora")
    return HelpRequest.unscoped.select_related("key").get()


def test_loading_call_me_again_does_not_put_an_older_number_back(mother, lantern):
    typed = mother.form("bel-mij") | SAFE | {"phone": ONE}
    code = shown_code(mother.sends("bel-mij", typed))
    changed = mother.in_talk(code) | SAFE | {"phone": TWO}
    assert mother.sends("gesprek/bereik", changed).status_code == 200
    again = mother.sends("bel-mij", typed)
    assert (again.status_code, shown_code(again)) == (422, "")
    assert NEWER in text_of(again)
    assert ONE in text_of(again)  # what was typed stays
    assert number(lantern) == TWO
    assert HelpRequest.unscoped.count() == 1


def test_nor_one_that_was_erased(mother, lantern):
    typed = mother.form("bel-mij") | SAFE | {"phone": ONE}
    code = shown_code(mother.sends("bel-mij", typed))
    mother.sends("gesprek/bereik", mother.in_talk(code) | {"erase": "1"})
    assert NEWER in text_of(mother.sends("bel-mij", typed))
    assert number(lantern) == ""


def test_nor_does_the_form_in_the_talk(mother, lantern):
    code = mother.has_written()
    first = mother.in_talk(code) | SAFE | {"phone": ONE}
    mother.sends("gesprek/bereik", first)
    mother.sends("gesprek/bereik", mother.in_talk(code) | SAFE | {"phone": TWO})
    again = mother.sends("gesprek/bereik", first)
    assert again.status_code == 422
    assert NEWER in text_of(again)
    assert number(lantern) == TWO
    mother.sends("gesprek/bereik", mother.in_talk(code) | {"erase": "1"})
    mother.sends("gesprek/bereik", first)
    assert number(lantern) == ""


def test_going_back_for_a_typing_mistake_keeps_the_number_as_it_was_sent_last(mother, lantern):
    typed = mother.form("bel-mij") | SAFE | {"phone": ONE}
    codes = {shown_code(mother.sends("bel-mij", typed | {"phone": n})) for n in (ONE, TWO, TWO)}
    assert len(codes) == 1
    assert number(lantern) == TWO
    assert NEWER in text_of(mother.sends("bel-mij", typed))
    assert number(lantern) == TWO


def test_what_was_changed_after_going_back_is_stored(mother, lantern):
    typed = mother.form("schrijf") | {"story": "Mijn zus.", "role": "PARENT", "region": "Zuid"}
    mother.sends("schrijf", typed)
    changed = {"role": "FAMILY", "relation": "SIBLING", "age_band": "A16_17",
               "caller_age": "A16_17", "language": "tr", "region": "Noord"}  # fmt: skip
    said = text_of(mother.sends("schrijf", typed | changed))
    found = stored(lantern)
    assert (found.caller_role, found.relation, found.age_band) == ("FAMILY", "SIBLING", "A16_17")
    assert (found.caller_age, found.language) == ("A16_17", "tr")
    assert found.words()["region"] == "Noord"
    assert STANDS["nl"] not in said
    assert HelpNote.unscoped.filter(kind="MESSAGE_IN").count() == 1


def test_an_older_page_that_is_loaded_again_changes_nothing_and_says_so(mother, lantern):
    typed = mother.form("schrijf") | {"story": "Mijn zus.", "role": "PARENT"}
    mother.sends("schrijf", typed)
    mother.sends("schrijf", typed | {"role": "FAMILY"})
    said = text_of(mother.sends("schrijf", typed))
    assert STANDS["nl"] in said
    assert stored(lantern).caller_role == "FAMILY"


@pytest.mark.parametrize("language", STANDS)
def test_once_somebody_took_it_the_first_stands_and_the_page_says_so(mother, lantern, language):
    mother.language = language
    typed = mother.form("schrijf") | {"story": "Mijn zus.", "role": "PARENT"}
    assert STANDS[language] not in text_of(mother.sends("schrijf", typed))
    lantern.at_work("wim")
    HelpRequest.unscoped.update(taken_by=lantern.wim.membership)
    said = text_of(mother.sends("schrijf", typed | {"role": "FAMILY"}))
    assert STANDS[language] in said
    assert stored(lantern).caller_role == "PARENT"


def test_danger_that_was_said_is_not_taken_back_in_silence(mother, lantern):
    typed = mother.form("schrijf") | {"story": "Mijn zus.", "danger": "YES"}
    mother.sends("schrijf", typed)
    said = text_of(mother.sends("schrijf", typed | {"danger": "NO"}))
    assert STANDS["nl"] in said
    assert stored(lantern).danger == "YES"


def test_who_asks_to_be_called_is_known_as_such(mother, lantern):
    mother.asks_to_be_called()
    assert stored(lantern).channel == "CALL_BACK"


def test_who_writes_is_not(mother, lantern):
    mother.writes()
    assert stored(lantern).channel == "WEB"


def test_every_language_a_confidant_may_speak_can_be_asked(mother, lantern):
    page = text_of(mother.reads("bel-mij"))
    first, last = page.index('value="tr"'), page.index('value="rif"')
    assert 0 < first < last
    assert "Tarifit" in page
    mother.asks_to_be_called(language="rif")
    assert stored(lantern).language == "rif"


def call_me_again(mother, typed):
    """The button on the page that says that something newer is kept."""
    page = mother.sends("bel-mij", typed)
    assert NEWER in text_of(page)
    return mother.sends("bel-mij", typed | carried(page))


def test_back_to_the_first_number_changes_the_one_request_there_is(mother, lantern):
    typed = mother.form("bel-mij") | SAFE
    code = shown_code(mother.sends("bel-mij", typed | {"phone": ONE}))
    mother.sends("bel-mij", typed | {"phone": TWO})
    assert shown_code(call_me_again(mother, typed | {"phone": ONE})) == code
    assert number(lantern) == ONE
    assert HelpRequest.unscoped.count() == 1
    assert NEWER in text_of(mother.sends("bel-mij", typed | {"phone": TWO}))  # loaded again
    assert number(lantern) == ONE
    call_me_again(mother, typed | {"phone": TWO})
    assert number(lantern) == TWO
    assert HelpRequest.unscoped.count() == 1


def test_a_number_that_was_erased_comes_back_only_when_she_says_so_again(mother, lantern):
    typed = mother.form("bel-mij") | SAFE | {"phone": ONE}
    code = shown_code(mother.sends("bel-mij", typed))
    mother.sends("gesprek/bereik", mother.in_talk(code) | {"erase": "1"})
    call_me_again(mother, typed)
    assert number(lantern) == ONE
    assert HelpRequest.unscoped.count() == 1


GONE = {
    "nl": "is gewist of afgesloten. Er is nu niets bewaard.",
    "en": "was erased or closed. Nothing has been kept now.",
    "ar": "حُذف أو أُغلق. لم يُحفظ شيء الآن.",
    "tr": "silindi ya da kapatıldı. Şimdi hiçbir şey saklanmadı.",
}


@pytest.mark.parametrize("language", GONE)
def test_after_everything_was_erased_the_page_says_that_a_new_one_begins(mother, lantern, language):
    mother.language = language
    typed = mother.form("bel-mij") | SAFE | {"phone": ONE}
    code = shown_code(mother.sends("bel-mij", typed))
    mother.sends("gesprek/wis", mother.in_talk(code) | {"sure": "1"})
    page = mother.sends("bel-mij", typed)
    assert page.status_code == 422
    assert GONE[language] in text_of(page)
    lantern.at_work("cora")
    assert HelpRequest.unscoped.count() == 0


def test_what_was_sent_long_ago_is_said_to_be_with_us(mother, lantern):
    typed = mother.form("bel-mij") | SAFE | {"phone": ONE}
    mother.sends("bel-mij", typed)
    lantern.at_work("cora")
    HelpRequest.unscoped.update(received_at=timezone.now() - timedelta(hours=2))
    page = mother.sends("bel-mij", typed | {"phone": TWO})
    assert "Dit formulier hebt u eerder verstuurd, en dat is bij ons." in text_of(page)
    assert number(lantern) == ONE
