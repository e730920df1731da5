"""Everything by keyboard: each control is reached with Tab, is seen when it has the focus, and a
whole form can be filled in and sent without a mouse."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.walk import follow

pytestmark = pytest.mark.browser
REACHABLE = """() => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true}))
  .filter(e => e.type !== 'radio' || e === document.querySelector(`input[name="${e.name}"]`))
  .length"""
FOCUSED = """() => {
  const e = document.activeElement, s = getComputedStyle(e);
  window.met = window.met || new Set(); window.met.add(e);
  const seen = s.outlineStyle !== 'none' || s.boxShadow !== 'none';
  return {body: e === document.body, seen, what: e.outerHTML.slice(0, 120)};
}"""


def tab_through(page: Page) -> tuple[int, list[str]]:
    """How many controls got the focus, and those that did not show it."""
    unseen = []
    for _ in range(400):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        if here["body"]:
            break
        unseen += [] if here["seen"] else [here["what"]]
    met: int = page.evaluate("() => [...window.met].filter(e => e !== document.body).length")
    return met, unseen


@pytest.mark.parametrize("address", ["/mag-ik-delen/delen/", "/dossiers/onrust/", "/vandaag/"])
def test_tab_reaches_every_control_and_shows_where_it_is(page: Page, address: str) -> None:
    sign_in(page, "Anna")
    page.goto(address)
    met, unseen = tab_through(page)
    assert unseen == []
    assert met >= page.evaluate(REACHABLE)


def test_the_dossier_page_by_tab(page: Page) -> None:
    sign_in(page, "Anna")
    follow(page, "Daan Duinpan")
    page.wait_for_url(re.compile(r"/dossiers/[A-Z0-9]{4}-[A-Z0-9]{4}/$"))
    met, unseen = tab_through(page)
    assert unseen == []
    assert met >= page.evaluate(REACHABLE)


def test_the_skip_link_comes_first_and_works(page: Page) -> None:
    sign_in(page, "Anna")
    page.goto("/vandaag/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Naar de inhoud")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_an_unease_is_written_and_kept_without_a_mouse(page: Page) -> None:
    sign_in(page, "Anna")
    page.goto("/dossiers/onrust/")
    page.locator("[name=unease]").focus()
    page.keyboard.type("Hij kwam niet")
    page.keyboard.press("Tab")  # the kind of event, which may stay empty
    page.keyboard.press("Tab")  # an event that is known, which may stay empty too
    page.keyboard.press("Tab")  # the first of the choices
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Het past niet bij hem")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat u opschreef")


@pytest.mark.gate("G17", "releases")
def test_acute_danger_is_one_key_away(page: Page) -> None:
    sign_in(page, "Anna")
    page.goto("/dossiers/onrust/")
    page.keyboard.press("Alt+Shift+KeyA")
    expect(page.get_by_role("link", name="Bel 112").last).to_be_visible()
