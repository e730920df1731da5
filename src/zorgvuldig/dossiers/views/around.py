"""The people around the client: who may be spoken to, and who received what."""

from datetime import date
from typing import Any

from django.urls import reverse

from zorgvuldig.dossiers import access
from zorgvuldig.handbook.wording import label, spoken
from zorgvuldig.rules.codes import CONTACT_ADDRESSEES

NOT_AGREED = "{name} is het niet eens met niet delen: leg het voor aan de beslisser"


def recipients(dossier: Any) -> list[dict[str, Any]]:
    """The people around the client and the bodies one may turn to, with the ways to them."""
    return [
        {
            **recipient.words(dossier.key),
            "who": label("addressee", recipient.addressee),
            "contact_url": reverse("dossiers:contact", args=[dossier.reference, recipient.pk])
            if recipient.addressee in CONTACT_ADDRESSEES
            else "",
            "consent_url": reverse("dossiers:consent", args=[dossier.reference, recipient.pk]),
            "propose_url": reverse("dossiers:propose", args=[dossier.reference, recipient.pk]),
        }
        for recipient in access.recipients_of(dossier)
    ]


def shared(
    reference: str, rows: list[dict[str, Any]], today: date, *, keeps: bool
) -> list[dict[str, Any]]:
    """Who received what, or did not, and whether the client knows."""
    return [
        {
            **row,
            "name": row["recipient"]["name"],
            "url": reverse("dossiers:proposal", args=[reference, row["id"]]) if keeps else "",
            "tell_url": reverse("dossiers:tell", args=[reference, row["id"]])
            if keeps and row["shared"] and not row["told"] and not _later(row, today)
            else "",
            "letter_url": reverse("dossiers:letter", args=[reference, row["id"]])
            if keeps and row["shared"]
            else "",
            "feedback_url": reverse("dossiers:feedback", args=[reference, row["id"]])
            if keeps and row["shared"]
            else "",
            "knows": _knows(row, today),
            "disagreement": NOT_AGREED.format(name=row["disagreed_by"])
            if row["disagreed_by"]
            else "",
        }
        for row in rows
    ]


def _later(row: dict[str, Any], today: date) -> bool:
    return bool(row["postponed_to"]) and row["postponed_to"] >= today


def _knows(row: dict[str, Any], today: date) -> str:
    if not row["shared"]:
        return ""
    if row["told"]:
        return "De cliënt weet ervan."
    if _later(row, today):
        return f"De cliënt hoort het {spoken(row['postponed_to'], today)}."
    if row["postponed_to"]:
        return f"De cliënt weet het nog niet. Uitgesteld tot: {spoken(row['postponed_to'], today)}."
    return "De cliënt weet het nog niet."


def proposals(reference: str, rows: list[dict[str, Any]], *, keeps: bool) -> list[dict[str, str]]:
    """Proposals without a decision yet."""
    return [
        {
            "name": row["recipient"]["name"],
            "state": row["state_words"],
            "by": row["by"],
            "url": reverse("dossiers:proposal", args=[reference, row["id"]]) if keeps else "",
        }
        for row in rows
    ]
