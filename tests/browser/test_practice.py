"""Practising in a browser: from the unease that waits to a dossier, a decision in the part of
another, and everything thrown away; with the real work beside it untouched."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.seeing import faults
from tests.browser.steps import consults, decides, describes_a_sign, opens_a_dossier
from tests.browser.walk import follow, press, reads

pytestmark = pytest.mark.browser
SAYS_SO = "U oefent. Niets hiervan is echt."
NAME = "Verzonnen Vogel"


def practises(page: Page) -> None:
    """It is said what is meant before one begins, and on every page after."""
    sign_in(page, "Anna")
    follow(page, "Oefenen met verzonnen mensen")
    reads(page, "Vul alleen verzonnen mensen in")
    assert faults(page) == []
    page.get_by_label("Ik vul alleen verzonnen mensen in.").check()
    press(page, "Beginnen met oefenen")
    reads(page, "Wie speelt u?")
    looks(page)


def looks(page: Page, step: str = "") -> None:
    """The page says that it is practice, and what one does now; and everybody can read it."""
    banner = page.get_by_role("complementary", name="Oefenen")
    expect(banner).to_contain_text(SAYS_SO)
    expect(banner).to_contain_text(step)
    assert faults(page) == []


def plays(page: Page, name: str) -> None:
    follow(page, "Een ander spelen, of stoppen")
    page.get_by_role("button", name=f"Speel {name}").click()
    reads(page, f"U speelt nu {name}")


def test_from_unease_to_a_decision_with_invented_people(page: Page) -> None:
    practises(page)
    follow(page, "Naar de dag in de oefenplek")
    looks(page, "Nu: kijk wat er wacht")
    follow(page, "Een meisje van de huiskamer")
    looks(page, "Nu: ")
    opens_a_dossier(page, NAME)
    dossier = page.url
    looks(page, "Nu: lees eerst wat beschermt.")
    describes_a_sign(page, dossier, "Hij zei: ‘ik hoor nergens bij’", "past bij de zorg")
    consults(page, dossier)
    plays(page, "Esra Eikenblad")
    assert page.goto(dossier).status == 404  # who decides does not read along
    page.goto("/dossiers/beslissen/")
    looks(page, "Nu: kijk welk voorstel er ligt.")
    decides(page, "", "Fleur")
    page.goto("/vandaag/berichten/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit kan niet in de oefenplek")
    looks(page)
    throws_it_away(page, dossier)


def throws_it_away(page: Page, dossier: str) -> None:
    follow(page, "Een ander spelen, of stoppen")
    press(page, "Stoppen met oefenen")
    reads(page, "U oefent niet meer.")
    assert SAYS_SO not in page.content()
    assert page.goto(dossier).status == 404
    page.goto("/oefenen/")
    assert faults(page) == []
    press(page, "Oefenplek weggooien")
    reads(page, "Uw oefenplek is weg.")
    page.goto("/oefenen/")
    expect(page.get_by_role("button", name="Oefenplek weggooien")).to_have_count(0)


def test_the_list_of_a_first_day_is_found_under_the_account(page: Page) -> None:
    sign_in(page, "Esra")
    page.goto("/organisatie/account/")
    follow(page, "Uw eerste dag: de lijst")
    assert faults(page) == []
    page.get_by_role("button", name=re.compile("Afvinken.*Oefen een besluit")).click()
    undo = page.get_by_role("button", name=re.compile("Vinkje weghalen.*Oefen een besluit"))
    expect(undo).to_be_visible()
