"""The pictures of everybody else: who watches over it, the line, gatherings, and the office."""

from playwright.sync_api import Page

from tests.browser.manual.shots import PHONE, Shot
from tests.browser.manual.shots_of_dossiers import note
from tests.browser.walk import fill, press
from zorgvuldig.style.example import FOLDER, NAMES

TO_COME, HELD, ASKED = (
    f"Werkatelier in {town}" for town in ("Klaverwoude", "Zonnehoek", "Duinmeer")
)
SECOND_LOOK = "Een collega vraagt u om mee te kijken"


def first_card(page: Page) -> None:
    """What stands first in a list."""
    page.locator("main .zv-card a").first.click()


def changes_bram(page: Page) -> None:
    page.get_by_role("row").filter(has_text="Bram").get_by_role("link").click()


def looks_what_changes(page: Page) -> None:
    """In the protocol, without keeping it."""
    fill(page, {"Hoe vraagt u advies zonder naam?": "Bel het contactpunt, en noem geen naam."})
    press(page, "Bekijken wat er verandert")


def lays_a_style_ready(page: Page) -> None:
    """One of the two examples; nobody else sees it."""
    page.locator("[name=tokens]").set_input_files(FOLDER / NAMES[0] / "tokens.json")
    press(page, "Klaarzetten")


WATCHING = (
    Shot("van-vrijwilliger", "Ilse", (note,)),
    Shot("vandaag-aandacht", "Ilse"),
    Shot("sociale-kaart", "Ilse", ("De sociale kaart: wie kan helpen",)),
    Shot("hoe-we-kijken", "Ilse", ("Hoe we kijken", "2025")),
    Shot("logboek", "Frank", ("Het logboek van uw organisatie",)),
    Shot("rechten", "Frank", ("Verzoeken over rechten",)),
    Shot("weggaat", "Frank", ("Wat binnenkort weggaat",)),
    Shot("aansluitingen", "Frank", ("Andere systemen",)),
    Shot("cijfers", "Frank", ("Cijfers per jaar", "2025")),
    Shot("doorgeven", "Hugo", ("Doorgeven wat u merkte",)),
)
LINE = (
    Shot("wachtlijst", "Wim", ("Naar de wachtlijst",), beyond=(first_card,)),
    Shot("nieuw-gesprek", "Wim", ("Naar de wachtlijst", "Nieuw gesprek")),
    Shot("hulpverzoek", "Wim", ("Naar de wachtlijst", first_card)),
    Shot("meekijken", "Wim", ("Naar de wachtlijst", first_card, "Vragen om mee te kijken")),
    Shot("ja-vragen", "Cora", (SECOND_LOOK, "Vragen of er een vertrouwenspersoon mag komen")),
    Shot("kiezen", "Cora", ("Wie op een vertrouwenspersoon wacht", first_card)),
    Shot("koppelingen", "Cora", ("Wie wordt bijgestaan",)),
    Shot("vertrouwenspersonen", "Cora", ("Naar de wachtlijst", "Vertrouwenspersonen")),
    Shot("begeleiden", "Koos", ("De vertrouwenspersonen die u begeleidt", first_card)),
    Shot("uw-mensen", "Vera", ("De mensen die u bijstaat",), width=PHONE),
    Shot(
        "contact-opschrijven",
        "Vera",
        ("De mensen die u bijstaat", "Contact opschrijven"),
        width=PHONE,
    ),
    Shot(
        "te-veel",
        "Vera",
        ("De mensen die u bijstaat", "Overdragen aan coördinator"),
        width=PHONE,
    ),
    Shot(
        "eigen-gegevens",
        "Vera",
        ("De mensen die u bijstaat", "Uw gegevens als vertrouwenspersoon"),
        width=PHONE,
    ),
)
GATHERINGS = (
    Shot("werkateliers", "Olga", ("Naar de werkateliers",)),
    Shot("werkatelier", "Olga", ("Naar de werkateliers", TO_COME)),
    Shot(
        "werkatelier-doen",
        "Olga",
        ("Naar de werkateliers", TO_COME),
        part="section:has(#doen)",
        beyond=("Terug naar het overzicht", ASKED),
    ),
    Shot("situaties", "Paul", ("Naar de werkateliers", TO_COME, "Situaties lezen")),
    Shot("zaal", "Paul", ("Naar de werkateliers", TO_COME, "Naar de zaal")),
    Shot("verslag", "Lieke", ("Naar de werkateliers", HELD, "Naar het verslag")),
    Shot("voorlichting", "Olga", ("Informatiebijeenkomsten",), beyond=("Plan een bijeenkomst",)),
)
OFFICE = (
    Shot("uitnodigen", "Gerda", ("Medewerkers", "Collega uitnodigen")),
    Shot("medewerkers", "Gerda", ("Medewerkers",), beyond=(changes_bram,)),
    Shot("protocol", "Gerda", ("Protocol voor delen",), beyond=(looks_what_changes,)),
    Shot("contactpunten", "Gerda", ("Medewerkers", "Contactpunten")),
    Shot("wie-mag-wat", "Gerda", ("Medewerkers", "Wie mag wat")),
    Shot("verbindingen", "Gerda", ("Medewerkers", "Verbindingen")),
    Shot("inlogdiensten", "Gerda", ("Medewerkers", "Inlogdiensten")),
    Shot("huisstijl", "Gerda", ("Medewerkers", "Huisstijl"), beyond=(lays_a_style_ready,)),
    Shot("lijn-inrichten", "Lotte", ("De lijn inrichten",)),
    Shot("demonstratie", "", begins="/demo/"),
)
OTHERS = (*WATCHING, *LINE, *GATHERINGS, *OFFICE)
