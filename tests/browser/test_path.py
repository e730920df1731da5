"""The whole path, as a newcomer walks it: from unease to a decision, with the letter in hand.

A sixteen-year-old: refused contact with the father, an allowed one after consent, advice without
names, a joint assessment, a decision not to share, and later one to share.
"""

import io

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import sign_in
from tests.browser.seeing import faults
from tests.browser.steps import (
    asks_to_assess,
    assesses_when_asked,
    begins_a_proposal,
    closes,
    consults,
    describes_a_sign,
    describes_the_risk,
    esra_decides,
    fills_the_proposal,
    gives_consent,
    in_days,
    lays_before,
    may_share,
    opens_a_dossier,
    talks,
    tells_the_client,
    writes_a_view,
    writes_an_unease,
)
from tests.browser.walk import choose, fill, follow, press, reads

pytestmark = pytest.mark.browser
NAME = "Siem Sterrenlicht"
SAID = "Ik weet soms niet meer bij wie ik hoor"
HELPS = "Helpt elke week in de buurtkeuken"


@pytest.mark.gate("G02", "releases")
@pytest.mark.gate("G10", "releases")
@pytest.mark.gate("G11", "releases")
@pytest.mark.gate("G14", "releases")
@pytest.mark.gate("G15", "releases")
@pytest.mark.gate("G23", "releases")
@pytest.mark.gate("G03", "refuses")
@pytest.mark.gate("G03", "releases")
@pytest.mark.gate("G09", "refuses")
@pytest.mark.gate("G09", "releases")
@pytest.mark.gate("G12", "refuses")
@pytest.mark.gate("G12", "releases")
@pytest.mark.gate("G13", "releases")
@pytest.mark.gate("G16", "releases")
def test_from_unease_to_a_decision_with_the_letter_in_hand(page: Page) -> None:
    sign_in(page, "Anna")
    follow(page, "Een niet-pluisgevoel opschrijven")
    writes_an_unease(page, "Hij praat ineens anders over anderen.")
    dossier = opens_a_dossier(page, NAME)
    talks_and_signs(page, dossier)
    refused_then_allowed_contact(page, dossier)
    asks_advice(page, dossier)
    judges_together(page, dossier)
    describes_the_risk(page, dossier)
    decides_not_to_share(page, dossier)
    proposal = lays_before_the_decider(page, dossier)
    esra_decides(page, dossier, HELPS)
    reads_the_letter(page, proposal)
    tells_of_the_letter(page, dossier)
    closes(page, dossier)
    reopens(page)


def talks_and_signs(page: Page, dossier: str) -> None:
    talks(page, dossier, "verkennend", SAID)
    reads(page, SAID)
    for side, words in (
        ("past bij de zorg", "Zei dat hij een klasgenoot bij het station iets aandoet"),
        ("spreekt de zorg tegen", HELPS),
    ):
        describes_a_sign(page, dossier, words, side)
    reads(page, HELPS)


def refused_then_allowed_contact(page: Page, dossier: str) -> None:
    follow(page, "Iemand toevoegen")
    page.get_by_label("Wie is dit?").select_option("AUTHORITY_PARENT")
    fill(page, {"Naam": "Vader Sterrenlicht"})
    press(page, "Opslaan")
    follow(page, "Mag ik praten met Vader Sterrenlicht?")
    reads(page, "(regel A06)")
    expect(page.get_by_role("button", name="Gesprek vastleggen")).to_have_count(0)
    assert faults(page) == []
    page.get_by_text("Wat u hier niet alleen beslist").click()
    page.get_by_role("link", name="bezwaar", exact=False).first.click()
    assert faults(page) == []
    page.go_back()
    follow(page, "Vraag om toestemming en leg het antwoord vast.")
    gives_consent(page, "een gesprek over hoe het gaat")
    page.goto(dossier)
    follow(page, "Mag ik praten met Vader Sterrenlicht?")
    reads(page, "(regel A05)")
    follow(page, "Vertel de cliënt eerst wie u benadert.")
    assert faults(page) == []
    fill(page, {"Hoe hebt u het verteld?": "In het gesprek van vanmiddag"})
    press(page, "Opslaan")
    assert faults(page) == []
    choose(page, "Hoe was dit gesprek?", "verkennend")
    fill(
        page,
        {
            "Waarom dit gesprek?": "Horen hoe het thuis gaat",
            "De woorden van de ander zelf": "Hij is stil sinds de verhuizing",
            "Wat hebt u over de cliënt verteld?": "Dat wij hem kennen",
        },
    )
    press(page, "Gesprek vastleggen")
    reads(page, "Hij is stil sinds de verhuizing")


def asks_advice(page: Page, dossier: str) -> None:
    consults(page, dossier)
    page.goto(f"{dossier}advies/")
    fill(
        page,
        {
            "Bij wie (organisatie en functie)": "contactpunt gemeente",
            "Wat hebt u voorgelegd?": "Een jongere noemt een plek en een klasgenoot",
            "Wat was het advies?": "Bespreek het open",
            "Wat doet u ermee, en waarom?": "Dat doe ik",
        },
    )
    press(page, "Opslaan")
    reads(page, "Vink dit aan als het zo is.")
    page.get_by_label("Ik heb nagelopen of iemand").check()
    press(page, "Opslaan")
    talks(page, dossier, "open", "Ik snap dat u zich zorgen maakt")


def judges_together(page: Page, dossier: str) -> None:
    assessment = asks_to_assess(page, dossier, "Bram")
    writes_a_view(page)
    reads(page, "Zodra een tweede persoon ook heeft ingeschat")
    assesses_when_asked(page, "Bram", dossier, HELPS)
    sign_in(page, "Anna")
    page.goto(assessment)
    follow(page, "Samen afronden")
    assert faults(page) == []
    fill(
        page, {"Wat is uw gezamenlijke inschatting?": "Wij zien een risico", "opnieuw": in_days(14)}
    )
    choose(page, "Uitkomst", "er is een concreet veiligheidsrisico")
    press(page, "Samen afronden")


def decides_not_to_share(page: Page, dossier: str) -> None:
    begins_a_proposal(page, dossier)
    press_or_follow(page, "Niet delen")
    for box in page.locator("main textarea:visible").all():
        box.fill("Het lukt nog samen met hem en zijn vader")
    assert faults(page) == []
    page.get_by_label("Met wie hebt u dit gewogen?").select_option(index=1)
    page.get_by_label("Wanneer kijkt u opnieuw?").fill(in_days(7))
    press(page, "Niet delen")
    page.goto(dossier)
    reads(page, "Niet delen")


def press_or_follow(page: Page, name: str) -> None:
    page.locator("main").locator("a, button").filter(has_text=name).first.click()
    page.wait_for_load_state()


def lays_before_the_decider(page: Page, dossier: str) -> str:
    may_share(page, dossier)
    fills_the_proposal(page)
    assert faults(page) == []
    return lays_before(page)


def reads_the_letter(page: Page, proposal: str) -> None:
    sign_in(page, "Anna")
    page.goto(f"{proposal}brief/")
    assert faults(page) == []
    link = page.get_by_role("link", name="PDF: versturen aan de ontvanger")
    answer = page.request.get(str(link.get_attribute("href")))
    assert answer.headers["content-type"] == "application/pdf"
    pdf = PdfReader(io.BytesIO(answer.body()))
    text = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    assert HELPS in text
    assert SAID not in text


def tells_of_the_letter(page: Page, dossier: str) -> None:
    page.goto(dossier)
    follow(page, "Vertel de cliënt wat u deelt met")  # the paper was fetched to be sent
    telling = page.url
    page.goto(telling.replace("/vertellen/", "/akkoord/POSTPONEMENT/"))
    assert faults(page) == []
    page.goto(telling)
    assert faults(page) == []
    page.goto(f"{page.url.rstrip('/').rpartition('/')[0]}/later-vertellen/")
    assert faults(page) == []
    page.go_back()
    tells_the_client(page)
    page.goto(dossier)
    reads(page, "De cliënt weet ervan.")


def reopens(page: Page) -> None:
    reads(page, "andere steun geregeld")
    follow(page, "Heropenen")
    assert faults(page) == []
