"""Who received what about one client, when and on which ground, and whether the client knows.

By kind of recipient, never by name: a name of a parent, a friend or a professional is theirs.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Max, OuterRef, Subquery

from zorgvuldig.dossiers.codes import Decision, EntryKind, Scope
from zorgvuldig.dossiers.models import (
    AcuteCall,
    ClientNotification,
    Consultation,
    ContactNotice,
    Conversation,
    Correction,
    DecisionRecord,
    DisclosureItem,
    NoticeGiven,
    SummaryGiven,
)
from zorgvuldig.handbook.wording import label, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from zorgvuldig.dossiers.models import Dossier

NOT_RECORDED = "niet vastgelegd"


@dataclass(frozen=True)
class Receipt:
    """One time that somebody heard or received something about the client."""

    on: date
    who: str
    what: str
    ground: str
    told: str


def receipts_of(dossier: "Dossier") -> list[Receipt]:
    """Everything that somebody received, newest first: letters, corrections, calls in danger, talks
    with parents and others, consultation with a name, notice about the file, and summaries. Seven
    queries."""
    return _newest_first([*_letters(dossier), *_beside_letters(dossier)])


def received_otherwise(dossier: "Dossier") -> list[Receipt]:
    """The same without what was shared by decision, which is told letter by letter elsewhere."""
    return _newest_first(_beside_letters(dossier))


def _beside_letters(dossier: "Dossier") -> list[Receipt]:
    return [
        *_corrections(dossier),
        *_calls(dossier),
        *_talks(dossier),
        *_consultations(dossier),
        *_notices(dossier),
        *_summaries(dossier),
    ]


def _newest_first(found: list[Receipt]) -> list[Receipt]:
    return sorted(found, key=lambda receipt: receipt.on, reverse=True)


def _told(told_on: date | None, postponed_to: date | None) -> str:
    """In words, whether the client knows (G16)."""
    if told_on:
        return f"ja, verteld op {written(told_on)}"
    return f"nog niet, uitgesteld tot {written(postponed_to)}" if postponed_to else "nog niet"


def _first_told(rows: "QuerySet[ClientNotification]", about: str) -> dict[str, Any]:
    """When the client was told, and until when that was put off."""
    told = rows.filter(told_on__isnull=False).order_by("told_on").values("told_on")[:1]
    later = rows.order_by().values(about).annotate(last=Max("postponed_to")).values("last")
    return {"told_on": Subquery(told), "postponed_to": Subquery(later)}


def _letters(dossier: "Dossier") -> "Iterator[Receipt]":
    """What was shared by decision."""
    told = ClientNotification.unscoped.filter(
        disclosure=OuterRef("disclosure"),
        content_digest=OuterRef("disclosure__content_digest"),
    )
    items = DisclosureItem.unscoped.filter(disclosure=OuterRef("disclosure"))
    kinds = items.order_by("item__kind").values("item__kind").distinct()
    rows: Any = (
        DecisionRecord.unscoped.filter(dossier=dossier, decision=Decision.SHARE)
        .select_related("disclosure__recipient", "entry")
        .annotate(kinds=ArraySubquery(kinds), **_first_told(told, "disclosure"))
    )
    for row in rows:
        kinds_of_items = ", ".join(str(EntryKind(kind).label) for kind in row.kinds)
        yield Receipt(
            on=row.entry.happened_on,
            who=label("addressee", row.disclosure.recipient.addressee),
            what=f"brief met: {kinds_of_items}. Doel: {row.disclosure.get_purpose_display()}",
            ground=row.disclosure.get_ground_display(),
            told=_told(row.told_on, row.postponed_to),
        )


def _corrections(dossier: "Dossier") -> "Iterator[Receipt]":
    """What was put right with who received it."""
    rows = Correction.unscoped.filter(dossier=dossier, sent_on__isnull=False)
    for row in rows.select_related("disclosure__recipient"):
        if row.sent_on:
            yield Receipt(
                on=row.sent_on,
                who=label("addressee", row.disclosure.recipient.addressee),
                what="correctie: iets in een eerdere brief klopte niet",
                ground="de plicht om te verbeteren (AVG art. 19)",
                told=NOT_RECORDED,
            )


def _calls(dossier: "Dossier") -> "Iterator[Receipt]":
    """Who was called in danger."""
    told = ClientNotification.unscoped.filter(call=OuterRef("pk"))
    rows: Any = AcuteCall.unscoped.filter(dossier=dossier).annotate(
        on=F("entry__happened_on"), **_first_told(told, "call")
    )
    for row in rows:
        yield Receipt(
            on=row.on,
            who=row.get_called_display(),
            what="gebeld bij direct gevaar",
            ground="er was direct gevaar",
            told=_told(row.told_on, row.postponed_to),
        )


def _talks(dossier: "Dossier") -> "Iterator[Receipt]":
    """Talks with a parent or somebody else: whoever is spoken to hears at least that there is help
    (law.md A)."""
    informed = ContactNotice.unscoped.filter(recipient=OuterRef("recipient"))
    rows: Any = (
        Conversation.unscoped.filter(dossier=dossier, recipient__isnull=False)
        .select_related("recipient", "entry")
        .annotate(told_on=Subquery(informed.order_by("informed_on").values("informed_on")[:1]))
    )
    for row in rows:
        yield Receipt(
            on=row.entry.happened_on,
            who=label("addressee", row.recipient.addressee),
            what="gesprek",
            ground=label("reason", (row.advice or {}).get("reason_code", "")) or NOT_RECORDED,
            told=_told(row.told_on, None),
        )


def _consultations(dossier: "Dossier") -> "Iterator[Receipt]":
    """Colleagues whose advice was asked with the client's name."""
    rows: Any = Consultation.unscoped.filter(dossier=dossier, anonymous=False).annotate(
        on=F("entry__happened_on")
    )
    for row in rows:
        inside = row.scope == Scope.INTERNAL
        yield Receipt(
            on=row.on,
            who="collega in de organisatie" if inside else "iemand van buiten",
            what="overleg waarbij de naam bekend was",
            ground=NOT_RECORDED,
            told=NOT_RECORDED,
        )


def _notices(dossier: "Dossier") -> "Iterator[Receipt]":
    """Who got the notice about the file, and so knows that there is one."""
    rows = NoticeGiven.unscoped.filter(
        dossier=dossier, given_on__isnull=False, recipient__isnull=False
    )
    for row in rows.select_related("recipient"):
        if row.given_on and row.recipient:
            yield Receipt(
                on=row.given_on,
                who=label("addressee", row.recipient.addressee),
                what="algemene informatie over het dossier",
                ground="de plicht om te informeren (AVG art. 13 en 14)",
                told=NOT_RECORDED,
            )


def _summaries(dossier: "Dossier") -> "Iterator[Receipt]":
    """A parent or representative who got a summary; of the client themself nothing need be said."""
    rows = SummaryGiven.unscoped.filter(dossier=dossier, recipient__isnull=False)
    for row in rows.select_related("recipient", "entry"):
        if row.recipient:
            yield Receipt(
                on=row.entry.happened_on,
                who=label("addressee", row.recipient.addressee),
                what="samenvatting van het dossier",
                ground="het recht van wie het gezag heeft op inzage",
                told=NOT_RECORDED,
            )
