"""A map to work with, and somebody who joins in."""

from typing import Any
from uuid import UUID

from tests.cast import Town
from tests.dossiers.conftest import add_somebody, entry
from tests.dossiers.sharing.story import consent
from zorgvuldig.dossiers.access.mapping import versions_of
from zorgvuldig.dossiers.actions import contacts, mapping, talks
from zorgvuldig.dossiers.models import Dossier, Recipient, SafetyMap, SafetyNetworkMember

GOOD = {
    "strength": "Noor kookt elke zondag voor haar oma\nZij bleef naar school gaan",
    "existing_safety": "Toen het misging, belde zij drie keer haar tante",
}
WORRIES = {
    "past_harm": "Op 3 november sloeg zij een jongen bij het station",
    "danger_A_who": "Mama",
    "danger_A_behaviour": "de berichten over wraak, elke avond",
    "danger_A_what": "een klasgenoot kan gewond raken",
    "goal_A": "Noor legt haar telefoon om tien uur weg, vier weken lang",
    "complicating_factor": "Er is thuis veel ruzie over geld",
}
QUOTES = {
    "voice_1_name": "Noor Testman",
    "voice_1_number": "6",
    "voice_1_why": "ik wil niet meer vechten",
    "voice_1_higher": "als mama mij gelooft",
    "voice_2_name": "Mama",
    "voice_2_number": "4",
    "voice_2_why": "ik slaap er niet van",
    "voice_2_higher": "als zij haar telefoon laat zien",
}
CHILD = {"child_good": "Ik heb een beste vriendin", "child_wishes": "Dat het thuis rustig is"}
FULL = {
    **GOOD,
    **WORRIES,
    **QUOTES,
    **CHILD,
    "steps": "Tante komt woensdag eten",
    "child_worries": "Dat papa weggaat",
}
EXPLORED = {**GOOD, **CHILD, "steps": "Tante komt eten", "voice_1_name": "Noor Testman"}


def talked_openly(dossier: Dossier, town: Town) -> None:
    talks.record_conversation(
        dossier=dossier,
        actor=town.at_work("anna"),
        mode="TRANSPARENT",
        **entry(own_words="Ik snap waarom je het vraagt"),
    )


def kept(dossier: Dossier, town: Town, by: str = "anna", **words: str) -> SafetyMap:
    """One more version of the map, kept by somebody who saw the former one."""
    actor = town.at_work(by)
    read = mapping.words_of(versions_of(dossier).first(), dossier)
    return mapping.record_map(dossier=dossier, actor=actor, read=read, **entry(**words))


def aunt(dossier: Dossier, town: Town, name: str = "Tante Rita") -> Recipient:
    """Somebody from the network, of whom the client was told and to whom both say yes."""
    person = add_somebody(dossier, town, "NETWORK", name)
    told(dossier, town, person)
    agreed(dossier, town, person)
    return person


def told(dossier: Dossier, town: Town, person: Recipient) -> None:
    contacts.tell_beforehand(
        dossier=dossier,
        actor=town.at_work("anna"),
        recipient=person,
        **entry(how="In ons gesprek"),
    )


def agreed(dossier: Dossier, town: Town, person: Recipient) -> None:
    consent(dossier, town, person, [], purpose="TALK")


def joined(
    dossier: Dossier, town: Town, person: Recipient, task: str = "Eet elke woensdag mee"
) -> SafetyNetworkMember:
    return mapping.join_network(
        dossier=dossier,
        actor=town.at_work("anna"),
        recipient=person,
        **entry(knows="Dat het thuis niet goed gaat", task=task),
    )


def things(town: Town, dossier: Dossier, father: UUID) -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of the map and the network."""
    about = {"reference": dossier.reference}
    first = kept(dossier, town, **FULL)
    kept(dossier, town, **{**FULL, "steps": "Tante komt donderdag eten"})
    member = joined(dossier, town, aunt(dossier, town))
    return {
        **{f"dossiers:{name}": about for name in ("map", "map_make", "map_compare", "network")},
        **{
            f"dossiers:{name}": {**about, "number": first.pk} for name in ("map_version", "map_pdf")
        },
        "dossiers:network_join": {**about, "number": father},
        "dossiers:network_leave": {**about, "number": member.pk},
    }
