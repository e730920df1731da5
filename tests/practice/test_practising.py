"""Practising on the screen: every page says so, the rules are the real ones, the rest is shut."""

import io
import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from tests.dossiers.conftest import entry
from tests.helpline import cast as helpline
from tests.house.test_doors import OPEN, routes
from tests.practice.conftest import begins, practising, within
from zorgvuldig.dossiers.actions import deciding
from zorgvuldig.dossiers.models import Disclosure, Dossier, UneaseNote
from zorgvuldig.drafts.models import Draft
from zorgvuldig.guide.notice_pages import NOTICES
from zorgvuldig.handbook import read
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people import practising as session
from zorgvuldig.people.models import Person

pytestmark = pytest.mark.django_db
SAYS_SO = "U oefent. Niets hiervan is echt."
MARK = "OEFENING: niets hiervan is echt."


def part_of(client, name: str) -> str:
    parts = client.get("/oefenen/").context["parts"]
    return str(next(part["pk"] for part in parts if part["name"].startswith(name)))


def plays(client, name: str) -> None:
    client.post("/oefenen/spelen/", {"part": part_of(client, name)})


def test_before_one_begins_it_says_what_it_is_and_that_only_invented_people_are_meant(
    town, signed_in
):
    page = signed_in(town.anna).get("/oefenen/").text
    assert "Vul alleen verzonnen mensen in" in page
    assert "veertien dagen" in page
    assert SAYS_SO not in page


def test_every_page_says_so_and_the_real_ones_do_not(town, no_stories):
    client = practising(town)
    for address in (
        "/vandaag/",
        "/oefenen/",
        "/dossiers/",
        "/handboek/",
        reverse("dossiers:unease"),
    ):
        page = client.get(address)
        assert (page.status_code, SAYS_SO in page.text) == (200, True), address
        assert 'class="zv-practises' in page.text
    client.post("/oefenen/stoppen/")
    assert SAYS_SO not in client.get("/vandaag/").text


def first_page(client, address: str) -> str:
    paper = PdfReader(io.BytesIO(client.get(address).content))
    return f"{paper.metadata.title} {paper.pages[0].extract_text()}"


def test_what_is_printed_has_it_across_every_page(town, no_stories):
    client = practising(town)
    address = reverse("guide:notice_pdf", args=["JEUGDHULP", next(iter(NOTICES))])
    assert first_page(client, address).count(MARK) >= 3  # in the title, across, and below
    client.post("/oefenen/stoppen/")
    assert "OEFENING" not in first_page(client, address)


def test_nobody_decides_alone_and_the_letter_says_that_nothing_is_real(town):
    client = practising(town)
    part = begins(town)
    within(part)
    fleur = Disclosure.unscoped.get(organisation=part.organisation_id)
    address = reverse("dossiers:decide", args=[fleur.pk])
    assert client.get(address).status_code == 404
    plays(client, "Esra")
    assert client.get(address).status_code == 200
    esra = within(part)["esra"]
    _, fingerprint = deciding.now(fleur, timezone.localdate())
    deciding.decide(
        proposal=fleur, actor=esra, decision="SHARE", fingerprint=fingerprint,
        today=timezone.localdate(), **entry(reason="Zij wil het en het is nodig"),
    )  # fmt: skip
    plays(client, "Anna")
    letter = reverse("dossiers:letter_pdf", args=[fleur.dossier.reference, fleur.pk])
    assert MARK in first_page(client, f"{letter}?doel=versturen")
    within(part)
    assert {str(one) for one in LogEntry.unscoped.values_list("organisation_id", flat=True)} == {
        str(part.organisation_id)
    }
    assert mail.outbox == []


def test_nothing_real_is_within_reach(town, no_stories, make_dossier):
    file = make_dossier()
    client = practising(town)
    assert client.get(f"/dossiers/{file.reference}/").status_code == 404


def test_what_is_practised_is_not_seen_in_the_real_work(town, place, signed_in):
    client = signed_in(town.anna)
    assert client.get("/oefenen/").status_code == 200
    town.at_work("anna")
    assert Dossier.unscoped.count() == 0
    works = client.get("/organisatie/account/").context["memberships"]
    assert [one.organisation.name for one in works] == ["De Brug"]
    assert "Oefenplek" not in client.get("/organisatie/").text


def test_where_practice_may_not_come_it_says_why(town, no_stories):
    client = practising(town)
    for address in ("/vandaag/berichten/", "/vandaag/afwezig/", "/cijfers/", "/rechten/",
                    "/uitwisseling/", "/logboek/", "/organisatie/medewerkers/", "/hulplijn/",
                    "/organiseren/", "/sociale-kaart/"):  # fmt: skip
        page = client.get(address)
        assert page.status_code == 403, address
        assert "Dit kan niet in de oefenplek" in page.text


def test_a_new_address_is_shut_until_somebody_opens_it():
    inside = {name for name in dict(routes()) if session.is_open(name)}
    rooms = {name.partition(":")[0] for name in inside if ":" in name}
    assert rooms == {"dossiers", "practice", "drafts", "day", "people"}
    assert not inside & OPEN
    assert {name for name in inside if "parcel" in name or "send" in name} == set()
    known = set(dict(routes()))
    doors = read("practice")["doors"]
    assert {*doors["open"], *doors["closed"], *read("practice")["steps"]} <= known


def test_each_step_of_the_way_has_a_word_on_its_own_page(town, no_stories):
    client = practising(town)
    said = read("practice")["steps"]["dossiers:unease"]
    assert said == "Nu: schrijf alleen wat u zag of hoorde. Wat u ervan vindt, komt later."
    address = reverse("dossiers:unease")
    assert said in client.get(address).text
    client.post("/oefenen/stoppen/")
    assert said not in client.get(address).text


def test_a_form_of_the_real_work_is_not_stored_in_practice_but_kept_where_it_belongs(
    town, no_stories
):
    client = practising(town)
    plays(client, "Esra")
    page = client.post(
        reverse("dossiers:unease"),
        {"working_for": town.anna.organisation.pk, "what": "Een echte zin over iemand."},
    )
    assert (page.status_code, page.context["writer"].organisation.name) == (409, "De Brug")
    assert page.context["kept"]
    client.post("/organisatie/", {"organisation": town.anna.organisation.pk})
    assert SAYS_SO not in client.get("/vandaag/").text


def test_who_works_for_a_line_hears_that_there_is_nothing_to_practise_with(signed_in):
    lantern = helpline.build()
    client = signed_in(lantern.wim)
    assert "een hulplijn heeft die niet" in client.get("/oefenen/").text
    client.post("/oefenen/beginnen/", {"invented": "yes"})
    assert SAYS_SO not in client.get("/oefenen/").text


def test_no_part_of_another_place_is_played(town, no_stories):
    mine, other = practising(town), practising(town, "bram")
    number = part_of(other, "Esra")
    assert mine.post("/oefenen/spelen/", {"part": number}).status_code == 404
    assert mine.post("/oefenen/spelen/", {"part": "x"}).status_code == 404


def test_the_language_one_chooses_is_ones_own_whoever_one_plays(town, no_stories):
    anna = practising(town)
    plays(anna, "Esra")
    anna.post("/organisatie/account/", {"language": "en"})
    assert set(Person.objects.filter(language="en")) == {town.anna.person}


def test_the_day_offers_only_doors_that_are_open_in_practice(town, no_stories):
    anna = practising(town)
    offered = re.findall(r'href="(/[a-z][^"#?]*)"', anna.get("/vandaag/").text)
    assert "/dossiers/gebeurtenissen/" in offered
    assert {page for page in offered if anna.get(page).status_code == 403} == set()


WAS_PRACTICE = "Dit formulier hoorde bij uw oefenplek"
UNEASE = {"unease": "Verzonnen Vogel is stil", "triage": "CONCERN", "reason": "r"}


@pytest.mark.parametrize("way", ["stoppen", "weggooien"])
def test_a_form_sent_after_practice_stopped_says_so_and_stores_nothing(town, no_stories, way):
    client = practising(town)
    place = client.session[session.PLAYS][0]
    client.post(f"/oefenen/{way}/")
    page = client.post(reverse("dossiers:unease"), {**UNEASE, "working_for": place})
    assert page.status_code == 409
    for text in (
        "U oefent niet meer",
        "er niets opgeslagen, ook niet bij De Brug",
        'href="/oefenen/">Ga naar Oefenen',
        'href="/vandaag/"',
        "Verzonnen Vogel",
    ):
        assert text in page.text
    town.at_work("anna")
    assert (UneaseNote.unscoped.count(), Draft.unscoped.count()) == (0, 0)


def test_of_another_number_or_while_one_practises_again_that_is_not_said(town, no_stories):
    client = practising(town)
    place = client.session[session.PLAYS][0]
    client.post("/oefenen/stoppen/")
    form = reverse("dossiers:unease")
    assert WAS_PRACTICE not in client.post(form, {**UNEASE, "working_for": "9"}).text
    client.post("/oefenen/beginnen/", {"invented": "yes"})
    assert WAS_PRACTICE not in client.post(form, {**UNEASE, "working_for": place}).text
