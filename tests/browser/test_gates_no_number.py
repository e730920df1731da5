"""No number about somebody (G18), in a real browser: none is asked, none is shown, none orders.

Every page of a dossier in which a risk was weighed is walked. Every figure on it is known for what
it is: a date, an age of the law, a reference, 112. One that is not would be a number about a human.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import sign_in
from tests.browser.walk import choose, follow, press, reads

pytestmark = pytest.mark.browser
NAME = "Loes Luchtkasteel"
POINT, ANSWERS = "Ideeën", ["duidelijk", "onduidelijk", "niet besproken"]
SEEN = "Zij praat er veel over, ik weet niet waarom"
LISTS = ("/dossiers/", "/dossiers/?toon=binnenkort")
ASKS_A_NUMBER = "input[type=number], input[type=range], input[inputmode=numeric]"
SHOWS_A_MEASURE = "meter, progress, canvas, svg text, [role=meter], [role=progressbar]"
LINKS = "all => all.map(a => a.href.split('#')[0])"
# Opens what is folded. Leaves out the article a rule stands in and the number before a step.
OPENED = """() => { document.querySelectorAll('details').forEach(one => { one.open = true; });
    document.querySelectorAll('.zv-advice__note, .zv-step__mark').forEach(one => one.remove()); }"""
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
KNOWN = "|".join(
    (
        r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b",  # the reference of a dossier
        r"\b[0-9a-f]{8}-[0-9a-f-]{27}\b",  # its number in the logbook
        rf"\b\d\d? ({MONTHS})( \d{{4}})?",
        r"over \d+ dagen|\b\d+ dagen geleden|\b\d\d\.\d\d uur\b",
        r"\b112\b|Tekst N\d\d",
        r"vanaf 12 jaar|Jonger dan 12|1[26] (tot en met|en|of) 1[57]|18 of ouder|1[68] jaar",
        r"Persoon \d+:",  # a place to write about who is there
        r"handboek van \d{4}-\d\d",
        r"\b\d\. (Waarom|Wat|Aan wie|Mag het)",  # the parts of a proposal
    )
)


@pytest.mark.gate("G18", "refuses")
@pytest.mark.gate("G18", "releases")
def test_somebody_is_described_in_words_and_never_in_a_number(page: Page) -> None:
    dossier = steps.a_dossier(page, "Zij is snel boos.", NAME)
    who_came_last_stands_first_whatever_is_known_of_others(page)
    steps.consults(page, dossier)
    assessment = steps.asks_to_assess(page, dossier, "Bram")
    an_attention_point_takes_words_and_no_number(page)
    steps.assesses_when_asked(page, "Bram", dossier, "Helpt elke week bij het koken")
    sign_in(page, "Anna")
    page.goto(assessment)
    reads(page, SEEN)
    follow(page, "Samen afronden")
    this_page_asks_and_shows_none(page)
    steps.judges_that_there_is_a_risk(page, assessment)
    steps.describes_the_risk(page, dossier)
    steps.may_share(page, dossier)
    no_page_asks_or_shows_a_number(page, dossier)


def who_came_last_stands_first_whatever_is_known_of_others(page: Page) -> None:
    """Of Fleur a risk was weighed, of Loes nobody knows anything yet."""
    page.goto("/dossiers/")
    names = page.get_by_role("main").get_by_role("heading", level=3).all_inner_texts()
    ours = [name for name in names if name in (NAME, "Daan Duinpan", "Fleur Fantasie")]
    assert ours == [NAME, "Daan Duinpan", "Fleur Fantasie"]


def an_attention_point_takes_words_and_no_number(page: Page) -> None:
    point = page.get_by_role("group", name=POINT)
    this_page_asks_and_shows_none(page)
    assert point.locator("label").all_inner_texts() == ANSWERS
    point.get_by_label("niet besproken").evaluate("radio => { radio.value = '7'; }")
    steps.writes_a_view(page)
    expect(point).to_contain_text("7 is geen")
    choose(page, POINT, "onduidelijk")
    seen = page.get_by_label("Wat ziet u, van wie weet u dat, en hoe zeker is het?").first
    seen.fill(SEEN)
    press(page, "Versturen")
    said = page.get_by_role("term").filter(has_text=POINT).locator("+ dd")
    expect(said).to_have_text("onduidelijk")
    reads(page, SEEN)


def no_page_asks_or_shows_a_number(page: Page, dossier: str) -> None:
    found = {address: numbers_on(page) for address in pages_of(page, dossier)}
    assert {address: numbers for address, numbers in found.items() if numbers} == {}
    assert len(found) > 30


def this_page_asks_and_shows_none(page: Page) -> None:
    assert (page.url, numbers_on(page)) == (page.url, [])


def numbers_on(page: Page) -> list[str]:
    """What asks a number here, shows a measure, or is a figure that nobody knows."""
    page.evaluate(OPENED)
    asks = [what for what in (ASKS_A_NUMBER, SHOWS_A_MEASURE) if page.locator(what).count()]
    return asks + figures(page.get_by_role("main").inner_text())


def pages_of(page: Page, dossier: str) -> Iterator[str]:
    """Open the lists, and every page below the dossier, by the links on them."""
    waiting, seen = [*LISTS, dossier], set()
    while waiting:
        address = waiting.pop()
        if address in seen or address.endswith(".pdf"):
            continue
        seen.add(address)
        page.goto(address)
        links = page.eval_on_selector_all("a[href]", LINKS)
        waiting += [link for link in links if link.startswith(dossier)]
        yield address


def figures(text: str) -> list[str]:
    """The lines that are left with a figure in it when everything known was taken out."""
    return [line for line in re.sub(KNOWN, "", text).splitlines() if re.search(r"\d", line)]
