"""A plan made with a client of fifteen and his mother: from the wish to the step that was met.

It is looked at together, printed for him, and ends with the dossier, after care for who helped.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.seeing import faults
from tests.browser.steps import closes, opens_a_dossier, talks, writes_an_unease
from tests.browser.together import (
    COMPLIMENT,
    WISH,
    agrees_a_small_step,
    looks_at_the_plan,
    makes_a_plan,
    meets_the_step,
    prints_the_plan,
    takes_care_of_oneself_before_closing,
)
from tests.browser.walk import follow, reads

pytestmark = pytest.mark.browser
NAME = "Mats Molenwiek"


@pytest.mark.gate("G21", "releases")
def test_a_plan_with_a_boy_of_fifteen_and_his_mother(page: Page) -> None:
    sign_in(page, "Anna")
    follow(page, "Een niet-pluisgevoel opschrijven")
    writes_an_unease(page, "Hij komt niet meer aan tafel en tekent niet meer.")
    dossier = opens_a_dossier(page, NAME, years=15)
    talks(page, dossier, "verkennend", "Ik wil weer tekenen")
    hub = makes_a_plan(page, dossier)
    agrees_a_small_step(page, hub)
    meets_the_step(page, hub)
    looks_at_the_plan(page, hub)
    prints_the_plan(page, hub)
    page.goto(dossier)
    reads(page, "Het plan en alle stappen")
    assert faults(page) == []
    takes_care_of_oneself_before_closing(page, dossier)
    closes(page, dossier)
    page.goto(hub)
    reads(page, "gestopt met het dossier")
    reads(page, WISH)
    reads(page, COMPLIMENT)
    expect(page.get_by_role("link", name="Een kleine stap afspreken")).to_have_count(0)
