"""The whole file in words, piece by piece: what the client may read (AVG 15, Jeugdwet 7.3.10).

Everything that was recorded is a piece, notes of the professional as well; nothing is left out
here. What the asker does not get to see is chosen afterwards, passage by passage.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.timezone import localdate
from msgspec import Struct

from zorgvuldig.dossiers import taken_over
from zorgvuldig.dossiers.codes import ConversationMode, EntryKind
from zorgvuldig.dossiers.letter.fingerprint import digest
from zorgvuldig.dossiers.models import (
    AssessmentView,
    Consent,
    Conversation,
    DecisionRecord,
    Disclosure,
    DisclosureItem,
    Dossier,
    EmergencyAccess,
    Entry,
    NextSteps,
    NoticeGiven,
    OwnStatement,
    Rectification,
    SafetyMap,
    SafetyNetworkMember,
    Sign,
    SignFollowUp,
    SmallStep,
    SummaryGiven,
)
from zorgvuldig.dossiers.views.words import shown
from zorgvuldig.handbook.wording import label, written
from zorgvuldig.people.models import Person
from zorgvuldig.privacy.rights.map_in_words import map_rows

if TYPE_CHECKING:
    from django.db.models import Model

CODED: dict[Any, dict[str, str]] = {
    Sign: {"statement_type": "Soort uitspraak", "polarity": "Kant", "source": "Bron",
           "followup": "Nagegaan"},
    Conversation: {"kind": "Met wie", "mode": "Hoe"},
    Consent: {"giver": "Wie antwoordde", "purpose": "Waarvoor", "answer": "Antwoord",
              "form": "Hoe"},
    DecisionRecord: {"decision": "Besluit"},
    Disclosure: {"purpose": "Waarvoor", "state": "Stand"},
    SignFollowUp: {"found": "Wat bleek"},
    NextSteps: {"outcome": "Uitkomst"},
    SmallStep: {"taken_by": "Wie het doet", "goal": "Bij welk doel", "ended_as": "Hoe het afliep"},
    OwnStatement: {"by": "Van wie", "received": "Hoe wij het kregen"},
    SummaryGiven: {"to": "Aan wie"},
    NoticeGiven: {"exception": "Waarom niet"},
}  # fmt: skip
TO_WHOM: dict[Any, str] = {
    SafetyNetworkMember: "Wie meedoet",
    Consent: taken_over.ABOUT,
    Disclosure: "Aan wie",
}
STAYED = "Wat er toch in bleef staan, en waarom"
Rows = tuple[tuple[str, str], ...]


class Coded(Struct, frozen=True):
    """One code beside a piece: of which field, and both in words."""

    field: str
    title: str
    code: str
    label: str


class Piece(Struct, frozen=True):
    """One thing that was recorded: what, when, by whom, its words, and its codes, each with its
    label. Codes are ours and name nobody; words are looked through. `carried` is what it was before
    it was taken over from elsewhere."""

    id: UUID
    title: str
    on: date
    by: str
    rows: Rows
    coded: tuple[Coded, ...] = ()
    kind: str = ""
    recorded: date | None = None
    author: int = 0
    carried: dict[str, Any] | None = None

    @property
    def codes(self) -> Rows:
        """Each code as a row."""
        return tuple((one.title, one.label) for one in self.coded)

    @property
    def digest(self) -> str:
        """Changes as soon as one word of it does."""
        return digest([self.title, self.rows, self.codes])


def by_name(colleague: Person) -> str:
    """A colleague as the client reads of them."""
    return colleague.name


def pieces(dossier: Dossier, *, called: Callable[[Person], str] = by_name) -> list[Piece]:
    """Everything in the file, the oldest first; a constant number of queries. `called` says how a
    colleague is named."""
    codes, more, modes = _codes(dossier), _beside(dossier, called), _map_modes(dossier)
    entries = Entry.unscoped.filter(dossier=dossier).select_related("author")
    return [
        _piece(entry, dossier, (modes, more[entry.pk], codes[entry.pk]), called)
        for entry in entries.order_by("happened_on", "recorded_at", "id")
    ]


def _map_modes(dossier: Dossier) -> dict[UUID, str]:
    """Which version of the map was made before an open talk, and which in one."""
    return dict(SafetyMap.unscoped.filter(dossier=dossier).values_list("pk", "mode"))


def _said(entry: Entry, words: dict[str, Any], modes: dict[UUID, str]) -> list[tuple[str, str]]:
    """The sealed words, each with its label; of a map what stands on it, quotes as quotes."""
    if entry.kind == EntryKind.SAFETY_MAP:
        explored = modes.get(entry.pk) == ConversationMode.EXPLORATORY
        return map_rows(words, explored=explored)
    left = [f"{one['written']}: {one['why']}" for one in words.get("left", ())]
    said = [(str(row["key"]), str(row["value"])) for row in shown(entry.kind, words)]
    return [*said, *((STAYED, text) for text in left)]


def _piece(
    entry: Entry,
    dossier: Dossier,
    beside: tuple[dict[UUID, str], list[tuple[str, str]], list[Coded]],
    called: Callable[[Person], str],
) -> Piece:
    modes, more, coded = beside
    words = entry.words(dossier.key)
    if "written_by" in words and called is not by_name:
        words = {**words, "written_by": "een collega"}
    carried = words["piece"] if entry.kind == EntryKind.TAKEN_OVER else None
    return Piece(
        id=entry.pk,
        title=EntryKind(entry.kind).label.capitalize(),
        on=entry.happened_on,
        by=taken_over.who_wrote(carried) if carried else called(entry.author),
        rows=(*_said(entry, words, modes), *more),
        coded=tuple(coded),
        kind=entry.kind,
        recorded=localdate(entry.recorded_at),
        author=entry.author_id,
        carried=carried,
    )


def _codes(dossier: Dossier) -> dict[UUID, list[Coded]]:
    """The codes beside each piece, with their labels."""
    found: dict[UUID, list[Coded]] = defaultdict(list)
    for model, names in CODED.items():
        for row in model.unscoped.filter(dossier=dossier):
            found[row.pk] += [one for one in _labels(row, names) if one.label]
    return found


def _labels(row: "Model", names: dict[str, str]) -> Iterable[Coded]:
    for name, title in names.items():
        code = str(getattr(row, name) or "")
        label = str(getattr(row, f"get_{name}_display")()) if code else ""
        yield Coded(name, title, code, label)


def _beside(dossier: Dossier, called: Callable[[Person], str]) -> dict[UUID, list[tuple[str, str]]]:
    """What stands sealed beside a piece: each view of an assessment, about whom consent was asked,
    and to whom it was proposed to give what, and why."""
    found: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    views = AssessmentView.unscoped.filter(assessment__dossier=dossier, submitted_at__isnull=False)
    for view in views.select_related("assessor").order_by("submitted_at", "pk"):
        words = dossier.key.open(view.sealed or b"", view.pk)
        said = shown("ASSESSMENT_VIEW", words)
        name = called(view.assessor)
        found[view.assessment_id] += [
            (f"{name}, bij de vraag: {row['key']}", row["value"]) for row in said
        ]
    for statement in beside_of(dossier):
        beside = _named(statement.about) if statement.about else ""
        found[statement.pk].append(("Staat naast", beside))
    for right in Rectification.unscoped.filter(dossier=dossier).select_related("corrects"):
        found[right.pk].append(("Verbetert", _named(right.corrects)))
        found[right.corrects_id].append(("Let op", "Dit is verbeterd op verzoek."))
    for look in EmergencyAccess.unscoped.filter(dossier=dossier, sealed_check__isnull=False):
        finding = dossier.key.open(look.sealed_check or b"", look.pk)["finding"]
        found[look.pk].append(("Wat bij het nakijken bleek", finding))
    for model, title in TO_WHOM.items():
        for row in model.unscoped.filter(dossier=dossier).select_related("recipient"):
            found[row.pk].append((title, str(row.recipient.words(dossier.key)["name"])))
            if taken_back := getattr(row, "withdrawn_on", None):
                found[row.pk].append(("Ingetrokken op", written(taken_back)))
    chosen = DisclosureItem.unscoped.filter(disclosure__dossier=dossier).select_related("item")
    for one in chosen.order_by("pk"):
        need = dossier.key.open(one.sealed_necessity, one.id)["need"]
        found[one.disclosure_id].append((f"Waarom dit nodig is: {_named(one.item)}", need))
    return found


def beside_of(dossier: Dossier) -> Iterable[OwnStatement]:
    """Own statements that stand beside one piece."""
    rows = OwnStatement.unscoped.filter(dossier=dossier, about__isnull=False)
    return rows.select_related("about").order_by("pk")


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
