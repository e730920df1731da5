"""The steps around one caller of the line: what the mother does on her phone, the worker and the
coordinator at their desk, the confidant on hers. Each page of the staff is looked at by axe."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import ROOT, sign_in, surroundings
from tests.browser.seeing import faults
from tests.browser.walk import choose, fill, follow, press, reads

HOME = "/hulp/lantaarn/ar/"
PHONE = {"width": 390, "height": 844}
STORY = "ابني لا يكلمني منذ أسابيع ولا أعرف ماذا أفعل."
CALLER = "Samira"
NUMBER = "8888888888"
TOLD = "Een moeder. Haar zoon trekt zich terug en zij wil haar verhaal kwijt."
RECIPIENT = "Het opvoedspreekuur van de wijk"
INFORMATION = "Dat zij moeder is en iemand zoekt om mee te denken."
FIVE_DAYS_PASS = """
import sys
from datetime import timedelta
from zorgvuldig.command.operator import wake
wake()
from django.db.models import F
from zorgvuldig.helpline.models import Match
matches = Match.unscoped.using("owner").filter(request__reference=sys.argv[1])
assert matches.update(began_on=F("began_on") - timedelta(days=5)) == 1
"""


def days_ago(days: int) -> str:
    return (date.today() - timedelta(days=days)).isoformat()


def five_days_pass(var: Path, reference: str) -> None:
    """The match of this request began five days ago."""
    run = [sys.executable, "-c", FIVE_DAYS_PASS, reference]
    subprocess.run(run, env=surroundings(var), cwd=ROOT, check=True)


def a_phone(browser: Browser, product: str, *, script: bool = True) -> BrowserContext:
    """A phone; hers has no script and speaks Arabic, that of the confidant has and speaks Dutch."""
    context = browser.new_context(
        base_url=product,
        viewport=PHONE,  # type: ignore[arg-type]
        java_script_enabled=script,
        locale="nl-NL" if script else "ar",
    )
    context.set_default_timeout(20000)
    return context


def seen(page: Page) -> None:
    """No fault on this page, at both widths."""
    assert faults(page) == []


def writes_at_night(page: Page) -> str:
    """From the first page to the code, without a name and without a cookie."""
    page.goto(HOME)
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.locator(f"a[href='{HOME}schrijf/']").first.click()
    page.wait_for_load_state()
    assert page.locator("#id_name, #id_phone, #id_email").count() == 0
    page.locator("[name=danger][value=NO]").check()
    page.locator("#id_story").fill(STORY)
    page.locator("main summary").click()
    for name, code in {"role": "PARENT", "relation": "CHILD", "age_band": "A16_17"}.items():
        page.locator(f"#id_{name}").select_option(code)
    page.locator("#id_caller_age").select_option("GE18")
    page.locator("#id_region").fill("Rivierland")
    page.locator("main form button").first.click()
    assert page.context.cookies() == []
    return page.locator(".shown").inner_text()


def comes_back(page: Page, code: str) -> None:
    page.goto(f"{HOME}terug/")
    page.locator("#id_code").fill(code)
    page.locator("main form button").first.click()
    expect(page.locator(".message").first).to_be_visible()


def asks_to_be_called(page: Page) -> None:
    """In the talk: a number, a safe time, and what to call her."""
    form = page.locator("details:has([name=phone])")
    form.locator("summary").click()
    for name, text in {"phone": NUMBER, "safe_time": "بين 10 و12", "name": CALLER}.items():
        form.locator(f"[name={name}]").fill(text)
    form.locator("button").first.click()
    expect(page.locator(f"[value='{NUMBER}']")).to_have_count(1)


def finds_her(page: Page) -> str:
    """Wim sees her on the waiting list and takes her request; its address."""
    sign_in(page, "Wim")
    page.goto("/hulplijn/")
    seen(page)
    addresses = page.locator("main .zv-card a, main article a").evaluate_all(
        "links => links.map(link => link.href)"
    )
    for address in addresses:
        page.goto(address)
        if STORY in page.locator("main").inner_text():
            break
    reads(page, STORY)
    reads(page, "Spreek niets in op de voicemail.")
    seen(page)
    press(page, "Ik doe dit hulpverzoek")
    return page.url


def calls_her(page: Page, request: str) -> None:
    """Danger first (H-02); then what she tells."""
    page.goto(f"{request}gesprek/")
    fill(page, {"Wat vertelt de hulpvrager?": "Hij eet niet meer mee. Ik mis hem."})
    press(page, "Opslaan")
    reads(page, "Vraag eerst: is er nu gevaar?")
    seen(page)
    choose(page, "Is er nu gevaar?", "Nee")
    press(page, "Opslaan")
    reads(page, "Ik mis hem.")


def says_what_is_needed(page: Page, request: str) -> None:
    """Support, said by a person and without the name of the son (H-03)."""
    page.goto(f"{request}nodig/")
    choose(page, "Wat vraagt dit hulpverzoek?", "Steun")
    fill(page, {"Waarom?": "Zij staat er alleen voor sinds Youssef zich terugtrekt."})
    press(page, "Opslaan")
    reads(page, "Van de persoon over wie het gaat, bewaren we geen naam.")
    seen(page)
    fill(page, {"Waarom?": "Zij staat er alleen voor sinds haar zoon zich terugtrekt."})
    press(page, "Opslaan")
    reads(page, "Bekeken")


def asks_her_yes(page: Page, request: str) -> None:
    """Consent one, with exactly what a confidant is told."""
    page.goto(f"{request}toestemming/")
    seen(page)
    fill(page, {"Wat krijgt de vertrouwenspersoon te horen?": TOLD})
    choose(page, "Wat zegt de hulpvrager?", "Ja")
    choose(page, "Hoe zei de hulpvrager dat?", "Telefoon")
    press(page, "Opslaan")


def asks_her_wishes(page: Page) -> None:
    """A woman who speaks Arabic, and nobody from her own town."""
    reads(page, "Wat wenst de hulpvrager?")
    seen(page)
    expect(page.get_by_role("group", name="taal").get_by_label("Arabisch")).to_be_checked()
    choose(page, "Een vrouw of een man?", "Een vrouw")
    choose(page, "Iemand uit een gemeenschap", "Geen wens")
    page.get_by_label("Niet uit de eigen woonplaats").check()
    choose(page, "Is er een kring", "Nee")
    press(page, "De wensen opslaan")
    reads(page, "Vraag welke woonplaats dat is")
    fill(page, {"Welke woonplaats is dat?": "Tiel"})
    press(page, "De wensen opslaan")
    reads(page, "De wensen zijn vastgelegd.")


def number_of(page: Page, name: str, which: str = "") -> str:
    """The number of a confidant, from the coordinator's list."""
    page.goto(f"/hulplijn/vertrouwenspersonen/{which}")
    seen(page)
    follow(page, name)
    seen(page)
    return page.url.rstrip("/").rpartition("/")[2]


def gives_a_reason(page: Page, request: str, number: str) -> None:
    """Why this confidant, for this caller; and send it."""
    page.goto(f"{request}voorstel/{number}/")
    fill(page, {"Waarom deze vertrouwenspersoon?": "Spreekt Arabisch en woont verderop."})
    page.locator("main form button[type=submit]").first.click()


def proposes(page: Page, request: str, name: str) -> None:
    """A person chooses, and says why (H-06)."""
    page.goto(f"{request}voorstel/")
    reads(page, name)
    seen(page)
    card = page.locator("section.zv-card").filter(has_text=name)
    card.get_by_role("link", name="Kiezen").click()
    seen(page)
    gives_a_reason(page, request, page.url.rstrip("/").rpartition("/")[2])
    reads(page, f"{name}: wacht op de hulpvrager")
    seen(page)


def does_not_know_her(page: Page) -> None:
    """First whether she could know them, without any name (H-12)."""
    page.goto("/hulplijn/mijn/")
    seen(page)
    follow(page, "Uw gegevens als vertrouwenspersoon")
    seen(page)
    page.go_back()
    page.get_by_role("link", name="Wilt u contact hebben").first.click()
    for hidden in (CALLER, NUMBER, TOLD, STORY):
        expect(page.locator("body")).not_to_contain_text(hidden)
    seen(page)
    press(page, "Verder")
    reads(page, "Maak een keuze.")
    choose(page, "Zou u deze hulpvrager", "Nee, dat kan ik niet bedenken")
    press(page, "Verder")


def accepts(page: Page) -> None:
    """Now she reads what may be told; a name comes after the yes."""
    reads(page, TOLD)
    expect(page.locator("body")).not_to_contain_text(CALLER)
    seen(page)
    choose(page, "Wilt u deze hulpvrager begeleiden?", "Ja, ik wil dit doen")
    press(page, "Antwoord geven")
    reads(page, "Fijn dat u dit wilt doen.")


def writes_a_contact(page: Page, reference: str, days: int, text: str) -> None:
    """How, when, keep."""
    page.goto(f"/hulplijn/mijn/{reference}/contact/")
    choose(page, "Wat was het?", "Gezien")
    fill(page, {"Wanneer?": days_ago(days), "Wat is afgesproken?": text})
    press(page, "Bewaren")
    reads(page, text)


def looks_back(page: Page) -> None:
    """The review, with the voice of both (H-08)."""
    seen(page)
    choose(page, "Is het doel van de hulpvrager gehaald?", "Voor een deel")
    choose(page, "Is het te zwaar voor de vertrouwenspersoon?", "Nee")
    fill(
        page,
        {
            "Wat zegt de hulpvrager?": "Ik slaap weer. Ik wil nu ook hulp bij het opvoeden.",
            "Wat zegt de vertrouwenspersoon?": "Het gaat goed zo.",
        },
    )
    press(page, "Opslaan")
    reads(page, "Tussenstand")


def fills_the_offer(page: Page) -> None:
    """Other help for the mother herself: whom, why, exactly what."""
    choose(page, "Over wie gaat de informatie?", "Over de hulpvrager zelf")
    page.get_by_label("Wat voor ontvanger is het?").select_option("EXTERNAL_PROFESSIONAL")
    fill(
        page,
        {
            "Wie precies?": RECIPIENT,
            "Waarom deze hulp?": "Samen met anderen leren hoe zij met haar zoon kan praten.",
            "Welke informatie precies?": INFORMATION,
            "Wat gaat de ontvanger ermee doen?": "Binnen een week een afspraak maken.",
        },
    )
    page.get_by_label("Dit is het minste wat de ontvanger nodig heeft").check()
    press(page, "Aanbod bewaren")


def says_yes_to_it(page: Page) -> None:
    """Consent two, for this recipient and this information (H-09)."""
    page.locator("main a[href$='/antwoord/']").first.click()
    reads(page, RECIPIENT)
    seen(page)
    choose(page, "Wat zegt de hulpvrager?", "Ja")
    fill(page, {"Wat vertelde u vooraf?": "Aan wie, waarom en wat; en dat nee zeggen mag."})
    press(page, "Antwoord vastleggen")
    reads(page, "Ja gezegd")


def hands_over(page: Page) -> None:
    fill(page, {"Bij wie kan de hulpvrager voortaan terecht?": "Joke van het spreekuur"})
    page.get_by_label(INFORMATION).check()
    press(page, "Overdracht vastleggen")


def closes(page: Page, request: str) -> None:
    page.goto(f"{request}afsluiten/")
    choose(page, "Hoe is het afgelopen?", "Overgedragen aan andere hulp")
    fill(page, {"Wat veranderde er voor de hulpvrager?": "Zij slaapt weer en staat sterker."})
    press(page, "Afsluiten")


def opens_the_offer(page: Page, request: str) -> None:
    page.goto(request)
    follow(page, "Andere hulp aanbieden")
