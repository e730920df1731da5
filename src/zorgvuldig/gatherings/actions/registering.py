"""Somebody comes: by their own link, or by the one their municipality passed on.

Who came by the shared link says so once more on their own page, which only the mail leads to: a
seat goes to who can read the mailbox, and not to who typed an address.

Each deed holds the workshop first, so that two hundred at once are one after the other: a seat
within the mix and the fifteen (W-01), or the next place in line.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from zorgvuldig.gatherings import letters
from zorgvuldig.gatherings.access.seats import Standing, digest_of, known_here
from zorgvuldig.gatherings.actions.offering import is_open, settle
from zorgvuldig.gatherings.actions.sent_forms import note_sent, only_once
from zorgvuldig.gatherings.actions.stages import lock
from zorgvuldig.gatherings.models import Participant, Workshop
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.gates import gatherings as gates
from zorgvuldig.rules.gatherings.codes import HOLDS_A_SEAT, SeatState
from zorgvuldig.rules.gatherings.seats import MOST_KNOWN, MOST_UNPROVEN
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from datetime import datetime

NOT_OPEN = (
    "Inschrijven kan niet meer voor dit werkatelier. Neem contact op met wie het organiseert."
)
NO_SUCH_SECTOR = "Voor deze sector zijn geen plaatsen afgesproken. Kies een sector uit de lijst."
LISTED = "Op deze lijst kan niemand meer bij. Neem contact op met wie het werkatelier organiseert."
BUSY = (
    "Er kwamen het afgelopen uur veel inschrijvingen binnen. U bent nog niet ingeschreven. Probeer "
    "het over een uur opnieuw, of vraag uw gemeente om een uitnodiging."
)
OFFER_OVER = (
    "Het aanbod is voorbij en de plaats ging naar de volgende. U kunt zich opnieuw inschrijven: u "
    "komt dan achteraan op de wachtlijst, of krijgt een plaats als die vrij is."
)
FORGOTTEN = "Uw gegevens zijn gewist. Deze link werkt niet meer."


@dataclass(frozen=True)
class Coming:
    """What somebody says of their work; `regime` is their legal frame."""

    sector: str
    regime: str
    organisation: str = ""
    profession: str = ""

    def words(self) -> dict[str, str]:
        """What is sealed of it."""
        return {"organisation": self.organisation, "profession": self.profession}


@transaction.atomic
def register(
    *, workshop: Workshop, once: UUID, name: str, email: str, coming: Coming
) -> Participant:
    """By the link of the municipality: from now on somebody can confirm, by their own link, and
    holds no seat yet. Whose address is known already changes nothing here and is sent their own
    link again: so nobody takes another's place. Whether there is room on the list is asked first,
    so that nobody learns from the answer who stands on it."""
    key = DataKey.make(workshop.organisation_id)
    only_once(lock(workshop), once, email)
    _room_on_the_list(workshop, _open(workshop, coming.sector))
    if found := known_here(workshop, email):
        key.delete()
        _send_link_again(found)
        note_sent(workshop, once, found)
        return found
    one = _unproven(workshop, key, {"name": name, "email": email}, coming)
    note_sent(workshop, once, one)
    letters.send_link.defer(organisation_id=one.organisation_id, participant=str(one.pk))
    tell("seat.asked", one)
    return one


def _room_on_the_list(workshop: Workshop, stands: Standing) -> None:
    """A robot with the link fills nothing but a list that empties by itself after a day."""
    since = timezone.now() - timedelta(hours=1)
    rows = Participant.unscoped.filter(workshop=workshop, unproven=True)
    if rows.filter(invited_at__gt=since).count() >= MOST_UNPROVEN:
        raise NotNow(BUSY)
    if stands.known >= MOST_KNOWN:
        raise NotNow(LISTED)


def _unproven(workshop: Workshop, key: DataKey, who: dict[str, str], coming: Coming) -> Participant:
    number = uuid4()
    return Participant.unscoped.create(
        id=number,
        organisation_id=workshop.organisation_id,
        workshop=workshop,
        key=key,
        sealed=key.seal({**who, **coming.words()}, number),
        address_digest=digest_of(who["email"], workshop.organisation_id),
        sector=coming.sector,
        regime=coming.regime,
        unproven=True,
    )


@transaction.atomic
def confirm(*, participant: Participant, coming: Coming) -> Participant:
    """Who was invited comes, or who registered proves it: a seat when one is free for their sector,
    otherwise a place in line. Who comes already keeps what they have."""
    stands = _open(participant.workshop, coming.sector)
    one = held(participant)
    if one.state in (*HOLDS_A_SEAT, SeatState.WAITING):
        return one
    one.sector, one.regime, one.unproven = coming.sector, coming.regime, False
    one.changes += 1
    one.sealed = one.key.seal(one.words() | coming.words(), one.pk)
    _give_place(stands, one)
    one.save()
    tell("seat.registered", one)
    return one


@transaction.atomic
def accept(*, participant: Participant) -> Participant:
    """Take the seat that was offered, before the offer ends."""
    settle(_still_open(lock(participant.workshop)))
    one = held(participant)
    if one.state == SeatState.SEATED:
        return one
    if one.state != SeatState.OFFERED:
        raise NotNow(OFFER_OVER)
    one.state, one.offered_until, one.answered_at = SeatState.SEATED, None, timezone.now()
    one.changes += 1
    one.save(update_fields=["state", "offered_until", "answered_at", "changes"])
    tell("seat.accepted", one)
    return one


def held(participant: Participant) -> Participant:
    """The row as it is by now; call it with the workshop held."""
    one = Participant.unscoped.select_related("key").filter(pk=participant.pk).first()
    if one is None:
        raise NotNow(FORGOTTEN)
    one.workshop = participant.workshop
    return one


def _open(workshop: Workshop, sector: str) -> Standing:
    """The workshop held, open for registering, and what was free gone to who waits."""
    stands = settle(_still_open(lock(workshop)))
    if sector not in stands.mix:
        raise NotNow(NO_SUCH_SECTOR)
    return stands


def _still_open(workshop: Workshop) -> Workshop:
    if not is_open(workshop):
        raise NotNow(NOT_OPEN)
    return workshop


def _give_place(stands: Standing, one: Participant) -> None:
    """W-01: a seat within the mix and the fifteen, or the end of the line."""
    shut = gates.mix_holds(stands.mix, stands.held, one.sector)
    one.state = SeatState.WAITING if shut else SeatState.SEATED
    one.place, one.answered_at = stands.last_place + 1, timezone.now()


def _send_link_again(one: Participant) -> None:
    """At most once an hour, so that nobody floods another's mailbox."""
    now: datetime = timezone.now()
    if (now - one.invited_at).total_seconds() < letters.LINK_EVERY.total_seconds():
        return
    one.invited_at = now
    one.save(update_fields=["invited_at"])
    letters.send_link.defer(organisation_id=one.organisation_id, participant=str(one.pk))


def tell(event: str, one: Participant) -> None:
    record(event, actor=Caller(one.organisation_id), action=Action.UPDATE, about=one)
