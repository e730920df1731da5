"""The page where a person chooses, from rows to words. The order is that of the rule; nothing of it
is a number about a person."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.handbook.wording import label, sentence, written
from zorgvuldig.helpline.access import proposals as access
from zorgvuldig.helpline.fitting import Fitting, fitting
from zorgvuldig.helpline.views.match_words import languages, proposal_said, soft_wish, wish_rows
from zorgvuldig.rules.helpline import moves
from zorgvuldig.rules.helpline.codes import ProposalState
from zorgvuldig.rules.wishes import Gender

AT_ONCE = 20


def page(actor: Any, request: Any, asked: Mapping[str, str], today: date) -> dict[str, Any]:
    """Wish, proposal that waits, who can be proposed, who said or heard no before, who cannot."""
    wish, consent = access.wish_of(request), access.consent_of(request)
    wished = wish.words(request.key) if wish else {}
    before = list(access.proposals_of(request))
    waiting = next((one for one in before if one.state in access.WAITING), None)
    found = fitting(request, today)
    shown = _part(found.eligible, asked.get("na", ""))
    barred = _part(found.excluded, asked.get("niet_na", ""))
    numbers = [one.confidant for one in (*shown, *found.refused[:AT_ONCE], *barred)]
    known = access.confidants_among(actor, numbers)
    words = {number: one.words() for number, one in known.items()}
    card = _card(request, found, wished, known, words, _no_before(before))
    return {
        "found": request,
        "wish": wish_rows(wished),
        "told": consent.words(request.key).get("told", "") if consent else "",
        "waiting": waiting
        and proposal_said(waiting, waiting.confidant.words().get("first_name", ""), today),
        "chooses": moves.after(request.state, "propose") is not None,
        "can": [card(one) for one in shown[:AT_ONCE]],
        "more": _onward("na", shown),
        "refused": [full_name(words[one.confidant]) for one in found.refused[:AT_ONCE]],
        "cannot": [_barred(one, words[one.confidant]) for one in barred[:AT_ONCE]],
        "more_cannot": _onward("niet_na", barred),
        "count": len(found.excluded),
    }


def _part(rows: Sequence[Any], after: str) -> Sequence[Any]:
    """From after this one on, some at once and one more; from the beginning without one."""
    at = next((n for n, one in enumerate(rows, 1) if one.confidant == after), 0)
    return rows[at : at + AT_ONCE + 1]


def _onward(name: str, rows: Sequence[Any]) -> str:
    return f"?{name}={rows[AT_ONCE - 1].confidant}" if len(rows) > AT_ONCE else ""


def _no_before(before: Sequence[Any]) -> dict[str, str]:
    """Who could not, and when they said so: the newest."""
    return {
        str(one.confidant_id): written(timezone.localdate(one.confidant_answered_at))
        for one in reversed(before)
        if one.state == ProposalState.DECLINED
    }


def _card(
    request: Any,
    found: Fitting,
    wished: dict[str, Any],
    known: Mapping[str, Any],
    words: Mapping[str, Any],
    declined: Mapping[str, str],
) -> Callable[[Any], dict[str, Any]]:
    carried = {one.id: f"begeleidt nu {one.open_matches} van de {one.max_open_matches}"
               for one in found.pool}  # fmt: skip

    def card(one: Any) -> dict[str, Any]:
        who, told = known[one.confidant], words[one.confidant]
        return {
            "name": full_name(told),
            "about": [
                languages(who.languages),
                label("gender", who.gender) if who.gender != Gender.UNSTATED else "",
                carried[one.confidant],
                distance(one.distance_km),
            ],
            "regions": ", ".join(told.get("regions", ())),
            "met": [soft_wish(name, wished) for name in one.met],
            "unmet": [soft_wish(name, wished) for name in one.unmet],
            "declined": declined.get(one.confidant, ""),
            "url": reverse("helpline:propose", args=[request.reference, one.confidant]),
        }

    return card


def distance(km: int | None) -> str:
    """How far apart, for people."""
    if km is None:
        return "afstand niet bekend"
    return f"op ongeveer {km} kilometer" if km else "uit dezelfde plaats"


def full_name(told: Mapping[str, Any]) -> str:
    """Who it is, for who chooses."""
    return f"{told.get('first_name', '')} {told.get('surname', '')}".strip() or "Zonder naam"


def _barred(one: Any, told: Mapping[str, Any]) -> dict[str, Any]:
    why = [f"{label('help_bar', code)}. {sentence('help_bar', code)}" for code in one.reasons]
    return {"name": full_name(told), "reasons": why}
