"""What refuses on the screen, and what lets it pass then: gates of danger and of deciding.

Gerda runs the office: she says in the protocol who decides, and how one hears something back.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import steps
from tests.browser.conftest import sign_in
from tests.browser.walk import choose, fill, follow, press, reads
from tests.browser.weighed import weighed_together

pytestmark = pytest.mark.browser
POLICE = "Wijkagent Rivierstad-Oost"
STEPS_FIRST = "Zet eerst de eerste vijf stappen van de werkwijze"
HEARD_BACK = "Wat spreekt u af over terugkoppeling?"
DECIDES = "Wie beslist over het delen van informatie?"
LAYS_BEFORE = "Aan wie legt u het voor?"
PROTOCOL = "/organisatie/protocol/"


@pytest.mark.gate("G17", "refuses")
@pytest.mark.gate("G17", "releases")
def test_danger_that_has_passed_is_no_way_around_the_steps(page: Page) -> None:
    dossier = of_a_danger_last_week(page)
    steps.describes_the_risk(page, dossier)
    steps.adds_somebody(page, dossier, "POLICE", POLICE)
    steps.may_share(page, dossier, POLICE)
    proposal = page.url
    call = page.get_by_role("main").get_by_role("link", name="Bel 112")
    press(page, "Voorleggen aan beslisser")
    reads(page, "Nog niet voorgelegd. Dit is eerst nog nodig:")
    reads(page, STEPS_FIRST)
    expect(call).to_have_count(0)
    it_is_acute_again(page, dossier)
    page.goto(proposal)
    expect(call).to_have_attribute("href", "tel:112")
    reads(page, "(regel C00)")
    expect(page.get_by_role("main")).not_to_contain_text(STEPS_FIRST)


def of_a_danger_last_week(page: Page) -> str:
    """112 stood first then, and what was written is kept all the same."""
    unease = "Hij stond met een mes bij de deur."
    sign_in(page, "Anna")
    follow(page, "Een niet-pluisgevoel opschrijven")
    steps.writes_an_unease(page, unease, "Acuut gevaar.", days_ago=7)
    expect(page.get_by_role("link", name="Bel 112").last).to_be_visible()
    follow(page, "Verder met wat u opschreef")
    follow(page, unease)
    return steps.opens_a_dossier(page, "Mees Maanlicht")


def it_is_acute_again(page: Page, dossier: str) -> None:
    page.goto(f"{dossier}dringend/")
    choose(page, "Hoe dringend is de situatie?", "Acuut gevaar.")
    fill(
        page,
        {
            "Wat is er gebeurd, of wat merkt u?": "Hij staat er weer",
            "Waarom kiest u dit?": "Er is nu gevaar",
        },
    )
    press(page, "Opslaan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Acuut gevaar")


@pytest.fixture
def gerda(browser: Browser, product: str) -> Iterator[Page]:
    """The office at her own screen. Afterwards protocol and roles are as they were."""
    gerda = browser.new_page(base_url=product)
    sign_in(gerda, "Gerda")
    gerda.goto(PROTOCOL)
    heard_back = gerda.get_by_label(HEARD_BACK).input_value()
    yield gerda
    agrees(gerda, heard_back, "Esra")
    for name in ("Anna", "Bram"):
        may_decide(gerda, name, False)
    gerda.close()


def agrees(gerda: Page, heard_back: str, *deciders: str) -> None:
    """How one hears back, and who decides; nothing to keep when it reads so already."""
    gerda.goto(PROTOCOL)
    fill(gerda, {HEARD_BACK: heard_back})
    for box in gerda.get_by_role("group", name=DECIDES).get_by_role("checkbox").all():
        box.uncheck()
    for name in deciders:
        gerda.get_by_role("group", name=DECIDES).get_by_label(name).check()
    press(gerda, "Bekijken wat er verandert")
    gerda.wait_for_url("**/protocol/bekijken/")  # until then the button cannot be there
    if gerda.get_by_role("button", name="Zo bewaren").count():
        press(gerda, "Zo bewaren")
        reads(gerda, "Het protocol is bewaard.")


def may_decide(gerda: Page, name: str, decides: bool) -> None:
    gerda.goto("/organisatie/medewerkers/")
    gerda.get_by_role("row", name=name).get_by_role("link").click()
    gerda.get_by_label("beslisser").set_checked(decides)
    press(gerda, "Rollen bewaren")


@pytest.mark.gate("G13", "refuses")
@pytest.mark.gate("G13", "releases")
@pytest.mark.gate("G23", "refuses")
@pytest.mark.gate("G23", "releases")
def test_a_whole_protocol_says_which_other_decides(page: Page, gerda: Page) -> None:
    heard_back = gerda.get_by_label(HEARD_BACK).input_value()
    dossier = weighed_together(page, "Hij wil iemand opwachten.", "Rens Rookgordijn")
    agrees(gerda, "", "Esra")
    steps.may_share(page, dossier)
    steps.fills_the_proposal(page)
    without_a_whole_protocol_it_waits(page, gerda, dossier)
    agrees(gerda, heard_back, "Esra")
    who_asks_is_never_offered_as_decider(page, gerda, heard_back)
    number = steps.lays_before(page).rstrip("/").rpartition("/")[2]
    nobody_but_the_chosen_decider_sees_it(page, dossier, number)
    who_is_named_no_longer_does_not_decide(page, gerda, heard_back, number)
    steps.esra_decides(page, dossier, steps.RISK)


def without_a_whole_protocol_it_waits(page: Page, gerda: Page, dossier: str) -> None:
    """The page says what the protocol lacks, and nothing is laid before anybody."""
    press(page, "Voorleggen aan beslisser")
    reads(page, "Nog niet voorgelegd. Dit is eerst nog nodig:")
    reads(page, "Nu ontbreekt: de afspraak over terugkoppeling.")
    reads(gerda, "Dit ontbreekt nog")
    page.goto(dossier)
    follow(page, f"{steps.POINT}: ")


def who_asks_is_never_offered_as_decider(page: Page, gerda: Page, heard_back: str) -> None:
    """Not even when the protocol names her. Who has the role and is not named, is not either."""
    for name in ("Anna", "Bram"):
        may_decide(gerda, name, True)
    agrees(gerda, heard_back, "Esra", "Anna")
    page.reload()
    offered = page.get_by_role("group", name=LAYS_BEFORE).locator("label")
    assert offered.all_inner_texts() == ["Esra Eikenblad"]


def nobody_but_the_chosen_decider_sees_it(page: Page, dossier: str, number: str) -> None:
    for name in ("Anna", "Bram"):
        sign_in(page, name)
        page.goto("/dossiers/beslissen/")
        expect(page.get_by_role("main")).not_to_contain_text(steps.reference_of(dossier))
        answer = page.goto(f"/dossiers/beslissen/{number}/")
        assert answer is not None
        assert answer.status == 404
        expect(page.get_by_role("button", name="Delen", exact=True)).to_have_count(0)


def who_is_named_no_longer_does_not_decide(
    page: Page, gerda: Page, heard_back: str, number: str
) -> None:
    """The page of Esra was open already when the protocol changed."""
    sign_in(page, "Esra")
    page.goto(f"/dossiers/beslissen/{number}/")
    agrees(gerda, heard_back, "Anna")
    fill(page, {"Waarom beslist u zo?": "De cliënt wil het en het is nodig"})
    press(page, "Delen")
    reads(page, "Leg het voorstel voor aan de beslisser van uw organisatie.")
    agrees(gerda, heard_back, "Esra")
