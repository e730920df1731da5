"""Making a map in the browser: steps that other stories can walk too."""

import io

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.walk import fill, follow, press

SON, MOTHER = "Wouter (15 jaar)", "Mirjam, zijn moeder"
GOOD = {
    "Wat zijn sterke kanten?": "Wouter helpt elke week in de buurtkeuken\nHij luistert naar oma",
    "Wat geeft nu al veiligheid?": "Toen hij boos was, belde hij vier keer zijn oom",
}
STEPS = {
    "Wat zijn de volgende kleine stappen?": "Oom Bas haalt Wouter vrijdag op\nMirjam belt de club"
}
OWN_WORDS = {
    "Wat gaat er goed?": "Ik kan goed koken",
    "Wat wens je?": "Dat mama weer lacht",
}
WORRIES = {
    "Wat is er gebeurd?": "Op 3 november duwde Wouter een jongen op het station",
    "Zorg A: wie maakt zich zorgen?": "Mama",
    "Zorg A: over welk gedrag?": "Wouter zegt dat hij iemand gaat slaan",
    "Zorg A: wat kan er gebeuren": "een klasgenoot kan gewond raken, en Wouter ook",
    "Wat maakt het moeilijker?": "Er is ruzie over geld",
    "Bij zorg A: wat zien wij": "Wouter loopt weg als hij boos wordt, vier weken lang",
    "Waar maak je je zorgen over?": "Dat ik van school moet",
}
VOICES = {
    "Persoon 1: welk getal": "6",
    "Persoon 1: waarom": "ik heb al drie weken niet gevochten",
    "Persoon 1: wat maakt": "als ze op school met mij praten",
    "Persoon 2: wie is dit?": MOTHER,
    "Persoon 2: welk getal": "4,5",
    "Persoon 2: waarom": "ik schrik als de telefoon gaat",
    "Persoon 2: wat maakt": "als Wouter zegt waar hij is",
}


def begins_a_map(page: Page, dossier: str) -> None:
    """From the dossier to the empty map that is made together."""
    page.goto(f"{dossier}kaart/")
    follow(page, "Kaart maken")


def goes_on_with_the_map(page: Page, dossier: str) -> None:
    page.goto(f"{dossier}kaart/")
    follow(page, "Verder aan de kaart")


def fills_what_goes_well(page: Page) -> None:
    fill(page, {**GOOD, **STEPS, **OWN_WORDS, "Persoon 1: wie is dit?": SON})


def fills_the_worries(page: Page) -> None:
    """Only there after an open talk: the second column, its goals, and what each says."""
    fill(page, WORRIES)
    fill(page, VOICES)


def keeps_the_map(page: Page) -> None:
    press(page, "Kaart vastleggen")
    expect(page.get_by_text("De kaart is vastgelegd.")).to_be_visible()


def asks_somebody_to_join(page: Page, dossier: str, name: str, task: str) -> None:
    """From the network page, for somebody who may be spoken to."""
    page.goto(f"{dossier}netwerk/")
    follow(page, f"{name} vragen om mee te doen")
    fill(page, {"Wat weet deze persoon?": "Dat het thuis niet goed gaat"})
    fill(page, {"Wat doet deze persoon?": task})
    press(page, "Vastleggen")


def prints_the_map(page: Page, dossier: str) -> PdfReader:
    """The newest map on paper, to read together."""
    page.goto(f"{dossier}kaart/")
    address = page.get_by_role("link", name="PDF: samen lezen").get_attribute("href")
    answer = page.request.get(f"{address}")
    assert answer.headers["content-type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.body()))
