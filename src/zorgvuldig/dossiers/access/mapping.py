"""Versions of the map of a dossier, and who joins in around the family: the only way to a row."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from zorgvuldig.dossiers.access.involved import part_of
from zorgvuldig.dossiers.access.lists import PAGE
from zorgvuldig.dossiers.models import ContactNotice, Dossier, SafetyMap, SafetyNetworkMember
from zorgvuldig.logbook.actions import Action, record

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


def versions_of(dossier: Dossier) -> "QuerySet[SafetyMap]":
    """The versions of the map, newest first."""
    return (
        SafetyMap.unscoped.filter(dossier=dossier)
        .select_related("entry__author")
        .order_by("-entry__recorded_at", "-pk")
    )


def newest_versions(dossier: Dossier) -> list[SafetyMap]:
    """As many as one page shows; one more than `PAGE` tells that the timeline has more."""
    return list(versions_of(dossier)[: PAGE + 1])


def get_version(dossier: Dossier, number: UUID) -> SafetyMap:
    """One version of the map of this dossier."""
    found = versions_of(dossier).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def network_of(dossier: Dossier, on: date) -> "QuerySet[Any]":
    """Who joined in on that day, in the order in which they came. `told`: the client knows it."""
    told = ContactNotice.unscoped.filter(recipient=OuterRef("recipient"))
    return (
        SafetyNetworkMember.unscoped.filter(
            Q(until=None) | Q(until__gt=on), dossier=dossier, entry__happened_on__lte=on
        )
        .select_related("entry", "recipient")
        .annotate(told=Exists(told))
        .order_by("entry__happened_on", "entry__recorded_at", "pk")
    )


def get_member(dossier: Dossier, number: UUID) -> SafetyNetworkMember:
    """Somebody who joins in now."""
    found = SafetyNetworkMember.unscoped.filter(dossier=dossier, pk=number, until=None).first()
    if found is None:
        raise Http404
    return found


def log_map(actor: "Actor", version: SafetyMap, dossier: Dossier, event: str, purpose: str) -> None:
    """That somebody looked at a map or printed it, and what for."""
    record(
        event,
        actor=actor,
        action=Action.READ,
        about=version,
        client_ref=dossier.pk,
        policy="involved" if part_of(dossier, actor) else "emergency",
        purpose=purpose,
    )
