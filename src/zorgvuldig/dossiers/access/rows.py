"""Which dossiers, notes and proposals somebody may see: the only way to a row.

Unknown and forbidden answer alike, and both looking and being refused stand in the logbook.
"""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.http import Http404

from zorgvuldig.dossiers.codes import Part
from zorgvuldig.dossiers.models import (
    Dossier,
    DossierQuerySet,
    Entry,
    Involvement,
    Recipient,
    UneaseNote,
)
from zorgvuldig.logbook.actions import Action, Outcome, record
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import MAY_BE_INVOLVED, WORKS_WITH_CLIENTS

if TYPE_CHECKING:
    from typing import Never

    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


_INVOLVED = (
    Involvement.unscoped.filter(dossier=OuterRef("pk"), until=None)
    .order_by("since", "pk")
    .values(who=JSONObject(name="membership__person__name", does="part", of="membership_id"))
)


def works_with_clients(actor: "Actor | None") -> "Actor":
    """The actor, when their role is to work with clients; otherwise the page does not exist."""
    if actor is None or actor.membership is None:
        raise Http404
    if not actor.holds(WORKS_WITH_CLIENTS):
        refuse(actor, "dossier.listed", "dossier:")
    return actor


def dossiers_of(actor: "Actor", *parts: str) -> DossierQuerySet:
    """The dossiers this person is involved in now, in a role that may be. Nobody else sees them."""
    if not actor.holds(MAY_BE_INVOLVED):
        return Dossier.unscoped.none()
    mine = Q(involvements__membership=actor.membership_id, involvements__until=None)
    if parts:
        mine &= Q(involvements__part__in=parts)
    return Dossier.unscoped.filter(mine, organisation=actor.organisation).select_related("key")


def get_dossier(actor: "Actor | None", reference: str) -> Dossier:
    """One dossier, to read. The look is logged, and so is a refusal."""
    return _get(actor, reference, Part.KEEPER, Part.ADVISER)


def get_kept_dossier(actor: "Actor | None", reference: str) -> Dossier:
    """One dossier, to write in: only who keeps it."""
    return _get(actor, reference, Part.KEEPER)


def _get(actor: "Actor | None", reference: str, *parts: str) -> Dossier:
    if actor is None or actor.membership is None:
        raise Http404
    mine = dossiers_of(actor, *parts).filter(reference=reference)
    dossier = mine.annotate(involved=ArraySubquery(_INVOLVED)).first()
    if dossier is None:
        refuse(actor, "dossier.read", f"dossier:{reference}")
    record(
        "dossier.read",
        actor=actor,
        action=Action.READ,
        about=dossier,
        client_ref=dossier.pk,
        policy="involved",
    )
    return dossier


def who_is_involved(dossier: Dossier) -> list[dict[str, Any]]:
    """Who is involved now: `name`, `does` (a Part) and `of` (the membership). From the same query
    that opened the dossier."""
    return dossier.involved  # type: ignore[attr-defined,no-any-return]


def keeps(dossier: Dossier, actor: "Actor") -> bool:
    """Does this person keep the dossier? For showing ways; the ways themselves ask again."""
    return any(
        one["of"] == actor.membership_id and one["does"] == Part.KEEPER
        for one in who_is_involved(dossier)
    )


def log_listing(actor: "Actor") -> None:
    """Names of clients stood on a list: that somebody looked is logged."""
    record("dossier.listed", actor=actor, action=Action.READ, about="dossier:", policy="involved")


def refuse(actor: "Actor", event: str, about: object) -> "Never":
    """The page does not exist for this person; that they asked is logged."""
    record(event, actor=actor, action=Action.READ, about=about, outcome=Outcome.DENIED)
    raise Http404


def entries_of(dossier: Dossier, *kinds: str) -> "QuerySet[Entry]":
    """The dossier's timeline, newest first."""
    entries = Entry.unscoped.filter(dossier=dossier).select_related("author")
    if kinds:
        entries = entries.filter(kind__in=kinds)
    return entries.order_by("-happened_on", "-recorded_at", "-id")


def get_entry(dossier: Dossier, number: UUID, *kinds: str) -> Entry:
    """One entry of this dossier."""
    entry = entries_of(dossier, *kinds).filter(pk=number).first()
    if entry is None:
        raise Http404
    return entry


def recipients_of(dossier: Dossier, *addressees: str) -> "QuerySet[Recipient]":
    """Who may be spoken to or told something, in the order in which they were added."""
    recipients = Recipient.unscoped.filter(dossier=dossier)
    if addressees:
        recipients = recipients.filter(addressee__in=addressees)
    return recipients.order_by("added_at")


def get_recipient(dossier: Dossier, number: UUID, *addressees: str) -> Recipient:
    """One recipient of this dossier."""
    recipient = recipients_of(dossier, *addressees).filter(pk=number).first()
    if recipient is None:
        raise Http404
    return recipient


def notes_of(actor: "Actor") -> "QuerySet[UneaseNote]":
    """First uneases this person wrote down and that are no dossier yet."""
    return (
        UneaseNote.unscoped.filter(organisation=actor.organisation, author=actor.person)
        .select_related("key")
        .order_by("-recorded_at")
    )


def get_note(actor: "Actor | None", number: UUID) -> UneaseNote:
    """One unease note, of the one who wrote it."""
    actor = works_with_clients(actor)
    note = notes_of(actor).filter(pk=number).first()
    if note is None:
        refuse(actor, "unease.read", f"uneasenote:{number}")
    record("unease.read", actor=actor, action=Action.READ, about=note, policy="author")
    return note


def needs_keeper(membership: Membership) -> str:
    """Why this person cannot leave yet, in Dutch: open dossiers nobody else keeps. No names."""
    kept = Q(involvements__part=Part.KEEPER, involvements__until=None)
    others = Involvement.unscoped.filter(
        dossier=OuterRef("pk"),
        part=Part.KEEPER,
        until=None,
        membership__ended_on=None,
        membership__roles__overlap=list(WORKS_WITH_CLIENTS),
    ).exclude(membership=membership)
    alone = (
        Dossier.unscoped.open()
        .filter(kept, involvements__membership=membership)
        .filter(~Exists(others))
        .count()
    )
    if not alone:
        return ""
    return (
        f"Deze collega houdt als enige {alone} open dossier(s) bij. Laat eerst een ander die "
        "bijhouden: dat kan in het dossier zelf, bij ‘Iemand laten meedenken’."
    )
