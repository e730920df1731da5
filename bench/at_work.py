"""Who writes while a backup is made, and a client whose dossier has to go: by the pages only."""

import re
from datetime import date, timedelta
from uuid import uuid4

from crowd import Colleague, Crowd, Told
from deeds import FORM, of_writers, today, unease

WRITERS = ("anna", "bram", "chaima", "sofie")
CANARY = "Kanariegeel op de vensterbank"
CLIENT = "Noortje Kanarievogel"


def writing(address: str, told: Told) -> Crowd:
    """Colleagues who each write one note after another, until they are told to rest."""
    return Crowd(told, of_writers(address, told, WRITERS))


def a_dossier(anna: Colleague) -> str:
    """Anna opens a dossier for an invented client and writes a talk down; its reference."""
    here = anna.does(FORM, **unease(str(uuid4()), CANARY))
    soon = str(date.fromisoformat(today()) + timedelta(days=20))
    born = str(date.fromisoformat(today()).replace(day=1, month=1) - timedelta(days=17 * 366))
    page = anna.does(f"{here}openen/", name=CLIENT, born_on=born, age_band="", review_on=soon)
    anna.does(f"{page}gesprek/", happened_on=today(), mode="EXPLORATORY", own_words=CANARY)
    found = re.search(r"/dossiers/([^/]+)/", page)
    assert found
    return found[1]


def the_client_asks(address: str, reference: str) -> None:
    """The client's right: asked, seen to by Frank, agreed by Esra, and carried out by Anna."""
    anna, frank, esra = (Colleague(address, part) for part in ("anna", "frank", "esra"))
    asked = anna.does(f"/rechten/dossier/{reference}/nieuw/", right="DESTRUCTION", asker="CLIENT",
                      how="MAIL", received_on=today(), asked="Ik wil dat het weg is")  # fmt: skip
    anna.does(f"{asked}wie/", how="KNOWN", on=today())
    frank.does(f"{asked}antwoord/", outcome="GIVEN")
    found = re.search(r'name="fingerprint" value="([^"]+)"', esra.ask(f"{asked}meekijken/")[2])
    if not found:
        raise SystemExit("Esra has nothing to agree to.")
    esra.does(f"{asked}meekijken/", fingerprint=found[1], sure="on")
    anna.does(f"{asked}gegeven/", handed="POST", on=today())
    anna.does(f"{asked}uitvoeren/")


def let_go(person: Colleague, number: str) -> None:
    """Who wrote a note lets go of it."""
    person.does(f"{FORM}{number}/loslaten/")
