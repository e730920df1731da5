"""A dossier goes as a file, on the screen: asked by who keeps it, agreed by another, saved, opened
by another organisation, taken over and read there. Both logbooks tell it, a third sees nothing,
and a file in which one letter was changed leaves nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.afterwards import DESK, PHONE
from tests.browser.conftest import sign_in
from tests.browser.seeing import faults
from tests.browser.walk import choose, fill, follow, press, reads
from tests.browser.weighed import HELPS, weighed_together
from zorgvuldig.walls.embedded import addresses

pytestmark = pytest.mark.browser
NAME = "Rosa Regenboog"
CODE = re.compile(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4}){5}")
OWN_STORY = "Het eigen verhaal hierbij opschrijven"  # of the client, beside it
READ_ONLY = "overgenomen van Jeugdhulp De Brug, door jeugdhulpverlener"
TABLES = ("carrying_arrival", "carrying_takenin", "dossiers_dossier", "dossiers_entry")
ROLES = """UPDATE people_membership SET roles = %s WHERE organisation_id =
    (SELECT id FROM people_organisation WHERE name = 'Gemeente Rivierstad')"""
MILAN = ["PROFESSIONAL", "MUNICIPAL_CONTACT"]


@pytest.fixture
def owner(running: tuple[str, Path]) -> Iterator["psycopg.Connection"]:
    """The database itself. Milan is alone at his organisation: here he guards privacy there too."""
    with psycopg.connect(addresses(running[1])[1], autocommit=True) as owner:
        owner.execute(ROLES, [[*MILAN, "PRIVACY_OFFICER"]])
        yield owner
        owner.execute(ROLES, [MILAN])


def stored(owner: "psycopg.Connection") -> dict[str, int]:
    """How many rows there are of all that a file could leave."""
    counts = {name: owner.execute(f"SELECT count(*) FROM {name}").fetchone() for name in TABLES}
    return {name: int(found[0]) for name, found in counts.items() if found}


def test_from_the_question_to_reading_it_elsewhere(
    page: Page, owner: "psycopg.Connection", tmp_path: Path
) -> None:
    dossier = decided_to_share(page)
    asks_for_the_file(page, dossier)
    esra_says_yes(page)
    file, code = saves_the_file(page, dossier, tmp_path)
    refused_when_changed(page, owner, file, code)
    look = opens_it(page, file, code)
    a_third_sees_nothing(page, dossier, look)
    theirs = takes_it_over(page, look)
    reads_it(page, theirs)
    a_third_sees_nothing(page, theirs, look)
    both_logbooks_tell_it(page)


def decided_to_share(page: Page) -> str:
    dossier = weighed_together(page, "Zij praat ineens anders over anderen.", NAME)
    steps.may_share(page, dossier)
    steps.fills_the_proposal(page)
    steps.lays_before(page)
    steps.esra_decides(page, dossier, steps.RISK)
    sign_in(page, "Anna")
    page.goto(dossier)
    follow(page, "Verstuur de brief veilig, en vertel de cliënt")
    steps.tells_the_client(page)
    return dossier


def to_the_file(page: Page, dossier: str) -> None:
    page.goto(dossier)
    page.get_by_text("Meer dat u kunt doen").click()
    follow(page, "Als bestand meegeven")


def asks_for_the_file(page: Page, dossier: str) -> None:
    to_the_file(page, dossier)
    assert faults(page) == []
    choose(page, "Waarvoor is het bestand?", "de cliënt gaat verder bij een andere organisatie")
    choose(page, "Welk besluit om te delen?", steps.POINT)
    fill(page, {"Waarom is dit bestand nodig?": "Zij wordt nu geholpen door het wijkteam"})
    press(page, "Vragen")
    reads(page, "wacht op een ja van een beslisser")
    expect(page.get_by_role("button", name="Bestand maken")).to_have_count(0)
    assert faults(page) == []


def esra_says_yes(page: Page) -> None:
    """From her day, on her phone; she reads the question, and not whom it is about."""
    page.set_viewport_size(PHONE)
    sign_in(page, "Esra")
    follow(page, "Een collega vraagt of een dossier als bestand mee mag")
    reads(page, "Zij wordt nu geholpen door het wijkteam")
    expect(page.get_by_role("main")).not_to_contain_text(NAME)
    assert faults(page) == []
    press(page, "Ja, dit mag")
    reads(page, "Uw antwoord is vastgelegd.")
    page.set_viewport_size(DESK)


def saves_the_file(page: Page, dossier: str, folder: Path) -> tuple[Path, str]:
    """The code stands on the screen once; the file is sealed."""
    sign_in(page, "Anna")
    to_the_file(page, dossier)
    press(page, "Bestand maken")
    reads(page, "U ziet hem maar één keer")
    code = CODE.search(page.get_by_role("main").inner_text())
    assert code
    assert faults(page) == []
    with page.expect_download() as saved:
        follow(page, "Bestand ophalen")
    file = folder / saved.value.suggested_filename
    saved.value.save_as(file)
    assert NAME.encode() not in file.read_bytes()
    to_the_file(page, dossier)
    reads(page, "bestand gemaakt; op te halen tot en met")
    expect(page.get_by_role("main")).not_to_contain_text(code[0])
    assert faults(page) == []
    return file, code[0]


def brings(page: Page, file: Path, code: str) -> None:
    sign_in(page, "Milan")
    page.goto("/dossiers/")
    follow(page, "Een dossier uit een bestand overnemen")
    page.get_by_label("Het bestand").set_input_files(file)
    page.locator("input[name=passphrase]").fill(code)
    press(page, "Bestand openen")


def refused_when_changed(page: Page, owner: "psycopg.Connection", file: Path, code: str) -> None:
    """One letter of what is sealed, and one of the code: neither opens, and neither is kept."""
    before = stored(owner)
    told = file.read_text(encoding="utf-8")
    middle = told.index('"inhoud":') + 200
    other = file.with_name("veranderd.json")
    letter = "A" if told[middle] != "A" else "B"
    other.write_text(told[:middle] + letter + told[middle + 1 :], encoding="utf-8")
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    for changed, said in ((other, code), (file, wrong)):
        brings(page, changed, said)
        reads(page, "gaat het bestand niet open. Kijk of u elke letter goed hebt.")
        assert faults(page) == []
    assert stored(owner) == before


def opens_it(page: Page, file: Path, code: str) -> str:
    """First what is in it; facts apart. On a phone it is the same."""
    brings(page, file, code.lower())
    for text in (NAME, "Jeugdhulp De Brug", "toestemming", "Feiten", HELPS, steps.RISK):
        reads(page, text)
    reads(page, "Er is nog niets overgenomen.")
    page.set_viewport_size(PHONE)
    assert faults(page) == []
    return page.url


def a_third_sees_nothing(page: Page, *addresses: str) -> None:
    """Chaima works elsewhere: not the dossier, not the opened file, not its name in her list."""
    sign_in(page, "Chaima")
    for address in addresses:
        assert page.goto(address).status == 404  # type: ignore[union-attr]
    for address in ("/dossiers/", "/vandaag/"):
        page.goto(address)
        expect(page.get_by_role("main")).not_to_contain_text(NAME)


def takes_it_over(page: Page, look: str) -> str:
    sign_in(page, "Milan")
    page.goto(look)
    choose(page, "Op welke grond nemen wij dit over?", "de cliënt wil dat wij verder helpen")
    fill(page, {"Waarom is het voor uw werk nodig?": "Zij komt vanaf maandag bij ons",
                "Wanneer kijkt u opnieuw?": steps.in_days(21)})  # fmt: skip
    press(page, "Overnemen")
    reads(page, "Overgenomen. U houdt dit dossier nu bij.")
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    page.set_viewport_size(DESK)
    return page.url


def reads_it(page: Page, theirs: str) -> None:
    """In the timeline, as theirs: each piece says whose it is, and nothing on it can be changed. No
    step counts as done by it."""
    follow(page, "Overgenomen stukken bekijken")
    line = page.get_by_role("region", name="Tijdlijn")
    expect(line).to_contain_text(f"{READ_ONLY}: {HELPS}")
    expect(page.get_by_role("region", name="De stappen")).not_to_contain_text("gedaan op")
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.goto(theirs)
        assert faults(page) == []
    line.get_by_role("listitem").filter(has_text=HELPS).get_by_role("link").first.click()
    reads(page, HELPS)
    reads(page, READ_ONLY)
    main = page.get_by_role("main")
    offered = main.get_by_role("link").all_inner_texts()
    assert (offered, main.get_by_role("button").count()) == ([OWN_STORY], 0)
    assert faults(page) == []


SENDER = (
    "Gevraagd om het dossier als bestand mee te geven", "Ja gezegd tegen een dossierbestand",
    "Dossierbestand gemaakt", "Dossierbestand opgehaald",
)  # fmt: skip
RECEIVER = (
    "Dossierbestand van een andere organisatie bekeken",
    "Dossier overgenomen uit een bestand",
)


def both_logbooks_tell_it(page: Page) -> None:
    """Each its own half, in words, without a name of the client."""
    for name, told, not_here in (("Frank", SENDER, RECEIVER), ("Milan", RECEIVER, SENDER)):
        sign_in(page, name)
        page.goto("/logboek/")
        lines = page.get_by_role("region", name="Regels van het logboek")
        for text in told:
            expect(lines).to_contain_text(text)
        for text in not_here:
            expect(lines).not_to_contain_text(text)
        expect(page.get_by_role("main")).not_to_contain_text(NAME)
        assert faults(page) == []
