"""A house style in a real browser: brought, looked at alone, put to use, and read by everybody."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import sign_in
from tests.browser.seeing import faults
from tests.style.making import DRAWN, nested, told
from tests.style.papers import logos, wears

pytestmark = pytest.mark.browser
BY_CLASS = DRAWN.replace(b"<path", b"<style>.a{fill:#123}</style><path class='a'")
PAGES = ("/vandaag/", "/organisatie/huisstijl/", "/organisatie/huisstijl/tokens/", "/welkom/")
WORN = {"Gerda Goudvis": "#6b2458", "Ties Tijm": "#00518f"}
VARIABLE = "name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()"


@pytest.fixture(params=["light", "dark"])
def screen(request: pytest.FixtureRequest, browser: Browser, product: str) -> Iterator[Page]:
    context = browser.new_context(base_url=product, color_scheme=request.param)
    context.set_default_timeout(20000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", WORN)
def test_both_themes_can_be_read_at_both_widths(screen: Page, name: str) -> None:
    sign_in(screen, name)
    found = []
    for address in PAGES:
        screen.goto(address)
        found += faults(screen)
    assert found == []
    logo = screen.locator("img.zv-logo")
    assert logo.evaluate("image => image.complete && image.naturalWidth > 0")
    assert logo.evaluate("image => image.offsetHeight") == 40


def test_the_pages_of_meetings_wear_it_too(screen: Page) -> None:
    screen.goto("/bijeenkomsten/samen-wijs/")
    assert screen.locator("img.zv-logo").evaluate("image => image.naturalWidth > 0")
    assert screen.context.cookies() == []
    assert faults(screen) == []


def test_each_sees_their_own_and_danger_is_the_same_everywhere(page: Page) -> None:
    seen = {}
    for name in (*WORN, "Chaima Citroen"):
        sign_in(page, name)
        page.goto("/vandaag/")
        seen[name] = page.evaluate(VARIABLE, "--zv-brand")
        assert page.evaluate(VARIABLE, "--zv-acute") == "#a31621"
    assert seen == WORN | {"Chaima Citroen": "#0f5a5c"}


def test_it_is_brought_refused_looked_at_and_thrown_away(page: Page) -> None:
    sign_in(page, "Ties Tijm")
    page.goto("/organisatie/huisstijl/")
    _bring(page, nested(utrecht__document__color="#aaa"))
    page.get_by_text("Deze kleuren zijn samen niet goed te lezen").wait_for()
    assert faults(page) == []
    _bring(page, nested(utrecht__link__color="#7a1f00", eigen__kleur="#fff"))
    page.get_by_role("button", name="Eerst bekijken").click()
    page.get_by_text("Alleen u ziet dit.").first.wait_for()
    page.wait_for_load_state()
    assert page.evaluate(VARIABLE, "--zv-brand") == "#7a1f00"
    page.get_by_text("Wat wij overnemen").click()
    assert faults(page) == []
    page.get_by_role("button", name="Weggooien").click()
    page.get_by_text("is weggegooid").wait_for()
    page.wait_for_load_state()
    assert page.evaluate(VARIABLE, "--zv-brand") == WORN["Ties Tijm"]


def test_a_logo_alone_is_seen_on_a_letter_and_a_page_before_use(page: Page) -> None:
    sign_in(page, "Ties Tijm")
    page.goto("/organisatie/huisstijl/")
    _bring(page, logo=BY_CLASS.replace(b"#123", b"#fff"))
    page.get_by_text("Op wit is van dit logo niets of bijna niets te zien.").first.wait_for()
    assert faults(page) == []
    _bring(page, logo=BY_CLASS)
    page.get_by_text("Alleen een logo.").wait_for()
    letter = page.get_by_role("link", name="voorbeeldbrief (PDF)").get_attribute("href") or ""
    answer = page.request.get(letter)
    assert logos(answer.body()) == ["Samen Wijs"]
    assert not wears(answer.body(), WORN["Ties Tijm"])
    page.get_by_role("button", name="Eerst bekijken").click()
    page.get_by_text("Alleen u ziet dit.").first.wait_for()
    page.wait_for_load_state()
    assert page.evaluate(VARIABLE, "--zv-brand") == "#0f5a5c"
    assert page.locator("img.zv-logo").evaluate("image => image.naturalWidth > 0")
    assert faults(page) == []
    page.get_by_role("button", name="Weggooien").click()
    page.get_by_text("is weggegooid").wait_for()


def _bring(page: Page, tokens: dict[str, object] | None = None, logo: bytes = DRAWN) -> None:
    files = {"logo": ("logo.svg", "image/svg+xml", logo)}
    if tokens is not None:
        files["tokens"] = ("tokens.json", "application/json", told(tokens))
    for field, (name, kind, content) in files.items():
        page.locator(f"input[name={field}]").set_input_files(
            {"name": name, "mimeType": kind, "buffer": content}
        )
    page.get_by_role("button", name="Klaarzetten").click()
