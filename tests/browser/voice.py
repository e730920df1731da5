"""Steps of the client's own voice, for every story: by the words on the screen."""

from io import BytesIO

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import sign_in
from tests.browser.seeing import faults
from tests.browser.steps import reference_of
from tests.browser.walk import choose, fill, follow, pick, press, reads

TEXT = {
    "Waarom wij dit opschreven": "Wij willen goed helpen.",
    "Wat wij opschreven": "U kwam twee keer niet.",
    "Wat de cliënt zelf zei": "“Ik was moe.”",
    "Wat u samen afsprak": "Donderdag praten wij weer.",
}


def opens_what_was_written(page: Page, dossier: str, kind: str) -> None:
    """The newest entry of this kind, from the timeline."""
    page.goto(f"{dossier}?soort={kind}")
    page.locator(".zv-timeline__title a").first.click()
    page.wait_for_load_state()


def says_it_beside(page: Page, words: str, by: str = "van de cliënt zelf", **more: str) -> None:
    """On the page of an entry: somebody's own words, beside what was written."""
    written = page.locator("main").inner_text()
    follow(page, "Het eigen verhaal hierbij opschrijven")
    assert faults(page) == []
    writes_the_own_words(page, words, by, **more)
    reads(page, words)
    for line in written.splitlines()[:4]:
        reads(page, line)


def writes_the_own_words(page: Page, words: str, by: str, **more: str) -> None:
    choose(page, "Van wie zijn deze woorden?", by)
    choose(page, "Hoe kwamen de woorden bij u?", "samen getypt")
    fill(page, {"De eigen woorden": words, **{LABELS[name]: said for name, said in more.items()}})
    press(page, "Opslaan")


LABELS = {
    "differently": "Wat ziet de ander anders",
    "wish": "Welke wens hebben wij niet gevolgd?",
    "why_not": "Waarom niet?",
}


def makes_a_summary(page: Page, dossier: str, version: str = "gewone versie") -> str:
    """A first text made from the dossier, rewritten; the address where it stands."""
    page.goto(f"{dossier}samenvatting/")
    assert faults(page) == []
    choose(page, "Welke versie maakt u?", version)
    press(page, "Maak een eerste tekst")
    address = page.url
    fill(page, TEXT)
    press(page, "Bewaren en bekijken")
    reads(page, "Zo komt het op papier.")
    assert faults(page) == []
    return address


def asks_to_release(page: Page, summary: str, colleague: str) -> None:
    page.goto(f"{summary}vrijgeven/")
    assert faults(page) == []
    pick(page, "Wie leest de samenvatting na", colleague)
    press(page, "Laten vrijgeven")
    reads(page, "ligt bij een tweede persoon")


def releases(page: Page, name: str, dossier: str) -> None:
    """A colleague reads exactly what will be printed, and says yes."""
    sign_in(page, name)
    page.goto("/vandaag/")
    follow(page, f"samenvatting vrij te geven, in {reference_of(dossier)}")
    reads(page, TEXT["Wat wij opschreven"])
    assert faults(page) == []
    press(page, "Vrijgeven")
    reads(page, "Uw antwoord staat in het dossier.")


def prints_the_summary(page: Page, summary: str) -> str:
    """The words on paper, in the order in which they are read."""
    page.goto(summary)
    paper = page.request.get(f"{summary}samenvatting.pdf?doel=geven")
    assert paper.headers["content-type"] == "application/pdf"
    reader = PdfReader(BytesIO(paper.body()))
    assert len(reader.pages) == 1
    return " ".join(reader.pages[0].extract_text().split())


def gives_the_summary(page: Page, summary: str, to: str = "aan de cliënt zelf") -> None:
    page.goto(summary)
    follow(page, "Vastleggen dat u de samenvatting gaf")
    assert faults(page) == []
    choose(page, "Aan wie?", to)
    fill(page, {"Hoe?": "op papier, samen gelezen"})
    press(page, "Opslaan")
    expect(page).to_have_url(summary)
    reads(page, "op papier, samen gelezen")


def looks_back(page: Page, dossier: str, colleague: str) -> None:
    """Together, in words, on what they chose."""
    page.goto(f"{dossier}terugkijken/")
    assert faults(page) == []
    page.get_by_role("group", name="Met wie keek u terug?").get_by_label(colleague).check()
    page.locator("summary").filter(has_text="Kies kleine stappen").click()
    fill(page, {"Kies kleine stappen": "Wij wilden te veel tegelijk"})
    press(page, "Opslaan")
    reads(page, "Vastgelegd.")
