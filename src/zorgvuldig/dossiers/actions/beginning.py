"""From a first unease to a dossier with somebody who keeps it."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, transaction

from zorgvuldig.dossiers.actions.acute import call_from_note
from zorgvuldig.dossiers.actions.entries import add_entry
from zorgvuldig.dossiers.actions.erasing_apart import let_go_of
from zorgvuldig.dossiers.actions.events import connect_of
from zorgvuldig.dossiers.actions.noticing import held_by
from zorgvuldig.dossiers.actions.searching import search
from zorgvuldig.dossiers.codes import EntryKind, Part
from zorgvuldig.dossiers.models import Dossier, Involvement, TriggerEvent, UneaseNote
from zorgvuldig.dossiers.models.dossier import new_reference
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.age import band_on
from zorgvuldig.rules.codes import Age
from zorgvuldig.vault import blind_index
from zorgvuldig.vault.models import DataKey, Reason

BEFORE_OPENING = "kijken of er al een dossier is"

HOW_PRESSING_FIRST = "Zeg eerst hoe dringend de situatie is. Daarna kunt u verder."

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


@transaction.atomic
def note_unease(
    *,
    actor: "Actor",
    once: UUID,
    happened_on: date,
    triage: str,
    event_kind: str,
    event: TriggerEvent | None = None,
    **words: str,
) -> UneaseNote:
    """Write down an unease or event with how pressing the situation is (S0). No client yet. A
    volunteer does not say how pressing it is (G19), and who runs a line keeps none (H-13)."""
    hold(gates.no_dossiers_here(actor.organisation.regime))
    hold(gates.only_hands_over(actor.membership.roles if actor.membership else ()))
    key = DataKey.make(actor.organisation.pk)
    note = UneaseNote(
        id=once,
        organisation=actor.organisation,
        author=actor.person,
        holder=actor.person,
        key=key,
        triage=triage,
        event=event,
        event_kind=event_kind,
        happened_on=happened_on,
        sealed=key.seal(words, once),
    )
    store_once(note, once, key=key)
    record("unease.noted", actor=actor, action=Action.CREATE, about=note)
    return note


@transaction.atomic
def let_go(*, actor: "Actor", note: UneaseNote) -> None:
    """Let an unease go: ordinary growing up, or ordinary care. Nothing of it remains, not in a
    restored backup either. What was passed on meanwhile is no longer the actor's to let go."""
    note = held_by(actor, note)
    if not note.triage:
        raise NotNow(HOW_PRESSING_FIRST)
    record("unease.let_go", actor=actor, action=Action.DELETE, about=note)
    let_go_of(note, Reason.LET_GO)


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
    another: bool = False,
) -> Dossier:
    """A dossier for one client, kept by the actor. The unease moves into it as its first entry.

    `NotNow` when the organisation has a dossier of that name already, unless `another` says that
    this is another client; the look is logged as a search. Two who open one at the same moment do
    so one after the other. A volunteer opens none (G19), nor does who runs a line (H-13).
    """
    hold(gates.no_dossiers_here(actor.organisation.regime))
    hold(gates.only_hands_over(actor.membership.roles if actor.membership else ()))
    with transaction.atomic():
        known = None if another else _look_first(actor, name, born_on)
        if known is None:
            dossier = _new(actor, once, today)
            dossier.review_on = review_on
            name_the_client(dossier, name, born_on, age_band, today)
            return _open(dossier, actor, note)
    raise NotNow(
        f"Er is al een dossier met deze naam: {known.reference}. Kijk eerst of dit dezelfde "
        "cliënt is. Is het een andere cliënt? Vink dat dan onderaan aan."
    )


def _look_first(actor: "Actor", name: str, born_on: date | None) -> Dossier | None:
    organisation = actor.organisation.pk
    place = int.from_bytes(blind_index.of_name(name, organisation)[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [place])
    found = search(actor=actor, purpose=BEFORE_OPENING, name=name, born_on=born_on)
    return found[0] if found else None


def _open(dossier: Dossier, actor: "Actor", note: UneaseNote | None) -> Dossier:
    store_once(dossier, dossier.id)
    Involvement.unscoped.create(
        organisation=actor.organisation,
        dossier=dossier,
        membership_id=actor.membership_id,
        part=Part.KEEPER,
        since=dossier.opened_on,
    )
    record(
        "dossier.opened", actor=actor, action=Action.CREATE, about=dossier, client_ref=dossier.pk
    )
    if note:
        move_in(actor=actor, note=note, dossier=dossier)
    return dossier


def _new(actor: "Actor", once: UUID, today: date) -> Dossier:
    organisation = actor.organisation.pk
    return Dossier(
        id=once,
        organisation_id=organisation,
        reference=new_reference(),
        key=DataKey.make(organisation),
        opened_on=today,
    )


def name_the_client(
    dossier: Dossier, name: str, born_on: date | None, age_band: str, today: date
) -> None:
    """Write down who the client is, sealed, and how the dossier is found again. Does not save."""
    organisation = dossier.organisation_id
    client = {"name": name, "born_on": born_on.isoformat() if born_on else ""}
    dossier.sealed_client = dossier.key.seal(client, dossier.id)
    dossier.name_index = blind_index.of_name(name, organisation)
    dossier.name_birth_index = (
        blind_index.of_name_and_birth(name, born_on, organisation) if born_on else None
    )
    dossier.age_band = band_on(born_on, today) if born_on else age_band or Age.UNKNOWN
    dossier.band_recorded_on = today


@transaction.atomic
def move_in(*, actor: "Actor", note: UneaseNote, dossier: Dossier) -> None:
    """The unease becomes an entry of this dossier, which counts as pressing as it was then. Who
    wrote it down stands with it, when that was another (G07)."""
    note = held_by(actor, note)
    if not note.triage:
        raise NotNow(HOW_PRESSING_FIRST)
    words: dict[str, Any] = note.key.open(note.sealed, note.id)
    if note.author_id != actor.person.pk:
        words["written_by"] = note.author.name
    said = {name: words.pop(name, "") for name in ("called", "said")}
    add_entry(
        dossier=dossier,
        actor=actor,
        kind=EntryKind.TRIAGE,
        once=note.id,
        happened_on=note.happened_on,
        words={**words, "triage": note.triage, "event_kind": note.event_kind},
    )
    if dossier.triaged_on is None or dossier.triaged_on <= note.happened_on:
        dossier.triage, dossier.triaged_on = note.triage, note.happened_on
        dossier.save(update_fields=["triage", "triaged_on"])
    call_from_note(dossier=dossier, actor=actor, note=note, said=said)
    connect_of(note, actor=actor, dossier=dossier)
    note.delete()
    note.key.delete()
