"""Summaries for the client: the only way to a row, for who keeps the dossier and who releases."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from zorgvuldig.dossiers import ways
from zorgvuldig.dossiers.access.involved import counting, who_is_involved
from zorgvuldig.dossiers.access.rows import at_work, refuse
from zorgvuldig.dossiers.codes import SummaryState
from zorgvuldig.dossiers.models import ClientSummary, Dossier, Involvement, SummaryGiven
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import MAY_BE_INVOLVED, Role

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import MembershipQuerySet


def summaries_in(dossier: Dossier) -> "QuerySet[ClientSummary]":
    """Every summary of this dossier, the newest first."""
    return (
        ClientSummary.unscoped.filter(dossier=dossier)
        .select_related("entry", "prepared_by", "second_person")
        .order_by("-entry__recorded_at")
    )


def get_summary(dossier: Dossier, number: UUID) -> ClientSummary:
    """One summary of this dossier."""
    found = summaries_in(dossier).filter(pk=number).first()
    if found is None:
        raise Http404
    found.dossier = dossier
    return found


def may_release(actor: "Actor", dossier: Dossier) -> "MembershipQuerySet":
    """Who may be asked to release: others who are involved now, and who watches over this subject
    in the organisation."""
    involved = [one["of"] for one in who_is_involved(dossier)]
    fit = Q(pk__in=involved) | Q(roles__contains=[Role.ATTENTION_OFFICER])
    return people.others(actor, *MAY_BE_INVOLVED).filter(fit)


def to_release(actor: "Actor") -> "QuerySet[ClientSummary]":
    """What lies with this person to release, in open dossiers, the oldest first."""
    may = ways.RELEASE.open_to(actor)
    if not may:
        return ClientSummary.unscoped.none()
    found = ClientSummary.unscoped.filter(
        organisation=actor.organisation,
        second_person=actor.person,
        state=SummaryState.ASKED,
        dossier__closed_on=None,
    )
    if ways.ASKED_TO_RELEASE not in may:
        mine = Involvement.unscoped.filter(
            counting(timezone.localdate()), membership=actor.membership_id
        )
        found = found.filter(dossier__in=mine.values("dossier"))
    return found.select_related("entry", "dossier__key", "prepared_by").order_by("asked_at")


def get_to_release(actor: "Actor | None", number: UUID) -> ClientSummary:
    """One summary, for the person who was asked. The look is logged, and so is a refusal."""
    actor = at_work(actor)
    found = to_release(actor).filter(pk=number).first()
    if found is None:
        refuse(actor, "client_summary.read", f"clientsummary:{number}")
    log_summary(actor, found, "client_summary.read", "vrijgeven", policy="second_person")
    return found


def given(summary: ClientSummary) -> "QuerySet[SummaryGiven]":
    """To whom this summary was handed over, the newest first."""
    return (
        SummaryGiven.unscoped.filter(summary=summary)
        .select_related("entry", "recipient")
        .order_by("-entry__happened_on", "-entry__recorded_at")
    )


def log_summary(
    actor: "Actor", summary: ClientSummary, event: str, purpose: str, policy: str = "keeper"
) -> None:
    """That somebody read a summary to release it, or printed it, and what for."""
    record(
        event,
        actor=actor,
        action=Action.READ,
        about=summary,
        client_ref=summary.dossier_id,
        policy=policy,
        purpose=purpose,
    )
