"""What of a dossier can be shared: one thing at a time, each with what it is and what it says."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from msgspec import Struct, structs

from zorgvuldig.dossiers.codes import (
    EntryKind,
    FollowUp,
    SignPolarity,
    SignSource,
    StatementType,
)
from zorgvuldig.dossiers.models import (
    Dossier,
    Entry,
    OwnStatement,
    Rectification,
    SafetyConcern,
    Sign,
)

if TYPE_CHECKING:
    from zorgvuldig.dossiers.sharing_facts import Proposed

KINDS = (EntryKind.SAFETY_CONCERN, EntryKind.SIGN, EntryKind.CONVERSATION)
FAIR = "Geeft een eerlijk beeld: dit spreekt de zorg tegen."
CONCERN_LINES = {
    "protects": "Wat al beschermt",
    "whom": "Voor wie",
    "behaviour": "Door welk gedrag",
    "soon": "Hoe snel",
    "serious": "Hoe ernstig",
}


class Said(Struct, frozen=True, kw_only=True):
    """What the client or a parent says beside it, in their own words."""

    by: str
    on: date
    text: str
    differently: str = ""


class Item(Struct, frozen=True, kw_only=True):
    """One thing that can be chosen. `more` are further lines, each with its label; `beside` is what
    others say about it, which goes wherever it goes (AVG art. 16)."""

    id: UUID
    kind: str
    on: date
    text: str
    more: tuple[tuple[str, str], ...] = ()
    beside: tuple[Said, ...] = ()
    statement: str = ""
    polarity: str = ""
    followup: str = ""
    own: bool = True
    ended: bool = False

    @property
    def counter(self) -> bool:
        """Does it speak against the worry?"""
        return self.polarity == SignPolarity.CONTRADICTING

    @property
    def supports(self) -> bool:
        return self.polarity == SignPolarity.SUPPORTING

    @property
    def offered(self) -> bool:
        """May it still be chosen? What was refuted or has ended is not offered any more."""
        return not self.ended and self.followup != FollowUp.REFUTED


def items_of(dossier: Dossier) -> dict[UUID, Item]:
    """Everything that could be chosen: safety concerns, then what speaks against, then newest."""
    entries = Entry.unscoped.filter(dossier=dossier, kind__in=KINDS).order_by(
        "-happened_on", "-recorded_at", "-id"
    )
    signs = {sign.pk: sign for sign in Sign.unscoped.filter(dossier=dossier)}
    ended = set(
        SafetyConcern.unscoped.filter(dossier=dossier, ended_on__isnull=False).values_list(
            "pk", flat=True
        )
    )
    ended |= put_right(dossier)
    beside = said_beside(dossier)
    found = [item for entry in entries for item in _item(entry, dossier, signs, ended)]
    whole = [structs.replace(item, beside=tuple(beside.get(item.id, ()))) for item in found]
    return {item.id: item for item in sorted(whole, key=_place)}


def said_beside(dossier: Dossier) -> dict[UUID | None, list[Said]]:
    """Every own statement that stands beside an entry, by that entry, the oldest first. Wishes and
    our own why stay in the dossier: they are not about the entry."""
    rows = OwnStatement.unscoped.filter(dossier=dossier, about__isnull=False).select_related(
        "entry"
    )
    found: dict[UUID | None, list[Said]] = {}
    for row in rows.order_by("entry__happened_on", "entry__recorded_at"):
        words = row.entry.words(dossier.key)
        said = Said(
            by=row.by,
            on=row.entry.happened_on,
            text=words["own_words"],
            differently=words.get("differently", ""),
        )
        found.setdefault(row.about_id, []).append(said)
    return found


def put_right(dossier: Dossier) -> set[UUID]:
    """What was put right on request of the client; as it stood it is not shared any more."""
    rows = Rectification.unscoped.filter(dossier=dossier)
    return set(rows.values_list("corrects_id", flat=True))


def _place(item: Item) -> tuple[int, bool]:
    return KINDS.index(EntryKind(item.kind)), not item.counter


def _item(
    entry: Entry, dossier: Dossier, signs: dict[UUID, Sign], ended: set[UUID]
) -> Iterator[Item]:
    words = entry.words(dossier.key)
    known: dict[str, Any] = {"id": entry.pk, "kind": entry.kind, "on": entry.happened_on}
    if entry.kind == EntryKind.SIGN and entry.pk in signs:
        codes = _codes(signs[entry.pk])
        yield Item(text=words["description"], ended=entry.pk in ended, **known, **codes)
    elif entry.kind == EntryKind.SAFETY_CONCERN:
        more = tuple(
            (label, words[name]) for name, label in CONCERN_LINES.items() if words.get(name)
        )
        yield Item(text=words["risk"], more=more, ended=entry.pk in ended, **known)
    elif words.get("agreements"):
        yield Item(text=words["agreements"], ended=entry.pk in ended, **known)


def _codes(sign: Sign) -> dict[str, Any]:
    return {
        "statement": sign.statement_type,
        "polarity": sign.polarity,
        "followup": sign.followup,
        "own": sign.source == SignSource.OWN,
    }


def left_out(items: dict[UUID, Item], chosen: "set[UUID]") -> list[Item]:
    """Counter-signs that stay behind although supporting signs go along."""
    if not any(items[number].supports for number in chosen if number in items):
        return []
    return [i for i in items.values() if i.counter and i.offered and i.id not in chosen]


def begun_with(proposed: "Proposed", items: dict[UUID, Item], *, asked: bool) -> "Proposed":
    """A new draft: its concern and everything that speaks against the worry are chosen already.

    `asked`: the recipient is known to have asked for information.
    """
    against = {i.id: FAIR for i in items.values() if i.counter and i.offered}
    about = {number: "" for number in items if number == proposed.concern}
    known = {"asked_by_recipient": asked}
    return structs.replace(proposed, needs={**against, **about}, known=known)


def is_fact(item: Item) -> bool:
    return item.statement == StatementType.FACT
