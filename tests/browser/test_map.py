"""A map with a client of fifteen and his mother: first what goes well, then the whole of it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import maps
from tests.browser.conftest import sign_in
from tests.browser.seeing import faults
from tests.browser.steps import opens_a_dossier, talks, writes_an_unease
from tests.browser.walk import fill, follow, press, reads

pytestmark = pytest.mark.browser
MOTHER, UNCLE = "Mirjam Wolkenveld", "Oom Bas"


def of_fifteen(page: Page, name: str) -> str:
    """From an unease to the dossier of somebody of fifteen."""
    follow(page, "Een niet-pluisgevoel opschrijven")
    writes_an_unease(page, "Hij praat ineens anders over anderen.")
    return opens_a_dossier(page, name, years=15)


@pytest.mark.gate("G01", "refuses")
@pytest.mark.gate("G01", "releases")
@pytest.mark.gate("G18", "refuses")
def test_a_map_is_made_with_a_boy_of_fifteen_and_his_mother(page: Page) -> None:
    sign_in(page, "Anna")
    dossier = of_fifteen(page, "Wouter Wolkenveld")
    before_an_open_talk(page, dossier)
    after_an_open_talk(page, dossier)
    his_mother_joins(page, dossier)
    on_paper(page, dossier)
    a_month_later(page, dossier)


def before_an_open_talk(page: Page, dossier: str) -> None:
    page.goto(dossier)
    page.get_by_text("Meer dat u kunt doen").click()
    follow(page, "Kaart bekijken of maken")
    follow(page, "Kaart maken")
    expect(page.get_by_label("Wat is er gebeurd?")).to_have_count(0)
    expect(page.get_by_label("Zorg A: wie maakt zich zorgen?")).to_have_count(0)
    expect(page.get_by_label("Persoon 1: welk getal")).to_have_count(0)
    assert faults(page) == []
    press(page, "Kaart vastleggen")
    reads(page, "Schrijf ten minste één ding op dat goed gaat")
    maps.fills_what_goes_well(page)
    maps.keeps_the_map(page)
    expect(page.get_by_text("Waar maken wij ons zorgen over?")).to_have_count(0)
    assert faults(page) == []


def after_an_open_talk(page: Page, dossier: str) -> None:
    talks(page, dossier, "open", "Ik snap waarom je het vraagt")
    maps.goes_on_with_the_map(page, dossier)
    expect(page.get_by_label("Wat zijn sterke kanten?")).to_have_value(
        maps.GOOD["Wat zijn sterke kanten?"]
    )
    maps.fills_the_worries(page)
    page.get_by_label("Persoon 2: waarom").fill("")
    press(page, "Kaart vastleggen")
    reads(page, "Schrijf de redenen op, in de woorden van deze persoon.")
    maps.fills_the_worries(page)
    assert faults(page) == []
    maps.keeps_the_map(page)
    for text in ("Zorg A. Mama: Wouter zegt dat hij iemand gaat slaan", "Bij zorg A: Wouter loopt"):
        reads(page, text)
    reads(page, f"{maps.MOTHER} zegt: 4,5, want: ik schrik als de telefoon gaat")
    assert faults(page) == []


def his_mother_joins(page: Page, dossier: str) -> None:
    """Asking her is a contact: before he was told of it, the page does not open."""
    page.goto(f"{dossier}iemand/")
    page.get_by_label("Wie is dit?").select_option("AUTHORITY_PARENT")
    fill(page, {"Naam": MOTHER})
    press(page, "Opslaan")
    page.goto(f"{dossier}netwerk/")
    follow(page, f"{MOTHER} vragen om mee te doen")
    expect(page.get_by_label("Wat weet deze persoon?")).to_have_count(0)
    assert faults(page) == []
    page.goto(dossier)
    follow(page, f"Mag ik praten met {MOTHER}?")
    page.goto(page.url.replace("/gesprek/", "/verteld/"))
    fill(page, {"Hoe hebt u het verteld?": "In ons gesprek van vandaag"})
    press(page, "Opslaan")
    maps.asks_somebody_to_join(page, dossier, MOTHER, "Vraagt elke avond hoe het was")
    reads(page, "Vraagt elke avond hoe het was")
    assert faults(page) == []


def on_paper(page: Page, dossier: str) -> None:
    paper = maps.prints_the_map(page, dossier)
    assert len(paper.pages) == 1
    text = " ".join(paper.pages[0].extract_text().split())
    said = (
        "Wat gaat er goed?",
        "Wouter helpt elke week in de buurtkeuken",
        "Waar maken wij ons zorgen over?",
        "Wat moet er gebeuren?",
        "zegt: 4,5, want: ik schrik als de telefoon gaat",
        "Dat mama weer lacht",
        f"{MOTHER}: Vraagt elke avond hoe het was",
    )
    found = [text.index(phrase) for phrase in said]
    assert found == sorted(found)


def a_month_later(page: Page, dossier: str) -> None:
    """The next version, and both beside each other."""
    maps.goes_on_with_the_map(page, dossier)
    fill(page, maps.VOICES | {"Persoon 1: welk getal": "7", "Persoon 1: waarom": "het ging goed"})
    fill(page, {"Wat maakt het moeilijker?": "Papa zoekt nog werk"})
    maps.keeps_the_map(page)
    follow(page, "Twee kaarten naast elkaar zien")
    for text in ("Er is ruzie over geld", "staat er niet meer", "Papa zoekt nog werk", "nieuw"):
        reads(page, text)
    reads(page, "zegt: 6, want: ik heb al drie weken niet gevochten")
    reads(page, "zegt: 7, want: het ging goed")
    assert faults(page) == []


def test_without_script_and_by_keyboard_a_place_is_added_and_nothing_is_lost(
    browser: Browser, product: str
) -> None:
    context = browser.new_context(
        base_url=product, java_script_enabled=False, viewport={"width": 800, "height": 1000}
    )
    context.set_default_timeout(20000)
    page = context.new_page()
    sign_in(page, "Anna")
    dossier = of_fifteen(page, "Daan Duinveld")
    maps.begins_a_map(page, dossier)
    maps.fills_what_goes_well(page)
    fill(page, {"Persoon 2: wie is dit?": maps.MOTHER})
    expect(page.get_by_label("Persoon 3: wie is dit?")).to_have_count(0)
    page.get_by_role("button", name="Nog iemand erbij").focus()
    page.keyboard.press("Enter")
    fill(page, {"Persoon 3: wie is dit?": UNCLE})
    expect(page.get_by_label("Wat wens je?")).to_have_value("Dat mama weer lacht")
    maps.keeps_the_map(page)
    reads(page, f"{maps.SON}; {maps.MOTHER}; {UNCLE}")
    context.close()


def test_what_was_typed_on_the_tablet_is_there_again_after_a_pause(page: Page) -> None:
    sign_in(page, "Anna")
    dossier = of_fifteen(page, "Sem Sluiswerk")
    maps.begins_a_map(page, dossier)
    with page.expect_response(lambda answer: "/concept/" in answer.url and answer.ok):
        fill(page, {"Wat zijn sterke kanten?": "Hij kookt graag"})
        page.keyboard.press("Tab")
    page.goto(f"{dossier}kaart/maken/")
    expect(page.get_by_label("Wat zijn sterke kanten?")).to_have_value("Hij kookt graag")
