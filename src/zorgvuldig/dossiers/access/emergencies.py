"""Who looked in because it could not wait, for whom it is to check, and what was opened."""

from collections import Counter
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from zorgvuldig.dossiers import ways
from zorgvuldig.dossiers.access.involved import involves, looking_until
from zorgvuldig.dossiers.access.rows import at_work, refuse, works_with_clients
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier, EmergencyAccess, Entry
from zorgvuldig.handbook.wording import at_clock
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people import letting
from zorgvuldig.people.models import Membership, MembershipQuerySet
from zorgvuldig.people.roles import Role

JUSTIFIED, NOT_JUSTIFIED = "terecht, door {name}", "niet terecht, door {name}"

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

ATTENTION, PRIVACY = Role.ATTENTION_OFFICER, Role.PRIVACY_OFFICER


def _unchecked(dossier: Any) -> "QuerySet[EmergencyAccess]":
    return EmergencyAccess.unscoped.filter(dossier=dossier, checked_at=None)


def officers_beside(look: EmergencyAccess) -> MembershipQuerySet:
    """Who is told and checks: every attention officer but the one who looked; when there is none,
    the privacy officers. Who has a look in the same dossier to be checked does not check this one:
    two who looked would approve of each other."""
    here = (
        Membership.unscoped.current()
        .filter(organisation=look.organisation_id)
        .exclude(pk=look.membership_id)
        .exclude(pk__in=_unchecked(look.dossier_id).values("membership"))
    )
    officers = here.holding(ATTENTION)
    return officers if officers.exists() else here.holding(PRIVACY)


def officer_at_work(membership_id: int) -> Membership | None:
    """The officer a job is about, unless they left meanwhile."""
    here = Membership.unscoped.current().holding(ATTENTION, PRIVACY)
    return here.select_related("person", "organisation").filter(pk=membership_id).first()


def looks_to_check(actor: "Actor") -> "QuerySet[EmergencyAccess]":
    """What this person may check: never one's own look, checked or not; see `officers_beside`."""
    looks_too = _unchecked(OuterRef(OuterRef("dossier"))).filter(membership=OuterRef("pk"))
    another = (
        Membership.unscoped.current()
        .filter(~Exists(looks_too), organisation=actor.organisation)
        .holding(ATTENTION)
        .exclude(pk=OuterRef("membership"))
    )
    mine = _unchecked(OuterRef("dossier")).filter(membership=actor.membership_id)
    looks = (
        EmergencyAccess.unscoped.filter(organisation=actor.organisation)
        .exclude(membership=actor.membership_id)
        .exclude(Exists(mine), checked_at=None)
    )
    may = ways.CHECK_LOOK.open_to(actor)
    if ways.ANOTHERS_LOOK not in may:
        stands_in = ways.NOBODY_ELSE_CHECKS in may
        looks = looks.filter(~Exists(another)) if stands_in else looks.none()
    return looks.select_related(
        "membership__person", "entry", "dossier__key", "checked_by"
    ).order_by("opened_at")


def get_look(actor: "Actor | None", number: UUID) -> EmergencyAccess:
    """One look, for who checks it. That it was read is logged, and so is a refusal."""
    actor = at_work(actor)
    look = looks_to_check(actor).filter(pk=number).first()
    if look is None:
        refuse(actor, "emergency.read", f"emergencyaccess:{number}")
    record(
        "emergency.read",
        actor=actor,
        action=Action.READ,
        about=look,
        client_ref=look.dossier_id,
        policy="officer",
    )
    return look


def get_unopened_dossier(actor: "Actor | None", reference: str) -> Dossier:
    """A dossier of the organisation that this person may look into: its reference and no more.
    `is_involved` says that they need not, `looking_until` that they already do."""
    actor = works_with_clients(actor)
    if letting.OURS not in ways.LOOK_IN.open_to(actor):
        refuse(actor, "emergency.asked", f"dossier:{reference}")
    found = Dossier.unscoped.filter(organisation=actor.organisation, reference=reference)
    dossier = (
        found.select_related("key")
        .annotate(is_involved=involves(actor), looking_until=looking_until(actor))
        .first()
    )
    if dossier is None:
        refuse(actor, "emergency.asked", f"dossier:{reference}")
    record(
        "emergency.asked",
        actor=actor,
        action=Action.READ,
        about=dossier,
        client_ref=dossier.pk,
        purpose="spoedtoegang",
    )
    return dossier


def codes_of_look(entry: Entry) -> dict[str, str]:
    """Until when it lasted, and what was found afterwards."""
    look = EmergencyAccess.unscoped.select_related("dossier__key", "checked_by").get(pk=entry.pk)
    until = f"{at_clock(timezone.localtime(look.ends_at))} uur"
    if look.checked_by is None or look.sealed_check is None:
        return {"Tot": until, "Nagekeken": "nog niet"}
    found = look.dossier.key.open(look.sealed_check, look.pk)["finding"]
    said = JUSTIFIED if look.justified else NOT_JUSTIFIED
    return {"Tot": until, "Nagekeken": said.format(name=look.checked_by.name), "Bevinding": found}


def log_opened(actor: "Actor", dossier: Dossier, entry: Entry) -> None:
    """Which entry was opened by who is not involved; others' looks are logged per page."""
    if getattr(dossier, "looking_until", None) is None:
        return
    record(
        "entry.read",
        actor=actor,
        action=Action.READ,
        about=entry,
        client_ref=dossier.pk,
        policy="emergency",
        purpose="spoedtoegang",
    )


def opened_in(look: EmergencyAccess) -> tuple[int, dict[str, int]]:
    """What the logbook says was opened in that hour: how many pages of the dossier, and how many
    entries of each kind. Numbers and kinds, not what stands in them."""
    lines = LogEntry.unscoped.filter(
        organisation_id=look.organisation_id,
        client_ref=look.dossier_id,
        user_id=look.membership.person.pseudonym,
        at__gte=look.opened_at,
        at__lte=look.ends_at,
        auth_policy="emergency",
    )
    pages = lines.filter(event_type="dossier.read").count()
    opened = lines.filter(event_type="entry.read").values_list("object_id", flat=True)
    read = [UUID(number) for number in opened]
    kinds = dict(Entry.unscoped.filter(pk__in=read).values_list("pk", "kind"))
    counted = Counter(EntryKind(kinds[number]).label for number in read if number in kinds)
    return pages, dict(counted)
