"""Which dossiers, notes and proposals somebody may see: the only way to a row.

Unknown and forbidden answer alike, and both looking and being refused stand in the logbook.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from zorgvuldig.dossiers import ways
from zorgvuldig.dossiers.access.involved import (
    everybody,
    involves,
    lasting_keepers,
    looking_until,
    part_of,
    unchecked_looks,
)
from zorgvuldig.dossiers.models import (
    Dossier,
    DossierQuerySet,
    Entry,
    InGroup,
    Recipient,
    UneaseNote,
)
from zorgvuldig.logbook import actions as logbook
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.access import roles_of
from zorgvuldig.people.models import Membership

if TYPE_CHECKING:
    from typing import Never

    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.letting import Rule


_IN_A_GROUP = InGroup.unscoped.filter(dossier=OuterRef("pk"), until=None)


def at_work(actor: "Actor | None") -> "Actor":
    """The actor, who works somewhere; for who works nowhere there is no such page."""
    if actor is None or actor.membership is None:
        raise Http404
    return actor


def let_in(actor: "Actor | None", rule: "Rule", event: str, about: str) -> "Actor":
    """The actor, when the rule lets them through; else there is no such page, and that they asked
    is logged."""
    actor = at_work(actor)
    if not rule.admits(actor):
        refuse(actor, event, about)
    return actor


def works_with_clients(actor: "Actor | None") -> "Actor":
    """The actor, when their role is to work with clients; otherwise the page does not exist."""
    return let_in(actor, ways.WORKING, "dossier.listed", "dossier:")


def may_list(actor: "Actor") -> None:
    """Refuse who can have no dossiers to list."""
    if not ways.LIST.admits(actor):
        refuse(actor, "dossier.listed", "dossier:")


def dossiers_of(actor: "Actor", *parts: str) -> DossierQuerySet:
    """The dossiers this person is involved in now, in a role that may be. Nobody else sees them."""
    may = ways.READ.for_roles(roles_of(actor))
    return _where_involved(actor, [part for part in parts or ways.PARTS if part in may])


def get_dossier(actor: "Actor | None", reference: str) -> Dossier:
    """One dossier, to read: for who is involved, and for who looks in because it could not wait,
    as long as that lasts. The look is logged, and so is a refusal."""
    actor = at_work(actor)
    return _open(actor, _by(actor, ways.READ), reference)


def get_dossier_to_call(actor: "Actor | None", reference: str) -> Dossier:
    """One dossier, to write down a call in danger: who keeps it, or looks in (G17)."""
    actor = at_work(actor)
    return _open(actor, _by(actor, ways.CALL), reference)


def reference_of(number: UUID) -> str:
    """The reference of a dossier of the organisation that was said; who may open it is asked with
    that."""
    known = Dossier.unscoped.filter(pk=number).values_list("reference", flat=True)
    return known.first() or ""


def get_joined_dossier(actor: "Actor | None", reference: str) -> Dossier:
    """One dossier, to judge in: who keeps it or thinks along, not who is asked once or looks in."""
    actor = at_work(actor)
    ways.READ.open_to(actor)
    return _open(actor, _by(actor, ways.JUDGE), reference)


def get_kept_dossier(
    actor: "Actor | None", reference: str, *, where: Exists | None = None
) -> Dossier:
    """One dossier, to write in: only who keeps it, and works with clients today. `where`: what must
    be so besides, so that the line in the logbook tells how it ended."""
    actor = at_work(actor)
    rows = _by(actor, ways.WRITE)
    return _open(actor, rows.filter(where) if where else rows, reference)


def get_dossier_to_end_part(actor: "Actor | None", reference: str) -> Dossier:
    """One dossier, to end a colleague's part in it: only who keeps it."""
    actor = at_work(actor)
    return _open(actor, _by(actor, ways.LEAVE), reference)


def get_dossier_to_leave(actor: "Actor | None", reference: str) -> Dossier:
    """One dossier, to end one's own part in it, whatever that is."""
    actor = at_work(actor)
    mine = ways.ONESELF in ways.LEAVE.open_to(actor)
    return _open(actor, _where_involved(actor, [*ways.PARTS] if mine else []), reference)


def _by(actor: "Actor", rule: "Rule") -> DossierQuerySet:
    """The dossiers to which this person stands as the rule asks: involved in one of its parts, or,
    where it says so, looking in because it could not wait."""
    may = rule.open_to(actor)
    parts = [part for part in ways.PARTS if part in may]
    if ways.LOOKS_IN not in may:
        return _where_involved(actor, parts)
    rows = _of_the_house(actor).annotate(looking_until=looking_until(actor))
    looking = Q(looking_until__isnull=False)
    return rows.filter(involves(actor, *parts) | looking if parts else looking)


def _where_involved(actor: "Actor", parts: list[str]) -> DossierQuerySet:
    rows = _of_the_house(actor)
    return rows.filter(involves(actor, *parts)) if parts else rows.none()


def _of_the_house(actor: "Actor") -> DossierQuerySet:
    """Every dossier of the organisation; never shown as such."""
    return Dossier.unscoped.filter(organisation=actor.organisation).select_related("key")


def _open(actor: "Actor", rows: DossierQuerySet, reference: str) -> Dossier:
    """The one row, with who is involved and who looked in: one query, and one line."""
    found = rows.annotate(
        involved=everybody(), looks=unchecked_looks(), in_a_group=Exists(_IN_A_GROUP)
    )
    dossier = found.filter(reference=reference).first()
    if dossier is None:
        refuse(actor, "dossier.read", f"dossier:{reference}")
    record(
        "dossier.read",
        actor=actor,
        action=Action.READ,
        about=dossier,
        client_ref=dossier.pk,
        policy="involved" if part_of(dossier, actor) else "emergency",
        purpose="" if part_of(dossier, actor) else "spoedtoegang",
    )
    return dossier


def log_listing(actor: "Actor") -> None:
    """Names of clients stood on a list: that somebody looked is logged."""
    record("dossier.listed", actor=actor, action=Action.READ, about="dossier:", policy="involved")


def refuse(actor: "Actor", event: str, about: str) -> "Never":
    """The page does not exist for this person; that they asked is logged, with whose file it was,
    so that the client can be told (law.md H)."""
    logbook.refuse(event, actor=actor, about=about, client_ref=_about_whom(actor, about))


def _about_whom(actor: "Actor", about: str) -> UUID | None:
    """The file of the own organisation that was asked for, by its reference or an entry in it."""
    kind, _, asked = about.partition(":")
    if not asked:
        return None
    if kind == "dossier":
        files = Dossier.unscoped.filter(organisation=actor.organisation, reference=asked)
        return files.values_list("pk", flat=True).first()
    entries = Entry.unscoped.filter(organisation=actor.organisation, pk=asked)
    return entries.values_list("dossier_id", flat=True).first()


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
    """First uneases this person goes on with and that are no dossier yet."""
    return (
        UneaseNote.unscoped.filter(organisation=actor.organisation, holder=actor.person)
        .select_related("key", "author")
        .order_by("-recorded_at")
    )


def get_note(actor: "Actor | None", number: UUID) -> UneaseNote:
    """One unease note, for the one who goes on with it."""
    actor = works_with_clients(actor)
    mine = ways.NOTE_HOLDER in ways.NOTE.open_to(actor)
    note = (notes_of(actor) if mine else UneaseNote.unscoped.none()).filter(pk=number).first()
    if note is None:
        refuse(actor, "unease.read", f"uneasenote:{number}")
    record("unease.read", actor=actor, action=Action.READ, about=note, policy="holder")
    return note


def needs_keeper(membership: Membership) -> str:
    """Why this person cannot leave yet, in Dutch: open dossiers nobody else keeps on. No names."""
    kept = lasting_keepers().filter(dossier=OuterRef("pk"))
    alone = (
        Dossier.unscoped.open()
        .filter(Exists(kept.filter(membership=membership)))
        .filter(~Exists(kept.exclude(membership=membership)))
        .count()
    )
    if not alone:
        return ""
    return (
        f"Deze collega houdt als enige {alone} open dossier(s) bij. Laat eerst een ander die "
        "bijhouden: dat kan in het dossier zelf, bij ‘Samenwerken en overdragen’."
    )


def holds_notes(membership: Membership) -> str:
    """Why this person cannot leave yet, in Dutch: uneases only they can open. No content."""
    held = UneaseNote.unscoped.filter(
        organisation=membership.organisation_id, holder=membership.person_id
    ).count()
    if not held:
        return ""
    return (
        f"Bij deze collega staan nog {held} niet-pluisgevoel(ens) of opmerking(en) open. Laat die "
        "eerst doorgeven of afronden: dat kan op de pagina ‘Vandaag’ van die collega."
    )
