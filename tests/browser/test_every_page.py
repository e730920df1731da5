"""Every page, found by following every link as every role: accessible, wide enough, no script.

The crawl goes without script, as a visitor and then from the day of each person. Addresses that
differ only in a reference or a number are one page, visited once; what is open to visitors is not
visited again by who signed in. What no link reaches is named in `BY_FORM`, with how it is reached.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.urls import get_resolver
from playwright.sync_api import APIResponse, Browser, Page

from tests.browser.by_form import OF_CARRYING, OF_EXCHANGE, OF_GATHERINGS, OF_PRACTICE, OF_STYLE
from tests.browser.conftest import sign_in
from tests.browser.seeing import faults

pytestmark = pytest.mark.browser
PEOPLE = (
    "Anna", "Bram", "Ilse", "Esra", "Frank", "Gerda", "Hugo", "Chaima", "Sofie",
    "Wim", "Cora", "Vera", "Koos", "Fenna", "Lotte",
    "Olga", "Paul", "Lieke", "Nadia", "Ties",
)  # fmt: skip
CHANGING = re.compile(
    r"[A-Z0-9]{4}-[A-Z0-9]{4}|[0-9a-f]{8}-[0-9a-f-]{27}|(?<=akkoord/)[A-Z_]+|(?<=/)\d+(?=/)"
    r"|(?<=/handboek/gebeurtenissen/)[a-z-]+"
    r"|(?<=-[A-Z0-9]{4}/informatie/)[a-z0-9-]+"
    r"|(?<=/bijeenkomsten/)[a-z-]+|(?<=^/kaart/)[a-z-]+"
)
VISITOR = "a visitor"
NEEDS_SCRIPT = {"/account/2fa/webauthn/add/"}  # a passkey is made by the browser's own script
EACH = {  # what is linked from here differs with how it stands, so each of them is followed
    "/hulplijn/", "/hulplijn/*/", "/hulplijn/vertrouwenspersonen/",
    "/hulplijn/vertrouwenspersonen/*/", "/organiseren/werkateliers/*/",
    "/organiseren/voorlichting/*/",
}  # fmt: skip
NOT_A_PAGE = (".pdf", ".odt", ".csv", ".json", ".ics", "/pdf/", "/odt/")


def kind_of(address: str) -> str:
    """The page an address belongs to: without query, place on the page, number or reference."""
    return CHANGING.sub("*", urlsplit(address).path)


@dataclass
class Found:
    """What the crawl met: each page with who met it and where. `public`: open to a visitor."""

    public: set[str] = field(default_factory=set)
    seen: dict[str, tuple[str, str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def met_by(self, name: str) -> list[str]:
        return sorted({address for who, address in self.seen.values() if who == name})


def crawl(page: Page, base: str, found: Found, name: str = VISITOR) -> None:
    """Follow every link this person sees; look at each kind of page once for everybody."""
    waiting, visited = [f"{base}/", f"{base}/acuut/"], set(found.public)
    while waiting:
        address = waiting.pop()
        kind = kind_of(address)
        place = address if kind in EACH else kind
        if place in visited or kind.endswith(NOT_A_PAGE) or not address.startswith(base):
            continue
        visited.add(place)
        answer = page.request.get(address)
        if answer.status != 200:
            found.faults.append(f"{address} answers {answer.status}")
            continue
        if new := {kind, kind_of(answer.url)} - set(found.seen):
            found.seen |= dict.fromkeys(new, (name, answer.url))
            page.goto(address)
            complete(page, found)
        waiting += Links(answer).lead_to


class Links(HTMLParser):
    """Where the links of a page lead, each without its place on the page."""

    def __init__(self, answer: APIResponse) -> None:
        super().__init__()
        self.page, self.lead_to = answer.url, list[str]()
        self.feed(answer.text())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href") if tag == "a" else None
        if href is not None:
            self.lead_to.append(urldefrag(urljoin(self.page, href)).url)


def complete(page: Page, found: Found) -> None:
    """Without script the page has its heading and its forms have a button."""
    if page.locator("h1").count() != 1:
        found.faults.append(f"{page.url}: {page.locator('h1').count()} headings of level one")
    for form in page.locator("form").all() if kind_of(page.url) not in NEEDS_SCRIPT else ():
        if form.locator("button[type=submit], button:not([type])").count() == 0:
            found.faults.append(f"{page.url}: a form without a button")


@contextmanager
def looking(browser: Browser, product: str, name: str, **options: bool) -> Iterator[Page]:
    """A page of their own for one person, or for a visitor."""
    context = browser.new_context(base_url=product, locale="nl-NL", **options)  # type: ignore[arg-type]
    context.set_default_timeout(20000)
    page = context.new_page()
    if name != VISITOR:
        sign_in(page, name)
    yield page
    context.close()


@pytest.fixture(scope="module")
def found(browser: Browser, product: str) -> Found:
    """Everything everybody can reach by following links, without script."""
    found = Found()
    for name in (VISITOR, *PEOPLE):
        with looking(browser, product, name, java_script_enabled=False) as page:
            crawl(page, product, found, name)
        if name == VISITOR:
            found.public = set(found.seen) - {"/", "/account/login/", "/acuut/", "/demo/"}
    return found


def test_every_page_works_without_script(found: Found) -> None:
    assert found.faults == []
    pages = every_page()
    assert pages - set(found.seen) - set(BY_FORM) == set()


def test_what_is_reached_by_form_is_a_page_that_no_link_reaches(found: Found) -> None:
    """A line here that is no page any more, or that the crawl meets, only hides what is missing."""
    pages = every_page()
    assert sorted(set(BY_FORM) - pages) == []
    assert sorted(set(BY_FORM) & set(found.seen)) == []


def test_axe_finds_nothing_on_any_page_in_both_widths(
    browser: Browser, product: str, found: Found
) -> None:
    wrong, looked = [], 0
    for name in (VISITOR, *PEOPLE):
        with looking(browser, product, name) as page:
            for address in found.met_by(name):
                page.goto(address)
                wrong += faults(page)
                looked += 1
    assert wrong == []
    assert looked > 50


IN_ANOTHER_STATE = "only when it stands otherwise; tried in test_matrix_helpline"
BY_FORM = {
    **OF_GATHERINGS,
    **OF_EXCHANGE,
    **OF_PRACTICE,
    **OF_STYLE,
    **OF_CARRYING,
    "/dossiers/vandaag/": "an old way, sent on to the day",
    "/dossiers/groepen/*/leiders/erbij/": "a button on who leads the group",
    "/dossiers/groepen/*/leiders/*/weg/": "a button on who leads the group",
    "/dossiers/groepen/*/stoppen/": "a button on the group",
    "/dossiers/gebeurtenissen/*/voorbij/": "a button on the event",
    "/dossiers/*/groep/*/weg/": "a button on the groups of a client",
    "/dossiers/*/advies/tekst/": "seen in test_group_home",
    "/dossiers/*/advies/tekst/*/": "seen in test_group_home",
    "/dossiers/*/correctie/*/": "seen in test_group_home",
    "/dossiers/*/correctie/*/correctie.pdf": "a paper, not a page",
    "/dossiers/*/correctie/*/niet-versturen/": "seen in test_group_home",
    "/dossiers/*/correctie/*/verstuurd/": "seen in test_group_home",
    "/dossiers/*/gebeld/*/akkoord/": "seen in test_group_home",
    "/dossiers/*/gebeld/*/beslisser/": "seen in test_group_home",
    "/dossiers/*/gebeld/*/later-vertellen/": "seen in test_group_home",
    "/dossiers/*/gebeld/*/vertellen/": "seen in test_group_home",
    "/dossiers/*/gebeld/reden/": "seen in test_group_home",
    "/dossiers/*/inschatting/*/vragen/": "a button on the assessment",
    "/dossiers/*/meedenken/": "seen in test_limits",
    "/dossiers/*/overdragen/*/terugnemen/": "a button on who is involved",
    "/dossiers/*/spoed/": "seen in test_group_home",
    "/dossiers/*/veiligheidsrisico/*/voorbij/": "seen in test_group_home",
    "/dossiers/*/voorstel/*/terugkoppeling/": "seen in test_group_home",
    "/dossiers/gebeld/*/": "seen in test_group_home",
    "/dossiers/overdracht/*/": "seen in test_group_home",
    "/dossiers/spoed/*/": "seen in test_group_home",
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
    "/dossiers/*/kaart/*/": "seen in test_map",
    "/dossiers/*/kaart/*/kaart.pdf": "a paper, not a page",
    "/dossiers/*/kaart/vergelijken/": "seen in test_map",
    "/dossiers/*/netwerk/*/": "seen in test_map",
    "/dossiers/*/netwerk/*/stopt/": "a button on who join in",
    "/dossiers/*/informatie/*/tekst.pdf": "a paper, not a page",
    "/dossiers/*/samen/stap/": "seen in test_made_together",
    "/dossiers/*/samen/stap/*/gelukt/": "seen in test_made_together",
    "/dossiers/*/samen/stap/*/veranderen/": "seen in test_made_together",
    "/dossiers/*/samen/stap/*/loslaten/": "seen in test_made_together",
    "/dossiers/*/samen/plan/bekijken/": "seen in test_made_together",
    "/dossiers/*/samen/plan/klaar/": "seen in test_made_together",
    "/dossiers/*/samen/plan/plan.pdf": "a paper, not a page",
    "/dossiers/*/samenvatting/*/": "seen in test_voice",
    "/dossiers/*/samenvatting/*/vrijgeven/": "seen in test_voice",
    "/dossiers/*/samenvatting/*/terugnemen/": "a button on the summary",
    "/dossiers/*/samenvatting/*/opnieuw/": "a button on the summary",
    "/dossiers/*/samenvatting/*/gegeven/": "seen in test_voice",
    "/dossiers/*/samenvatting/*/samenvatting.pdf": "a paper, not a page",
    "/dossiers/samenvatting/*/": "seen in test_voice",
    "/dossiers/*/iemand/*/gesprek/": "seen in test_path",
    "/dossiers/*/iemand/*/verteld/": "seen in test_path",
    "/dossiers/*/voorstel/*/niet-delen/": "seen in test_path",
    "/dossiers/*/voorstel/*/brief/": "seen in test_path",
    "/dossiers/*/voorstel/*/vertellen/": "seen in test_path",
    "/dossiers/*/voorstel/*/later-vertellen/": "seen in test_path",
    "/dossiers/*/inschatting/*/afronden/": "seen in test_path",
    "/hulplijn/*/bereiken/wissen/": "a button on the request",
    "/hulplijn/*/nemen/": "a button on the request",
    "/hulplijn/*/voorstel/terug/": "a button on the request",
    "/hulplijn/*/doorverwijzen/*/overdragen/": IN_ANOTHER_STATE,
    "/hulplijn/*/doorverwijzen/*/stoppen/": IN_ANOTHER_STATE,
    "/hulplijn/*/doorverwijzen/*/wijzigen/": IN_ANOTHER_STATE,
    "/hulplijn/*/nabellen/": IN_ANOTHER_STATE,
    "/hulplijn/*/opgepakt/": IN_ANOTHER_STATE,
    "/hulplijn/*/terug/": IN_ANOTHER_STATE,
    "/hulplijn/*/voorstel/antwoord/": IN_ANOTHER_STATE,
    "/hulplijn/*/voorstel/nog-niemand/": IN_ANOTHER_STATE,
    "/hulplijn/*/doorverwijzen/*/afspraken.pdf": "a paper, not a page",
    "/hulplijn/begeleiding/intervisie/": IN_ANOTHER_STATE,
    "/sociale-kaart/tabel.csv": "a table, not a page",
    "/sociale-kaart/tabel.csv-metadata.json": "data for a machine, not a page",
    "/sociale-kaart/inlezen/doen/": "the button under what a table would do",
    "/sociale-kaart/bijhouden/*/nagekeken/": "a button on the service",
    "/sociale-kaart/bijhouden/*/weg/": "a button on the service",
    "/sociale-kaart/voorstellen/*/gelezen/": "a button under the answer",
    "/hulplijn/gevraagd/*/": IN_ANOTHER_STATE,
    "/hulplijn/vertrouwenspersonen/*/opnieuw/": IN_ANOTHER_STATE,
    "/hulplijn/mijn-gegevens/gemeenschappen-wissen/": "a button on the file",
    "/hulplijn/mijn/*/schrijven/": IN_ANOTHER_STATE,
    "/hulplijn/vertrouwenspersonen/*/gemeenschappen-wissen/": "a button on the file",
}


def every_page() -> set[str]:
    """Of the rooms whose pages are all met by the crawl, or named above."""
    return {
        *pages_of("dossiers", "/dossiers/"),
        *pages_of("helpline", "/hulplijn/"),
        *pages_of("directory", "/sociale-kaart/"),
        *pages_of("map", "/kaart/"),
        *pages_of("exchange", "/uitwisseling/"),
        *pages_of("practice", "/oefenen/"),
        *pages_of("style", "/organisatie/huisstijl/"),
        *pages_of("carrying", "/bestand/"),
        *pages_of("gatherings", "/organiseren/"),
        *pages_of("gathering", "/bijeenkomsten/"),
    }


def pages_of(room: str, begins: str) -> list[str]:
    """The address of every page of a room, as the crawl writes them."""
    found = get_resolver().namespace_dict[room][1]
    return [
        begins + re.sub(r"%\(\w+\)s", "*", places[0][0][0][0])
        for name, places in found.reverse_dict.lists()
        if isinstance(name, str)
    ]
