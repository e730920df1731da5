"""The file is made once everybody said yes, sealed with a passphrase that is shown once."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zorgvuldig.carrying import gathering, sealing
from zorgvuldig.carrying.actions.asking import ANSWERED, LASTS, complete, may_go
from zorgvuldig.carrying.codes import Goal
from zorgvuldig.carrying.models import CarryOut
from zorgvuldig.dossiers.actions.entries import lock
from zorgvuldig.dossiers.actions.freezing import refuse_while_frozen
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

STAYS = timedelta(days=7)  # the file, at our end, to be fetched
NOT_YET = "Nog niet iedereen heeft ja gezegd. Een dossier gaat nooit door één persoon mee."
TOO_LATE = (
    "Het akkoord is meer dan twee weken oud. Neem de vraag terug en vraag het opnieuw, met hoe het "
    "nu is."
)
GONE = "Dit bestand is niet meer op te halen. Maak zo nodig een nieuw bestand: vraag het opnieuw."


@transaction.atomic
def make(*, asked: CarryOut, actor: "Actor", today: date) -> str:
    """Make the file and return its passphrase. On the day itself every rule is asked again: a
    consent that was withdrawn or sharing that stands still refuses it, whatever was agreed."""
    held = _held(asked)
    if held.ended_as or held.made_at is not None:
        raise NotNow(ANSWERED)
    if not complete(held):
        raise NotNow(NOT_YET)
    now = timezone.now()
    if any(at + LASTS < now for at in (held.agreed_at, held.office_at) if at is not None):
        raise NotNow(TOO_LATE)
    held.file, passphrase = sealing.sealed(_content(held, today, now))
    held.made_at = now
    held.save(update_fields=["file", "made_at"])
    _log("carrying.made", held, actor)
    return passphrase


@transaction.atomic
def fetch(*, asked: CarryOut, actor: "Actor") -> bytes:
    """The sealed file, for some days; each time is a line."""
    held = _held(asked)
    refuse_while_frozen(held.dossier)
    if held.file is None or held.made_at is None or held.made_at + STAYS < timezone.now():
        raise NotNow(GONE)
    held.fetched_at = timezone.now()
    held.save(update_fields=["fetched_at"])
    _log("carrying.fetched", held, actor)
    return bytes(held.file)


def _content(held: CarryOut, today: date, now: datetime) -> bytes:
    refuse_while_frozen(held.dossier)
    if held.goal == Goal.SOFTWARE:
        return gathering.written(gathering.whole(held.dossier, number=held.number, at=now))
    proposal = held.disclosure
    letter = may_go(proposal, today).letter
    if proposal is None:
        raise NotNow(NOT_YET)
    return gathering.written(gathering.decided(proposal, letter, number=held.number, at=now))


def _held(asked: CarryOut) -> CarryOut:
    lock(asked.dossier)
    rows = CarryOut.unscoped.select_for_update(of=("self",))
    held = rows.select_related("disclosure__recipient", "disclosure__entry").get(pk=asked.pk)
    held.dossier = asked.dossier
    if held.disclosure is not None:
        held.disclosure.dossier = asked.dossier
    return held


def _log(event: str, asked: CarryOut, actor: "Actor") -> None:
    record(
        event,
        actor=actor,
        action=Action.EXECUTE,
        about=asked,
        client_ref=asked.dossier_id,
        policy="keeper",
        purpose=str(Goal(asked.goal).label),
    )


def clear(now: datetime) -> None:
    """Of the organisation that was said: files that lay long enough. That they were made stays with
    the dossier."""
    CarryOut.unscoped.filter(file__isnull=False, made_at__lt=now - STAYS).update(file=None)
