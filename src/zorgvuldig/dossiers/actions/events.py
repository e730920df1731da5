"""Writing down events, changing and ending them, and linking them to a dossier."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from zorgvuldig.dossiers.access.events import values_of
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.letter.fingerprint import digest
from zorgvuldig.dossiers.models import Dossier, Touched, TriggerEvent, UneaseNote
from zorgvuldig.dossiers.unnamed import (
    names_seen_by,
    refuse_known_names,
    refuse_stamps,
    texts_of,
)
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import ChangedMeanwhile, NotNow
from zorgvuldig.rules.event_level import level_of
from zorgvuldig.rules.unnamed import names_in
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

OVER = "Deze gebeurtenis is al voorbij."


@dataclass(frozen=True, kw_only=True)
class Happening:
    """What happened: when, of which kind, on which level (the kind says it, where it does), what it
    does, and in which words."""

    happened_on: date
    kind: str
    level: str
    effect: str
    words: dict[str, str]

    def put_in(self, event: TriggerEvent) -> None:
        """As it is stored; does not save."""
        event.kind, event.level = self.kind, level_of(self.kind, self.level)
        event.effect, event.happened_on = self.effect, self.happened_on
        event.sealed = event.key.seal(self.words, event.id)


@transaction.atomic
def note_event(*, actor: "Actor", once: UUID, told: Happening) -> TriggerEvent:
    """Write an event down for everybody here who works with clients, without names."""
    _refuse_names(actor, told.words)
    organisation = actor.organisation
    key = DataKey.make(organisation.pk)
    event = TriggerEvent(id=once, organisation=organisation, key=key, author=actor.person)
    told.put_in(event)
    store_once(event, once)
    record("event.noted", actor=actor, action=Action.CREATE, about=event)
    return event


def _refuse_names(actor: "Actor", words: dict[str, str]) -> None:
    if sentence := names_in(texts_of(words), names_seen_by(actor)):
        raise NotNow(f"{sentence} Schrijf op wat er gebeurde, zonder namen.")


@transaction.atomic
def change_event(*, event: TriggerEvent, actor: "Actor", read: str, told: Happening) -> None:
    """Put an event right. `read` digests what stood there when the form was opened: when somebody
    else changed it since, nothing is stored (`ChangedMeanwhile`)."""
    held = _hold(event)
    if digest(values_of(held)) != read:
        raise ChangedMeanwhile
    _refuse_names(actor, told.words)
    told.put_in(held)
    held.save(update_fields=["kind", "level", "effect", "happened_on", "sealed"])
    record("event.changed", actor=actor, action=Action.UPDATE, about=held)


@transaction.atomic
def end_event(*, event: TriggerEvent, actor: "Actor", today: date) -> None:
    """It is over: it is no longer offered to link. What it did stays in the dossiers."""
    held = _hold(event)
    if held.ended_on is not None:
        raise NotNow(OVER)
    held.ended_on = today
    held.save(update_fields=["ended_on"])
    record("event.ended", actor=actor, action=Action.UPDATE, about=held)


def _hold(event: TriggerEvent) -> TriggerEvent:
    return (
        TriggerEvent.unscoped.select_related("key").select_for_update(of=("self",)).get(pk=event.pk)
    )


@transaction.atomic
def connect(
    *,
    dossier: Dossier,
    actor: "Actor",
    event: TriggerEvent,
    once: UUID,
    happened_on: date,
    words: dict[str, Any],
) -> Touched:
    """Say in this dossier that the event matters for this client, and neutrally how. Nothing of it
    can be read from the event."""
    lock_open(dossier)
    held = _hold(event)
    if held.ended_on is not None:
        raise NotNow(f"{OVER} Kies een andere, of schrijf een nieuwe op.")
    refuse_known_names(held, dossier)
    refuse_stamps(str(text) for text in words.values())
    entry = add_entry(
        dossier=dossier,
        actor=actor,
        kind=EntryKind.EVENT,
        once=once,
        happened_on=happened_on,
        words=words,
    )
    if Touched.unscoped.filter(dossier=dossier, event=held).exists():
        raise NotNow("Deze gebeurtenis staat al in dit dossier.")
    return Touched.unscoped.create(**codes_of(entry), event=held)


@transaction.atomic
def note_and_connect(
    *, dossier: Dossier, actor: "Actor", once: UUID, told: Happening, impact: dict[str, str]
) -> Touched:
    """A new event, and what it did to this client: both, or neither."""
    noted = note_event(actor=actor, once=uuid5(once, "event"), told=told)
    day = told.happened_on
    return connect(
        dossier=dossier, actor=actor, event=noted, once=once, happened_on=day, words=impact
    )


def connect_of(note: UneaseNote, *, actor: "Actor", dossier: Dossier) -> None:
    """What an unease said to play comes along into its dossier. Left out when the event is over,
    is linked already, or names somebody of this dossier: that never holds up the unease itself."""
    if note.event is None or Touched.unscoped.filter(dossier=dossier, event=note.event).exists():
        return
    try:
        connect(
            dossier=dossier,
            actor=actor,
            event=note.event,
            once=uuid4(),
            happened_on=note.happened_on,
            words={},
        )
    except NotNow:
        return
