"""Made with a client of fifteen and his mother: the map, the plan, his own story, a step that was
met. Printed for them, and closed after care for who helped."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import maps, together, voice
from tests.browser.conftest import sign_in
from tests.browser.seeing import faults
from tests.browser.steps import closes, opens_a_dossier, talks, writes_an_unease
from tests.browser.walk import follow, reads

pytestmark = pytest.mark.browser
NAME = "Mats Molenwiek"
HIS_STORY = "Ik bedoelde het als grap, en niemand vroeg het mij."


@pytest.mark.gate("G21", "releases")
def test_a_map_a_plan_and_his_own_story_with_a_boy_of_fifteen_and_his_mother(page: Page) -> None:
    sign_in(page, "Anna")
    follow(page, "Een niet-pluisgevoel opschrijven")
    writes_an_unease(page, "Hij komt niet meer aan tafel en tekent niet meer.")
    dossier = opens_a_dossier(page, NAME, years=15)
    talks(page, dossier, "open", "Ik wil weer tekenen")
    they_make_a_map(page, dossier)
    he_tells_it_himself(page, dossier)
    hub = they_make_a_plan(page, dossier)
    together.takes_care_of_oneself_before_closing(page, dossier)
    closes(page, dossier)
    everything_can_still_be_read(page, hub)


def they_make_a_map(page: Page, dossier: str) -> None:
    maps.begins_a_map(page, dossier)
    maps.fills_what_goes_well(page)
    maps.fills_the_worries(page)
    maps.keeps_the_map(page)
    paper = maps.prints_the_map(page, dossier)
    text = " ".join(paper.pages[0].extract_text().split())
    told = ("Wat gaat er goed?", "Waar maken wij ons zorgen over?", "Wat moet er gebeuren?")
    assert [text.index(part) for part in told] == sorted(text.index(part) for part in told)


def he_tells_it_himself(page: Page, dossier: str) -> None:
    """Beside what was written of the talk, and never over it."""
    voice.opens_what_was_written(page, dossier, "CONVERSATION")
    voice.says_it_beside(page, HIS_STORY)
    reads(page, "Ik wil weer tekenen")


def they_make_a_plan(page: Page, dossier: str) -> str:
    hub = together.makes_a_plan(page, dossier)
    together.agrees_a_small_step(page, hub)
    together.meets_the_step(page, hub)
    together.looks_at_the_plan(page, hub)
    together.prints_the_plan(page, hub)
    page.goto(dossier)
    reads(page, "Het plan en alle stappen")
    assert faults(page) == []
    return hub


def everything_can_still_be_read(page: Page, hub: str) -> None:
    page.goto(hub)
    reads(page, "gestopt met het dossier")
    reads(page, together.WISH)
    reads(page, together.COMPLIMENT)
    expect(page.get_by_role("link", name="Een kleine stap afspreken")).to_have_count(0)
    follow(page, "De kaart")
    reads(page, "Wouter helpt elke week in de buurtkeuken")
