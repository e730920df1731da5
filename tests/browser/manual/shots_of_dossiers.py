"""The pictures of who keeps a dossier, thinks along, or decides."""

from playwright.sync_api import Page

from tests.browser.manual.shots import Shot
from tests.browser.walk import choose, fill, press

DAAN, FLEUR = "Daan Duinpan", "Fleur Fantasie"
FATHER, POINT = "Vader Duinpan", "Contactpunt gemeente Rivierstad"
UNEASE = "Een niet-pluisgevoel opschrijven"


def note(page: Page) -> None:
    """The first thing that was written down and waits."""
    page.locator("main li a[href*='/onrust/']").first.click()


def searches(page: Page) -> None:
    """For somebody of whom there is no dossier yet."""
    fill(page, {"Naam van de cliënt": "Noor Nachtegaal"})
    choose(page, "Waarom zoekt u?", "kijken of er al een dossier is")
    press(page, "Zoeken")


def laid_before(page: Page) -> None:
    """The proposal that waits for the decider."""
    page.locator("main a[href*='/voorstel/']").first.click()


def begins_a_proposal(page: Page) -> None:
    page.locator("main [name=concern]").first.check()
    choose(page, "Waarvoor", "een veiligheidsrisico kleiner maken")
    press(page, "Voorstel beginnen")


def begins_to_assess(page: Page) -> None:
    page.locator("main li a").filter(has_text="inschatting").first.click()


def second_person(page: Page) -> None:
    page.locator("main li a").filter(has_text="akkoord").first.click()


def to_decide(page: Page) -> None:
    page.locator("main li a[href*='/beslissen/']").first.click()


BEGINNING = (
    Shot("inloggen", "", begins="/account/login/"),
    Shot("vandaag", "Anna"),
    Shot("acuut", "Anna", ("Acuut gevaar? Bel 112",)),
    Shot("wat-mag-ik", "Anna", ("Uw account", "Wat mag ik zien en doen?")),
)
KEEPING = (
    Shot("niet-pluis", "Anna", (UNEASE,)),
    Shot("notitie", "Anna", (note,), beyond=(searches,)),
    Shot("dossier", "Anna", (DAAN,)),
    Shot("gesprek", "Anna", (DAAN, "Gesprek vastleggen")),
    Shot("signaal", "Anna", (DAAN, "Signaal beschrijven")),
    Shot("overleg", "Anna", (DAAN, "Intern overleg vastleggen")),
    Shot("inschatten", "Anna", (FLEUR, "Samen inschatten")),
    Shot("advies-buiten", "Anna", (DAAN, "Advies van buiten voorbereiden")),
    Shot("mag-ik-praten", "Anna", (DAAN, f"Mag ik praten met {FATHER}?")),
    Shot("groepen", "Anna", ("Uw groepen",)),
)
SHARING = (
    Shot("veiligheidsrisico", "Anna", (DAAN, "Veiligheidsrisico beschrijven")),
    Shot("toestemming", "Anna", (DAAN, f"Toestemming vastleggen over {FATHER}")),
    Shot("voorgelegd", "Anna", (FLEUR, laid_before)),
    Shot("voorstel-begin", "Anna", (FLEUR, f"Overwegen om te delen met {POINT}")),
    Shot(
        "voorstel",
        "Anna",
        (FLEUR, f"Overwegen om te delen met {POINT}", begins_a_proposal),
        part="#mag-het",
    ),
)
WITH_CLIENT = (
    Shot("samen", "Anna", (DAAN, "Zien wat u samen maakte en afsprak")),
    Shot("samenvatting", "Anna", (DAAN, "Samenvatting voor de cliënt")),
    Shot("wie-keek", "Anna", (DAAN, "Wie keek er in dit dossier?")),
    Shot(
        "rechten-dossier",
        "Anna",
        (DAAN, "Rechten van de cliënt: inzage, verbeteren, wissen"),
    ),
    Shot("samenwerken", "Anna", (DAAN, "Samenwerken en overdragen")),
    Shot("zoeken", "Anna", ("Zoeken naar een dossier",)),
    Shot("afsluiten", "Anna", (DAAN, "Dossier afsluiten")),
)
THINKING_ALONG = (
    Shot("gevraagd", "Bram"),
    Shot("eigen-kijk", "Bram", (begins_to_assess,)),
    Shot("tweede-persoon", "Bram", (second_person,)),
    Shot("beslissen", "Esra", (to_decide,)),
    Shot(
        "pakketten",
        "Esra",
        ("Pakketten van andere organisaties",),
        beyond=("Overdracht van Hulplijn De Lantaarn",),
    ),
)
DOSSIERS = (*BEGINNING, *KEEPING, *SHARING, *WITH_CLIENT, *THINKING_ALONG)
