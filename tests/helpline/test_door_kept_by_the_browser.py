"""A phone is shared: the browser is asked to remember nothing of what is typed at the door, so that
nobody who takes it next reads her words as a suggestion."""

import re
from pathlib import Path

import pytest

from tests.helpline import making, matched, support
from tests.helpline.at_the_door import Visitor, a_mother, shown_code, text_of
from zorgvuldig import walls
from zorgvuldig.helpline.models import HelpRequest

pytestmark = pytest.mark.django_db
LANGUAGES = ("nl", "en", "ar", "tr")
FORM = re.compile(r"<form\b[^>]*>")
TYPED = re.compile(r"<(?:textarea|select)\b[^>]*>|<input type=\"(?:text|tel|email)\"[^>]*>")
OFF = 'autocomplete="off"'
ROOMS = Path(__file__).parents[2] / "src" / "zorgvuldig"
PUBLIC = [
    page
    for room in ("helpline", "gatherings")
    for page in sorted((ROOMS / room / "templates" / room / "public").glob("*.html"))
    if "<form" in page.read_text(encoding="utf-8")
]


def remembers(page):
    """The tags of a page that do not ask the browser to forget."""
    found = [*FORM.findall(page), *TYPED.findall(page)]
    assert found
    return [tag for tag in found if OFF not in tag]


def talk_with_everything(lantern, language):
    """A mother with a number, a proposal and an offer on her page; and afterwards, a match."""
    lantern.at_work("cora")
    mother = Visitor(language)
    code = shown_code(mother.asks_to_be_called())
    lantern.at_work("cora")
    known = {"state": "TRIAGED", "kind": "SUPPORT", "danger": "NO", "caller_age": "GE18"}
    HelpRequest.unscoped.update(**known)
    request = HelpRequest.unscoped.select_related("key").get()
    support.offered(lantern, request)
    walls.say(organisation=None)
    return mother, code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["schrijf", "bel-mij", "terug"])
def test_no_form_at_the_door_is_remembered(lantern, page, language):
    mother = Visitor(language)
    assert remembers(text_of(mother.reads(page))) == []
    assert remembers(text_of(mother.sends(page, {"story": "Mijn zoon"}))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_any_form_behind_the_code(lantern, language):
    mother, code = talk_with_everything(lantern, language)
    page = mother.comes_back(code)
    assert "/gesprek/delen/" in text_of(page)
    assert remembers(text_of(page)) == []
    asked = mother.sends("gesprek/wis", mother.in_talk(code))
    assert remembers(text_of(asked)) == []


def test_nor_the_choice_to_whom_she_writes_and_who_is_proposed(lantern):
    mother, code, request = a_mother(lantern)
    matched.asks(lantern, request)
    matched.wishes(lantern, request)
    matched.proposes(lantern, request, making.a_confidant(lantern))
    page = text_of(mother.comes_back(code))
    assert "/gesprek/voorstel/" in page
    assert remembers(page) == []


@pytest.mark.parametrize("page", PUBLIC, ids=lambda page: page.name)
def test_every_public_form_asks_the_browser_to_forget(page):
    forms = FORM.findall(re.sub(r"{%.*?%}", "", page.read_text(encoding="utf-8")))
    assert [form for form in forms if OFF not in form] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_privacy_page_says_so(lantern, language):
    said = {
        "nl": "Wij vragen uw browser om niets te onthouden",
        "en": "We ask your browser to remember nothing",
        "ar": "نطلب من متصفحكم ألّا يحفظ شيئًا",
        "tr": "Tarayıcınızdan burada yazdıklarınızı aklında tutmamasını",
    }
    assert said[language] in text_of(Visitor(language).reads("privacy"))
