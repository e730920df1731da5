"""What is made together with client and family, by the words on the screen: the plan, its steps."""

from io import BytesIO

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.seeing import faults
from tests.browser.steps import in_days
from tests.browser.walk import choose, fill, follow, pick, press, reads

WISH = "Ik wil weer tekenen, en dat het thuis rustig is"
OF_MOTHER = "Dat hij weer mee-eet, en dat wij niet steeds ruzie hebben"
OURS = "Dat hij ’s avonds ergens is waar hij zich goed voelt"
JOINED = "Het atelier op woensdag: hij tekent, en wij weten waar hij is"
STEP = "Woensdag samen een keer kijken in het atelier"
COMPLIMENT = "Je ging naar binnen, terwijl je liever buiten bleef. Dat was moedig."


def makes_a_plan(page: Page, dossier: str, lead: str = "Anna") -> str:
    """The client's wish first: without it the goal of the organisation is refused. The page where
    everything made together stands."""
    page.goto(f"{dossier}samen/")
    assert faults(page) == []
    follow(page, "Samen een plan maken")
    assert faults(page) == []
    fill(page, {"Wat wil uw organisatie?": OURS})
    press(page, "Het plan opslaan")
    reads(page, "Schrijf eerst op wat de cliënt zelf wil.")
    fill(
        page,
        {
            "Wat wil de cliënt zelf?": WISH,
            "Wat willen ouders of verzorgers?": OF_MOTHER,
            "Waar komen de doelen samen?": JOINED,
            "Welke keuzes hebt u aangeboden?": "Het atelier of de muziekschool; alleen of samen",
            "Wat is gekozen, en door wie?": "Het atelier, gekozen door hemzelf",
            "Wat doet dit plan met broers": "Zijn zus mag mee kijken",
            "Wanneer kijkt u samen naar het plan?": in_days(28),
        },
    )
    pick(page, "Wie is de regisseur?", lead)
    press(page, "Het plan opslaan")
    expect(page).to_have_url(f"{dossier}samen/")
    reads(page, WISH)
    assert faults(page) == []
    return page.url


def agrees_a_small_step(page: Page, hub: str) -> None:
    page.goto(hub)
    follow(page, "Een kleine stap afspreken")
    assert faults(page) == []
    fill(
        page,
        {
            "Wat is de stap?": STEP,
            "Wie precies, en wie helpt?": "hijzelf, met zijn moeder",
            "Uiterlijk wanneer?": in_days(7),
        },
    )
    choose(page, "Wie doet het?", "de cliënt")
    choose(page, "Bij welk doel hoort de stap?", "wat de cliënt wil")
    press(page, "Deze stap afspreken")
    reads(page, STEP)


def meets_the_step(page: Page, hub: str) -> None:
    """It is said out loud, and written down who said what."""
    page.goto(hub)
    follow(page, "Gelukt")
    assert faults(page) == []
    fill(
        page,
        {
            "Wie zei er iets over, en wat?": "Zijn moeder: ‘Hij kwam lachend thuis.’",
            "Welk compliment gaf u?": COMPLIMENT,
        },
    )
    press(page, "Opslaan")
    reads(page, "Mooi. De stap is gelukt.")
    reads(page, COMPLIMENT)
    reads(page, "Er staat nu geen stap open.")


def looks_at_the_plan(page: Page, hub: str) -> None:
    """At the fixed moment, with the next one agreed; a step that is open is asked about."""
    agrees_a_small_step(page, hub)
    for way in ("Veranderen", "Loslaten", "Het plan is klaar"):
        page.goto(hub)
        follow(page, way)
        assert faults(page) == []
    page.goto(hub)
    follow(page, "Samen naar het plan kijken")
    assert faults(page) == []
    fill(
        page,
        {
            f"Wat gebeurde er met deze stap: {STEP}": "Nog een keer gegaan, nu alleen",
            "Hoe staat het met wat de cliënt wil?": "Hij tekent twee keer per week",
            "Wanneer kijkt u weer samen?": in_days(42),
        },
    )
    press(page, "Opslaan")
    expect(page).to_have_url(hub)
    reads(page, "over 42 dagen")


def prints_the_plan(page: Page, hub: str) -> None:
    """For the client, in words of their own; what is read aloud comes in order."""
    page.goto(hub)
    link = page.get_by_role("link", name="PDF: meegeven aan de cliënt").get_attribute("href")
    answer = page.request.get(str(link))
    assert answer.headers["content-type"] == "application/pdf"
    text = " ".join(p.extract_text() for p in PdfReader(BytesIO(answer.body())).pages)
    told = ("Ons plan", WISH, "ouders of verzorgers", OF_MOTHER, OURS, STEP, "al gelukt")
    places = [" ".join(text.split()).find(part) for part in told]
    assert -1 not in places
    assert places == sorted(places)
    assert "Zijn zus mag mee kijken" not in text


def takes_care_of_oneself_before_closing(page: Page, dossier: str) -> None:
    """The page that closes asks how one is; it stops nobody."""
    page.goto(f"{dossier}afsluiten/")
    reads(page, "Hoe gaat het met u?")
    assert faults(page) == []
    follow(page, "Nazorg voor uzelf vastleggen")
    fill(page, {"Met wie kijkt u terug, en wanneer?": "Met Bram, vrijdag na het overleg"})
    press(page, "Opslaan")
    page.goto(f"{dossier}afsluiten/")
    expect(page.get_by_role("main")).not_to_contain_text("Hoe gaat het met u?")
