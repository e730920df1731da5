"""What the stories in the browser have in common: steps everybody walks, by the words on screen."""

from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.walk import choose, fill, follow, press, reads

RISK = "Een klasgenoot kan gewond raken bij het station"
POINT = "Contactpunt van de gemeente"


def in_days(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


def reference_of(dossier: str) -> str:
    return dossier.rstrip("/").rpartition("/")[2]


def writes_an_unease(page: Page, unease: str, pressing: str = "Zorgen.", days_ago: int = 0) -> None:
    """On the page that asks what one noticed."""
    fill(
        page,
        {
            "Wat is er gebeurd, of wat merkt u?": unease,
            "Waarom kiest u dit?": "Het past niet bij wie ik ken.",
        },
    )
    if days_ago:
        fill(page, {"Wanneer": in_days(-days_ago)})
    choose(page, "Hoe dringend is de situatie?", pressing)
    press(page, "Opslaan en verder")


def opens_a_dossier(page: Page, name: str, years: int = 17) -> str:
    """From the note one wrote, after looking whether there is a dossier already. `years` old as
    of this month."""
    fill(page, {"Naam van de cliënt": name})
    choose(page, "Waarom zoekt u?", "kijken of er al een dossier is")
    press(page, "Zoeken")
    reads(page, "Er is nog geen dossier dat hierbij past.")
    form = page.locator("form").filter(has_text="Hoe oud is de cliënt")
    today = date.today()
    form.get_by_label("Geboortedatum").first.fill(f"{today.year - years}-{today:%m}-01")
    form.get_by_label("Wanneer kijkt u hier opnieuw naar?").fill(in_days(21))
    press(page, "Dossier openen")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    return page.url


def a_dossier(page: Page, unease: str, name: str) -> str:
    """Anna writes down what she noticed, and opens a dossier with it."""
    sign_in(page, "Anna")
    follow(page, "Een niet-pluisgevoel opschrijven")
    writes_an_unease(page, unease)
    return opens_a_dossier(page, name)


def describes_a_sign(
    page: Page, dossier: str, words: str, side: str, kind: str = "feit", source: str = ""
) -> None:
    """Seen oneself, or said by a source that agrees to it being written down."""
    page.goto(f"{dossier}signaal/")
    fill(
        page,
        {
            "Wat is er gezien, gehoord of gemerkt?": words,
            "Waar was dat": "op de groep",
            "Wie heeft het gezien": source or "ikzelf",
        },
    )
    choose(page, "Wat voor uitspraak is dit?", kind)
    choose(page, "Welke kant wijst dit op?", side)
    if source:
        choose(page, "Van wie komt het?", "iemand anders, met naam")
        fill(page, {"Naam of schuilnaam van die ander": source})
        choose(page, "Vindt die ander goed dat u het opschrijft?", "ja")
    else:
        choose(page, "Van wie komt het?", "ik zag of hoorde het zelf")
    press(page, "Opslaan")


def adds_somebody(page: Page, dossier: str, who: str, name: str) -> None:
    """Around the client, or a body one may turn to; `who` as the code says it."""
    page.goto(f"{dossier}iemand/")
    page.get_by_label("Wie is dit?").select_option(who)
    fill(page, {"Naam": name})
    press(page, "Opslaan")


def consults(page: Page, dossier: str) -> None:
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


def talks(page: Page, dossier: str, how: str, said: str) -> None:
    page.goto(f"{dossier}gesprek/")
    choose(page, "Hoe was dit gesprek?", how)
    fill(page, {"De woorden van de ander zelf": said, "Afspraken": "Donderdag weer samen"})
    press(page, "Opslaan")


def asks_to_assess(page: Page, dossier: str, *names: str) -> str:
    """The page where each writes a view."""
    page.goto(f"{dossier}inschatting/")
    fill(page, {"Wat wilt u samen inschatten?": "Is er een risico?"})
    for name in names:
        page.get_by_role("group", name="Wie schatten mee in?").get_by_label(name).check()
    press(page, "Opslaan")
    return page.url


def writes_a_view(page: Page, against: str = "Helpt in de buurtkeuken") -> None:
    fill(
        page,
        {
            "Wat spreekt de zorg tegen?": against,
            "Welke andere verklaringen zijn er?": "De verhuizing",
            "Wat en wie beschermt?": "Een oma",
        },
    )
    for answer in page.get_by_label("niet besproken").all():
        answer.check()
    press(page, "Versturen")


def assesses_when_asked(page: Page, name: str, dossier: str, against: str) -> None:
    sign_in(page, name)
    follow(page, f"vraagt uw inschatting in {reference_of(dossier)}")
    writes_a_view(page, against)


def judges_that_there_is_a_risk(page: Page, assessment: str) -> None:
    """Together, when each has written apart."""
    page.goto(assessment)
    follow(page, "Samen afronden")
    fill(
        page, {"Wat is uw gezamenlijke inschatting?": "Wij zien een risico", "opnieuw": in_days(14)}
    )
    choose(page, "Uitkomst", "er is een concreet veiligheidsrisico")
    press(page, "Samen afronden")


def describes_the_risk(page: Page, dossier: str) -> None:
    page.goto(f"{dossier}veiligheidsrisico/")
    for box in page.locator("main textarea:visible, main input[type=text]:visible").all():
        box.fill("deze week, bij het station")
    fill(page, {"Wat kan er gebeuren?": RISK})
    press(page, "Opslaan")
    adds_somebody(page, dossier, "MUNICIPAL_CONTACT", POINT)


def gives_consent(page: Page, purpose: str, days_ago: int = 0) -> None:
    if days_ago:
        fill(page, {"Datum": in_days(-days_ago)})
    choose(page, "Wie gaf antwoord?", "de cliënt zelf")
    choose(page, "Waarvoor vroeg u het?", purpose)
    for tick in page.locator("main input[type=checkbox]").all():
        tick.check()
    choose(page, "Wat was het antwoord?", "ja, toestemming gegeven")
    choose(page, "Hoe kreeg u het antwoord?", "mondeling")
    fill(page, {"Het doel in uw eigen woorden": "Zodat het beter gaat"})
    press(page, "Antwoord vastleggen")


def begins_a_proposal(page: Page, dossier: str, recipient: str = POINT) -> None:
    page.goto(dossier)
    follow(page, f"Overwegen om te delen met {recipient}")
    choose(page, "Om welk veiligheidsrisico gaat het?", RISK)
    choose(page, "Waarvoor", "een veiligheidsrisico kleiner maken")
    press(page, "Voorstel beginnen")


def may_share(page: Page, dossier: str, recipient: str = POINT) -> None:
    """The client agrees, and a proposal is begun."""
    page.goto(dossier)
    follow(page, f"Toestemming vastleggen over {recipient}")
    gives_consent(page, "een veiligheidsrisico kleiner maken")
    begins_a_proposal(page, dossier, recipient)


def fills_the_proposal(page: Page) -> None:
    """Everything chosen, with a reason, for the recipient's first next step."""
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


def lays_before(page: Page) -> str:
    """The proposal goes to the decider; its address."""
    proposal = page.url
    press(page, "Voorleggen aan beslisser")
    reads(page, "Voorgelegd aan")
    return proposal


def esra_decides(page: Page, dossier: str, in_the_letter: str) -> None:
    sign_in(page, "Esra")
    decides(page, dossier, in_the_letter)


def decides(page: Page, dossier: str, in_the_letter: str) -> None:
    """As the one it was laid before."""
    page.goto("/dossiers/beslissen/")
    page.locator("section").filter(has_text=reference_of(dossier)).get_by_role("link").click()
    reads(page, in_the_letter)
    fill(page, {"Waarom beslist u zo?": "De cliënt wil het en het is nodig"})
    press(page, "Delen")
    reads(page, "Uw besluit is vastgelegd.")


def tells_the_client(page: Page) -> None:
    """On the page that asks how and what was told."""
    fill(page, {"Hoe?": "In een gesprek", "Wat hebt u verteld?": "Alles wat in de brief staat"})
    press(page, "Vastleggen dat u het hebt verteld")


def closes(page: Page, dossier: str) -> None:
    page.goto(f"{dossier}afsluiten/")
    choose(page, "Hoe is het afgelopen?", "andere steun geregeld")
    choose(page, "Krijgt of kreeg de cliënt hulp", "ja")
    fill(page, {"Waarom sluit u af?": "De hulp loopt", "Wat hebt u de cliënt verteld?": "Alles"})
    press(page, "Dossier afsluiten")
