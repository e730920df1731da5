"""The match on the page of its request, and what a coach should know of matches."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.handbook.wording import spoken
from zorgvuldig.helpline.access import matches, support
from zorgvuldig.helpline.views.matches import standing
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.helpline.codes import State

FULL = "Er waren zoveel contacten als afgesproken. Verleng de begeleiding, of rond af."


def match(found: Any, actor: Any) -> dict[str, Any]:
    """Who has contact with this caller, how often, when is looked back, and what this reader can do
    with it; nothing without a match."""
    carried = support.match_of(found)
    if carried is None:
        return {}
    carried.request = found
    verbs = _verbs(carried, actor)
    return {
        "rows": standing(carried)[1:],
        "notices": _notices(carried, verbs),
        "verbs": verbs,
        "first": _first(carried, verbs),
        "now": _now(carried),
    }


def _first(carried: Any, verbs: list[dict[str, str]]) -> list[dict[str, str]]:
    """What a confidant waits for, on top; then a look back that is late."""
    urls, days = {verb["url"] for verb in verbs}, support.days_of([carried.pk])[carried.pk]
    late = support.review_due(carried, days) < timezone.localdate()
    known = (
        ("take_up", "De vertrouwenspersoon draagt dit over aan u.", handed_over(carried)),
        ("review", "Leg de tussenstand vast.", late),
        ("extend", FULL, len(days.contacts) >= carried.most_contacts),
    )
    told = [
        {"text": text, "url": reverse(f"helpline:{name}", args=[carried.request.reference])}
        for name, text, holds in known
        if holds
    ]
    return [item for item in told if item["url"] in urls]


def _now(carried: Any) -> list[dict[str, str]]:
    """While nothing is late, that it goes well, and when there is something to do."""
    today, due = timezone.localdate(), support.review_due(carried)
    if handed_over(carried):
        return [{"text": "De vertrouwenspersoon vraagt de coördinator om verder te gaan."}]
    if due < today:
        return []
    begins = carried.request.state == State.MATCHED
    who = "De vertrouwenspersoon legt contact." if begins else "De begeleiding loopt."
    return [{"text": " ".join((who, f"De tussenstand is uiterlijk {spoken(due, today)}."))}]


def _verbs(carried: Any, actor: Any) -> list[dict[str, str]]:
    coordinates = actor.holds({Role.HELPLINE_COORDINATOR})
    reviews = coordinates or carried.request.taken_by_id == actor.membership_id
    known = {
        "take_up": ("Ik heb de overdracht opgepakt", coordinates and handed_over(carried)),
        "review": ("Tussenstand vastleggen", reviews),
        "extend": ("Begeleiding verlengen", coordinates),
        "end_match": ("Koppeling beëindigen", coordinates),
    }
    return [
        {"url": reverse(f"helpline:{name}", args=[carried.request.reference]), "text": text}
        for name, (text, offered) in known.items()
        if offered
    ]


def handed_over(carried: Any) -> bool:
    """Does the confidant wait for the coordinator?"""
    return carried.needs_coordinator_since is not None


def _notices(carried: Any, verbs: list[dict[str, str]]) -> list[str]:
    today, due, found = timezone.localdate(), support.review_due(carried), []
    if handed_over(carried):
        found.append("De vertrouwenspersoon droeg dit over aan de coördinator.")
    if due < today and verbs:
        found.append(f"De tussenstand is te laat. Die was aan de beurt: {spoken(due, today)}.")
    return found


def late_reviews(actor: Any) -> list[dict[str, str]]:
    """For a coach: the confidants who wait for a look back that is late."""
    today = timezone.localdate()
    late = [m for m in matches.of_coach(actor) if m.due < today]
    return [{"name": _name(m), "when": spoken(m.due, today)} for m in late]


def _name(row: Any) -> str:
    return str(row.confidant.words().get("first_name", ""))
