"""An advice of the rules in words, for every room that asks them beside what is typed."""

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
