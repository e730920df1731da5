"""From a first unease to a dossier with somebody who keeps it."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from zorgvuldig.dossiers.actions.entries import add_entry
from zorgvuldig.dossiers.codes import EntryKind, Part
from zorgvuldig.dossiers.models import Dossier, Involvement, UneaseNote
from zorgvuldig.dossiers.models.dossier import new_reference
from zorgvuldig.dossiers.refusals import AlreadyRecorded
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules.age import band_on
from zorgvuldig.rules.codes import Age
from zorgvuldig.vault import blind_index
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


@transaction.atomic
def note_unease(
    *, actor: "Actor", once: UUID, happened_on: date, triage: str, event_kind: str, **words: str
) -> UneaseNote:
    """Write down an unease or event with how pressing the situation is (S0). No client yet."""
    if UneaseNote.unscoped.filter(pk=once).exists():
        raise AlreadyRecorded(once)
    key = DataKey.make(actor.organisation.pk)
    note = UneaseNote.unscoped.create(
        id=once,
        organisation=actor.organisation,
        author=actor.person,
        key=key,
        triage=triage,
        event_kind=event_kind,
        happened_on=happened_on,
        sealed=key.seal(words, once),
    )
    record("unease.noted", actor=actor, action=Action.CREATE, about=note)
    return note


@transaction.atomic
def let_go(*, actor: "Actor", note: UneaseNote) -> None:
    """Let an unease go: ordinary growing up, or ordinary care. Nothing of it remains."""
    record("unease.let_go", actor=actor, action=Action.DELETE, about=note)
    note.delete()
    note.key.delete()


@transaction.atomic
def find(*, actor: "Actor", name: str, born_on: date | None, purpose: str) -> "QuerySet[Dossier]":
    """Dossiers in the own organisation of a client with this name (and birth date).

    Found are also dossiers of colleagues, so that no second one is made; what is in them is not
    shown. Every search is logged with its purpose (law.md J).
    """
    record(
        "dossier.searched", actor=actor, action=Action.EXECUTE, about="dossier:", purpose=purpose
    )
    return same_client(actor, name, born_on)


def same_client(actor: "Actor", name: str, born_on: date | None) -> "QuerySet[Dossier]":
    """Open or closed dossiers of the own organisation that may be about the same client."""
    organisation = actor.organisation.pk
    found = Dossier.unscoped.filter(
        organisation_id=organisation, name_index=blind_index.of_name(name, organisation)
    )
    if born_on:
        other_birth = found.filter(name_birth_index__isnull=False).exclude(
            name_birth_index=blind_index.of_name_and_birth(name, born_on, organisation)
        )
        found = found.exclude(pk__in=other_birth.values("pk"))
    return found.order_by("opened_on")


@transaction.atomic
def open_dossier(
    *,
    actor: "Actor",
    once: UUID,
    name: str,
    born_on: date | None,
    age_band: str,
    review_on: date,
    today: date,
    note: UneaseNote | None = None,
) -> Dossier:
    """A dossier for one client, kept by the actor. The unease moves into it as its first entry."""
    dossier = _new(actor, once, name, born_on, age_band, today)
    dossier.review_on = review_on
    dossier.triage = note.triage if note else ""
    try:
        with transaction.atomic():
            dossier.save(force_insert=True)
    except IntegrityError as fault:
        raise AlreadyRecorded(once) from fault
    Involvement.unscoped.create(
        organisation=actor.organisation,
        dossier=dossier,
        membership_id=actor.membership_id,
        part=Part.KEEPER,
        since=today,
    )
    record(
        "dossier.opened", actor=actor, action=Action.CREATE, about=dossier, client_ref=dossier.pk
    )
    if note:
        _move_in(actor, note, dossier)
    return dossier


def _new(
    actor: "Actor", once: UUID, name: str, born_on: date | None, age_band: str, today: date
) -> Dossier:
    organisation = actor.organisation.pk
    key = DataKey.make(organisation)
    client = {"name": name, "born_on": born_on.isoformat() if born_on else ""}
    return Dossier(
        id=once,
        organisation_id=organisation,
        reference=new_reference(),
        key=key,
        sealed_client=key.seal(client, once),
        name_index=blind_index.of_name(name, organisation),
        name_birth_index=(
            blind_index.of_name_and_birth(name, born_on, organisation) if born_on else None
        ),
        age_band=band_on(born_on, today) if born_on else age_band or Age.UNKNOWN,
        opened_on=today,
    )


def _move_in(actor: "Actor", note: UneaseNote, dossier: Dossier) -> None:
    words: dict[str, Any] = note.key.open(note.sealed, note.id)
    add_entry(
        dossier=dossier,
        actor=actor,
        kind=EntryKind.TRIAGE,
        once=note.id,
        happened_on=note.happened_on,
        words={**words, "triage": note.triage, "event_kind": note.event_kind},
    )
    note.delete()
    note.key.delete()
