"""Where somebody's part ends, in a real browser: the volunteer, the stranger, and acute danger that
no form holds up."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.seeing import faults
from tests.browser.steps import in_days, reference_of
from tests.browser.walk import choose, fill, follow, pick, press, reads

pytestmark = pytest.mark.browser
NOTICED = "Een van de jongens deelde een oproep in de keuken"
ELSEWHERE = ("", "onrust/", "zoeken/", "groepen/", "gebeurtenissen/", "gebeld/", "beslissen/")


@pytest.mark.gate("G19", "refuses")
@pytest.mark.gate("G19", "releases")
def test_a_volunteer_hands_over_a_note_and_meets_nothing_else(page: Page) -> None:
    dossier = dossier_of_daan(page)
    sign_in(page, "Hugo")
    follow(page, "Doorgeven wat u merkte")
    fill(page, {"Wat zag of hoorde u?": NOTICED})
    pick(page, "Aan wie geeft u het door?", "Ilse")
    press(page, "Doorgeven")
    reads(page, "aan Ilse IJsvogel")
    expect(page.get_by_role("main")).not_to_contain_text(NOTICED)
    for address in (*(f"/dossiers/{place}" for place in ELSEWHERE), dossier):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 404, address
        expect(page.locator("body")).not_to_contain_text("Duinpan")
    goes_on_with_it(page)


def dossier_of_daan(page: Page) -> str:
    sign_in(page, "Anna")
    follow(page, "Daan Duinpan")
    return page.url


def goes_on_with_it(page: Page) -> None:
    """Ilse says how pressing it is, and it is hers."""
    sign_in(page, "Ilse")
    follow(page, NOTICED)
    reads(page, NOTICED)
    assert faults(page) == []
    choose(page, "Hoe dringend is de situatie?", "Zorgen.")
    fill(page, {"Waarom kiest u dit?": "Het kan de hele groep raken"})
    press(page, "Opslaan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat u opschreef")


@pytest.mark.gate("G17", "releases")
def test_in_acute_danger_nothing_is_asked_before_112(page: Page) -> None:
    sign_in(page, "Anna")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/acuut/")
    expect(page.get_by_role("link", name="Bel 112").last).to_have_attribute("href", "tel:112")
    follow(page, "Ik heb gebeld")
    choose(page, "Wie hebt u gebeld?", "112")
    press(page, "Opslaan")
    reads(page, "Vastgelegd. Hoort dit bij een cliënt?")
    assert faults(page) == []


def test_one_question_to_one_colleague_ends_with_the_advice(page: Page) -> None:
    dossier = dossier_of_daan(page)
    page.goto(f"{dossier}een-keer/")
    pick(page, "Wie vraagt u?", "Ilse")
    fill(page, {"Wat is uw vraag?": "Hoe houd ik het gesprek open?"})
    page.get_by_label("Tot en met welke dag").fill(in_days(2))
    press(page, "Vragen")
    sign_in(page, "Ilse")
    follow(page, "Anna Appelboom vraagt u")
    reads(page, "Hoe houd ik het gesprek open?")
    assert faults(page) == []
    follow(page, f"Lees dossier {reference_of(dossier)}")
    page.goto(f"{dossier}meedenken/")
    fill(page, {"Wat is uw advies, en waarom?": "Vraag naar wat hij mist"})
    press(page, "Advies vastleggen")
    assert page.request.get(dossier).status == 404
