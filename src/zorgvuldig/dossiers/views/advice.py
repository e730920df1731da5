"""An advice in words, with a link to the place where each missing step can be mended."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zorgvuldig.recording.advice import on_screen
from zorgvuldig.rules.advice import Advice
from zorgvuldig.rules.codes import Outcome

if TYPE_CHECKING:
    from zorgvuldig.dossiers.actions.contacts import ContactStanding


def contact_on_screen(
    standing: "ContactStanding", reference: str, recipient: object
) -> dict[str, Any]:
    """The advice on talking with this person, with the ways to mend what is missing."""
    told = reverse("dossiers:notice", args=[reference, recipient])
    ways = {
        "G02": [
            {"text": "Vertel de cliënt eerst wie u benadert.", "url": told},
            {
                "text": "Of vraag een collega om akkoord om dat later te doen.",
                "url": _ask(reference, recipient, "SAFETY_EXCEPTION"),
            },
        ],
        "SECOND_PERSON": [
            {
                "text": "Dit wijkt af van de gewone regel: vraag een collega om akkoord.",
                "url": _ask(reference, recipient, "DEVIATION"),
            }
        ],
    }
    return on_screen(
        standing.advice,
        blockers=ways.get(standing.missing, []),
        changes=_changes(standing.advice, reference, recipient),
    )


def _ask(reference: str, recipient: object, kind: str) -> str:
    return reverse("dossiers:concurrence", args=[reference, recipient, kind])


def _changes(advice: Advice, reference: str, recipient: object) -> list[dict[str, str]]:
    """What the professional can do when there is no room yet."""
    if advice.reason_code == "AGE_UNKNOWN":
        url = reverse("dossiers:client", args=[reference])
        return [{"text": "Vul de geboortedatum of de leeftijdsgroep in.", "url": url}]
    if advice.reason_code == "CAPACITY_UNASSESSED":
        url = reverse("dossiers:capacity", args=[reference])
        return [{"text": "Leg vast of de cliënt hierover zelf kan beslissen.", "url": url}]
    if advice.outcome not in (Outcome.DENY, Outcome.NEED_CONSENT) or advice.row == "A14":
        return []
    consent = reverse("dossiers:consent", args=[reference, recipient])
    propose = reverse("dossiers:propose", args=[reference, recipient])
    return [
        {"text": "Vraag om toestemming en leg het antwoord vast.", "url": consent},
        {"text": "Is er ernstig gevaar? Toets het conflict van plichten.", "url": propose},
    ]
