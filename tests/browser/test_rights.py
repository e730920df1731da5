"""One request from the day it comes in to the PDF in somebody's hands, in a browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import sign_in
from tests.browser.walk import choose, fill, follow, pick, press, reads

pytestmark = pytest.mark.browser
FRIEND = "Teun Voorbeeld"


def test_somebody_asks_to_read_the_file_and_gets_it_on_paper(page: Page) -> None:
    sign_in(page, "Anna")
    follow(page, "Een niet-pluisgevoel opschrijven")
    steps.writes_an_unease(page, "Zij vroeg of iemand meeleest.")
    dossier = steps.opens_a_dossier(page, "Wende Verzinsel")
    steps.describes_a_sign(page, dossier, f"{FRIEND} bracht haar. Zij lachte.", "nog onduidelijk")
    request = takes_it_in(page, dossier)
    finds_out_who_asks(page)
    reads_the_file_piece_by_piece(page)
    lays_the_answer_before_a_colleague(page)
    the_colleague_reads_and_agrees(page, request)
    it_is_handed_over(page, request)


def takes_it_in(page: Page, dossier: str) -> str:
    page.goto(dossier)
    page.goto(f"/rechten/dossier/{steps.reference_of(dossier)}/")
    follow(page, "Een verzoek in behandeling nemen")
    pick(page, "Wat wordt er gevraagd?", "Een kopie van het dossier")
    fill(page, {"Wat vraagt deze persoon precies?": "Ik wil weten wat jullie over mij schreven"})
    choose(page, "Hoe kwam het binnen?", "in een gesprek")
    choose(page, "Wie vraagt het?", "De cliënt.")
    press(page, "In behandeling nemen")
    reads(page, "Ik wil weten wat jullie over mij schreven")
    reads(page, "Deze regel is nog niet door een jurist bekeken.")
    reads(page, "Wie is dit?")
    return page.url


def finds_out_who_asks(page: Page) -> None:
    follow(page, "Nagaan wie het vraagt")
    choose(page, "Hoe is dat nagegaan?", "een medewerker kent deze persoon")
    press(page, "Opslaan")
    reads(page, "een medewerker kent deze persoon uit de hulp")
    reads(page, "Nagegaan door")


def reads_the_file_piece_by_piece(page: Page) -> None:
    follow(page, "Het dossier nalezen en kiezen wat over anderen gaat")
    about = page.get_by_label(f"Blijft dit staan: {FRIEND} bracht haar.")
    about.select_option(label="dit helemaal weglaten: over een ander")
    for box in page.locator("select").all():
        if not box.input_value():
            box.select_option("STAYS")
    press(page, "Bewaren en verder")
    expect(page.get_by_role("heading", level=1)).to_have_text("Een kopie van het dossier")


def lays_the_answer_before_a_colleague(page: Page) -> None:
    follow(page, "Het antwoord maken")
    choose(page, "Wat is het antwoord?", "ja: het wordt gegeven of gedaan")
    pick(page, "Wie kijkt er mee?", "Bram Bosuil")
    press(page, "Voorleggen")
    reads(page, "Er ligt een antwoord.")
    follow(page, "Het antwoord lezen en beslissen")
    reads(page, "U hebt dit antwoord gemaakt. Een ander beslist mee.")


def the_colleague_reads_and_agrees(page: Page, request: str) -> None:
    sign_in(page, "Bram")
    page.goto(request)
    follow(page, "Het antwoord lezen en beslissen")
    reads(page, "[weggelaten: over een ander]")
    expect(page.get_by_role("main")).not_to_contain_text(FRIEND)
    page.get_by_label("Ik heb de brief gelezen").check()
    press(page, "Akkoord: zo is besloten")
    reads(page, "Besloten")


def it_is_handed_over(page: Page, request: str) -> None:
    sign_in(page, "Anna")
    page.goto(request)
    for name in ("De brief als PDF", "Het dossier als PDF"):
        address = page.get_by_role("link", name=name).get_attribute("href") or ""
        answer = page.request.get(address)
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.body().startswith(b"%PDF")
        assert b"pdfuaid" in answer.body()
    follow(page, "Vastleggen dat het antwoord is gegeven")
    choose(page, "Hoe kreeg deze persoon het?", "overhandigd en samen gelezen")
    press(page, "Opslaan")
    press(page, "Verzoek afronden")
    reads(page, "Afgerond.")
    page.goto("/rechten/?toon=afgerond")
    reads(page, "Een kopie van het dossier")
    expect(page.get_by_role("main")).not_to_contain_text("Wende")
