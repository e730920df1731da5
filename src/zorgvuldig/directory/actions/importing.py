"""A table is read in: first what each row would do, then, when somebody agrees, exactly that.

A row that is not right holds nothing back and changes nothing. Read in twice, a table changes
nothing the second time: a row is known by its mark, or else by its name and municipalities; from
those its mark follows when it brings none. What was checked later here is not replaced by what is
older. Nothing is taken off, and nothing becomes public by reading it in.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from zorgvuldig.directory import table
from zorgvuldig.directory.access.listings import listings_of
from zorgvuldig.directory.actions.listings import as_known, towns_known
from zorgvuldig.directory.forms.listings import FIELDS, ListingForm
from zorgvuldig.directory.models import Listing
from zorgvuldig.language.made import made
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Organisation
from zorgvuldig.recording.refusals import ChangedMeanwhile

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

PURPOSE = "sociale kaart uitwisselen"
SAME_MARK = (
    "Deze dienst staat eerder in dit bestand al: dezelfde naam en gemeenten, of hetzelfde kenmerk."
)
CALLED = {field: column for column, field in table.COLUMNS.items()}
CHANGED_MEANWHILE = (
    "De kaart is veranderd nadat u deze tabel bekeek. Er is niets ingelezen. Bekijk opnieuw wat er "
    "per rij zou gebeuren."
)


class Deed(StrEnum):
    """What a row does."""

    ADD = "ADD"
    CHANGE = "CHANGE"
    SAME = "SAME"
    OLDER = "OLDER"
    WRONG = "WRONG"


@dataclass(frozen=True)
class Step:
    """One row and what it does: which fields change, or every sentence of what is wrong."""

    line: int
    deed: Deed
    name: str
    mark: UUID | None = None
    values: dict[str, Any] | None = None
    changed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    version: int = 0


@dataclass(frozen=True)
class Plan:
    """What a table would do, row by row."""

    steps: list[Step]
    unknown: list[str]

    @property
    def counted(self) -> Counter[Deed]:
        return Counter(step.deed for step in self.steps)

    @property
    def seen(self) -> str:
        """A fingerprint of what it would do, to the version of every service."""
        told = [(s.line, s.deed, s.mark, s.version, s.values) for s in self.steps]
        return sha256(repr(told).encode()).hexdigest()


def plan(*, actor: "Actor", text: str) -> Plan:
    """What this table would do now; nothing is changed. Raises `table.Unreadable`."""
    read_in = table.taken_in(text)
    rows = list(listings_of(actor.organisation.pk))
    here = {own_mark(one.name, one.towns): one for one in rows} | {one.mark: one for one in rows}
    return Plan(list(_steps(read_in.rows, here, towns_known(actor))), read_in.unknown)


@transaction.atomic
def carry_out(*, actor: "Actor", text: str, seen: str) -> Plan:
    """Do what was looked at; nothing at all when it would be something else by now."""
    Organisation.objects.select_for_update(no_key=True).get(pk=actor.organisation.pk)
    agreed = plan(actor=actor, text=text)
    if agreed.seen != seen:
        raise ChangedMeanwhile(CHANGED_MEANWHILE)
    for step in agreed.steps:
        if step.deed in (Deed.ADD, Deed.CHANGE):
            _do(step, actor)
    record(
        "directory.read_in", actor=actor, action=Action.EXECUTE, about="directory:",
        purpose=PURPOSE,
    )  # fmt: skip
    return agreed


def _do(step: Step, actor: "Actor") -> None:
    values, mark = step.values or {}, step.mark
    assert mark is not None
    if step.deed == Deed.ADD:
        made = Listing(id=uuid4(), organisation=actor.organisation, mark=mark, **values)
        made.save(force_insert=True)
        record("listing.added", actor=actor, action=Action.CREATE, about=made)
        return
    rows = Listing.unscoped.select_for_update(no_key=True).filter(organisation=actor.organisation)
    held = rows.filter(mark=mark).first()
    if held is None or held.version != step.version:
        raise ChangedMeanwhile(CHANGED_MEANWHILE)
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    held.save()
    record("listing.changed", actor=actor, action=Action.UPDATE, about=held)


def _steps(
    rows: list[table.Row], here: dict[UUID, Listing], towns: dict[str, str]
) -> Iterator[Step]:
    met: set[UUID] = set()
    form = _form()
    for row in rows:
        form.data = row.values
        form.full_clean()
        step = _step(row, form, here, towns)
        if step.mark in met:
            step = Step(row.line, Deed.WRONG, step.name, wrong=(SAME_MARK,))
        elif step.mark:
            met.add(step.mark)
        yield step


def _form() -> Any:
    """The form that looks at every row in its turn: making it anew for each would take longer."""
    form: Any = ListingForm({})
    del form.fields["is_public"], form.fields["once"]
    for name in ("themes", "languages", "cost"):
        form.fields[name].choices = list(form.fields[name].choices)
    return form


def _step(row: table.Row, form: Any, here: dict[UUID, Listing], towns: dict[str, str]) -> Step:
    """What one row does, by the form that just looked at it."""
    name = str(row.values.get("name", ""))
    if form.errors or row.wrong:
        return Step(row.line, Deed.WRONG, name, wrong=(*row.wrong, *_sentences(form, row.wrong)))
    values = form.values()
    values["towns"] = as_known(values["towns"], towns)
    values = {k: v for k, v in values.items() if k in row.values}  # a column that is not there
    by_name = own_mark(values["name"], values.get("towns", []))
    found = here.get(row.mark or by_name) or here.get(by_name)
    if found is None:
        return Step(row.line, Deed.ADD, name, row.mark or by_name, values)
    changed = tuple(k for k in FIELDS if k in values and getattr(found, k) != values[k])
    deed = Deed.CHANGE if changed else Deed.SAME
    if changed and values["checked_on"] < found.checked_on:
        deed, changed = Deed.OLDER, ()
    return Step(row.line, deed, name, found.mark, values, changed, version=found.version)


def _sentences(form: Any, told: tuple[str, ...]) -> Iterator[str]:
    """What is wrong, by column; of a list of codes not twice."""
    for name, faults in form.errors.items():
        column = CALLED.get(name, name)
        if not any(f"lijst van {column}" in one for one in told):
            yield from (made("{name}: {fault}", name=column, fault=str(fault)) for fault in faults)


BY_NAME = UUID("7a0b1a52-6d0c-5d43-9d6c-1f3d5a1e0c44")  # where marks of rows without one come from


def own_mark(name: str, towns: list[str]) -> UUID:
    """The mark of a row without one: the same for the same name and municipalities."""
    return uuid5(BY_NAME, "|".join([name.casefold(), *sorted(t.casefold() for t in towns)]))
