"""The directory of De Brug, and that of De Lantaarn which took it over as a table. All invented:
addresses end on .example, and nobody has these numbers."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from zorgvuldig.directory import table
from zorgvuldig.directory.access.listings import listings_of
from zorgvuldig.directory.actions import importing, listings, suggesting
from zorgvuldig.directory.models import Listing

if TYPE_CHECKING:
    from zorgvuldig.demo.cast import Cast

NUMBER = "verzonnen nummer"
HERE, AROUND = ["Rivierstad"], ["Rivierstad", "Bergdorp", "Overwater"]
SERVICES: tuple[dict[str, Any], ...] = (
    {
        "name": "Boksschool De Verzonnen Hoek", "towns": HERE, "themes": ["FREE_TIME"],
        "about": "Trainen met een vaste groep en een vaste trainer. Eerst drie keer meedoen mag.",
        "languages": ["nl", "ar", "tr"], "cost": "SMALL", "phone": NUMBER,
        "email": "hallo@boksschool.example", "address": "Verzonnen Kade 1, Rivierstad",
        "opening": "ma, wo en vr van 16 tot 21 uur", "source": "langs geweest",
    },
    {
        "name": "Fietsclub Verzonnen Wind", "towns": AROUND, "themes": ["FREE_TIME"],
        "about": "Elke zaterdag een tocht. Een fiets lenen kan.", "languages": ["nl", "en"],
        "cost": "FREE", "email": "fietsen@wind.example", "source": "de website",
        "website": "https://wind.example/",
    },
    {
        "name": "Huiswerkplek De Fictieve Lamp", "towns": HERE, "themes": ["SCHOOL_WORK"],
        "about": "Elke middag een rustige tafel en iemand die helpt.", "languages": ["nl", "so"],
        "cost": "FREE", "phone": NUMBER, "source": "gebeld met de dienst",
        "opening": "schooldagen van 15 tot 18 uur",
    },
    {
        "name": "Leerwerkplaats Verzonnen Hout", "towns": AROUND, "themes": ["SCHOOL_WORK"],
        "about": "Een vak leren als school niet lukt, met een leermeester naast je.",
        "languages": ["nl"], "cost": "FREE", "email": "plek@hout.example",
        "source": "gebeld met de dienst",
    },
    {
        "name": "Gesprek over zin en geloof, Het Verzonnen Huis", "towns": HERE,
        "themes": ["MEANING"], "languages": ["nl", "ar"], "cost": "FREE", "phone": NUMBER,
        "about": "Iedereen mag vragen stellen en twijfelen. Niemand hoeft iets te vinden.",
        "source": "gebeld met de dienst",
    },
    {
        "name": "Oudercafé Fictief", "towns": HERE, "themes": ["FAMILY_CONTACT", "UPBRINGING"],
        "about": "Ouders onder elkaar, met koffie en een gespreksleider.",
        "languages": ["nl", "tr", "ar"], "cost": "FREE", "address": "Verzonnen Plein 2, Rivierstad",
        "opening": "elke dinsdagochtend", "source": "langs geweest",
    },
    {
        "name": "Praktijk De Verzonnen Haven", "towns": AROUND, "themes": ["MIND"],
        "about": "Hulp bij somberheid, angst en wat iemand heeft meegemaakt.",
        "languages": ["nl", "en", "fa"], "cost": "INSURED", "phone": NUMBER,
        "website": "https://haven.example/", "source": "de website",
    },
    {
        "name": "Verzonnen Steunpunt Gelijk", "towns": [], "themes": ["EQUAL_TREATMENT"],
        "about": "Luistert en helpt als iemand wordt gediscrimineerd.", "languages": ["nl", "en"],
        "cost": "FREE", "phone": NUMBER, "email": "vraag@gelijk.example", "source": "de website",
    },
    {
        "name": "Rechtswinkel Fictief Recht", "towns": HERE, "themes": ["LAW", "MONEY_HOUSING"],
        "about": "Vragen over wonen, geld en brieven van de gemeente.", "languages": ["nl", "pl"],
        "cost": "BY_INCOME", "phone": NUMBER, "source": "gebeld met de dienst",
    },
)  # fmt: skip
OPEN_TO_ALL = ("Oudercafé", "Praktijk", "Verzonnen", "Rechtswinkel", "Fietsclub")


def tell(cast: "Cast") -> None:
    """Ilse keeps the map of De Brug; Cora reads it in for the line, and opens a part of it."""
    for days, service in enumerate(SERVICES, start=2):
        old = 200 if "Lamp" in service["name"] else days
        listings.add(
            actor=cast.at_work("ilse"), once=uuid4(),
            checked_on=cast.today - timedelta(days=old), **service,
        )  # fmt: skip
    text = "".join(table.written(listings_of(cast.ilse.organisation.pk).order_by("name")))
    _said(cast)
    _taken_over(cast, text)


def _said(cast: "Cast") -> None:
    """Hugo says what changed and waits; Anna was answered."""
    lamp = Listing.unscoped.get(name__contains="Lamp")
    suggesting.suggest(
        actor=cast.at_work("hugo"), once=uuid4(), listing=lamp, hint="WRONG",
        words="Zij zijn nu ook op woensdagavond open, zei de begeleider.",
    )  # fmt: skip
    asked = suggesting.suggest(
        actor=cast.at_work("anna"), once=uuid4(), name="Oudercafé Fictief", hint="MISSING",
        words="Elke dinsdag in het buurthuis. Ouders zijn er blij mee.",
    )  # fmt: skip
    suggesting.answer(
        suggestion=asked, actor=cast.at_work("ilse"), state="ACCEPTED", today=cast.today,
        answer="Dank je. Ik ben er geweest, het staat erbij.",
    )  # fmt: skip


def _taken_over(cast: "Cast", text: str) -> None:
    cora = cast.at_work("cora")
    importing.carry_out(actor=cora, text=text, seen=importing.plan(actor=cora, text=text).seen)
    for one in listings_of(cora.organisation.pk):
        if one.name.startswith(OPEN_TO_ALL):
            listings.change(listing=one, actor=cora, seen=one.version, is_public=True)
    listings.publish(actor=cora, slug="lantaarn", is_open=True)
