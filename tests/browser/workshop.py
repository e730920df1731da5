"""The steps around one workshop: what the municipality and participants do on a phone without
script, what Olga, Paul and Lieke do at their desk, and what the room answers."""

import email
import re
import subprocess
import sys
import time
from datetime import date, timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import sign_in, surroundings
from tests.browser.seeing import faults
from tests.browser.walk import choose, fill, follow, pick, press, reads
from tests.environment import ROOT

HOME = "/bijeenkomsten/samen-wijs/"
PHONE = {"width": 390, "height": 700}
TOWN = "Wilgendam"
ASKER = "hanneke@wilgendam.example"
OWN_WORDS = "Wij koken die middag ook samen. Komt u meedoen?"
MIX = {"YOUTH_CARE": 3, "EDUCATION": 4, "YOUTH_WORK": 2, "SOCIAL_TEAM": 3, "MENTAL_CARE": 1,
       "YOUTH_HEALTH": 2}  # fmt: skip
SECTORS = {"YOUTH_CARE": ("Jeugdhulp", "JEUGDHULP"), "EDUCATION": ("Onderwijs", "SCHOOL"),
           "YOUTH_WORK": ("Jongerenwerk", "YOUTH_WORK"), "SOCIAL_TEAM": ("Wijkteam", "WMO"),
           "MENTAL_CARE": ("Ggz", "MEDICAL"),
           "YOUTH_HEALTH": ("Jeugdgezondheid", "MEDICAL")}  # fmt: skip
LATE = ("Deelnemer Zestien", "EDUCATION")
PLANTED = "Youssef praat in de klas over een groep die weg moet. Ik schrok ervan."
MENDED = "Een jongere praat in de klas over een groep die weg moet. Ik schrok ervan."
IN_REPORT = "Wat doet een mentor van het Lyceum De Linde in Nijmegen die Youssef kent?"
OF_NOBODY = "Wat doet een mentor die een jongere goed kent en zich zorgen maakt?"
AGREED = "Wie belt, noemt eerst geen naam."
ANSWERS = ["SHARE"] * 4 + ["SHARE_NOT"] * 3 + ["ANONYMOUS"] * 5 + ["ASK_CONSENT"] * 3
FRAMES = ("Jeugdhulp", "Medische zorg of ggz", "Wmo of wijkteam", "School", "Jongerenwerk")
A_WEEK_LATER = """
import sys
from datetime import timedelta
from zorgvuldig.command.operator import wake
wake()
from django.utils import timezone
from zorgvuldig.gatherings.models import Workshop
began = timezone.now() - timedelta(minutes=1)
changed = Workshop.unscoped.using("owner").filter(pk=sys.argv[1]).update(
    begins_at=began, ends_at=began + timedelta(hours=3, minutes=30))
assert changed == 1
"""


class Post:
    """What was mailed by the product that runs on this folder."""

    def __init__(self, var: Path) -> None:
        self.folder = var / "mail"

    def link(self, to: str, has: str) -> str:
        """The address in the newest mail to this person with `has` in it; waited for."""
        for _ in range(120):
            found = [one for one in self._all() if one["To"] == to and has in _said(one)]
            if found:
                written = re.search(rf"https?://[^/\s]+({HOME}\S+)", _said(found[-1]))
                assert written is not None
                return written[1]
            time.sleep(0.5)
        raise AssertionError(f"no mail with {has!r} to {to}")

    def _all(self) -> list[EmailMessage]:
        files = sorted(self.folder.glob("*"), key=lambda one: one.stat().st_mtime)
        parts = [part for one in files for part in one.read_text().split("-" * 79)]
        return [_read(part.strip()) for part in parts if part.strip()]


def _read(written: str) -> EmailMessage:
    return email.message_from_string(written, policy=default)  # type: ignore[return-value]


def _said(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    return str(body.get_content()) if body else ""


def a_phone(browser: Browser, product: str, *, script: bool = False) -> BrowserContext:
    context = browser.new_context(
        base_url=product,
        viewport=PHONE,  # type: ignore[arg-type]
        java_script_enabled=script,
        locale="nl-NL",
    )
    context.set_default_timeout(20000)
    return context


def seen(page: Page, address: str = "") -> None:
    """No fault on this page, at both widths."""
    if address:
        page.goto(address)
    assert faults(page) == []


def people() -> list[tuple[str, str]]:
    """Fifteen for the seats of the mix, and one more than fits."""
    everybody = [sector for sector, seats in MIX.items() for _ in range(seats)]
    return [*((f"Deelnemer {n:02}", sector) for n, sector in enumerate(everybody, 1)), LATE]


def address_of(name: str) -> str:
    return f"{name.replace(' ', '.').lower()}@werk.example"


def asks(phone: Page) -> None:
    """The municipality finds the public form, and sends it."""
    phone.goto(HOME)
    phone.get_by_role("link", name="Een werkatelier aanvragen").click()
    fill(phone, {
        "Welke gemeente?": TOWN,
        "Uw naam": "Hanneke Verzonnen",
        "Uw e-mailadres": ASKER,
        "Wat hoopt u dat er verandert?": "Dat scholen en wijkteam elkaar durven te bellen.",
    })  # fmt: skip
    press(phone, "Aanvragen")
    expect(phone.locator("h1")).to_have_text("Uw aanvraag is binnen")
    assert phone.context.cookies() == []


def finds_it(desk: Page) -> str:
    """Olga sees the request on her board; its address."""
    sign_in(desk, "Olga")
    desk.goto("/organiseren/")
    seen(desk)
    follow(desk, f"Werkatelier in {TOWN}")
    seen(desk)
    return desk.url


def stuck(page: Page, kind: str, one: str, other: str, happens: str) -> None:
    pick(page, "Wat voor knelpunt is het?", kind)
    pick(page, "Tussen welke sector", one)
    pick(page, "…en welke?", other)
    fill(page, {"Wat gebeurt er dan?": happens})


def prepares(desk: Page, workshop: str) -> None:
    """The talk with two bottlenecks; nothing can be invited for before it (W-03)."""
    expect(desk.get_by_role("link", name="Mensen uitnodigen")).to_have_count(0)
    follow(desk, "Het voorgesprek vastleggen")
    seen(desk)
    fill(desk, {"Wat is er besproken?": "Men kent elkaar van gezicht en belt niet."})
    stuck(desk, "Mensen horen niets terug", "Onderwijs", "Wijkteam", "De school hoort niets terug.")
    press(desk, "Vastleggen")
    reads(desk, "De school hoort niets terug.")
    follow(desk, "Een knelpunt toevoegen")
    seen(desk)
    stuck(desk, "Mensen durven niets te delen", "Ggz", "Jongerenwerk", "Er wordt niets gedeeld.")
    press(desk, "Opslaan")
    reads(desk, "Er wordt niets gedeeld.")


def plans(desk: Page, workshop: str) -> None:
    """Sixteen seats are refused and fifteen agreed (W-01); then who leads (W-02), and the day."""
    desk.goto(f"{workshop}verdeling/")
    seen(desk)
    for sector, seats in (MIX | {"SAFETY": 1}).items():
        desk.locator(f"[name={sector}]").fill(str(seats))
    press(desk, "Opslaan")
    reads(desk, "Dit zijn 16 plaatsen.")
    desk.locator("[name=SAFETY]").fill("0")
    press(desk, "Opslaan")
    desk.goto(f"{workshop}begeleiders/")
    seen(desk)
    pick(desk, "Adviseur preventie", "Paul")
    pick(desk, "Jurist", "Lieke")
    press(desk, "Opslaan")
    sets_day(desk, workshop)
    for page in ("kosten/", "gemeente/"):
        seen(desk, f"{workshop}{page}")


def sets_day(desk: Page, workshop: str) -> None:
    desk.goto(f"{workshop}dag/")
    seen(desk)
    typed = {"day": in_days(7), "begins": "12:30", "ends": "16:00",
             "address": "Het dorpshuis, Dorpsplein 1"}  # fmt: skip
    for name, text in typed.items():
        desk.locator(f"[name={name}]").fill(text)
    press(desk, "Opslaan")
    reads(desk, "Het dorpshuis")


def invites(phone: Page, link: str) -> None:
    """On its own page, in its own words, with one list."""
    phone.goto(link)
    phone.get_by_role("link", name="Mensen uitnodigen").click()
    lines = [f"{name}; {address_of(name)}; {SECTORS[sector][0]}" for name, sector in people()]
    fill(phone, {"Uw woorden in de mail": OWN_WORDS})
    press(phone, "De mail bekijken")
    reads(phone, OWN_WORDS)
    fill(phone, {"Of plak een lijst": "\n".join(lines)})
    press(phone, "Uitnodigen")
    reads(phone, "De uitnodigingen gaan weg.")


def comes(phone: Page, link: str, sector: str) -> None:
    """By the personal link, one press."""
    phone.goto(link)
    phone.locator(f"[name=sector][value={sector}]").check()
    phone.locator("[name=regime]").select_option(SECTORS[sector][1])
    press(phone, "Ik kom")


def brings(phone: Page, link: str) -> None:
    """A situation with a name in it is pointed at; written otherwise it is handed in (W-04)."""
    phone.goto(f"{link}situatie/")
    fill(phone, {
        "Wat gebeurt er?": PLANTED,
        "Wat gaat er goed, of spreekt uw zorg tegen?": "Thuis helpt de jongere mee.",
        "Wat is uw vraag?": "Mag ik dit met het wijkteam bespreken?",
    })  # fmt: skip
    checks = {"step": "W6", "age": "A16_17", "region": "NOT_SAID", "client_consent": "NOT_ASKED",
              "rep_consent": "NOT_ASKED", "rare": "NOTHING"}  # fmt: skip
    for name, value in checks.items():
        phone.locator(f"[name={name}][value={value}]").check()
    phone.locator("[name=addressee]").select_option("EXTERNAL_PROFESSIONAL")
    for value in ("SEX", "TIME"):
        phone.locator(f"[name=changed][value={value}]").check()
    for name in ("neutralised", "nobody_here"):
        phone.locator(f"[name={name}]").check()
    press(phone, "Nakijken en inleveren")
    reads(phone, "‘Youssef’")
    fill(phone, {"Wat gebeurt er?": MENDED})
    press(phone, "Nakijken en inleveren")
    reads(phone, "Uw situatie is ingeleverd.")


def accepts(desk: Page, workshop: str) -> None:
    """Paul reads it before it goes on the table."""
    sign_in(desk, "Paul")
    seen(desk, f"{workshop}situaties/")
    follow(desk, "Een situatie van iemand in deze groep")
    reads(desk, MENDED)
    seen(desk)
    press(desk, "Akkoord: deze mag op tafel")
    reads(desk, "Klaar voor de tafel")


def confirms(desk: Page, workshop: str) -> None:
    sign_in(desk, "Olga")
    seen(desk, f"{workshop}plaatsen/")
    reads(desk, "Op de wachtlijst")
    desk.goto(f"{workshop}gaat-door/")
    seen(desk)
    press(desk, "Het gaat door")
    reads(desk, "Gaat door")


def is_today(var: Path, workshop: str) -> None:
    """A week goes by: it began a minute ago. No page sets a day that is not to come."""
    number = workshop.rstrip("/").rpartition("/")[2]
    subprocess.run(
        [sys.executable, "-c", A_WEEK_LATER, number], env=surroundings(var), cwd=ROOT, check=True
    )


def opens_the_room(desk: Page, workshop: str) -> str:
    """Lieke opens it and asks about the situation; the code on the projector."""
    sign_in(desk, "Lieke")
    seen(desk, f"{workshop}zaal/")
    press(desk, "Open de zaal")
    pick(desk, "Waarover gaat de vraag?", "Situatie 1 van de groep")
    press(desk, "Stel deze vraag")
    reads(desk, "0 telefoons hebben geantwoord.")
    seen(desk)
    desk.goto(f"{workshop}scherm/")
    reads(desk, MENDED)
    seen(desk)
    return desk.locator(".zv-screen__code").inner_text()


def answers(phone: Page, code: str, answer: str) -> None:
    """Joins by the code and answers alone; nothing of the others is shown."""
    phone.goto(f"{HOME}zaal/")
    fill(phone, {"Code op het scherm": code.lower()})
    press(phone, "Doe mee")
    phone.locator(f"[name=answer][value={answer}]").check()
    press(phone, "Geef dit antwoord")
    reads(phone, "Uw antwoord is geteld.")
    expect(phone.locator(".zv-room__answers")).to_have_count(0)
    assert phone.context.cookies() == []


def shows(desk: Page, workshop: str) -> None:
    """What the room answered, and the rows of the law side by side."""
    desk.goto(f"{workshop}scherm/")
    reads(desk, "15 telefoons hebben geantwoord.")
    desk.goto(f"{workshop}zaal/")
    press(desk, "Laat de antwoorden zien")
    desk.goto(f"{workshop}scherm/")
    assert counts(desk) == [ANSWERS.count(code) for code in dict.fromkeys(ANSWERS)]
    columns = desk.locator(".zv-room__column")
    expect(columns).to_have_count(2)  # frames for which the law says the same share a column
    frames = " ".join(columns.locator("h3").all_inner_texts())
    assert [frame for frame in FRAMES if frame not in frames] == []
    seen(desk)


def counts(page: Page) -> list[int]:
    return [int(text) for text in page.locator(".zv-room__answers strong").all_inner_texts()]


def notes(desk: Page, workshop: str, kind: str, text: str) -> None:
    desk.goto(f"{workshop}zaal/noteer/")
    choose(desk, "Wat noteert u?", kind)
    fill(desk, {"In een paar zinnen": text})
    press(desk, "Opslaan")
    reads(desk, text)


def was_held(desk: Page, workshop: str) -> None:
    """Who was there, and that both expertises were (W-02)."""
    sign_in(desk, "Olga")
    seen(desk, f"{workshop}plaatsen/aanwezig/")
    for box in desk.locator("[name=present]").all():
        box.check()
    press(desk, "Vastleggen")
    desk.goto(f"{workshop}gehouden/")
    seen(desk)
    desk.locator("[name=both_there]").check()
    press(desk, "Vastleggen")
    reads(desk, "Het werkatelier is geweest.")


def in_days(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


def fields_of_advice() -> dict[str, Any]:
    return {
        "Wat moet er gebeuren?": "Spreek af wie er terugbelt als een school iets deelt.",
        "Voor wie is deze aanbeveling?": "De gemeente",
        "Wie pakt het op?": "teamleider jeugd",
        "Wanneer is het klaar?": in_days(90),
    }
