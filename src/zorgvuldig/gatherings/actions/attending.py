"""On the day: who was there, and who came instead of somebody of the same sector.

Kept of it is one tick per seat, for the certificate and for the head count. What somebody said or
answered in the room stands nowhere (W-06).
"""

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from zorgvuldig.gatherings import letters
from zorgvuldig.gatherings.access.seats import digest_of, known_here
from zorgvuldig.gatherings.access.workshops import held_in, mix_of
from zorgvuldig.gatherings.actions.destroying import destroy_of
from zorgvuldig.gatherings.actions.registering import Coming, held
from zorgvuldig.gatherings.actions.sent_forms import note_sent, was_sent
from zorgvuldig.gatherings.actions.stages import lock, tell
from zorgvuldig.gatherings.models import Participant, Workshop
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow, hold
from zorgvuldig.rules.gates import gatherings as gates
from zorgvuldig.rules.gatherings.codes import SeatState, WorkshopState
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

ON_THE_DAY = (
    WorkshopState.CONFIRMED,
    WorkshopState.HELD,
    WorkshopState.REPORT_DRAFT,
)
NOT_YET = "De aanwezigheid vult u in vanaf de dag van het werkatelier."
NOT_ABSENT = "Kies iemand die een plaats had en er niet is."
HAS_A_SEAT = "Dit adres staat al op de lijst met een plaats."
CLOSED = "De aanwezigheid kan niet meer veranderen: het verslag is verstuurd."


@transaction.atomic
def tick(*, workshop: Workshop, actor: "Actor", present: Collection[UUID]) -> int:
    """Of everybody with a seat: were they there? Returns how many were."""
    _on_the_day(lock(workshop))
    seated = Participant.unscoped.filter(workshop=workshop, state=SeatState.SEATED)
    seated.exclude(pk__in=present).update(attended=False)
    came = seated.filter(pk__in=present).update(attended=True)
    tell("workshop.attended", workshop, actor)
    return came


@transaction.atomic
def walk_in(
    *,
    workshop: Workshop,
    actor: "Actor",
    once: UUID,
    instead_of: UUID,
    name: str,
    email: str,
    regime: str,
) -> Participant:
    """Somebody came instead of one who is not there, of the same sector (W-01); pressed twice,
    once."""
    if was_sent(lock(workshop), once):
        raise AlreadyRecorded(once)
    _on_the_day(workshop)
    absent = Participant.unscoped.filter(pk=instead_of, workshop=workshop).first()
    if absent is None or absent.state != SeatState.SEATED or absent.attended:
        raise NotNow(NOT_ABSENT)
    absent.state, absent.place, absent.attended = SeatState.WITHDRAWN, None, False
    absent.changes += 1
    absent.save(update_fields=["state", "place", "attended", "changes"])
    destroy_of(participant=absent, actor=actor)
    coming = Coming(sector=absent.sector, regime=regime)
    one = _known(workshop, email) or _new(workshop, name, email, coming)
    hold(gates.mix_holds(mix_of(workshop), held_in(workshop), absent.sector))
    one.sector, one.regime, one.state, one.attended = absent.sector, regime, SeatState.SEATED, True
    one.offered_until, one.answered_at, one.unproven = None, timezone.now(), False
    one.changes += 1
    one.save()
    note_sent(workshop, once, one)
    letters.send_link.defer(organisation_id=one.organisation_id, participant=str(one.pk))
    tell("workshop.walk_in", workshop, actor)
    return one


@transaction.atomic
def ask_certificate(*, participant: Participant, wanted: bool) -> None:
    """A certificate of attendance is made for who asks for it, and for nobody else."""
    lock(participant.workshop)
    one = held(participant)
    one.wants_certificate = wanted
    one.save(update_fields=["wants_certificate"])
    tell("certificate.asked", one.workshop, Caller(one.organisation_id))


def log_certificate(participant: Participant) -> None:
    """That a certificate was made stands in the logbook; the paper itself is kept nowhere."""
    record(
        "certificate.made",
        actor=Caller(participant.organisation_id),
        action=Action.EXECUTE,
        about=participant.workshop,
        purpose="bewijs van deelname",
    )


def _on_the_day(workshop: Workshop) -> None:
    begins = workshop.begins_at
    if begins is None or timezone.localdate() < timezone.localtime(begins).date():
        raise NotNow(NOT_YET)
    if workshop.state not in ON_THE_DAY:
        raise NotNow(CLOSED)


def _known(workshop: Workshop, email: str) -> Participant | None:
    """Somebody who was on the list and had no seat."""
    one = known_here(workshop, email)
    if one is not None and one.state == SeatState.SEATED:
        raise NotNow(HAS_A_SEAT)
    if one is not None:
        one.state = SeatState.DECLINED
        one.place, one.offered_until = None, None
        one.save(update_fields=["state", "place", "offered_until"])
    return one


def _new(workshop: Workshop, name: str, email: str, coming: Coming) -> Participant:
    number, key = uuid4(), DataKey.make(workshop.organisation_id)
    words = {"name": name, "email": email, **coming.words()}
    return Participant(
        id=number,
        organisation_id=workshop.organisation_id,
        workshop=workshop,
        key=key,
        sealed=key.seal(words, number),
        address_digest=digest_of(email, workshop.organisation_id),
        sector=coming.sector,
    )
