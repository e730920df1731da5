"""A file from elsewhere: opened and looked at first, and taken in as a dossier of its own after.

Nothing is compared with who or what is known here. What is taken in is another organisation's
words: it stays as it came, and opens no gate.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import msgspec
from django.db import IntegrityError, transaction

from zorgvuldig.carrying import reading, sealing
from zorgvuldig.carrying.codes import Goal, TakenFor
from zorgvuldig.carrying.form import Dossierbestand
from zorgvuldig.carrying.models import Arrival, TakenIn
from zorgvuldig.dossiers.actions.beginning import open_dossier
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of
from zorgvuldig.dossiers.actions.taking_over import take_over
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

STAYS = timedelta(days=1)  # what was opened and not taken in
TWICE = "Dit bestand is hier al overgenomen. Het is niet nog een keer opgeslagen."
GONE = "Dit bestand ligt hier niet meer. Open het opnieuw."
NOT_THAT = (
    "Deze grond past niet bij dit bestand: het is gemaakt omdat {why}. Kies een andere grond, of "
    "neem het niet over."
)
OF_ANOTHER = (
    "Dit bestand is gemaakt voor een ander programma van {sender} zelf. Bij een andere organisatie "
    "gaat het niet open. Vraag de afzender om een besluit om te delen, en een bestand daarvoor."
)
PURPOSE = "bestand van een andere organisatie bekijken"


@transaction.atomic
def bring(*, actor: "Actor", file: bytes, passphrase: str) -> Arrival:
    """Open a file and keep it sealed for a day, for who brought it. A file that is refused leaves
    nothing here."""
    hold(gates.no_dossiers_here(actor.organisation.regime))
    hold(gates.only_hands_over(actor.membership.roles if actor.membership else ()))
    found = reading.read(sealing.opened(file, passphrase))
    _refuse_of_another(actor, found)
    _refuse_twice(actor, found)
    key = DataKey.make(actor.organisation.pk)
    arrival = Arrival(organisation=actor.organisation, membership_id=actor.membership_id, key=key)
    arrival.sealed = key.seal(msgspec.to_builtins(found), arrival.pk)
    arrival.save(force_insert=True)
    record("carrying.opened", actor=actor, action=Action.READ, about=arrival, purpose=PURPOSE)
    return arrival


def _refuse_of_another(actor: "Actor", found: Dossierbestand) -> None:
    """The whole dossier moves with an organisation to its other software, and nowhere else: no
    decision to share was taken for it."""
    file = found.bestand
    same = file.van.naam.strip().casefold() == actor.organisation.name.strip().casefold()
    if file.doel.code == Goal.SOFTWARE and not same:
        raise NotNow(OF_ANOTHER.format(sender=file.van.naam))


def inside(arrival: Arrival) -> dict[str, Any]:
    """What is in a file that was opened: the form as plain values, every label ours."""
    return arrival.key.open(arrival.sealed, arrival.pk)


@transaction.atomic
def take_in(
    *,
    arrival: Arrival,
    actor: "Actor",
    ground: str,
    why: str,
    review_on: date,
    once: UUID,
    today: date,
) -> Dossier:
    """Begin a dossier with it, kept by who takes it in, on a ground that is written down."""
    held = _held(arrival)
    found = msgspec.convert(inside(held), Dossierbestand)
    _refuse_twice(actor, found)
    if (ground == TakenFor.OWN) != (found.bestand.doel.code == Goal.SOFTWARE):
        raise NotNow(NOT_THAT.format(why=found.bestand.doel.label))
    dossier = open_dossier(
        actor=actor,
        once=once,
        name=found.client.naam,
        born_on=found.client.geboren_op,
        age_band=found.client.leeftijd.code,
        review_on=review_on,
        today=today,
        another=True,
    )
    _lay_in(dossier, actor, found, ground, why, today)
    _forget(held)
    return dossier


def _lay_in(
    dossier: Dossier, actor: "Actor", found: Dossierbestand, ground: str, why: str, today: date
) -> None:
    """How it came, and what it holds."""
    words = {"taken_from": f"{found.bestand.van.naam}, {found.dossier.kenmerk}", "taken_why": why}
    written = add_entry(
        dossier=dossier,
        actor=actor,
        kind=EntryKind.TAKEN_IN,
        once=uuid4(),
        happened_on=today,
        words=words,
        purpose=str(TakenFor(ground).label),
    )
    file = found.bestand
    row = TakenIn(**codes_of(written), goal=file.doel.code, ground=ground, number=file.nummer)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as fault:
        raise NotNow(TWICE) from fault
    pieces = [msgspec.to_builtins(piece) for piece in found.stukken]
    last = found.dossier.laatste_wijziging
    take_over(dossier=dossier, actor=actor, pieces=pieces, last_change=last)


@transaction.atomic
def put_back(*, arrival: Arrival, actor: "Actor") -> None:
    """Not taken in: nothing of it stays."""
    held = _held(arrival)
    record("carrying.put_back", actor=actor, action=Action.DELETE, about=held)
    _forget(held)


def _held(arrival: Arrival) -> Arrival:
    rows = Arrival.unscoped.select_for_update(of=("self",)).select_related("key")
    held = rows.filter(pk=arrival.pk).first()
    if held is None:
        raise NotNow(GONE)
    return held


def _forget(held: Arrival) -> None:
    key = held.key
    held.delete()
    key.delete()


def _refuse_twice(actor: "Actor", found: Dossierbestand) -> None:
    rows = TakenIn.unscoped.filter(organisation=actor.organisation, number=found.bestand.nummer)
    if rows.exists():
        raise NotNow(TWICE)


def clear(now: datetime) -> None:
    """Of the organisation that was said: what was opened and nobody took in."""
    for old in Arrival.unscoped.filter(at__lt=now - STAYS).select_related("key"):
        _forget(old)
