"""Every page, found by following every link as every role: accessible, wide enough, no script.

The crawl starts from the day of each person. Addresses that differ only in a reference or a number
are one page, visited once. What no link reaches is named in `BY_FORM`, with how it is reached.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from django.urls import get_resolver
from playwright.sync_api import Browser, Page

from tests.browser.conftest import sign_in
from tests.browser.seeing import faults

pytestmark = pytest.mark.browser
PEOPLE = ("Anna", "Bram", "Ilse", "Esra", "Frank", "Gerda", "Hugo", "Chaima", "Sofie")
CHANGING = re.compile(
    r"[A-Z0-9]{4}-[A-Z0-9]{4}|[0-9a-f]{8}-[0-9a-f-]{27}|(?<=akkoord/)[A-Z_]+|(?<=/)\d+(?=/)"
    r"|(?<=/gebeurtenissen/)[a-z-]+"
)
NEEDS_SCRIPT = {"/account/2fa/webauthn/add/"}  # a passkey is made by the browser's own script
NOT_A_PAGE = (".pdf", ".csv", ".ics")


def kind_of(address: str) -> str:
    """The page an address belongs to: without query, place on the page, number or reference."""
    return CHANGING.sub("*", urlsplit(address).path)


@dataclass
class Found:
    """What the crawl met."""

    seen: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def crawl(page: Page, base: str, found: Found, look: "object") -> None:
    """Follow every link this person sees; look at each kind of page once for everybody."""
    waiting, visited = [f"{base}/", f"{base}/acuut/"], set[str]()
    while waiting:
        address = waiting.pop()
        kind = kind_of(address)
        if kind in visited or kind.endswith(NOT_A_PAGE) or not address.startswith(base):
            continue
        visited.add(kind)
        answer = page.goto(address)
        if answer is None or answer.status != 200:
            found.faults.append(f"{address} answers {answer and answer.status}")
            continue
        for met in {kind, kind_of(page.url)} - set(found.seen):
            found.seen[met] = page.url
            look(page, found)  # type: ignore[operator]
        waiting += links(page)


def links(page: Page) -> list[str]:
    return page.eval_on_selector_all("a[href]", "all => all.map(a => a.href.split('#')[0])")  # type: ignore[no-any-return]


def accessible(page: Page, found: Found) -> None:
    found.faults += faults(page)


def complete(page: Page, found: Found) -> None:
    """Without script the page has its heading and its forms have a button."""
    if page.locator("h1").count() != 1:
        found.faults.append(f"{page.url}: {page.locator('h1').count()} headings of level one")
    for form in page.locator("form").all() if kind_of(page.url) not in NEEDS_SCRIPT else ():
        if form.locator("button[type=submit], button:not([type])").count() == 0:
            found.faults.append(f"{page.url}: a form without a button")


def everybody(browser: Browser, product: str, look: object, **options: bool) -> Found:
    found = Found()
    for name in PEOPLE:
        context = browser.new_context(base_url=product, locale="nl-NL", **options)  # type: ignore[arg-type]
        context.set_default_timeout(20000)
        page = context.new_page()
        sign_in(page, name)
        crawl(page, product, found, look)
        context.close()
    visitor = browser.new_context(base_url=product, **options)  # type: ignore[arg-type]
    crawl(visitor.new_page(), product, found, look)
    visitor.close()
    return found


def test_axe_finds_nothing_on_any_page_in_both_widths(browser: Browser, product: str) -> None:
    found = everybody(browser, product, accessible)
    assert found.faults == []
    assert len(found.seen) > 50


def test_every_page_works_without_script(browser: Browser, product: str) -> None:
    found = everybody(browser, product, complete, java_script_enabled=False)
    assert found.faults == []
    assert set(dossier_pages()) - set(found.seen) - set(BY_FORM) == set()


BY_FORM = {
    "/dossiers/onrust/*/loslaten/": "a button on the note",
    "/dossiers/onrust/*/openen/": "the form on the note, sent with a fault",
    "/dossiers/onrust/*/bij/*/": "a button beside what the search found",
    "/dossiers/*/betrokken/*/bijhouden/": "a button on who is involved",
    "/dossiers/*/betrokken/*/weg/": "a button on who is involved",
    "/dossiers/*/voorstel/*/akkoord/*/": "seen in test_path",
    "/dossiers/*/iemand/*/akkoord/*/": "seen in test_path",
    "/dossiers/*/heropenen/": "seen in test_path",
    "/dossiers/*/signaal/*/nagaan/": "a button on the entry",
    "/dossiers/*/betrokken/vragen/": "a button on who is involved",
    "/dossiers/*/voorstel/*/terugnemen/": "a button on the proposal",
    "/dossiers/*/voorstel/*/brief.pdf": "a paper, not a page",
    "/dossiers/*/iemand/*/gesprek/": "seen in test_path",
    "/dossiers/*/iemand/*/verteld/": "seen in test_path",
    "/dossiers/*/voorstel/*/niet-delen/": "seen in test_path",
    "/dossiers/*/voorstel/*/brief/": "seen in test_path",
    "/dossiers/*/voorstel/*/vertellen/": "seen in test_path",
    "/dossiers/*/voorstel/*/later-vertellen/": "seen in test_path",
    "/dossiers/*/inschatting/*/afronden/": "seen in test_path",
}


def dossier_pages() -> list[str]:
    """The address of every page of the working room, as the crawl writes them."""
    room = get_resolver().namespace_dict["dossiers"][1]
    return [
        "/dossiers/" + re.sub(r"%\(\w+\)s", "*", places[0][0][0][0])
        for name, places in room.reverse_dict.lists()
        if isinstance(name, str)
    ]
