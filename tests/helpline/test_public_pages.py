"""What anybody reads of a line: in their own language, without a name, a cookie or a trace."""

import gzip
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

from tests.cast import signed_in
from zorgvuldig import walls
from zorgvuldig.handbook import helpline
from zorgvuldig.helpline import public_page
from zorgvuldig.helpline.access.line import open_line
from zorgvuldig.helpline.models import Helpline
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db
LANGUAGES = ("nl", "en", "ar", "tr")
HOME = "/hulp/lantaarn/"
CALLED = re.compile(r'href="tel[:]([^"]*)"')
PLACES = ("", "privacy/", *(f"vraag/{n}/" for n in helpline.question_addresses().values()))


@pytest.fixture
def visitor(lantern, client):
    walls.say(organisation=None)
    return client


def words(language):
    return helpline.words(language, organisation="De Lantaarn", days=2, number="112")


def heading(page):
    return unescape(re.search(r"<h1>(.*?)</h1>", page.text)[1])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
def test_every_page_is_there_in_every_language_with_nothing_kept(visitor, language, place):
    page = visitor.get(f"{HOME}{language}/{place}")
    assert page.status_code == 200
    assert page.cookies == {}
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["Content-Language"] == language
    assert f"<title>{words(language)['site']['title']}</title>" in unescape(page.text)
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in page.text
    assert words(language).unread in unescape(page.text)
    assert "{" not in re.sub(r"<style>.*?</style>", "", page.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_says_what_the_line_is_and_is_not(visitor, language):
    said = unescape(visitor.get(f"{HOME}{language}/").text)
    told = words(language)
    assert heading(visitor.get(f"{HOME}{language}/")) == told["start"]["heading"]
    for line in (*told["start"]["do_list"], *told["start"]["do_not_list"],
                 *told["start"]["who_text"], *told["start"]["after_list"],
                 told["start"]["anonymous_text"], told["start"]["young"],
                 told["start"]["promise"], *(one.title for one in told.asked)):  # fmt: skip
        assert line in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_leads_to_itself_in_the_other_languages_by_their_own_names(visitor, language):
    page = visitor.get(f"{HOME}{language}/vraag/3/").text
    for one in helpline.languages().values():
        link = re.search(rf'<a href="{HOME}{one.code}/vraag/3/"([^>]*)>{one.name}</a>', page)
        assert f'lang="{one.code}" hreflang="{one.code}" dir="{one.direction}"' in link[1]
        assert ("aria-current" in link[1]) == (one.code == language)


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("ar-SY,nl;q=0.5", "ar/"),
        ("fr-FR,tr;q=0.8,nl;q=0.9", "nl/"),
        ("de,en-GB;q=0.3", "en/"),
    ],
)
def test_the_browser_is_led_to_its_own_language(visitor, asked, place):
    answer = visitor.get(HOME, headers={"accept-language": asked})
    assert (answer.status_code, answer["Location"]) == (302, HOME + place)
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer.cookies == {}


@pytest.mark.parametrize("asked", ["", "fr", "*", "verzonnen;;;q=nul"])
def test_a_browser_that_asks_for_none_of_them_shows_the_choice(visitor, asked):
    page = visitor.get(HOME, headers={"accept-language": asked})
    assert page.status_code == 200
    for language in LANGUAGES:
        assert f'href="{HOME}{language}/"' in page.text


def test_a_line_speaks_only_its_own_languages(lantern, client):
    lantern.at_work("cora")
    Helpline.objects.filter(slug="lantaarn").update(languages=["nl"])
    walls.say(organisation=None)
    assert client.get(f"{HOME}ar/").status_code == 404
    assert client.get(HOME, headers={"accept-language": "ar"}).status_code == 200
    assert "hreflang" not in client.get(f"{HOME}nl/").text


def test_a_line_that_is_not_open_has_no_pages(lantern, client):
    lantern.at_work("cora")
    Helpline.objects.filter(slug="lantaarn").update(is_open=False)
    walls.say(organisation=None)
    for place in ("", "nl/", "nl/privacy/", "nl/vraag/1/"):
        assert client.get(HOME + place).status_code == 404


def test_the_policy_names_the_one_style_by_its_digest(visitor):
    page = visitor.get(f"{HOME}nl/")
    styles = re.findall(r"<style>(.*?)</style>", page.text, re.DOTALL)
    digest = b64encode(sha256(styles[0].encode()).digest()).decode()
    assert len(styles) == 1
    assert f"style-src 'sha256-{digest}'" in page["Content-Security-Policy"]
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]


def test_nothing_else_is_fetched_than_one_script(visitor):
    page = visitor.get(f"{HOME}ar/").text
    assert re.findall(r'\bsrc="([^"]+)"', page) == ["/static/helpline.js"]
    assert re.findall(r'<link [^>]*href="([^"]+)"', page) == ["data:,"]


def test_who_is_called_in_danger_comes_from_the_settings(visitor, settings):
    settings.EMERGENCY_NUMBER = "113"
    settings.OTHER_NUMBERS = [{"text": "Buurtlijn", "number": "114 1"}]
    page = visitor.get(f"{HOME}tr/").text
    dialled = CALLED.findall(page)
    assert dialled == ["113", "1141"]
    assert "Buurtlijn" in page
    assert "112" not in re.sub(r"<style>.*?</style>", "", page)


def test_leaving_goes_where_the_line_says_or_else_where_the_product_does(lantern, client, settings):
    settings.AWAY_TO = "https://nieuws.example/"
    walls.say(organisation=None)
    way_out = r'<a class="button" href="([^"]+)" rel="noreferrer nofollow" data-away>'
    assert re.findall(way_out, client.get(f"{HOME}nl/").text) == ["https://weer.example/"]
    lantern.at_work("cora")
    Helpline.objects.filter(slug="lantaarn").update(away_to="")
    walls.say(organisation=None)
    assert re.findall(way_out, client.get(f"{HOME}nl/").text) == ["https://nieuws.example/"]


def test_a_number_that_nobody_can_dial_is_no_link(lantern, client):
    walls.say(organisation=None)
    assert CALLED.findall(client.get(f"{HOME}nl/").text) == ["112"]
    lantern.at_work("cora")
    Helpline.objects.filter(slug="lantaarn").update(phone="+00 00-0")
    walls.say(organisation=None)
    assert CALLED.findall(client.get(f"{HOME}nl/").text) == ["112", "+00000"]


def test_only_what_is_the_same_for_everybody_is_made_small(visitor, rf):
    page = visitor.get(f"{HOME}nl/", headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert b"<h1>" in gzip.decompress(page.content)
    assert not page.has_header("X-Robots-Tag")
    kept = private_page(rf)
    assert kept["Cache-Control"] == "no-store"  # of itself, with no middleware around it
    assert not kept.has_header("Content-Encoding")
    assert kept["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in kept.text


def private_page(rf: RequestFactory):
    request = rf.get(f"{HOME}nl/", headers={"accept-encoding": "gzip"})
    line, template = open_line("lantaarn"), "helpline/public/privacy.html"
    return public_page.page(request, line, "nl", template, private=True)


def test_whoever_is_signed_in_reads_the_same_as_a_visitor(lantern, client):
    walls.say(organisation=None)
    seen = client.get(f"{HOME}nl/")
    own = signed_in(lantern.wim).get(f"{HOME}nl/")
    assert own.text == seen.text


def test_nobody_writes_down_who_reads(lantern, client):
    lantern.at_work("fenna")
    before = LogEntry.unscoped.count()
    assert before
    walls.say(organisation=None)
    for place in PLACES:
        client.get(f"{HOME}nl/{place}")
    lantern.at_work("fenna")
    assert LogEntry.unscoped.count() == before


def test_a_page_asks_little_of_the_database(visitor, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        visitor.get(f"{HOME}nl/")


def test_a_post_reads_nothing_here(visitor):
    assert visitor.post(f"{HOME}nl/").status_code == 405


class Asking(forms.Form):
    """A form with each kind of field, in the words of one language."""

    story = forms.CharField(widget=forms.Textarea, label="Verhaal", help_text="Kort mag.")
    phone = forms.CharField(required=False, label="Nummer")
    danger = forms.ChoiceField(
        widget=forms.RadioSelect, choices=words("ar").choices("danger"), label="Gevaar"
    )
    voicemail = forms.BooleanField(required=False, label="Inspreken", help_text="Laat leeg.")


def drawn(template, **context):
    return render_to_string(template, context | {"words": words("nl")})


def test_a_field_tells_its_label_its_hint_and_its_fault_together():
    form = Asking({"phone": "1"}, auto_id="%s")
    form.is_valid()
    shown = {one.name: drawn("helpline/public/_field.html", field=one) for one in form}
    assert '<label for="story">Verhaal' in shown["story"]
    assert 'aria-describedby="story_error story_helptext"' in shown["story"].replace(
        "story_helptext story_error", "story_error story_helptext"
    )
    assert 'id="story_helptext"' in shown["story"]
    assert 'id="story_error"' in shown["story"]
    assert "(hoeft niet)" in shown["phone"]
    assert "(hoeft niet)" not in shown["story"]
    assert "<legend>Gevaar" in shown["danger"]
    assert "نعم، الآن" in shown["danger"]
    assert shown["danger"].count('type="radio"') == 3
    assert '<label for="voicemail">Inspreken</label>' in shown["voicemail"]
    summary = drawn("helpline/public/_errors.html", form=form)
    assert words("nl")["form"]["errors"]["summary"] in summary
    assert 'href="#story"' in summary
    assert drawn("helpline/public/_errors.html", form=Asking()).strip() == ""


def test_every_address_of_the_public_side_is_neutral():
    for language in LANGUAGES:
        for code in helpline.question_addresses():
            address = reverse(
                "line:question", kwargs={"slug": "x", "language": language, "question": code}
            )
            assert re.fullmatch(rf"/hulp/x/{language}/vraag/\d+/", address)
