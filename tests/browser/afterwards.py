"""The second half of the story in the group home: another goes on, it cannot wait, it ends."""

from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import sign_in
from tests.browser.seeing import faults
from tests.browser.steps import (
    POINT,
    RISK,
    closes,
    consults,
    in_days,
    reference_of,
    tells_the_client,
)
from tests.browser.walk import choose, fill, follow, pick, press, reads

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
CANNOT_WAIT = "Een huisgenoot belt: hij is overstuur en loopt naar het station"


def hands_over_to_bram(page: Page, dossier: str) -> None:
    """Nothing changes until Bram says yes; then Anna is not involved any more."""
    page.goto(f"{dossier}overdragen/")
    pick(page, "Wie vraagt u om het over te nemen?", "Bram")
    fill(
        page,
        {
            "Wat is nu het belangrijkst?": "Zaterdag samen weg van het station",
            "Wat is de cliënt beloofd?": "Dat wij niets doen zonder het te zeggen",
            "Wat is de volgende stap": "Vrijdag praten",
            "Hoe en wanneer hoort de cliënt": "Vanavond, met ons drieën",
        },
    )
    press(page, "Vragen om het over te nemen")
    sign_in(page, "Bram")
    follow(page, f"dossier {reference_of(dossier)}")
    reads(page, "Dat wij niets doen zonder het te zeggen")
    assert faults(page) == []
    press(page, "Ja, ik neem het over")
    expect(page).to_have_url(dossier)
    reads(page, "U houdt dit dossier nu bij.")


def looks_in_because_it_cannot_wait(page: Page, dossier: str) -> None:
    """Anna has the evening shift, with only a phone at hand."""
    sign_in(page, "Anna")
    assert page.request.get(dossier).status == 404
    page.goto("/dossiers/zoeken/")
    fill(page, {"Kenmerk van het dossier": reference_of(dossier)})
    choose(page, "Waarom zoekt u?", "er is haast")
    press(page, "Zoeken")
    follow(page, "Spoedtoegang")
    assert faults(page) == []
    page.set_viewport_size(PHONE)
    choose(page, "Waarom spoed?", "er is mogelijk gevaar voor iemand")
    fill(page, {"Wat kan niet wachten?": "Haast"})
    press(page, "Een uur lezen")
    expect(page.get_by_role("link", name="Bel 112").last).to_be_visible()
    fill(page, {"Wat kan niet wachten?": CANNOT_WAIT})
    press(page, "Een uur lezen")
    expect(page).to_have_url(dossier)
    reads(page, "Zaterdag samen weg van het station")
    expect(page.get_by_role("link", name="Signaal beschrijven")).to_have_count(0)
    assert page.request.get(f"{dossier}signaal/").status == 404
    page.set_viewport_size(DESK)


def ilse_checks_the_look(page: Page, dossier: str) -> None:
    """She reads who looked and why, not the dossier."""
    sign_in(page, "Ilse")
    follow(page, "Anna Appelboom")
    reads(page, CANNOT_WAIT)
    expect(page.get_by_role("main")).not_to_contain_text("Zaterdag samen weg")
    assert faults(page) == []
    choose(page, "Was deze spoedtoegang terecht?", "ja")
    fill(page, {"Waarom vindt u dat": "Er was gevaar en Bram was niet te bereiken"})
    press(page, "Vastleggen")
    reads(page, "Nagekeken.")
    assert page.request.get(dossier).status == 404


def calls_first_and_writes_the_rest_later(page: Page, dossier: str) -> None:
    """112 comes first, one answer is enough; the rest is asked afterwards, with its last day."""
    sign_in(page, "Bram")
    page.goto(dossier)
    page.set_viewport_size(PHONE)
    follow(page, "Gebeld bij direct gevaar?")
    expect(page.get_by_role("link", name="Bel 112").last).to_be_visible()
    choose(page, "Wie hebt u gebeld?", "112")
    press(page, "Opslaan")
    reads(page, "Vastgelegd. Wat er nog moet, kan straks")
    assert faults(page) == []
    page.set_viewport_size(DESK)
    consults(page, dossier)
    follow(page, "schrijf op waarom de stappen later komen")
    assert faults(page) == []
    fill(
        page,
        {
            "Waarom kon het niet wachten?": "Hij stond op het perron",
            "Welke stappen zet u nog": "Alle stappen waren gezet",
        },
    )
    press(page, "Opslaan")
    tells_of_the_call(page, dossier)


def tells_of_the_call(page: Page, dossier: str) -> None:
    """The decider sees it, the client hears it; then nothing of the call is left to do."""
    follow(page, "laat de beslisser weten dat u belde")
    assert faults(page) == []
    pick(page, "Wie hoort het?", "Esra")
    press(page, "Laten weten")
    reads(page, "Esra Eikenblad moet nog zien dat u belde")
    sign_in(page, "Esra")
    follow(page, "Bram Bosuil belde bij direct gevaar")
    assert faults(page) == []
    press(page, "Gezien")
    sign_in(page, "Bram")
    closes(page, dossier)
    reads(page, "Vertel de cliënt eerst wat er is gedeeld.")
    page.goto(dossier)
    follow(page, "vertel de cliënt dat u belde")
    for way in ("vertellen", "later-vertellen", "akkoord"):
        page.goto(page.url.rstrip("/").rpartition("/")[0] + f"/{way}/")
        assert faults(page) == []
    page.goto(page.url.replace("/akkoord/", "/vertellen/"))
    tells_the_client(page)
    page.goto(dossier)
    expect(page.get_by_role("main")).not_to_contain_text("vertel de cliënt dat u belde")


def hears_back_and_closes(page: Page, dossier: str) -> None:
    follow(page, "Terugkoppeling van de ontvanger vastleggen")
    assert faults(page) == []
    fill(
        page,
        {
            "Wat heeft de ontvanger gedaan?": "Zaterdag iemand op het station",
            "Wat hoorde u terug, en van wie?": "Van het contactpunt: het bleef rustig",
            "Was delen achteraf gezien in verhouding?": "Ja, en het kon met minder",
        },
    )
    press(page, "Opslaan")
    reads(page, "Nog een terugkoppeling vastleggen")
    page.goto(f"{dossier}vervolg/")
    fill(
        page,
        {
            "Wat wil de cliënt zelf?": "Koken leren",
            "Wie houdt het overzicht?": "Bram Bosuil, begeleider",
            "Wat is afgesproken?": "Elke week samen koken",
            "Wanneer kijkt u opnieuw?": in_days(14),
        },
    )
    choose(page, "Waar bent u samen op uitgekomen?", "andere steun, samen afgesproken")
    press(page, "Opslaan")
    reads(page, "Elke week samen koken")
    follow(page, RISK)
    follow(page, "Vastleggen dat dit risico voorbij is")
    assert faults(page) == []
    fill(
        page, {"Waaruit blijkt dat dit risico voorbij is?": "Zaterdag is voorbij, hij bleef thuis"}
    )
    press(page, "Opslaan")
    closes(page, dossier)
    reads(page, "andere steun geregeld")
    expect(page.get_by_role("heading", name="Wat nu")).to_have_count(0)
    reads(page, POINT)
