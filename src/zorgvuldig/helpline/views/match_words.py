"""Wishes, proposals and confidants in words, for the pages that lead to a match."""

from datetime import date
from typing import Any

from django.urls import reverse

from zorgvuldig.handbook.wording import label, sentence, spoken
from zorgvuldig.helpline.access.reminders import due
from zorgvuldig.rules.helpline.codes import ProposalState

Rows = list[dict[str, Any]]
MUST, SOFT = "dit moet", "liefst"


def page_of(reference: str) -> str:
    """The page of the request."""
    return reverse("helpline:request", args=[reference])


def languages(codes: Any) -> str:
    """Languages by name, "Nederlands, Arabisch"; a code nobody knows stays a code."""
    return ", ".join(language(code) for code in codes)


def language(code: str) -> str:
    try:
        return label("help_spoken", code)
    except KeyError:
        return code


def wish_rows(wish: dict[str, Any]) -> Rows:
    """The wish as its fields, with what must and what is rather."""
    shown = [
        ("Taal", languages(wish["languages"])),
        ("Vrouw of man", _with_must(label("gender_wish", wish["gender"]), wish, "gender")),
        ("Gemeenschap", _community(wish)),
        ("Regio", _with_must(wish.get("region", ""), wish, "region") or "Geen wens"),
        ("Afstand", _distance(wish)),
        ("Wie het niet mag horen", wish.get("circle") or "Geen kring in het bijzonder"),
    ]
    return [{"key": key, "value": value} for key, value in shown]


def _with_must(text: str, wish: dict[str, Any], name: str) -> str:
    if not text or wish.get(name) == "NONE":
        return text
    return f"{text} ({MUST if wish.get(f'{name}_must') else SOFT})"


def _community(wish: dict[str, Any]) -> str:
    asked = wish["community_wish"]
    text = label("community_wish", asked)
    if asked == "NONE":
        return text
    must = asked == "NOT_FROM" or wish.get("community_must")
    return f"{text}: {wish['community']} ({MUST if must else SOFT})"


def _distance(wish: dict[str, Any]) -> str:
    parts = []
    if wish.get("not_from_my_town"):
        parts.append(f"niet uit {wish['town']}")
    if wish.get("minimum_km"):
        parts.append(f"ten minste {wish['minimum_km']} kilometer van {wish['town']}")
    text = ", ".join(parts)
    return f"{text[:1].upper()}{text[1:]} ({MUST})" if text else "Geen wens"


def soft_wish(name: str, wish: dict[str, Any]) -> str:
    """A soft wish in words, as it is met or unmet."""
    said = {
        "gender": label("gender_wish", wish["gender"]).lower(),
        "community": f"uit de gemeenschap “{wish.get('community', '')}”",
        "region": f"regio {wish.get('region', '')}",
    }
    return said[name]


def proposal_said(proposal: Any, name: str, today: date) -> dict[str, Any]:
    """A proposal that waits: for whom, until when, and whether that day has passed."""
    last = due(proposal)
    return {
        "name": name,
        "title": label("help_proposal", proposal.state),
        "text": sentence("help_proposal", proposal.state),
        "due": spoken(last, today),
        "late": last < today,
        "to_caller": proposal.state == ProposalState.TO_CALLER,
    }


def profile_rows(profile: dict[str, Any]) -> Rows:
    """What may be read out to the caller of who is proposed."""
    told = profile["gender"] not in ("", "UNSTATED")
    gender = [{"key": "Man of vrouw", "value": label("gender", profile["gender"])}] if told else []
    return [
        {"key": "Voornaam", "value": profile["first_name"]},
        {"key": "Talen", "value": languages(profile["languages"])},
        *gender,
        {"key": "Regio", "value": ", ".join(profile["regions"])},
        {"key": "Over zichzelf", "value": profile["about"], "preserve": True},
    ]
