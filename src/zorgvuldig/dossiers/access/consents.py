"""Safety concerns, and the answers people gave about sharing: the only way to a row."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404

from zorgvuldig.dossiers.access.rows import recipients_of
from zorgvuldig.dossiers.models import Consent, Dossier, Entry, Recipient, SafetyConcern
from zorgvuldig.rules.codes import CONTACT_ADDRESSEES, Addressee, Age, Capacity

if TYPE_CHECKING:
    from django.db.models import QuerySet


def open_concerns(dossier: Dossier) -> "QuerySet[Entry]":
    """The safety concerns that have not ended, newest first."""
    running = SafetyConcern.unscoped.filter(dossier=dossier, ended_on=None)
    return Entry.unscoped.filter(pk__in=running.values("pk")).order_by("-happened_on", "-id")


def representatives_of(dossier: Dossier, about: Recipient, today: date) -> "list[Recipient]":
    """Who may answer for the client about this recipient, and never about themselves: parents with
    authority over a minor; a recorded person for an adult who cannot decide (law.md B3)."""
    adult = dossier.age_on(today) == Age.GE18
    for_adult = adult and dossier.capacity == Capacity.INCAPABLE
    return [
        r
        for r in recipients_of(dossier, *CONTACT_ADDRESSEES)
        if r.pk != about.pk
        and (
            (r.is_representative and for_adult)
            or (r.addressee == Addressee.AUTHORITY_PARENT and not adult)
        )
    ]


def consents_about(recipient: Recipient) -> "QuerySet[Consent]":
    """Every answer about this recipient, newest first."""
    return (
        Consent.unscoped.filter(recipient=recipient)
        .select_related("entry", "given_by")
        .order_by("-answered_on", "-entry__recorded_at")
    )


def get_consent(dossier: Dossier, number: UUID) -> Consent:
    """One answer of this dossier."""
    found = (
        Consent.unscoped.select_related("entry", "recipient", "given_by")
        .filter(dossier=dossier, pk=number)
        .first()
    )
    if found is None:
        raise Http404
    return found
