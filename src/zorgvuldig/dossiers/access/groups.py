"""Groups, the talks with them, and which groups a client is in: the only way to a row.

Only who leads a group reads about it. Nothing here looks from a group at the dossiers: that
somebody is in it, or was spoken to alone afterwards, stands in the dossier (G22).
"""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from zorgvuldig.dossiers import ways
from zorgvuldig.dossiers.access.rows import let_in, refuse
from zorgvuldig.dossiers.models import (
    Dossier,
    Entry,
    Group,
    GroupConversation,
    GroupFollowUp,
    GroupLeader,
    InGroup,
)
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.roles import WORKS_WITH_CLIENTS

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership

PAGE = 20
Key = tuple[date, UUID]


def leader(actor: "Actor | None") -> "Actor":
    """The actor, when they work with clients; otherwise there are no groups."""
    return let_in(actor, ways.GROUPS, "group.listed", "group:")


def groups_of(actor: "Actor") -> "QuerySet[Group]":
    """The groups this person leads, those that run first."""
    leads = GroupLeader.unscoped.filter(
        group=OuterRef("pk"), membership=actor.membership_id, until=None
    )
    if ways.GROUP_LEADER not in ways.GROUP.open_to(actor):
        return Group.unscoped.none()
    return (
        Group.unscoped.filter(Exists(leads), organisation=actor.organisation)
        .select_related("key")
        .order_by("ended_on", "-begun_on", "-id")
    )


def log_listing(actor: "Actor", policy: str) -> None:
    """Groups stood on a list: that somebody looked is logged."""
    record("group.listed", actor=actor, action=Action.READ, about="group:", policy=policy)


def get_group(actor: "Actor | None", number: UUID) -> Group:
    """One group, for who leads it. The look is logged, and so is a refusal."""
    actor = leader(actor)
    group = groups_of(actor).filter(pk=number).first()
    if group is None:
        refuse(actor, "group.read", f"group:{number}")
    record("group.read", actor=actor, action=Action.READ, about=group, policy="leader")
    return group


def leaders_of(group: Group) -> "QuerySet[GroupLeader]":
    """Who leads the group now, and can."""
    return (
        leading(GroupLeader.unscoped.filter(group=group))
        .select_related("membership__person")
        .order_by("since", "pk")
    )


def leading(rows: "QuerySet[GroupLeader]") -> "QuerySet[GroupLeader]":
    """Of these, who leads now and can."""
    return rows.filter(
        until=None,
        membership__ended_on=None,
        membership__person__is_active=True,
        membership__roles__overlap=list(WORKS_WITH_CLIENTS),
    )


def talks_page(group: Group, after: "Key | None" = None) -> list[GroupConversation]:
    """One page of talks, newest first; one more than `PAGE` tells that there is another page."""
    talks = _talks(group)
    if after:
        day, number = after
        talks = talks.filter(Q(happened_on__lt=day) | Q(happened_on=day, pk__lt=number))
    return list(talks.order_by("-happened_on", "-id")[: PAGE + 1])


def _talks(group: Group) -> "QuerySet[GroupConversation]":
    return GroupConversation.unscoped.filter(group=group).select_related(
        "author", "event__key", "group__key"
    )


def get_talk(actor: "Actor", group: Group, number: UUID) -> GroupConversation:
    """One talk with this group. The look is logged."""
    talk = _talks(group).filter(pk=number).first()
    if talk is None:
        raise Http404
    record("group_talk.read", actor=actor, action=Action.READ, about=talk, policy="leader")
    return talk


def groups_to_join(actor: "Actor", dossier: Dossier) -> list[Group]:
    """Running groups of the organisation that this client is not in yet. Who keeps the dossier
    chooses by name, whoever leads the group: without that a talk could not be looked through for
    the client's name (G22). More than its name is not shown. The look is logged."""
    log_listing(actor, "keeper")
    there = InGroup.unscoped.filter(dossier=dossier, until=None)
    groups = Group.unscoped.filter(organisation=actor.organisation, ended_on=None)
    groups = groups.exclude(pk__in=there.values("group"))
    return list(groups.select_related("key").order_by("-begun_on", "-id"))


def groups_in(dossier: Dossier) -> "QuerySet[InGroup]":
    """The groups this client is in now, from the side of the dossier."""
    return (
        InGroup.unscoped.filter(dossier=dossier, until=None)
        .select_related("group__key")
        .order_by("since", "pk")
    )


def talk_of(entry: Entry, actor: "Actor") -> GroupConversation | None:
    """The talk after which this entry was made, when the reader leads that group."""
    found = GroupFollowUp.unscoped.select_related("talk").filter(pk=entry.pk).first()
    if found is None or not groups_of(actor).filter(pk=found.talk.group_id).exists():
        return None
    return found.talk


def needs_leader(membership: "Membership") -> str:
    """Why this person cannot leave yet, in Dutch: running groups nobody else leads. No names."""
    mine = GroupLeader.unscoped.filter(group=OuterRef("pk"), membership=membership, until=None)
    others = leading(GroupLeader.unscoped.filter(group=OuterRef("pk")))
    led = Group.unscoped.filter(Exists(mine), ended_on=None)
    held = [group.pk for group in led.select_for_update()]  # nobody else stops leading meanwhile
    alone = led.filter(~Exists(others.exclude(membership=membership)), pk__in=held).count()
    if not alone:
        return ""
    return (
        f"Deze collega leidt als enige {alone} groep(en). Laat eerst een ander die leiden, of laat "
        "de groep stoppen: dat kan bij de groep zelf."
    )
