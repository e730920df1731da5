"""The whole file in words, piece by piece: what the client may read (AVG 15, Jeugdwet 7.3.10).

Everything that was recorded is a piece, notes of the professional as well; nothing is left out
here. What the asker does not get to see is chosen afterwards, passage by passage.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from msgspec import Struct

from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.letter.fingerprint import digest
from zorgvuldig.dossiers.models import (
    AssessmentView,
    Consent,
    Conversation,
    DecisionRecord,
    Disclosure,
    DisclosureItem,
    Dossier,
    Entry,
    NextSteps,
    OwnStatement,
    Rectification,
    Sign,
    SignFollowUp,
)
from zorgvuldig.dossiers.views.words import shown
from zorgvuldig.handbook.wording import label, written

if TYPE_CHECKING:
    from django.db.models import Model

CODED: dict[Any, dict[str, str]] = {
    Sign: {"statement_type": "Soort uitspraak", "polarity": "Kant", "source": "Bron",
           "followup": "Nagegaan"},
    Conversation: {"kind": "Met wie", "mode": "Hoe"},
    Consent: {"giver": "Wie antwoordde", "answer": "Antwoord", "form": "Hoe"},
    DecisionRecord: {"decision": "Besluit"},
    Disclosure: {"purpose": "Waarvoor", "state": "Stand"},
    SignFollowUp: {"found": "Wat bleek"},
    NextSteps: {"outcome": "Uitkomst"},
}  # fmt: skip
Rows = tuple[tuple[str, str], ...]


class Piece(Struct, frozen=True):
    """One thing that was recorded: what, when, by whom, its words, and its codes, each with its
    label. Codes are ours and name nobody; words are looked through."""

    id: UUID
    title: str
    on: date
    by: str
    rows: Rows
    codes: Rows = ()

    @property
    def digest(self) -> str:
        """Changes as soon as one word of it does."""
        return digest([self.title, self.rows, self.codes])


def pieces(dossier: Dossier) -> list[Piece]:
    """Everything in the file, the oldest first; a constant number of queries."""
    codes, more = _codes(dossier), _beside(dossier)
    entries = Entry.unscoped.filter(dossier=dossier).select_related("author")
    return [
        _piece(entry, dossier, more[entry.pk], codes[entry.pk])
        for entry in entries.order_by("happened_on", "recorded_at", "id")
    ]


def _piece(
    entry: Entry,
    dossier: Dossier,
    also: list[tuple[str, str]],
    codes: list[tuple[str, str]],
) -> Piece:
    words = entry.words(dossier.key)
    said = [(str(row["key"]), str(row["value"])) for row in shown(entry.kind, words)]
    title = EntryKind(entry.kind).label.capitalize()
    rows = (*said, *also)
    return Piece(entry.pk, title, entry.happened_on, entry.author.name, rows, tuple(codes))


def _codes(dossier: Dossier) -> dict[UUID, list[tuple[str, str]]]:
    """The codes beside each piece, with their labels."""
    found: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    for model, names in CODED.items():
        for row in model.unscoped.filter(dossier=dossier):
            found[row.pk] += [(title, text) for title, text in _labels(row, names) if text]
    return found


def _labels(row: "Model", names: dict[str, str]) -> Iterable[tuple[str, str]]:
    for name, title in names.items():
        yield title, str(getattr(row, f"get_{name}_display")() if getattr(row, name) else "")


def _beside(dossier: Dossier) -> dict[UUID, list[tuple[str, str]]]:
    """What stands sealed beside a piece: each view of an assessment, and to whom it was proposed
    to give what, and why."""
    found: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    views = AssessmentView.unscoped.filter(assessment__dossier=dossier, submitted_at__isnull=False)
    for view in views.select_related("assessor"):
        words = dossier.key.open(view.sealed or b"", view.pk)
        said = shown("ASSESSMENT_VIEW", words)
        found[view.assessment_id] += [
            (f"{row['key']} ({view.assessor.name})", row["value"]) for row in said
        ]
    for statement in beside_of(dossier):
        beside = _named(statement.about) if statement.about else ""
        found[statement.pk].append(("Staat naast", beside))
    for right in Rectification.unscoped.filter(dossier=dossier).select_related("corrects"):
        found[right.pk].append(("Verbetert", _named(right.corrects)))
        found[right.corrects_id].append(("Let op", "Dit is verbeterd op verzoek."))
    proposals = Disclosure.unscoped.filter(dossier=dossier).select_related("recipient")
    for proposal in proposals:
        name = proposal.recipient.words(dossier.key)["name"]
        found[proposal.pk].append(("Aan wie", name))
    chosen = DisclosureItem.unscoped.filter(disclosure__dossier=dossier).select_related("item")
    for one in chosen:
        need = dossier.key.open(one.sealed_necessity, one.id)["need"]
        found[one.disclosure_id].append((f"Waarom dit nodig is: {_named(one.item)}", need))
    return found


def beside_of(dossier: Dossier) -> Iterable[OwnStatement]:
    """Own statements that stand beside one piece."""
    rows = OwnStatement.unscoped.filter(dossier=dossier, about__isnull=False)
    return rows.select_related("about")


def _named(entry: Entry) -> str:
    """A piece by its kind and day: its words may hold what is left out elsewhere."""
    return f"{EntryKind(entry.kind).label} van {written(entry.happened_on)}"


def received(dossier: Dossier, *, by_name: bool) -> list[tuple[date, str, list[str]]]:
    """Who received something of it: on which day, who, and which pieces. Without `by_name` only
    what sort of recipient."""
    decided = DecisionRecord.unscoped.filter(dossier=dossier, decision="SHARE")
    days = dict(decided.values_list("disclosure_id", "entry__happened_on"))
    given: dict[UUID, list[str]] = defaultdict(list)
    items = DisclosureItem.unscoped.filter(disclosure__in=days).select_related("item")
    for one in items:
        given[one.disclosure_id].append(_named(one.item))
    rows = Disclosure.unscoped.filter(pk__in=days).select_related("recipient")
    return sorted((days[row.pk], _who(row, dossier, by_name), given[row.pk]) for row in rows)


def _who(row: Disclosure, dossier: Dossier, by_name: bool) -> str:
    if by_name:
        return str(row.recipient.words(dossier.key)["name"])
    return label("addressee", row.recipient.addressee)
