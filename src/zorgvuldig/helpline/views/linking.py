"""What the page of a request shows and offers about a confidant for the caller."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.handbook.wording import spoken
from zorgvuldig.helpline.access import proposals as access
from zorgvuldig.helpline.access import support
from zorgvuldig.helpline.access.requests import call_back_of
from zorgvuldig.helpline.views.match_words import proposal_said, wish_rows
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.helpline import moves
from zorgvuldig.rules.helpline.codes import Answer, ProposalState, State

GROUP = "Kijken wat er nodig is"
ASKED = "De vertrouwenspersoon is gevraagd. Het antwoord komt vanzelf op deze pagina."
AFTER_SUPPORT = "Vraag de hulpvrager hoe het verder moet: iemand anders, andere hulp, of afsluiten."
COORDINATOR_CHOOSES = "De coördinator kiest nu wie past. U hoeft niets te doen."
SAID = {
    Answer.GIVEN: "De hulpvrager zei ja tegen een vertrouwenspersoon.",
    Answer.REFUSED: "De hulpvrager zei nee tegen een vertrouwenspersoon.",
    Answer.WITHDRAWN: "De hulpvrager trok het ja voor een vertrouwenspersoon in.",
}


def may_be_asked(request: Any) -> bool:
    """Nobody is proposed or linked, and it is no professional."""
    return not request.is_professional and moves.after(request.state, "propose") is not None


# The rest of the verbs stand in the part: they need the answers it looks up.
VERBS = [
    ("helpline:consent", "Vragen of er een vertrouwenspersoon mag komen", GROUP, may_be_asked),
]


def matching(request: Any, actor: Any) -> dict[str, Any]:
    """The caller's answer, their wish, and the proposal that waits; empty while nobody asked."""
    consent = access.consent_of(request)
    if consent is None:
        return {}
    today, wish = timezone.localdate(), access.wish_of(request)
    agreed = consent.answer == Answer.GIVEN
    waiting = access.waiting_of(request) if request.state == State.MATCH_PROPOSED else None
    late = request.hears_by is not None and request.hears_by < today
    return {
        "answer": " ".join([SAID[Answer(consent.answer)], *_hears(request, today)]),
        "told": consent.words(request.key).get("told", ""),
        "wish": wish_rows(wish.words(request.key)) if wish else [],
        "waiting": waiting and proposal_said(waiting, "", today),
        "late": late,
        "verbs": _verbs(request, agreed, waiting),
        "now": _now(request, actor, wish, waiting) if agreed else [],
        "chooses": actor.holds({Role.HELPLINE_COORDINATOR})
        and (waiting is not None or (wish is not None and may_be_asked(request))),
    }


def _now(request: Any, actor: Any, wish: Any, waiting: Any) -> list[dict[str, str]]:
    """The one step that comes next after a yes; who could not be called, is asked for a way. Who
    cannot do that step, reads who can."""
    chooses = actor.holds({Role.HELPLINE_COORDINATOR})
    name, text = "", ""
    if waiting is not None and waiting.state == ProposalState.TO_CALLER:
        name, text = "caller_answer", "Vertel wie is voorgesteld, en leg het antwoord vast."
    elif waiting is not None:
        name, text = ("proposals" if chooses else ""), ASKED
    elif not may_be_asked(request):
        return []
    elif support.ended_on(request):
        name, text = "talk", AFTER_SUPPORT
    elif call_back_of(request) is None:
        name, text = "call_back", "Vraag hoe een vertrouwenspersoon de hulpvrager kan bereiken."
    elif wish is None:
        name, text = "wish", "Vraag wat de hulpvrager wenst van een vertrouwenspersoon."
    elif chooses:
        name, text = "proposals", "Kies wie past, en stel die voor."
    else:
        text = COORDINATOR_CHOOSES
    url = reverse(f"helpline:{name}", args=[request.reference]) if name else ""
    return [{"text": text, "url": url}]


def _verbs(request: Any, agreed: bool, waiting: Any) -> list[dict[str, str]]:
    """What whoever speaks with the caller can do now."""
    asked = waiting is not None and waiting.state == ProposalState.TO_CALLER
    can = [
        ("caller_answer", "Antwoord van de hulpvrager op het voorstel", asked),
        ("wish", "Wat de hulpvrager wenst", agreed and may_be_asked(request)),
        ("consent_withdraw", "De hulpvrager trekt het ja in", agreed),
    ]
    return [
        {"text": text, "url": reverse(f"helpline:{name}", args=[request.reference])}
        for name, text, now in can
        if now
    ]


def _hears(request: Any, today: Any) -> list[str]:
    if request.hears_by is None or request.state == State.CLOSED:
        return []
    return [f"Die hoort uiterlijk {spoken(request.hears_by, today)} hoe het staat."]
