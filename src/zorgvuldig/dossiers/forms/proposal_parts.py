"""What a proposal asks for whom, how items are grouped, and how a saved one fills the form."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from zorgvuldig.dossiers.codes import EntryKind, FollowUp, SignPolarity, StatementType
from zorgvuldig.dossiers.letter.items import Item
from zorgvuldig.dossiers.sharing_facts import Proposed
from zorgvuldig.rules.codes import CARE, CONTACT_ADDRESSEES, Addressee

BODIES = frozenset(Addressee) - {
    *CONTACT_ADDRESSEES,
    Addressee.DIRECT_TEAM,
    Addressee.INTERNAL_ADVISER,
}
INSIDE = (Addressee.DIRECT_TEAM, Addressee.INTERNAL_ADVISER)
ASKED = {
    "necessary": (Addressee.DIRECT_TEAM, Addressee.VEILIG_THUIS, Addressee.GI_OTS, Addressee.RVDK),
    "abuse_suspected": (Addressee.VEILIG_THUIS,),
    "meldcode_done": (Addressee.VEILIG_THUIS,),
    "supervision_order": (Addressee.GI_OTS,),
    "formal_order": (Addressee.POLICE,),
    "asked_by_recipient": (Addressee.POLICE, Addressee.GI_OTS, Addressee.PARENT_NO_AUTHORITY),
}
TICKS = {
    "necessary": "Deze informatie is noodzakelijk voor de taak van de ontvanger",
    "abuse_suspected": "Er is een redelijk vermoeden van huiselijk geweld of kindermishandeling",
    "meldcode_done": "De stappen van de meldcode zijn gezet",
    "supervision_order": "De cliënt staat onder toezicht van deze instelling",
    "formal_order": "Er ligt een bevel van de officier van justitie of de rechter",
    "asked_by_recipient": "De ontvanger vroeg zelf om deze informatie",
    "legal_measure": "Er is curatele, bewind of mentorschap dat hierover gaat",
    "third_party_data": "Er staan ook gegevens van anderen in",
    "reidentification_passed": "Zonder naam: ik heb nagelopen dat niemand de cliënt kan herkennen",
}


GROUPS = {
    SignPolarity.CONTRADICTING: "Wat de zorg tegenspreekt",
    SignPolarity.SUPPORTING: "Wat bij de zorg past",
    SignPolarity.UNCLEAR: "Wat nog onduidelijk is",
    EntryKind.SAFETY_CONCERN: "Het veiligheidsrisico",
    EntryKind.CONVERSATION: "Met de cliënt afgesproken",
}


def marks(item: Item) -> list[Any]:
    """What kind of statement it is, and whether it was looked into: never left out."""
    return [
        item.statement and StatementType(item.statement).label,
        item.followup and FollowUp(item.followup).label,
        "" if item.own else "van een ander gehoord",
    ]


def asked(addressee: str, regime: str) -> list[str]:
    """The facts only people know, as far as they can matter for this addressee."""
    by_addressee = [name for name, matters in ASKED.items() if addressee in matters]
    by_law = [] if regime in CARE else ["legal_measure"]
    return [*by_addressee, *by_law, "third_party_data", "reidentification_passed"]


def initial(proposed: Proposed, items: Mapping[UUID, Item]) -> dict[str, Any]:
    """The fields as they were saved."""
    conflict = proposed.conflict or {}
    return {
        **proposed.words,
        **proposed.known,
        **{f"yes_{question}": said for question, said in conflict.items()},
        **{f"item_{number}": number in proposed.needs for number in items},
        **{f"need_{number}": need for number, need in proposed.needs.items()},
        "conflict": proposed.conflict is not None,
        "identifiable": "yes" if proposed.known.get("identifiable", True) else "no",
        "concern": str(proposed.concern or ""),
        "purpose": proposed.purpose,
        "feedback_on": proposed.feedback_on,
        "ground": proposed.ground,
        "decider": str(proposed.decider or ""),
    }
