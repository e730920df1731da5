"""The public side of a line in a real browser: light, without a trace, and left in a moment."""

import gzip
import re
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.seeing import faults
from zorgvuldig.handbook import helpline, read

pytestmark = pytest.mark.browser
LANGUAGES = tuple(helpline.languages())
HOME = "/hulp/lantaarn/"
PLACES = ("", "privacy/", *(f"vraag/{n}/" for n in helpline.question_addresses().values()))
MOST = 14336  # bytes of the first page with all it loads, as they travel
AWAY = "https://www.knmi.nl/"
ELSEWHERE = "<title>Het weer</title><h1>Het weer</h1>"


def fetched(address: str) -> tuple[bytes, dict[str, str]]:
    """What travels: the bytes as they were sent, and the headers in small letters."""
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked) as answer:
        return answer.read(), {name.lower(): told for name, told in answer.headers.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_with_all_it_loads_is_light(
    context: BrowserContext, product: str, language: str
) -> None:
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{HOME}{language}/", wait_until="networkidle")
    over_the_network = [url for url in asked if not url.startswith("data:")]
    assert len(over_the_network) == 2
    assert all(url.startswith(product) for url in over_the_network)
    parts = [fetched(url) for url in over_the_network]
    assert {headers["content-encoding"] for _, headers in parts} == {"gzip"}
    heads = sum(
        len(f"{name}: {told}\r\n") for _, headers in parts for name, told in headers.items()
    )
    assert sum(len(body) for body, _ in parts) + heads <= MOST
    assert context.cookies() == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
def test_every_page_keeps_nothing_and_tells_nobody(product: str, language: str, place: str) -> None:
    body, headers = fetched(f"{product}{HOME}{language}/{place}")
    assert "set-cookie" not in headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert "'unsafe" not in headers["content-security-policy"]
    assert len(body) <= MOST
    title = re.search(r"<title>(.*?)</title>", gzip.decompress(body).decode())
    assert title
    assert title[1] == read(f"helpline/{language}")["site"]["title"]


@pytest.fixture
def reader(browser: Browser, product: str) -> Iterator[Page]:
    """A phone whose owner reads, with a page of the weather behind the way out."""
    context = browser.new_context(base_url=product, viewport={"width": 390, "height": 844})
    context.set_default_timeout(20000)
    context.route(
        f"{AWAY}**", lambda route: route.fulfill(body=ELSEWHERE, content_type="text/html")
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_any_language_at_both_widths(
    reader: Page, language: str, scheme: str
) -> None:
    reader.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    wrong = []
    for place in ("", "privacy/", "vraag/3/"):
        reader.goto(f"{HOME}{language}/{place}")
        wrong += faults(reader)
        wrong += small_targets(reader)
    assert wrong == []


def small_targets(page: Page) -> list[str]:
    """Links and buttons in sight that a thumb would miss; links inside a sentence may be small."""
    boxes = page.eval_on_selector_all(
        ".button, button, nav a, li > a",
        "all => all.map(a => [a.textContent, a.getBoundingClientRect().height])",
    )
    assert boxes
    return [f"{page.url}: {text.strip()} is {height}" for text, height in boxes if height < 44]


def test_arabic_is_mirrored(reader: Page) -> None:
    """What comes first stands right in Arabic and left in Dutch; a number keeps its order."""
    firsts = {}
    for language in ("nl", "ar"):
        reader.goto(f"{HOME}{language}/")
        box = reader.locator(".leave strong").bounding_box()
        out = reader.locator("[data-away]").bounding_box()
        assert box
        assert out
        firsts[language] = box["x"] < out["x"]
        styled = "e => getComputedStyle(e).direction"
        assert reader.locator("main").evaluate(styled) == ("rtl" if language == "ar" else "ltr")
    assert firsts == {"nl": True, "ar": False}


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_everything_is_there_and_leaving_is_a_link(
    browser: Browser, product: str, language: str
) -> None:
    context = browser.new_context(
        base_url=product, java_script_enabled=False, locale=language, viewport=None
    )
    context.route(
        f"{AWAY}**", lambda route: route.fulfill(body=ELSEWHERE, content_type="text/html")
    )
    page = context.new_page()
    page.goto(HOME)
    assert page.url == f"{product}{HOME}{language}/"
    told = helpline.words(language, organisation="Hulplijn De Lantaarn", days=2, number="112")
    page.get_by_role("link", name=told.asked[2].title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(told.asked[2].title)
    assert page.locator("[data-away-key]").is_hidden()  # Escape does nothing here
    page.get_by_role("link", name=told["site"]["leave"]).click()
    expect(page.get_by_role("heading", name="Het weer")).to_be_visible()
    context.close()


@pytest.mark.parametrize("how", ["the link", "Escape twice"])
def test_who_left_quickly_does_not_come_back_by_the_way_back(reader: Page, how: str) -> None:
    reader.goto("/gezond/")
    reader.goto(f"{HOME}nl/")
    expect(reader.locator("[data-away-key]")).not_to_have_attribute("hidden", "")
    leave(reader, how)
    expect(reader.get_by_role("heading", name="Het weer")).to_be_visible()
    reader.go_back()
    assert reader.url.endswith("/gezond/")


def leave(page: Page, how: str) -> None:
    if how == "the link":
        page.get_by_role("link", name="Snel weg").click()
    else:
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")


def test_escape_once_leads_nowhere(reader: Page) -> None:
    reader.set_viewport_size({"width": 1280, "height": 900})
    reader.goto(f"{HOME}nl/")
    expect(reader.locator("[data-away-key]")).to_be_visible()
    reader.keyboard.press("Escape")
    reader.wait_for_timeout(1300)
    reader.keyboard.press("Escape")
    reader.wait_for_timeout(300)
    assert reader.url.endswith(f"{HOME}nl/")


def test_leaving_wipes_what_was_typed(reader: Page) -> None:
    """A field stands in for the forms; leaving stays on the page, so that one can look at it."""
    reader.goto(f"{HOME}nl/")
    reader.evaluate(
        """() => {
          const typed = document.createElement("textarea");
          typed.value = "Mijn zoon";
          document.querySelector("main").append(typed);
          document.querySelector("[data-away]").href = "#weg";
        }"""
    )
    reader.get_by_role("link", name="Snel weg").click()
    assert reader.locator("textarea").input_value() == ""
    assert not reader.locator("body").is_visible()
    assert reader.title().strip() == ""
