"""Ten steps in a group home, as the people who work there walk them.

A call to action goes round. Anna talks about it with the whole group and goes on apart with one of
them; together they look, ask, judge and share. What proved wrong is put right. Bram takes over;
one evening it cannot wait, and it ends well.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.afterwards import (
    calls_first_and_writes_the_rest_later,
    hands_over_to_bram,
    hears_back_and_closes,
    ilse_checks_the_look,
    looks_in_because_it_cannot_wait,
)
from tests.browser.conftest import sign_in
from tests.browser.seeing import faults
from tests.browser.steps import (
    POINT,
    asks_to_assess,
    assesses_when_asked,
    consults,
    describes_a_sign,
    describes_the_risk,
    esra_decides,
    fills_the_proposal,
    in_days,
    lays_before,
    may_share,
    opens_a_dossier,
    reference_of,
    talks,
    tells_the_client,
    writes_a_view,
    writes_an_unease,
)
from tests.browser.walk import choose, fill, follow, pick, press, reads

pytestmark = pytest.mark.browser
NAME = "Robin Rietzanger"
GROUP = "Leefgroep de Uitkijk"
CALL = "In een groepsapp ging een oproep rond om zaterdag naar het station te komen"
FACT = "Zei aan tafel dat hij zaterdag naar het station gaat"
COUNTER = "Helpt elke week bij het koken"
OPINION = "Wil alleen nog indruk maken op oudere jongens"
LIVE = """address => fetch(address, {method: 'POST', headers: {'HX-Request': 'true',
    'X-CSRFToken': document.querySelector('[name=csrfmiddlewaretoken]').value}})
    .then(answer => answer.status)"""
DIFFERS = "Bram denkt dat het over is, Karim nog niet"


@pytest.mark.gate("G09", "releases")
@pytest.mark.gate("G12", "refuses")
@pytest.mark.gate("G12", "releases")
@pytest.mark.gate("G13", "releases")
@pytest.mark.gate("G16", "refuses")
@pytest.mark.gate("G16", "releases")
@pytest.mark.gate("G17", "releases")
@pytest.mark.gate("G21", "refuses")
@pytest.mark.gate("G21", "releases")
@pytest.mark.gate("G22", "refuses")
@pytest.mark.gate("G22", "releases")
def test_the_ten_steps_of_a_story_in_a_group_home(page: Page) -> None:
    sign_in(page, "Anna")
    writes_the_event(page)
    group = talks_with_the_group(page)
    dossier = goes_on_apart(page, group)
    nothing_of_who_at_the_group(page, group, dossier)
    describes_the_signs(page, dossier)
    asks_advice_without_names(page, dossier)
    three_judge_and_differ(page, dossier)
    shares_after_a_decision(page, dossier)
    puts_right_what_was_wrong(page, dossier)
    hands_over_to_bram(page, dossier)
    looks_in_because_it_cannot_wait(page, dossier)
    ilse_checks_the_look(page, dossier)
    calls_first_and_writes_the_rest_later(page, dossier)
    hears_back_and_closes(page, dossier)


def writes_the_event(page: Page) -> None:
    """A name in it is refused: everybody reads events."""
    follow(page, "Gebeurtenissen")
    follow(page, "Een gebeurtenis opschrijven")
    page.get_by_label("Wat voor gebeurtenis is het?").select_option("CALL_TO_ACTION")
    choose(page, "Wat kan het met mensen doen?", "kan zorgen geven")
    fill(page, {"Wat is er gebeurd?": f"{CALL}, zei Daan Duinpan"})
    press(page, "Opslaan")
    reads(page, "Schrijf op wat er gebeurde, zonder namen.")
    fill(page, {"Wat is er gebeurd?": CALL, "Wie kreeg ermee te maken?": "De hele leefgroep"})
    press(page, "Opslaan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Een oproep om in actie te komen")
    reads(page, CALL)
    assert faults(page) == []


def talks_with_the_group(page: Page) -> str:
    page.goto("/dossiers/groepen/")
    follow(page, "Een groep beginnen")
    fill(page, {"Hoe heet de groep?": GROUP})
    press(page, "Groep beginnen")
    group = page.url
    follow(page, "Groepsgesprek vastleggen")
    page.get_by_label("Ging het over een gebeurtenis?").select_option(index=1)
    fill(page, {"Waar ging het over?": "De oproep. Daan Duinpan vond hem stoer."})
    press(page, "Opslaan")
    reads(page, "Haal de naam weg, en plan een eigen gesprek")
    assert faults(page) == []
    fill(page, {"Waar ging het over?": "De oproep. Iemand vond hem stoer, de meesten niet."})
    press(page, "Opslaan")
    expect(page).to_have_url(group)
    reads(page, "Iemand vond hem stoer")
    return group


def goes_on_apart(page: Page, group: str) -> str:
    """With somebody who has no dossier yet: the unease first, then the way back to the talk."""
    follow(page, "Groepsgesprek: Een oproep om in actie te komen")
    talk = page.url
    follow(page, "Met iemand apart verder praten")
    assert faults(page) == []
    follow(page, "Schrijf dan eerst op wat u merkt")
    writes_an_unease(page, "Werd stil toen het over de oproep ging.")
    dossier = opens_a_dossier(page, NAME)
    reads(page, "Een oproep om in actie te komen")
    page.goto(f"{talk}apart/")
    choose(page, "In welk dossier?", NAME)
    fill(page, {"Waar wilt u op doorpraten?": "Waarom het stil werd"})
    press(page, "Opslaan")
    expect(page).to_have_url(dossier)
    reads(page, "Waarom het stil werd")
    for address in (talk, group):
        page.goto(address)
        tells_nothing_of(page, dossier)
    return dossier


def tells_nothing_of(page: Page, dossier: str) -> None:
    for secret in (NAME, NAME.split()[-1], reference_of(dossier), "Waarom het stil werd"):
        expect(page.locator("body")).not_to_contain_text(secret)


def nothing_of_who_at_the_group(page: Page, group: str, dossier: str) -> None:
    """Bram leads the group too, and cannot tell with whom Anna goes on."""
    follow(page, "Wie leidt de groep")
    pick(page, "Welke collega?", "Bram")
    press(page, "Laten meeleiden")
    sign_in(page, "Bram")
    page.goto(group)
    follow(page, "Groepsgesprek: Een oproep")
    tells_nothing_of(page, dossier)
    follow(page, "Met iemand apart verder praten")
    tells_nothing_of(page, dossier)
    assert page.request.get(dossier).status == 404


def describes_the_signs(page: Page, dossier: str) -> None:
    sign_in(page, "Anna")
    describes_a_sign(page, dossier, FACT, "past bij de zorg")
    describes_a_sign(page, dossier, COUNTER, "spreekt de zorg tegen")
    describes_a_sign(page, dossier, OPINION, "past bij de zorg", "mening", "de mentor")
    reads(page, f"Mening: {OPINION} (nog na te gaan)")
    consults(page, dossier)
    reads(page, "Blijf praten en vraag advies van buiten")


def asks_advice_without_names(page: Page, dossier: str) -> None:
    """One press takes out who it is; what is left is taken out, or told why it stays."""
    page.get_by_text("Meer dat u kunt doen").click()
    follow(page, "Advies van buiten voorbereiden")
    for tick in page.get_by_role("group", name="Wat vertelt u?").get_by_role("checkbox").all():
        tick.check()
    fill(page, {"Wat wilt u weten?": f"Hoe gaan wij met {NAME} in gesprek?"})
    press(page, "Maak een tekst zonder namen")
    expect(page.get_by_label("Wat wilt u weten?")).not_to_have_value(re.compile(NAME))
    assert faults(page) == []
    text = page.get_by_label("Wat vertelt u?").input_value()
    fill(page, {"Wat vertelt u?": f"{text}\n\n{NAME} zit in klas 3B."})
    press(page, "Ik heb de tekst nagelezen: vastleggen")
    reads(page, NAME.split()[-1])
    assert faults(page) == []
    fill(page, {"Wat vertelt u?": text})
    press(page, "Kijk de tekst na")
    for why in page.get_by_label("kan blijven staan, omdat").all():
        why.fill("Dit wijst naar niemand in het bijzonder")
    press(page, "Ik heb de tekst nagelezen: vastleggen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vraag om advies")
    tells_nothing_of_the_client(page)
    follow(page, "Het antwoord vastleggen")
    records_the_advice(page)


def tells_nothing_of_the_client(page: Page) -> None:
    expect(page.get_by_role("main")).not_to_contain_text(NAME.split()[0])
    reads(page, COUNTER)
    assert faults(page) == []


def records_the_advice(page: Page) -> None:
    fill(
        page,
        {
            "Bij wie (organisatie en functie)": "advieslijn",
            "Wat was het advies?": "Praat open over zaterdag",
            "Wat doet u ermee, en waarom?": "Dat doe ik, het past bij hoe wij werken",
        },
    )
    page.get_by_label("Ik heb nagelopen of iemand").check()
    press(page, "Opslaan")
    reads(page, "Praat open over zaterdag")


def three_judge_and_differ(page: Page, dossier: str) -> None:
    talks(page, dossier, "open", "Ik snap dat u zich zorgen maakt")
    assessment = asks_to_assess(page, dossier, "Bram", "Karim")
    writes_a_view(page, COUNTER)
    assesses_when_asked(page, "Bram", dossier, "Hij zei zelf dat het voorbij is")
    assesses_when_asked(page, "Karim", dossier, "Hij blijft meedoen op de groep")
    reads(page, "Hij zei zelf dat het voorbij is")
    sign_in(page, "Anna")
    page.goto(assessment)
    follow(page, "Samen afronden")
    fill(
        page,
        {
            "Wat is uw gezamenlijke inschatting?": "Zaterdag is een risico",
            "Waarover verschilt u van mening?": DIFFERS,
        },
    )
    choose(page, "Uitkomst", "er is een concreet veiligheidsrisico")
    press(page, "Samen afronden")
    reads(page, "Vul een datum in.")
    fill(page, {"Wanneer kijkt u opnieuw?": in_days(14)})
    press(page, "Samen afronden")
    page.goto(assessment)
    reads(page, DIFFERS)
    reads(page, "Hij blijft meedoen op de groep")
    assert faults(page) == []


def shares_after_a_decision(page: Page, dossier: str) -> None:
    describes_the_risk(page, dossier)
    may_share(page, dossier)
    only_who_makes_it_gets_the_advice(page)
    fills_the_proposal(page)
    lays_before(page)
    esra_decides(page, dossier, OPINION)
    sign_in(page, "Anna")
    page.goto(dossier)
    follow(page, "Verstuur de brief veilig, en vertel de cliënt")
    tells_the_client(page)


def only_who_makes_it_gets_the_advice(page: Page) -> None:
    """What the page asks for while one types is there for nobody else."""
    proposal = page.url
    assert page.evaluate(LIVE, proposal) == 200
    for name in ("Ilse", "Chaima"):
        sign_in(page, name)
        page.goto("/dossiers/onrust/")
        assert page.evaluate(LIVE, proposal) == 404
    sign_in(page, "Anna")
    page.goto(proposal)


def puts_right_what_was_wrong(page: Page, dossier: str) -> None:
    """The opinion proves wrong after it was shared: a correction stands ready and goes."""
    page.goto(dossier)
    follow(page, f"Mening: {OPINION}")
    follow(page, "Nagaan of dit klopt")
    assert faults(page) == []
    fill(page, {"Hoe bent u het nagegaan?": "Gevraagd aan de mentor en aan de jongens zelf"})
    choose(page, "Wat bleek?", "het klopt niet")
    press(page, "Opslaan")
    reads(page, f"Mening: {OPINION} (weerlegd)")
    follow(page, f"Verstuur de correctie aan {POINT}")
    reads(page, OPINION)
    assert faults(page) == []
    follow(page, "Versturen kan niet")
    assert faults(page) == []
    page.go_back()
    follow(page, "Vastleggen dat ik hem heb verstuurd")
    assert faults(page) == []
    fill(page, {"Hoe?": "Per beveiligde e-mail"})
    press(page, "Opslaan")
    expect(page.get_by_role("link", name="Verstuur de correctie")).to_have_count(0)
