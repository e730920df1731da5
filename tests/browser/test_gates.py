"""What refuses on the screen, and what lets it pass then: gates of talking, describing, judging."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.walk import choose, fill, follow, press, reads

pytestmark = pytest.mark.browser
DIAGNOSED = "Dit gaat over een diagnose"
MOTHER = "Moeder Plankenkoorts"
HEARD = "Zij is stil sinds de zomer"


@pytest.mark.gate("G01", "refuses")
@pytest.mark.gate("G01", "releases")
@pytest.mark.gate("G04", "refuses")
@pytest.mark.gate("G04", "releases")
@pytest.mark.gate("G05", "refuses")
@pytest.mark.gate("G05", "releases")
@pytest.mark.gate("G06", "refuses")
@pytest.mark.gate("G06", "releases")
@pytest.mark.gate("G07", "refuses")
@pytest.mark.gate("G07", "releases")
@pytest.mark.gate("G08", "refuses")
@pytest.mark.gate("G08", "releases")
def test_what_is_missing_is_said_and_then_it_is_stored(page: Page) -> None:
    dossier = steps.a_dossier(page, "Zij kwam drie keer niet opdagen.", "Vera Verzinsel")
    a_talk_that_explores_names_no_topic(page, dossier)
    a_sign_says_what_it_is_and_whose(page, dossier)
    nobody_judges_before_consultation_and_without_counter_signs(page, dossier)


def a_talk_that_explores_names_no_topic(page: Page, dossier: str) -> None:
    page.goto(f"{dossier}gesprek/")
    choose(page, "Hoe was dit gesprek?", "verkennend")
    said = {"De woorden van de ander zelf": "Ik heb rust nodig"}
    fill(page, {**said, "Afspraken": "Wij praten verder over radicalisering"})
    press(page, "Opslaan")
    reads(page, "Een verkennend gesprek noemt dat onderwerp niet.")
    choose(page, "Hoe was dit gesprek?", "open")
    press(page, "Opslaan")
    reads(page, "Ik heb rust nodig")


def a_sign_says_what_it_is_and_whose(page: Page, dossier: str) -> None:
    page.goto(f"{dossier}signaal/")
    seen = "Wat is er gezien, gehoord of gemerkt?"
    fill(page, {seen: "Slaapt overdag", "Waar was dat": "thuis", "Wie heeft het gezien": "oma"})
    choose(page, "Welke kant wijst dit op?", "nog onduidelijk")
    choose(page, "Van wie komt het?", "iemand anders, met naam")
    page.get_by_label(DIAGNOSED).check()
    press(page, "Opslaan")
    reads(page, "Maak een keuze.")
    reads(page, "Noem de bron, of een schuilnaam die de bron beschermt.")
    reads(page, "Vul in wie de diagnose stelde, of beschrijf het gedrag.")
    choose(page, "Wat voor uitspraak is dit?", "mening")
    fill(page, {"Naam of schuilnaam van die ander": "oma"})
    choose(page, "Vindt die ander goed dat u het opschrijft?", "ja")
    page.get_by_label(DIAGNOSED).uncheck()
    press(page, "Opslaan")
    reads(page, "Slaapt overdag")


def nobody_judges_before_consultation_and_without_counter_signs(page: Page, dossier: str) -> None:
    steps.asks_to_assess(page, dossier, "Bram Bosuil")
    reads(page, "Leg eerst een intern overleg vast; daarna schat u samen in.")
    steps.consults(page, dossier)
    steps.asks_to_assess(page, dossier, "Bram Bosuil")
    steps.writes_a_view(page, against="niets gevonden")
    reads(page, "Schrijf op wat de zorg tegenspreekt, of hoe u ernaar hebt gezocht.")
    steps.writes_a_view(page, against="Belt elke dag met haar zus")
    reads(page, "Belt elke dag met haar zus")


@pytest.mark.gate("G02", "refuses")
@pytest.mark.gate("G02", "releases")
def test_nobody_is_spoken_to_before_the_client_knows_with_whom(page: Page) -> None:
    dossier = steps.a_dossier(page, "Zij wil niet meer naar huis.", "Pien Plankenkoorts")
    steps.adds_somebody(page, dossier, "AUTHORITY_PARENT", MOTHER)
    page.goto(dossier)
    follow(page, f"Toestemming vastleggen over {MOTHER}")
    steps.gives_consent(page, "een gesprek over hoe het gaat", days_ago=1)
    page.goto(dossier)
    follow(page, f"Mag ik praten met {MOTHER}?")
    talk = page.url
    records = page.get_by_role("button", name="Gesprek vastleggen")
    expect(records).to_have_count(0)
    follow(page, "Vertel de cliënt eerst wie u benadert.")
    fill(page, {"Hoe hebt u het verteld?": "In het gesprek van vanmiddag"})
    press(page, "Opslaan")
    expect(page).to_have_url(talk)
    expect(records).to_be_visible()
    today = page.get_by_label("Datum").first.input_value()
    a_talk_held_before_the_client_knew_is_not_recorded(page)
    fill(page, {"Datum": today})
    press(page, "Gesprek vastleggen")
    expect(page).to_have_url(dossier)
    reads(page, HEARD)


def a_talk_held_before_the_client_knew_is_not_recorded(page: Page) -> None:
    choose(page, "Hoe was dit gesprek?", "verkennend")
    fill(
        page,
        {
            "Datum": steps.in_days(-1),
            "Waarom dit gesprek?": "Horen hoe het thuis gaat",
            "De woorden van de ander zelf": HEARD,
            "Wat hebt u over de cliënt verteld?": "Dat wij haar kennen",
        },
    )
    press(page, "Gesprek vastleggen")
    reads(page, "Vertel de cliënt eerst wie u benadert, of vraag een collega om akkoord")


@pytest.mark.gate("G10", "refuses")
@pytest.mark.gate("G11", "refuses")
@pytest.mark.gate("G14", "refuses")
@pytest.mark.gate("G15", "refuses")
@pytest.mark.gate("G20", "refuses")
@pytest.mark.gate("G20", "releases")
def test_a_proposal_waits_for_a_risk_and_then_for_all_that_is_missing(page: Page) -> None:
    dossier = steps.a_dossier(page, "Hij zei dat er iets gaat gebeuren.", "Teun Toneelspel")
    steps.describes_a_sign(page, dossier, "Helpt in de buurtkeuken", "spreekt de zorg tegen")
    steps.adds_somebody(page, dossier, "AUTHORITY_PARENT", "Vader Toneelspel")
    page.goto(dossier)
    follow(page, "Overwegen om te delen met Vader Toneelspel")
    reads(page, "Er is nog geen concreet veiligheidsrisico beschreven")
    steps.describes_the_risk(page, dossier)
    steps.may_share(page, dossier)
    press(page, "Voorleggen aan beslisser")
    for missing in (
        "Zet eerst de eerste vijf stappen van de werkwijze, elk minstens één keer.",
        "Leg vast op welke ene grond u deelt, en waaruit die blijkt.",
        "Kies per onderdeel wat u deelt en schrijf op waarom het nodig is.",
        "Vraag wat de ontvanger met de informatie gaat doen en wanneer u iets terughoort.",
    ):
        reads(page, missing)
