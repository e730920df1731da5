"""A dossier in which everything is done that comes before a decision to share."""

from playwright.sync_api import Page

from tests.browser import steps
from tests.browser.conftest import sign_in
from tests.browser.walk import choose, fill, press

HELPS = "Helpt in de buurtkeuken"


def weighed_together(page: Page, unease: str, name: str) -> str:
    """All five steps, by Anna and Bram; the address of the dossier."""
    dossier = steps.a_dossier(page, unease, name)
    steps.describes_a_sign(page, dossier, HELPS, "spreekt de zorg tegen")
    steps.consults(page, dossier)
    page.goto(f"{dossier}stap/")
    choose(page, "Welke stap?", "advies van buiten was niet nodig")
    fill(page, {"Waarom?": "Wij kennen het contactpunt en spraken het al eerder"})
    press(page, "Opslaan")
    steps.talks(page, dossier, "open", "Ik snap dat u zich zorgen maakt")
    assessment = steps.asks_to_assess(page, dossier, "Bram")
    steps.writes_a_view(page)
    steps.assesses_when_asked(page, "Bram", dossier, "Hij zei zelf dat het over is")
    sign_in(page, "Anna")
    steps.judges_that_there_is_a_risk(page, assessment)
    steps.describes_the_risk(page, dossier)
    return dossier
