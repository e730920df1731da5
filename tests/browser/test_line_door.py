"""Writing to the line and coming back with the code, in a real browser: with and without script."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.seeing import faults
from tests.browser.test_line_public import HOME, LANGUAGES, small_targets

pytestmark = pytest.mark.browser
STORY = "Mijn zoon komt bijna niet meer thuis."
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
SEND = "main form button"


def a_reader(browser: Browser, product: str, *, script: bool) -> BrowserContext:
    context = browser.new_context(base_url=product, viewport=PHONE, java_script_enabled=script)  # type: ignore[arg-type]
    context.set_default_timeout(20000)
    return context


def written(page: Page, language: str) -> str:
    """Write; the code of the confirmation."""
    page.goto(f"{HOME}{language}/schrijf/")
    page.locator("#id_story").fill(STORY)
    page.locator(SEND).first.click()
    return page.locator(".shown").inner_text()


def come_back(page: Page, language: str, code: str) -> None:
    page.goto(f"{HOME}{language}/terug/")
    page.locator("#id_code").fill(code)
    page.locator(SEND).first.click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_the_way_of_a_caller(
    browser: Browser, product: str, language: str
) -> None:
    context = a_reader(browser, product, script=True)
    page, wrong = context.new_page(), []

    def look() -> None:
        for size in (DESK, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            wrong.extend(faults(page) + small_targets(page))

    page.goto(f"{HOME}{language}/schrijf/")
    page.locator("summary").click()
    look()
    code = written(page, language)
    look()
    page.goto(f"{HOME}{language}/bel-mij/")
    page.locator(SEND).first.click()
    expect(page.locator("[role=alert]")).to_be_visible()
    look()
    come_back(page, language, code)
    page.locator("summary").click()
    look()
    page.locator("main form button").last.click()
    look()
    assert wrong == []
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_without_script_a_caller_writes_comes_back_and_takes_it_all_away(
    browser: Browser, product: str, language: str
) -> None:
    context = a_reader(browser, product, script=False)
    page = context.new_page()
    code = written(page, language)
    assert code not in page.url
    come_back(page, language, code)
    expect(page.locator(".message")).to_have_text(STORY)
    page.locator("#reply_text").fill("Hij belde.")
    page.locator("form:has(#reply_text) button").click()
    expect(page.locator(".message")).to_have_text([STORY, "Hij belde."])
    page.locator("main form button").last.click()
    page.locator("button[name=sure]").click()
    come_back(page, language, code)
    expect(page.locator(".error").first).to_be_visible()
    expect(page.locator(".message")).to_have_count(0)
    assert context.cookies() == []
    context.close()
