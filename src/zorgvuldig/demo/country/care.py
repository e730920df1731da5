"""Dossiers with their timeline, who is involved, and who wrote and looked: of one organisation.

Files are made in groups that lived in the same weeks: each round gives every file of the group one
entry and a few looks, so that the logbook goes on in time as the work did.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from zorgvuldig.demo.country import words
from zorgvuldig.demo.country.chained import Deed
from zorgvuldig.demo.country.sizes import ENTRIES, LINES
from zorgvuldig.dossiers.codes import EntryKind, Part
from zorgvuldig.dossiers.models import Consultation, Conversation, Dossier, Entry, Involvement, Sign
from zorgvuldig.handbook import EDITION
from zorgvuldig.people.roles import Role
from zorgvuldig.rules import retention
from zorgvuldig.rules.age import band_on
from zorgvuldig.vault import blind_index

if TYPE_CHECKING:
    from datetime import datetime

    from zorgvuldig.demo.country.places import Place, Worker, World
    from zorgvuldig.vault.models import DataKey

TOGETHER = 25
CLOSED_OF_TEN = 7
LOOKS = LINES // ENTRIES - 1  # after each entry
OPENED = Deed("dossier.opened", "C", "dossier")
READ = Deed("dossier.read", "R", "dossier", "involved")
MIDDLE = (EntryKind.CONVERSATION, EntryKind.SIGN, EntryKind.CONVERSATION, EntryKind.CONSULTATION)


@dataclass
class File:
    """One dossier while it is made."""

    number: UUID
    key: "DataKey"
    keeper: "Worker"
    closes: bool
    opened_on: date
    last_on: date


def fill(world: "World", place: "Place", dossiers: int) -> None:
    """So many dossiers, oldest first; three in ten are still open."""
    keepers = place.holding(Role.PROFESSIONAL)
    advisers = place.holding(Role.ATTENTION_OFFICER)
    for start in range(0, dossiers, TOGETHER):
        group = [
            _begun(world, place, keepers[n % len(keepers)], closes=n % 10 < CLOSED_OF_TEN)
            for n in range(start, min(dossiers, start + TOGETHER))
        ]
        for turn in range(ENTRIES):
            for file in group:
                _round(world, place, file, turn, advisers)
            place.chain.write(world.heap.cursor)
            world.heap.write_when_full()
        for file in group:
            _store(world, place, file)
            _involve(world, place, file, advisers)


def _begun(world: "World", place: "Place", keeper: "Worker", *, closes: bool) -> File:
    day = world.today
    return File(world.number(), world.key(place.number), keeper, closes, day, day)


def _round(world: "World", place: "Place", file: File, turn: int, advisers: list["Worker"]) -> None:
    """One entry, its line, and a few looks of who is involved."""
    about = str(file.number)
    if turn == 0:
        file.opened_on = place.chain.line(OPENED, file.keeper, about, about).date()
    kind = _kind(turn, file)
    number = world.number()
    written = Deed(f"{kind.lower()}.recorded", "C", "entry", "keeper")
    at = place.chain.line(written, file.keeper, str(number), about)
    file.last_on = at.date()
    _entry(world, place, file, kind, number, at)
    for n in range(LOOKS - (turn == 0)):
        who = advisers[0] if advisers and n == LOOKS - 1 else file.keeper
        place.chain.line(READ, who, about, about)


def _kind(turn: int, file: File) -> str:
    if turn == 0:
        return EntryKind.TRIAGE
    last = turn == ENTRIES - 1 and file.closes
    return EntryKind.CLOSING if last else MIDDLE[turn % len(MIDDLE)]


def _entry(world: "World", place: "Place", file: File, kind: str, number: UUID,
           at: "datetime") -> None:  # fmt: skip
    said = words.of_entry(kind, world.chance)
    if file.closes and kind == EntryKind.TRIAGE:
        said.pop("reason")  # as closing does: how pressing it once seemed is wiped
    world.heap.add(
        Entry, id=number, organisation_id=place.number, dossier_id=file.number, kind=str(kind),
        happened_on=at.date(), recorded_at=f"{at.isoformat()}Z", author_id=file.keeper.person,
        sealed=file.key.seal(said, number), edition=EDITION,
    )  # fmt: skip
    same = {"entry_id": number, "organisation_id": place.number, "dossier_id": file.number}
    if kind == EntryKind.CONVERSATION:
        world.heap.add(Conversation, **same, kind="INDIVIDUAL", mode="EXPLORATORY")
    elif kind == EntryKind.SIGN:
        _sign(world, same, at.date())
    elif kind == EntryKind.CONSULTATION:
        world.heap.add(Consultation, **same, scope="INTERNAL")


def _sign(world: "World", same: dict[str, object], day: date) -> None:
    """Mostly facts; an opinion was confirmed, or comes back when it is of the last weeks."""
    fact = world.chance.random() < 0.7
    again = day + timedelta(days=14)
    open_still = again >= world.today
    world.heap.add(
        Sign, **same, statement_type="FACT" if fact else "OPINION",
        polarity=world.chance.choice(("CONTRADICTING", "SUPPORTING", "UNCLEAR")),
        followup="" if fact else "OPEN" if open_still else "CONFIRMED",
        ask_again_on=None if fact else again, source="OWN", source_agrees="",
    )  # fmt: skip


def _store(world: "World", place: "Place", file: File) -> None:
    """The dossier itself, once it is known how long it ran."""
    name, born_on = words.name(world.chance), world.day(25 * 365, 12 * 365)
    client = {"name": name, "born_on": born_on.isoformat()}
    world.heap.add(
        Dossier, id=file.number, organisation_id=place.number,
        reference=place.reference(world.chance), key_id=file.key.id,
        sealed_client=file.key.seal(client, file.number),
        name_index=blind_index.of_name(name, place.number),
        name_birth_index=blind_index.of_name_and_birth(name, born_on, place.number),
        age_band=str(band_on(born_on, file.opened_on)), band_recorded_on=file.opened_on,
        opened_on=file.opened_on, **_stands(world, place, file),
    )  # fmt: skip


def _stands(world: "World", place: "Place", file: File) -> dict[str, object]:
    """Open with a day to look again, or closed with the day until which it is kept."""
    closed = file.last_on if file.closes else None
    outcome = world.chance.choice(("NO_CONCERN", "OTHER_SUPPORT", "PLAN_DONE")) if closed else ""
    term = retention.keep_until(place.regime, outcome, True, closed) if closed else None
    return {
        "triage": "" if closed else "CONCERN",
        "triaged_on": None if closed else file.opened_on,
        "review_on": None if closed else world.day(20, -40),
        "closed_on": closed,
        "outcome": outcome,
        "help_relation": True if closed else None,
        "kept_from": closed,
        "keep_until": term,
    }


def _involve(world: "World", place: "Place", file: File, advisers: list["Worker"]) -> None:
    """Who keeps it, and who thinks along: in each organisation one person with all its files."""
    involved = [(file.keeper, Part.KEEPER), *((one, Part.ADVISER) for one in advisers[:1])]
    for who, part in involved:
        world.heap.add(
            Involvement, organisation_id=place.number, dossier_id=file.number,
            membership_id=who.membership, part=str(part), since=file.opened_on,
        )  # fmt: skip
