"""The whole way of one caller: a mother writes at night on a phone without script, in Arabic, and
is called, linked to a woman who is not from her town, helped, handed over warmly and let go."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import line
from tests.browser.conftest import sign_in
from tests.browser.walk import follow, reads

pytestmark = pytest.mark.browser


class People(NamedTuple):
    """The three screens: of the mother, of the line's desk, of the confidant; and the folder the
    product runs on."""

    mother: Page
    desk: Page
    vera: Page
    var: Path


@pytest.fixture
def people(
    browser: Browser, product: str, running: tuple[str, Path], context: BrowserContext
) -> Iterator[People]:
    hers = line.a_phone(browser, product, script=False)
    veras = line.a_phone(browser, product)
    yield People(hers.new_page(), context.new_page(), veras.new_page(), running[1])
    hers.close()
    veras.close()


@pytest.mark.gate("H-01", "releases")
@pytest.mark.gate("H-02", "refuses")
@pytest.mark.gate("H-02", "releases")
@pytest.mark.gate("H-03", "refuses")
@pytest.mark.gate("H-03", "releases")
@pytest.mark.gate("H-05", "refuses")
@pytest.mark.gate("H-05", "releases")
@pytest.mark.gate("H-06", "refuses")
@pytest.mark.gate("H-06", "releases")
@pytest.mark.gate("H-08", "refuses")
@pytest.mark.gate("H-08", "releases")
@pytest.mark.gate("H-09", "refuses")
@pytest.mark.gate("H-09", "releases")
@pytest.mark.gate("H-12", "refuses")
@pytest.mark.gate("H-12", "releases")
def test_a_mother_is_heard_linked_helped_and_handed_over(people: People) -> None:
    code = line.writes_at_night(people.mother)
    line.comes_back(people.mother, code)
    line.asks_to_be_called(people.mother)
    request = is_called(people.desk)
    waits_for_her_yes(people.desk, request)
    is_proposed(people, request, code)
    reference = says_yes_too(people, request)
    line.five_days_pass(people.var, reference)
    talks_three_times(people.vera, reference)
    is_looked_back_on(people.desk, request)
    is_handed_over(people.desk, request)
    is_closed(people, request, code)


def is_called(desk: Page) -> str:
    request = line.finds_her(desk)
    line.calls_her(desk, request)
    line.says_what_is_needed(desk, request)
    return request


def waits_for_her_yes(desk: Page, request: str) -> None:
    """H-05: nobody is proposed before the mother said yes."""
    sign_in(desk, "Cora")
    vera = line.number_of(desk, "Vera")
    desk.goto(f"{request}voorstel/")
    expect(desk.get_by_role("main").get_by_role("link", name="Kiezen")).to_have_count(0)
    line.gives_a_reason(desk, request, vera)
    reads(desk, "De hulpvrager heeft nog niet ingestemd met een vertrouwenspersoon.")
    line.seen(desk)


def cannot_be_the_other(desk: Page, request: str) -> None:
    """H-06: only from who can be proposed; Yunus is still preparing."""
    line.gives_a_reason(desk, request, line.number_of(desk, "Yunus", "?toon=voorbereiding"))
    reads(desk, "Deze vertrouwenspersoon kan nu niet worden voorgesteld.")
    line.seen(desk)


def is_proposed(people: People, request: str, code: str) -> None:
    mother, desk, vera, _ = people
    sign_in(desk, "Wim")
    line.asks_her_yes(desk, request)
    line.asks_her_wishes(desk)
    sign_in(desk, "Cora")
    desk.goto("/hulplijn/wacht-op-vertrouwenspersoon/")
    line.seen(desk)
    cannot_be_the_other(desk, request)
    line.proposes(desk, request, "Vera")
    sign_in(vera, "Vera")
    vera.goto("/hulplijn/mijn/")
    expect(vera.get_by_role("link", name="Wilt u contact hebben")).to_have_count(0)
    line.comes_back(mother, code)
    expect(mother.locator("main")).to_contain_text("Vera")
    for hidden in ("Vlasbloem", "Nijmegen"):
        expect(mother.locator("body")).not_to_contain_text(hidden)
    mother.locator("button[name=answer][value=YES]").click()


def says_yes_too(people: People, request: str) -> str:
    line.does_not_know_her(people.vera)
    line.accepts(people.vera)
    reference = request.rstrip("/").rpartition("/")[2]
    people.vera.goto(f"/hulplijn/mijn/{reference}/")
    reads(people.vera, line.CALLER)
    expect(people.vera.locator("body")).not_to_contain_text(line.STORY)
    line.seen(people.vera)
    assert people.vera.goto(request).status == 404  # type: ignore[union-attr]
    return reference


def talks_three_times(vera: Page, reference: str) -> None:
    vera.goto(f"/hulplijn/mijn/{reference}/contact/")
    line.seen(vera)
    for days, text in ((3, "Kennisgemaakt."), (2, "Samen gewandeld."), (1, "Wil ook ander hulp.")):
        expect(vera.locator("body")).not_to_contain_text("De tussenstand is te laat.")
        line.writes_a_contact(vera, reference, days, text)
    reads(vera, "De tussenstand is te laat.")
    line.seen(vera)


def is_looked_back_on(desk: Page, request: str) -> None:
    """H-08: neither closing nor offering other help before the review; after it both may be."""
    desk.goto("/hulplijn/koppelingen/")
    line.seen(desk)
    line.closes(desk, request)
    reads(desk, "Eerst is de tussenstand aan de beurt")
    line.seen(desk)
    line.opens_the_offer(desk, request)
    line.seen(desk)
    line.fills_the_offer(desk)
    reads(desk, "Eerst is de tussenstand aan de beurt")
    follow(desk, "Naar de tussenstand")
    line.looks_back(desk)
    line.opens_the_offer(desk, request)
    line.fills_the_offer(desk)
    reads(desk, "Aangeboden")
    line.seen(desk)


def is_handed_over(desk: Page, request: str) -> None:
    """H-09: no hand-over before the yes to exactly this recipient."""
    offer = desk.url
    expect(desk.get_by_role("link", name="Warm overdragen")).to_have_count(0)
    desk.goto(f"{offer}overdragen/")
    line.hands_over(desk)
    reads(desk, "De hulpvrager heeft nog niet ingestemd met deze ontvanger")
    desk.goto(offer)
    line.says_yes_to_it(desk)
    follow(desk, "Warm overdragen")
    line.seen(desk)
    line.hands_over(desk)
    reads(desk, "Overgedragen")
    line.seen(desk)
    paper = desk.request.get(f"{offer}afspraken.pdf")
    assert paper.headers["content-type"] == "application/pdf"


def is_closed(people: People, request: str, code: str) -> None:
    """After it the confidant sees nothing, and the mother that it is closed."""
    mother, desk, vera, _ = people
    reference = request.rstrip("/").rpartition("/")[2]
    line.closes(desk, request)
    reads(desk, "Afgesloten")
    expect(desk.locator("body")).not_to_contain_text(line.NUMBER)
    line.seen(desk)
    vera.goto("/hulplijn/mijn/")
    for gone in (reference, line.CALLER):
        expect(vera.locator("body")).not_to_contain_text(gone)
    assert vera.goto(f"/hulplijn/mijn/{reference}/").status == 404  # type: ignore[union-attr]
    line.comes_back(mother, code)
    expect(mother.locator("#reply_text")).to_have_count(0)
    assert mother.context.cookies() == []
