"""The whole way of one workshop: from the request of a municipality on a phone, through the room
with fifteen phones, to the report that was sent and a recommendation that is done."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import workshop as steps
from tests.browser.conftest import sign_in, start, stop
from tests.browser.walk import choose, fill, follow, pick, press, reads
from tests.folders import own_folder

pytestmark = pytest.mark.browser


class Around(NamedTuple):
    """The desk of Samen Wijs, a phone without script, a look at public pages, and the post."""

    browser: Browser
    product: str
    desk: Page
    phone: Page
    looker: Page
    post: steps.Post
    var: Path


@pytest.fixture
def around(browser: Browser) -> Iterator[Around]:
    """A product of its own, so that its mail can be read."""
    with own_folder() as var:
        product, process = start(var)
        desk = browser.new_context(base_url=product, viewport={"width": 1280, "height": 900})
        desk.set_default_timeout(20000)
        phone = steps.a_phone(browser, product)
        looker = steps.a_phone(browser, product, script=True)
        yield Around(browser, product, desk.new_page(), phone.new_page(), looker.new_page(),
                     steps.Post(var), var)  # fmt: skip
        for context in (desk, phone, looker):
            context.close()
        stop(process)


@pytest.mark.gate("W-01", "refuses")
@pytest.mark.gate("W-01", "releases")
@pytest.mark.gate("W-02", "releases")
@pytest.mark.gate("W-03", "releases")
@pytest.mark.gate("W-04", "refuses")
@pytest.mark.gate("W-04", "releases")
@pytest.mark.gate("W-05", "refuses")
@pytest.mark.gate("W-05", "releases")
@pytest.mark.gate("W-06", "releases")
def test_a_municipality_asks_comes_together_and_gets_its_report(around: Around) -> None:
    workshop = is_asked_and_planned(around)
    own = people_come(around)
    is_brought_and_confirmed(around, workshop, own)
    steps.is_today(around.var, workshop)
    fifteen_answer(around, workshop)
    is_held(around.desk, workshop)
    is_reported(around.desk, workshop)
    is_followed_up(around)


def is_asked_and_planned(around: Around) -> str:
    steps.asks(around.phone)
    for page in ("", "werkatelier-aanvragen/", "zaal/"):
        steps.seen(around.looker, f"{steps.HOME}{page}")
    workshop = steps.finds_it(around.desk)
    steps.prepares(around.desk, workshop)
    steps.plans(around.desk, workshop)
    return workshop


def people_come(around: Around) -> str:
    """Each by their own link; who comes last in a full sector waits. The link of the first."""
    host = around.post.link(steps.ASKER, "gemeente")
    steps.invites(around.phone, host)
    steps.seen(around.looker, host)
    steps.seen(around.looker, f"{host}uitnodigen/")
    links = {name: around.post.link(steps.address_of(name), steps.OWN_WORDS)
             for name, _ in steps.people()}  # fmt: skip
    for name, sector in steps.people():
        steps.comes(around.phone, links[name], sector)
    late, first = links[steps.LATE[0]], links["Deelnemer 01"]
    around.phone.goto(late)
    reads(around.phone, "wachtlijst")
    for link in (late, first, f"{first}situatie/"):
        steps.seen(around.looker, link)
    around.phone.goto(first)
    expect(around.phone.get_by_role("button", name="Geef mijn plaats terug")).to_have_count(1)
    return first


def is_brought_and_confirmed(around: Around, workshop: str, own: str) -> None:
    steps.brings(around.phone, own)
    steps.accepts(around.desk, workshop)
    steps.confirms(around.desk, workshop)


def fifteen_answer(around: Around, workshop: str) -> None:
    """Fifteen phones, each its own; the answers only when all are in."""
    code = steps.opens_the_room(around.desk, workshop)
    rooms = [steps.a_phone(around.browser, around.product) for _ in steps.ANSWERS]
    phones = [room.new_page() for room in rooms]
    for phone, answer in zip(phones, steps.ANSWERS, strict=True):
        steps.answers(phone, code, answer)
    steps.seen(around.looker, f"{steps.HOME}zaal/{code}/")
    steps.shows(around.desk, workshop)
    press(phones[-1], "Kijk of de antwoorden er zijn")
    reads(phones[-1], "Wat zegt de wet voor ieder?")
    assert steps.counts(phones[-1]) == [4, 3, 5, 3]
    steps.seen(around.looker, f"{steps.HOME}zaal/{code}/")
    for room in rooms:
        room.close()


def is_held(desk: Page, workshop: str) -> None:
    steps.seen(desk, f"{workshop}zaal/noteer/")
    steps.notes(desk, workshop, "Dilemma", "Eerst met de jongere praten of eerst vragen?")
    steps.notes(desk, workshop, "Afspraak", steps.AGREED)
    press(desk, "Sluit de zaal")
    steps.was_held(desk, workshop)
    steps.seen(desk, f"{workshop}antwoorden/")


def is_reported(desk: Page, workshop: str) -> None:
    """A school, a town and a name are pointed out, and nobody can sign; mended it is signed."""
    sign_in(desk, "Lieke")
    desk.goto(workshop)
    follow(desk, "Het verslag beginnen")
    steps.seen(desk)
    press(desk, "Verslag beginnen")
    reads(desk, steps.AGREED)
    writes(desk, steps.IN_REPORT)
    for pointed in ("Youssef", "Lyceum De Linde", "Nijmegen"):
        expect(desk.locator("section[aria-labelledby=herkenbaar]")).to_contain_text(pointed)
    steps.seen(desk)
    desk.goto(f"{workshop}verslag/tekenen/")
    reads(desk, "Tekenen kan nog niet")
    expect(desk.locator("[name=read]")).to_have_count(0)
    follow(desk, "Naar wat er nog openstaat")
    writes(desk, steps.OF_NOBODY)
    advises(desk, workshop)
    reads(desk, "Er is niets gevonden.")
    signs(desk, workshop)
    expect(desk.locator("body")).to_contain_text("Het verslag is getekend.")
    sign_in(desk, "Olga")
    desk.goto(f"{workshop}verslag/versturen/")
    steps.seen(desk)
    press(desk, "Versturen")
    reads(desk, "Verstuurd")
    steps.seen(desk)


def writes(desk: Page, dilemmas: str) -> None:
    follow(desk, "Het verslag schrijven")
    steps.seen(desk)
    desk.locator("[name=dilemmas]").fill(dilemmas)
    press(desk, "Opslaan")
    reads(desk, dilemmas)


def advises(desk: Page, workshop: str) -> None:
    follow(desk, "Een aanbeveling toevoegen")
    steps.seen(desk)
    pick(desk, "Thema", "Wie deelt, hoort iets terug")
    fill(desk, steps.fields_of_advice())
    press(desk, "Opslaan")


def signs(desk: Page, workshop: str) -> None:
    desk.goto(f"{workshop}verslag/tekenen/")
    steps.seen(desk)
    desk.locator("[name=read]").check()
    press(desk, "Tekenen")


def is_followed_up(around: Around) -> None:
    """The municipality reads it, takes it along, and marks a recommendation done."""
    phone = around.phone
    host = around.post.link(steps.ASKER, "staat iets voor u klaar")
    phone.goto(host)
    steps.seen(around.looker, host)
    phone.get_by_role("link", name="Het verslag lezen").click()
    reads(phone, steps.OF_NOBODY)
    for hidden in ("Youssef", "Nijmegen", "Deelnemer 01", steps.MENDED):
        expect(phone.locator("body")).not_to_contain_text(hidden)
    steps.seen(around.looker, phone.url)
    paper = phone.request.get(f"{phone.url}pdf/")
    assert paper.headers["content-type"] == "application/pdf"
    phone.goto(host)
    phone.get_by_role("link", name="Bijwerken").click()
    steps.seen(around.looker, phone.url)
    choose(phone, "Hoe staat het ervoor?", "Gedaan")
    fill(phone, {"Wat kwam ervan?": "De afspraak staat op papier."})
    press(phone, "Opslaan")
    reads(phone, "Opgeslagen.")
    phone.goto(host)
    reads(phone, "Gedaan")
    assert phone.context.cookies() == []
