"""An advice in words, with a link to the place where each missing step can be mended."""

from typing import Any

from django.urls import reverse

from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import label, sentence
from zorgvuldig.rules.advice import Advice
from zorgvuldig.rules.codes import Outcome

TONES = {
    Outcome.ALLOW: "yes",
    Outcome.ALLOW_AFTER_INFORMING: "yes",
    Outcome.ALLOW_DEVIATION: "weigh",
    Outcome.NEED_CONSENT: "wait",
    Outcome.ESCALATE: "wait",
    Outcome.DENY: "no",
}


def on_screen(
    advice: Advice, *, blockers: list[dict[str, str]], changes: list[dict[str, str]]
) -> dict[str, Any]:
    """What `components/advice.html` asks for."""
    law = read("law")[advice.row]
    return {
        "outcome": label("outcome", advice.outcome),
        "tone": "wait" if advice.allowed and blockers else TONES[advice.outcome],
        "why": sentence("reason", advice.reason_code),
        "source": law["source"],
        "source_url": f"{reverse('guide:law')}#{advice.row}",
        "row": advice.row,
        "reviewed": law["reviewed_by_lawyer"],
        "duties": [{"text": sentence("duty", duty)} for duty in advice.duties],
        "blockers": blockers,
        "changes": changes,
    }


def contact_on_screen(
    advice: Advice, reference: str, recipient: object, *, agreed: bool
) -> dict[str, Any]:
    """The advice on talking with this person, with the ways to mend what is missing."""
    told = reverse("dossiers:notice", args=[reference, recipient])
    ask = f"{reverse('dossiers:concurrence', args=[reference])}?recipient={recipient}&kind="
    blockers = []
    if "G02" in advice.blockers:
        blockers += [
            {"text": "Vertel de cliënt eerst wie u benadert.", "url": told},
            {
                "text": "Of vraag een collega akkoord om dat later te doen.",
                "url": f"{ask}SAFETY_EXCEPTION",
            },
        ]
    if advice.outcome == Outcome.ALLOW_DEVIATION and not agreed:
        text = "Dit wijkt af van de gewone regel: vraag een collega om akkoord."
        blockers.append({"text": text, "url": f"{ask}DEVIATION"})
    shown = on_screen(advice, blockers=blockers, changes=_changes(advice, reference, recipient))
    return {**shown, "may_act": advice.allowed and not blockers}


def _changes(advice: Advice, reference: str, recipient: object) -> list[dict[str, str]]:
    if advice.reason_code == "CAPACITY_UNASSESSED":
        url = reverse("dossiers:capacity", args=[reference])
        return [{"text": "Leg vast of de cliënt deze zaak kan wegen.", "url": url}]
    if advice.outcome in (Outcome.DENY, Outcome.NEED_CONSENT) and advice.row != "A14":
        url = reverse("dossiers:consent", args=[reference, recipient])
        return [{"text": "Vraag om toestemming en leg het antwoord vast.", "url": url}]
    return []
