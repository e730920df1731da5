"""An information meeting in a browser: from plan to the funder's numbers, with a visitor who has a
telephone without script and gives no name."""

import gzip
import urllib.request
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in
from tests.browser.line import a_phone, seen
from tests.browser.walk import choose, fill, follow, press, reads
from zorgvuldig.rules.quarters import quarter_of

pytestmark = pytest.mark.browser
HOME = "/bijeenkomsten/samen-wijs/agenda/"
STAFF = "/organiseren/voorlichting/"
NAME = "Opvoeden tussen online en straat"
EARLIER = "Hoe houd ik contact met mijn kind?"
NUMBER = "8888888888"
MOST = 30 * 1024
FACES = ("Voelde u zich hier welkom?", "Hebt u iets gehoord waar u wat aan hebt?",
         "Weet u nu waar u met een vraag naartoe kunt?")  # fmt: skip


def test_a_meeting_from_plan_to_the_numbers_of_the_funder(
    browser: Browser, product: str, page: Page
) -> None:
    sign_in(page, "Olga")
    staff = plans(page, NAME)
    announces(page, staff)
    phone = a_phone(browser, product, script=False).new_page()
    reader = a_phone(browser, product).new_page()
    public = finds_it(phone, reader)
    comes_with_three(phone, reader, public)
    asks_to_be_called(phone, reader, public)
    is_moved_to_now(page, staff)
    counts_at_the_door(page, staff)
    says_how_it_was(phone, reader, public)
    counts_papers(page, staff)
    calls_back(page)
    closes(page, staff)
    tells_the_funder(page)
    assert phone.context.cookies() == reader.context.cookies() == []
    phone.context.close()
    reader.context.close()


def plans(page: Page, name: str) -> str:
    """The plan, with a title that keeps people away refused first; the address of its page."""
    page.goto(STAFF)
    seen(page)
    follow(page, "Plan een bijeenkomst")
    seen(page)
    day = date.today() + timedelta(days=20)
    fill(page, {"Titel": "Avond over radicalisering", "Wie is de gastheer?": "Buurthuis De Linde",
                "Waar is het?": "Buurthuis De Linde, Rivierstad", "Op welke dag?": day.isoformat(),
                "Hoe laat begint het?": "19:30", "Hoe laat is het voorbij?": "21:30",
                "Hoeveel plaatsen zijn er?": "40"})  # fmt: skip
    for label in ("Nederlands", "Arabisch", "Er is een tolk", "Er is kinderopvang"):
        page.get_by_label(label).first.check()
    choose(page, "Wie zijn welkom?", "Vrouwen en mannen samen")
    choose(page, "Voor wie is het?", "Ouders")
    choose(page, "Wie spreken er?", "Iemand met eigen ervaring")
    press(page, "Bewaar het plan")
    reads(page, "‘radicalisering’")
    fill(page, {"Titel": name})
    press(page, "Bewaar het plan")
    reads(page, "Niemand buiten ziet het al.")
    seen(page)
    return page.url


def announces(page: Page, staff: str) -> None:
    """First what is agreed about photos (M-03); the line for the corner is ready (M-04)."""
    page.goto(staff)
    follow(page, "Kondig aan")
    seen(page)
    assert page.get_by_label("Met welke zin").input_value().startswith("Dank u")
    press(page, "Kondig aan")
    reads(page, "Vink dit aan als het zo is.")
    page.get_by_label("Aan het begin wordt gezegd").check()
    press(page, "Kondig aan")
    reads(page, "De bijeenkomst is aangekondigd.")
    follow(page, "Het blad voor de avond")
    seen(page)


def finds_it(phone: Page, reader: Page) -> str:
    phone.goto(HOME)
    light(phone.url)
    phone.get_by_role("link", name=NAME).first.click()
    light(phone.url)
    for address in (HOME, phone.url):
        reader.goto(address)
        seen(reader)
    return phone.url


def light(address: str) -> None:
    """Little travels, and no cookie."""
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked) as answer:
        body = answer.read()
        assert answer.headers["set-cookie"] is None
    assert len(body if body[:2] == b"\x1f\x8b" else gzip.compress(body)) <= MOST


def comes_with_three(phone: Page, reader: Page, public: str) -> None:
    """A number and no name (M-01); an own link to give the places back."""
    phone.goto(public)
    assert phone.locator("main input:visible").count() == 1
    press(phone, "Neem een plaats")
    reads(phone, "Vul een getal in.")
    fill(phone, {"Met hoeveel mensen komt u?": "3"})
    press(phone, "Neem een plaats")
    reads(phone, "U hebt 3 plaatsen")
    reader.goto(phone.url)
    seen(reader)


def asks_to_be_called(phone: Page, reader: Page, public: str) -> None:
    """Apart from the place, and only when ticked (M-02)."""
    phone.goto(public)
    follow(phone, "Vraag of wij u bellen")
    reader.goto(phone.url)
    seen(reader)
    fill(phone, {"Hoe mogen we u noemen?": "Samira", "Op welk nummer?": NUMBER,
                 "Wanneer kunt u vrij praten?": "na zes uur"})  # fmt: skip
    choose(phone, "In welke taal", "Arabisch")
    press(phone, "Bel mij")
    reads(phone, "alleen als iemand gebeld wil worden")
    phone.get_by_label("Ja, ik wil gebeld worden").check()
    press(phone, "Bel mij")
    reads(phone, "Wij bellen u")
    reader.goto(phone.url)
    seen(reader)


def is_moved_to_now(page: Page, staff: str) -> None:
    """The day changes; a calendar that follows it is told by a higher number."""
    began = datetime.now() - timedelta(minutes=2)
    if began.date() != date.today():
        pytest.skip("Within two minutes of midnight.")
    page.goto(staff)
    follow(page, "Wijzig het plan")
    fill(page, {"Op welke dag?": date.today().isoformat(),
                "Hoe laat begint het?": f"{began:%H:%M}",
                "Hoe laat is het voorbij?": "23:59"})  # fmt: skip
    press(page, "Bewaar het plan")
    reads(page, "Vastgelegd.")


def counts_at_the_door(page: Page, staff: str) -> None:
    """Two numbers, with who walked in."""
    page.goto(staff)
    follow(page, "Vul in hoeveel mensen er waren")
    seen(page)
    fill(page, {"Hoeveel mensen waren er?": "31", "Hoeveel van hen kwamen zonder plaats?": "99"})
    press(page, "Opslaan")
    reads(page, "niet meer mensen zonder plaats")
    fill(page, {"Hoeveel van hen kwamen zonder plaats?": "12"})
    press(page, "Opslaan")
    reads(page, "Gehouden")


def says_how_it_was(phone: Page, reader: Page, public: str) -> None:
    """Three faces on the telephone, on the spot."""
    phone.goto(public)
    follow(phone, "Hoe was het?")
    light(phone.url)
    reader.goto(phone.url)
    seen(reader)
    for question in FACES:
        choose(phone, question, "Blij")
    press(phone, "Verstuur")
    reads(phone, "Uw antwoorden zijn geteld.")
    reader.goto(public)
    seen(reader)


def counts_papers(page: Page, staff: str) -> None:
    page.goto(staff)
    follow(page, "Tel de papieren")
    seen(page)
    papers = page.get_by_role("group", name=FACES[0])
    papers.get_by_label("☺ Blij").fill("14")
    papers.get_by_label("😐 Gewoon").fill("3")
    press(page, "Tel op")
    reads(page, "De papieren zijn geteld.")
    row = page.get_by_role("row", name=FACES[0])
    expect(row.get_by_role("cell")).to_have_text(["15", "3", "0"])
    seen(page)


def calls_back(page: Page) -> None:
    """Name and number after a reason, and gone after the call."""
    page.goto(f"{STAFF}bellen/")
    seen(page)
    expect(page.locator("body")).not_to_contain_text(NUMBER)
    follow(page, "Bel iemand, in het Arabisch")
    expect(page.locator("body")).not_to_contain_text("Samira")
    choose(page, "Waarom opent u dit?", "Ik bel nu")
    press(page, "Toon naam en nummer")
    reads(page, NUMBER)
    seen(page)
    press(page, "Gebeld: wis naam en nummer")
    reads(page, "Gewist. Dank u voor het bellen.")


def closes(page: Page, staff: str) -> None:
    page.goto(staff)
    follow(page, "Vul in hoeveel mensen erna belden")
    fill(page, {"Hoeveel mensen noemden deze bijeenkomst": "4"})
    press(page, "Opslaan")
    follow(page, "Rond af")
    seen(page)
    press(page, "Rond af")
    reads(page, "Afgerond")


def tells_the_funder(page: Page) -> None:
    """This quarter still runs, and nothing is told of it; the past takes nothing new (M-05)."""
    plans(page, EARLIER)
    follow(page, "Wijzig het plan")
    fill(page, {"Op welke dag?": (quarter_of(date.today()).begins - timedelta(days=9)).isoformat()})
    press(page, "Bewaar het plan")
    reads(page, "Dit kwartaal is voorbij")
    page.goto(f"{STAFF}aantallen/")
    seen(page)
    reads(page, "Dit kwartaal loopt nog.")
    expect(page.get_by_role("main")).not_to_contain_text("31")
    with page.expect_download() as table:
        follow(page, "Neem de aantallen mee als tabel")
    assert table.value.suggested_filename.endswith(".csv")
