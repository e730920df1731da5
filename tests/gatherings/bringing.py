"""A situation as a participant types it, clean, and the page where they do."""

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from zorgvuldig import walls
from zorgvuldig.gatherings import links
from zorgvuldig.gatherings.actions import situations as actions
from zorgvuldig.gatherings.actions.situations import Typed
from zorgvuldig.gatherings.models import CaseVignette, Participant
from zorgvuldig.rules.gatherings.vignettes import Answers

TEXTS = {
    "situation": "Een jongere praat op school over een groep die weg moet.",
    "protects": "Thuis helpt de jongere mee en er is een goede vriend.",
    "question": "Mag ik dit aan school vertellen?",
}
CHECKS = {
    "age": "A16_17",
    "region": "SOUTH",
    "neutralised": True,
    "rare": "NOTHING",
    "changed": ("SEX", "FREE_TIME"),
    "nobody_here": True,
}
FACTS = {
    "addressee": "EXTERNAL_PROFESSIONAL",
    "client_consent": "NOT_ASKED",
    "rep_consent": "NOT_ASKED",
    "rep_all": "NO",
}
FIELDS = {
    **TEXTS,
    "step": "W6",
    "age": "A16_17",
    "region": "SOUTH",
    "addressee": "EXTERNAL_PROFESSIONAL",
    "client_consent": "NOT_ASKED",
    "rep_consent": "NOT_ASKED",
    "changed": ["SEX", "FREE_TIME"],
    "rare": "NOTHING",
    "neutralised": "on",
    "nobody_here": "on",
}


def typed(reasons: dict[str, str] | None = None, **other: Any) -> Typed:
    """What the action takes; a text or an answer by its name to make it otherwise."""
    texts = {name: other.pop(name, text) for name, text in TEXTS.items()}
    answers = Answers(**(CHECKS | other), reasons=reasons or {})
    return Typed(texts=texts, age="A16_17", step="W6", facts=FACTS, answers=answers)


def brought(participant: Participant, **other: Any) -> CaseVignette:
    """Handed in as the page does."""
    walls.say(organisation=participant.organisation_id)
    return actions.hand_in(participant=participant, once=uuid4(), typed=typed(**other))


def address(participant: Participant, name: str = "situation") -> str:
    """A participant's own page."""
    link = links.token("seat", participant.pk, participant.turn)
    return reverse(f"gathering:{name}", args=["samen-wijs", link])


def _once(text: str) -> str:
    return text.partition('name="once" value="')[2].partition('"')[0]


def sent(participant: Participant, **other: Any) -> Any:
    """The form, opened and sent as a browser does."""
    page = Client().get(address(participant) + "?wijzig=ja")
    fields = FIELDS | {"once": _once(page.content.decode())} | other
    return Client().post(address(participant), fields)
