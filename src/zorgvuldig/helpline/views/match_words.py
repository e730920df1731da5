"""Wishes, proposals and confidants in words, for the pages that lead to a match."""

from datetime import date
from typing import Any

from django.urls import reverse

from zorgvuldig.handbook.wording import label, sentence, spoken
from zorgvuldig.helpline.access.reminders import due
from zorgvuldig.rules.helpline.codes import ProposalState

Rows = list[dict[str, Any]]
MUST = "{wish} (dit moet, anders liever wachten)"
SOFT = "{wish} (liefst, maar het hoeft niet)"
# The same around what somebody typed.
MUST_TYPED = "{typed} (dit moet, anders liever wachten)"
SOFT_TYPED = "{typed} (liefst, maar het hoeft niet)"
NO_WISH, NO_CIRCLE = "Geen wens", "Geen kring in het bijzonder"
COMMUNITY, REGION = "uit de gemeenschap “{typed}”", "in de regio {typed}"


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
        ("Vrouw of man", _gender(wish)),
        _community(wish),
        ("Regio", _typed(wish.get("region", ""), wish.get("region_must"))),
        ("Afstand", _distance(wish)),
        ("Wie het niet mag horen", wish.get("circle") or NO_CIRCLE),
    ]
    typed = wish.get("circle")
    return [{"key": key, "value": value, "ours": value != typed} for key, value in shown]


def _gender(wish: dict[str, Any]) -> str:
    text = label("gender_wish", wish["gender"])
    if wish["gender"] == "NONE":
        return text
    return (MUST if wish.get("gender_must") else SOFT).format(wish=text)


def _typed(text: str, must: Any) -> str:
    return (MUST_TYPED if must else SOFT_TYPED).format(typed=text) if text else NO_WISH


def _community(wish: dict[str, Any]) -> tuple[str, str]:
    """A wish about a community; which of both it is, stands before it."""
    asked = wish["community_wish"]
    if asked == "NONE":
        return "Gemeenschap", label("community_wish", asked)
    must = asked == "NOT_FROM" or wish.get("community_must")
    return label("community_wish", asked), _typed(wish["community"], must)


def _distance(wish: dict[str, Any]) -> str:
    town, minimum_km = wish.get("town", ""), wish.get("minimum_km")
    if wish.get("not_from_my_town") and minimum_km:
        return f"Niet uit {town}, en ten minste {minimum_km} kilometer ervandaan (dit moet)"
    if wish.get("not_from_my_town"):
        return f"Niet uit {town} (dit moet)"
    return f"Ten minste {minimum_km} kilometer van {town} (dit moet)" if minimum_km else NO_WISH


def soft_wish(name: str, wish: dict[str, Any]) -> str:
    """A soft wish in words, as it is met or unmet."""
    said = {
        "gender": label("gender_wish", wish["gender"]).lower(),
        "community": COMMUNITY.format(typed=wish.get("community", "")),
        "region": REGION.format(typed=wish.get("region", "")),
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
