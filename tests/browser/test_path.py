"""The whole path, as a newcomer walks it: from unease to a decision, with the letter in hand.

A sixteen-year-old: refused contact with the father, an allowed one after consent, advice without
names, a joint assessment, a decision not to share, and later one to share.
"""

import io
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import sign_in
from tests.browser.seeing import faults
from tests.browser.walk import choose, fill, follow, press, reads

pytestmark = pytest.mark.browser
TODAY = date.today()
NAME = "Wouter Wolkenveld"
SAID = "Ik weet soms niet meer bij wie ik hoor"
RISK = "Een klasgenoot kan gewond raken bij het station"
POINT = "Contactpunt van de gemeente"


def test_from_unease_to_a_decision_with_the_letter_in_hand(page: Page) -> None:
    sign_in(page, "Anna")
    dossier = opens_a_dossier(page)
    talks_and_signs(page, dossier)
    refused_then_allowed_contact(page, dossier)
    asks_advice(page, dossier)
    judges_together(page, dossier)
    describes_the_risk(page, dossier)
    decides_not_to_share(page, dossier)
    proposal = lays_before_the_decider(page, dossier)
    esra_decides(page, dossier)
    reads_the_letter(page, proposal)
    tells_the_client(page, dossier)
    closes(page, dossier)


def opens_a_dossier(page: Page) -> str:
    follow(page, "Een niet-pluisgevoel opschrijven")
    fill(
        page,
        {
            "Wat is er gebeurd, of wat merkt u?": "Hij praat ineens anders over anderen.",
            "Waarom kiest u dit?": "Het past niet bij hem.",
        },
    )
    choose(page, "Hoe dringend is de situatie?", "Zorgen.")
    press(page, "Opslaan en verder")
    fill(page, {"Naam van de cliënt": NAME})
    choose(page, "Waarom zoekt u?", "kijken of er al een dossier is")
    press(page, "Zoeken")
    reads(page, "Er is nog geen dossier met deze naam.")
    form = page.locator("form").filter(has_text="Hoe oud is de cliënt")
    form.get_by_label("Geboortedatum").first.fill(f"{TODAY.year - 17}-{TODAY:%m}-28")
    form.get_by_label("Wanneer kijkt u hier opnieuw naar?").fill(in_days(21))
    press(page, "Dossier openen")
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    return page.url


def in_days(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def talks_and_signs(page: Page, dossier: str) -> None:
    follow(page, "Gesprek vastleggen")
    choose(page, "Hoe was dit gesprek?", "verkennend")
    fill(page, {"De woorden van de ander zelf": SAID, "Afspraken": "Donderdag weer samen"})
    press(page, "Opslaan")
    reads(page, SAID)
    for side, words in (
        ("past bij de zorg", "Zei dat hij een klasgenoot bij het station iets aandoet"),
        ("spreekt de zorg tegen", "Helpt elke week in de buurtkeuken"),
    ):
        page.goto(f"{dossier}signaal/")
        fill(
            page, {"Wat is er gezien, gehoord of gemerkt?": words, "Wie heeft het gezien": "ikzelf"}
        )
        choose(page, "Wat voor uitspraak is dit?", "feit")
        choose(page, "Welke kant wijst dit op?", side)
        choose(page, "Van wie komt het?", "ik zag of hoorde het zelf")
        press(page, "Opslaan")
    reads(page, "Helpt elke week in de buurtkeuken")


def refused_then_allowed_contact(page: Page, dossier: str) -> None:
    follow(page, "Iemand toevoegen")
    page.get_by_label("Wie is dit?").select_option("AUTHORITY_PARENT")
    fill(page, {"Naam": "Vader Wolkenveld"})
    press(page, "Opslaan")
    follow(page, "Mag ik praten met Vader Wolkenveld?")
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
    follow(page, "Mag ik praten met Vader Wolkenveld?")
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


def gives_consent(page: Page, purpose: str) -> None:
    choose(page, "Wie gaf antwoord?", "de cliënt zelf")
    choose(page, "Waarvoor vroeg u het?", purpose)
    for tick in page.locator("main input[type=checkbox]").all():
        tick.check()
    choose(page, "Wat was het antwoord?", "ja, toestemming gegeven")
    choose(page, "Hoe kreeg u het antwoord?", "mondeling")
    fill(page, {"Het doel in uw eigen woorden": "Zodat het beter gaat"})
    press(page, "Antwoord vastleggen")


def asks_advice(page: Page, dossier: str) -> None:
    page.goto(f"{dossier}overleg/")
    fill(
        page,
        {
            "Met wie (functie)": "aandachtsfunctionaris",
            "Wat hebt u gevraagd?": "Wat zie jij?",
            "Wat was het advies?": "Blijf praten en vraag advies van buiten",
            "Wat doet u ermee, en waarom?": "Dat doe ik, omdat ik te weinig weet",
        },
    )
    choose(page, "Is er een naam genoemd?", "nee")
    press(page, "Opslaan")
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
    page.goto(f"{dossier}gesprek/")
    choose(page, "Hoe was dit gesprek?", "open")
    fill(page, {"De woorden van de ander zelf": "Ik snap dat u zich zorgen maakt"})
    press(page, "Opslaan")


def judges_together(page: Page, dossier: str) -> None:
    page.goto(f"{dossier}inschatting/")
    fill(page, {"Waarover wilt u samen een oordeel vormen?": "Is er een risico?"})
    page.get_by_label("Wie schat mee in?").select_option(label=member(page, "Bram"))
    press(page, "Opslaan")
    assessment = page.url
    writes_a_view(page)
    reads(page, "Zodra een tweede persoon ook heeft ingeschat")
    sign_in(page, "Bram")
    reference = dossier.rstrip("/").rpartition("/")[2]
    follow(page, f"vraagt uw inschatting in {reference}")
    writes_a_view(page)
    sign_in(page, "Anna")
    page.goto(assessment)
    follow(page, "Samen afronden")
    assert faults(page) == []
    fill(page, {"Wat is uw gezamenlijke oordeel?": "Wij zien een risico", "opnieuw": in_days(14)})
    choose(page, "Uitkomst", "er is een concreet veiligheidsrisico")
    press(page, "Samen afronden")


def member(page: Page, name: str) -> str:
    options = page.get_by_label("Wie schat mee in?").locator("option").all_inner_texts()
    return next(option for option in options if option.startswith(name))


def writes_a_view(page: Page) -> None:
    fill(
        page,
        {
            "Wat spreekt de zorg tegen?": "Hij helpt in de buurtkeuken",
            "Welke andere verklaringen zijn er?": "De verhuizing",
            "Wat en wie beschermt?": "Zijn oma",
        },
    )
    for answer in page.get_by_label("niet besproken").all():
        answer.check()
    press(page, "Versturen")


def describes_the_risk(page: Page, dossier: str) -> None:
    page.goto(f"{dossier}veiligheidsrisico/")
    for box in page.locator("main textarea:visible, main input[type=text]:visible").all():
        box.fill("deze week, bij het station")
    fill(page, {"Wat kan er gebeuren?": RISK})
    press(page, "Opslaan")
    page.goto(f"{dossier}iemand/")
    page.get_by_label("Wie is dit?").select_option("MUNICIPAL_CONTACT")
    fill(page, {"Naam": POINT})
    press(page, "Opslaan")


def begins_a_proposal(page: Page, dossier: str) -> None:
    page.goto(dossier)
    follow(page, f"Overwegen om te delen met {POINT}")
    choose(page, "Om welk veiligheidsrisico gaat het?", RISK)
    choose(page, "Waarvoor", "een veiligheidsrisico kleiner maken")
    press(page, "Voorstel beginnen")


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


def lays_before_the_decider(page: Page, dossier: str) -> str:
    page.goto(dossier)
    follow(page, f"Toestemming vastleggen over {POINT}")
    gives_consent(page, "een veiligheidsrisico kleiner maken")
    begins_a_proposal(page, dossier)
    for tick in page.locator("main input[type=checkbox][name^=item_]").all():
        tick.check()
    for box in page.locator("main textarea:visible, main input[type=text]:visible").all():
        if not box.input_value() and not (box.get_attribute("name") or "").startswith(
            ("why_", "legal_duty", "left_out")
        ):
            box.fill("Zodat de ontvanger samen met ons het risico kleiner maakt")
    page.locator("main input[type=date]").first.fill(in_days(14))
    choose(page, "Met of zonder naam?", "met naam")
    choose(page, "Op welke ene grond deelt u?", "toestemming")
    choose(page, "Aan wie legt u het voor?", "Esra")
    assert faults(page) == []
    proposal = page.url
    press(page, "Voorleggen aan beslisser")
    reads(page, "voorgelegd")
    return proposal


def esra_decides(page: Page, dossier: str) -> None:
    sign_in(page, "Esra")
    page.goto("/dossiers/beslissen/")
    reference = dossier.rstrip("/").rpartition("/")[2]
    page.locator("section").filter(has_text=reference).get_by_role("link").click()
    reads(page, "Helpt elke week in de buurtkeuken")
    fill(page, {"Waarom beslist u zo?": "De cliënt wil het en het is nodig"})
    press(page, "Delen")
    reads(page, "Uw besluit is vastgelegd.")


def reads_the_letter(page: Page, proposal: str) -> None:
    sign_in(page, "Anna")
    page.goto(f"{proposal}brief/")
    assert faults(page) == []
    link = page.get_by_role("link", name="PDF: versturen aan de ontvanger")
    answer = page.request.get(str(link.get_attribute("href")))
    assert answer.headers["content-type"] == "application/pdf"
    pdf = PdfReader(io.BytesIO(answer.body()))
    text = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    assert "Helpt elke week in de buurtkeuken" in text
    assert SAID not in text


def tells_the_client(page: Page, dossier: str) -> None:
    page.goto(dossier)
    follow(page, "Verstuur de brief veilig, en vertel de cliënt")
    telling = page.url
    page.goto(telling.replace("/vertellen/", "/akkoord/POSTPONEMENT/"))
    assert faults(page) == []
    page.goto(telling)
    assert faults(page) == []
    page.goto(f"{page.url.rstrip('/').rpartition('/')[0]}/later-vertellen/")
    assert faults(page) == []
    page.go_back()
    fill(page, {"Hoe?": "In een gesprek", "Wat hebt u verteld?": "Alles wat in de brief staat"})
    press(page, "Vastleggen dat u het hebt verteld")
    page.goto(dossier)
    reads(page, "De cliënt weet ervan.")


def closes(page: Page, dossier: str) -> None:
    page.goto(f"{dossier}afsluiten/")
    choose(page, "Hoe is het afgelopen?", "andere steun geregeld")
    choose(page, "Krijgt of kreeg de cliënt hulp", "ja")
    fill(page, {"Waarom sluit u af?": "De hulp loopt", "Wat hebt u de cliënt verteld?": "Alles"})
    press(page, "Dossier afsluiten")
    reads(page, "andere steun geregeld")
    follow(page, "Heropenen")
    assert faults(page) == []
