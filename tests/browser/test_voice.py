"""The client's own voice in a browser: said beside a sign, summed up, released by two, on paper."""

from playwright.sync_api import Page

from tests.browser import steps, voice
from tests.browser.conftest import sign_in
from tests.browser.walk import fill, press, reads

SIGN = "Kwam twee keer niet naar de afspraak"
SAID = "Ik was moe, ik had de hele nacht gewerkt."


def test_the_client_says_it_beside_reads_it_back_and_gets_it_on_paper(page: Page) -> None:
    sign_in(page, "Anna")
    page.goto("/dossiers/onrust/")
    steps.writes_an_unease(page, "Hij komt niet meer")
    dossier = steps.opens_a_dossier(page, "Ravi Voorbeeld")
    steps.talks(page, dossier, "open", "Ik snap dat u dit vraagt")
    steps.describes_a_sign(page, dossier, SIGN, "past bij de zorg")

    voice.opens_what_was_written(page, dossier, "SIGN")
    voice.says_it_beside(
        page,
        SAID,
        differently="Ik liet wel iets weten, aan een ander",
        wish="Dat dit wordt weggehaald",
        why_not="Het gebeurde wel; uw uitleg staat er nu naast",
    )
    page.goto(dossier)
    reads(page, "Eigen verhaal: de cliënt zelf")
    reads(page, "met eigen verhaal erbij")

    asks_bram_to_think_along(page, dossier)
    summary = voice.makes_a_summary(page, dossier)
    a_name_of_another_is_refused(page, dossier, summary)
    voice.asks_to_release(page, summary, "Bram")
    assert page.request.get(f"{summary}samenvatting.pdf?doel=geven").url == summary
    voice.releases(page, "Bram", dossier)

    sign_in(page, "Anna")
    text = voice.prints_the_summary(page, summary)
    order = ["Ravi Voorbeeld", "U kwam twee keer niet.", "“Ik was moe.”", "Uw rechten"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    voice.gives_the_summary(page, summary)
    voice.looks_back(page, dossier, "Bram")


def asks_bram_to_think_along(page: Page, dossier: str) -> None:
    page.goto(f"{dossier}betrokken/")
    page.locator("select").first.select_option(label=bram(page))
    page.locator("form").filter(has=page.locator("select")).first.get_by_role("button").click()
    reads(page, "Bram")


def bram(page: Page) -> str:
    options = page.locator("select").first.locator("option").all_inner_texts()
    return next(option for option in options if option.startswith("Bram"))


def a_name_of_another_is_refused(page: Page, dossier: str, summary: str) -> None:
    page.goto(f"{dossier}iemand/")
    page.get_by_label("Wie is dit?").select_option("NETWORK")
    fill(page, {"Naam": "Zeynep Testman"})
    press(page, "Opslaan")
    for words in ("Zeynep zag het.", voice.TEXT["Wat wij opschreven"]):
        page.goto(summary)
        fill(page, {"Wat wij opschreven": words})
        press(page, "Bewaren en bekijken")
        named = page.get_by_text("Dit is een naam van een ander.")
        assert named.count() == (1 if "Zeynep" in words else 0)
