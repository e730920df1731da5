"""Who is involved: thinking along, keeping together, standing in, leaving. A dossier always has
somebody who keeps it without a last day."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.access.involved import counting, lasting_keepers
from zorgvuldig.dossiers.actions.entries import lock_open
from zorgvuldig.dossiers.codes import Part
from zorgvuldig.dossiers.models import Dossier, Entry, HandOver, Involvement
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import MAY_BE_INVOLVED, WORKS_WITH_CLIENTS
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.together import STANDS_IN, last_day

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NOT_A_KEEPER = "Alleen wie met cliënten werkt, houdt een dossier bij."
ONLY_LASTING = (
    "U vervangt een collega. Alleen wie het dossier zonder einddatum bijhoudt, kan dit doen."
)


@transaction.atomic
def involve(
    *, dossier: Dossier, actor: "Actor", membership: Membership, today: date
) -> Involvement:
    """Let a colleague think along: they may read the dossier until they leave."""
    lock_open(dossier)
    may_be_involved(membership)
    involvement = involved_now(dossier, membership, today)
    if involvement is None or involvement.part == Part.CONSULTED:
        involvement = place(dossier, membership, Part.ADVISER, today=today)
    log_part("involvement.begun", involvement, actor)
    return involvement


@transaction.atomic
def keep_together(*, dossier: Dossier, actor: "Actor", membership: Membership) -> None:
    """Let a colleague who thinks along or stands in keep the dossier too, without a last day."""
    lock_open(dossier)
    keeps_on(dossier, actor)
    works_with_clients(membership)
    today = timezone.localdate()
    _of(dossier, membership, today)
    involvement = place(dossier, membership, Part.KEEPER, today=today)
    log_part("involvement.keeper", involvement, actor)


@transaction.atomic
def stand_in(
    *, dossier: Dossier, actor: "Actor", membership: Membership, ends_on: date, today: date
) -> Involvement:
    """Let a colleague keep the dossier too until a day, at most six weeks on; it ends by itself."""
    lock_open(dossier)
    keeps_on(dossier, actor)
    works_with_clients(membership)
    if wrong := last_day(ends_on, today=today, longest=STANDS_IN):
        raise NotNow(wrong)
    if lasting_keepers().filter(dossier=dossier, membership=membership).exists():
        raise NotNow("Deze collega houdt dit dossier al bij, zonder einddatum.")
    involvement = place(dossier, membership, Part.KEEPER, today=today, ends_on=ends_on)
    log_part("involvement.stand_in", involvement, actor)
    return involvement


@transaction.atomic
def leave(*, dossier: Dossier, actor: "Actor", membership: Membership, today: date) -> None:
    """Somebody is no longer involved. The last who keeps it without a last day cannot leave. What
    they asked a colleague to take over is taken back."""
    lock_open(dossier)
    involvement = _of(dossier, membership, today)
    if membership.pk != actor.membership_id:
        keeps_on(dossier, actor)
    if not lasting_keepers().filter(dossier=dossier).exclude(pk=involvement.pk).exists():
        raise NotNow("Iemand moet dit dossier bijhouden. Vraag eerst een collega om dat te doen.")
    end(involvement, actor, today)
    _take_back_what_was_asked(dossier, actor, membership)


def _take_back_what_was_asked(dossier: Dossier, actor: "Actor", membership: Membership) -> None:
    asked = HandOver.unscoped.filter(
        dossier=dossier, asked_by=membership.person_id, accepted=None
    ).first()
    if asked is None:
        return
    asked.accepted, asked.answered_at = False, timezone.now()
    asked.save(update_fields=["accepted", "answered_at"])
    record(
        "hand_over.withdrawn",
        actor=actor,
        action=Action.UPDATE,
        about=asked,
        client_ref=dossier.pk,
        policy="keeper",
    )


def place(
    dossier: Dossier,
    membership: Membership,
    part: str,
    *,
    today: date,
    ends_on: date | None = None,
    asked: Entry | None = None,
) -> Involvement:
    """From today this is somebody's part in the dossier, whatever it was before."""
    now = {"part": part, "ends_on": ends_on, "asked": asked, "until": None}
    involvement, _ = Involvement.unscoped.update_or_create(
        dossier=dossier,
        membership=membership,
        defaults=now,
        create_defaults={**now, "organisation_id": dossier.organisation_id, "since": today},
    )
    return involvement


def end(involvement: Involvement, actor: "Actor", today: date, *, policy: str = "keeper") -> None:
    """From now on this involvement no longer counts."""
    involvement.until = today
    involvement.save(update_fields=["until"])
    log_part("involvement.ended", involvement, actor, policy)


def involved_now(dossier: Dossier, membership: Membership, today: date) -> Involvement | None:
    """How this colleague is involved today, if they are."""
    mine = Involvement.unscoped.filter(dossier=dossier, membership=membership)
    return mine.filter(counting(today)).first()


def _of(dossier: Dossier, membership: Membership, today: date) -> Involvement:
    found = involved_now(dossier, membership, today)
    if found is None:
        raise NotNow("Deze collega is niet (meer) betrokken bij dit dossier.")
    return found


def keeps_on(dossier: Dossier, actor: "Actor") -> None:
    """Refuse unless the actor keeps the dossier without a last day."""
    mine = lasting_keepers().filter(dossier=dossier, membership=actor.membership_id)
    if not mine.exists():
        raise NotNow(ONLY_LASTING)


def works_with_clients(membership: Membership) -> None:
    """Refuse unless this colleague works with clients."""
    if not WORKS_WITH_CLIENTS.intersection(membership.roles):
        raise NotNow(NOT_A_KEEPER)


def may_be_involved(membership: Membership) -> None:
    """Refuse unless this colleague's role thinks along at all: a volunteer's does not (G19)."""
    if not MAY_BE_INVOLVED.intersection(membership.roles):
        raise NotNow("Deze rol denkt niet mee in een dossier.")


def log_part(event: str, involvement: Involvement, actor: "Actor", policy: str = "keeper") -> None:
    """One line about somebody's part in a dossier."""
    record(
        event,
        actor=actor,
        action=Action.UPDATE,
        about=involvement,
        client_ref=involvement.dossier_id,
        policy=policy,
    )
