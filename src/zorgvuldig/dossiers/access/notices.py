"""Which notices about a file were given, put off or, on a ground, not given: the way to a row."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from zorgvuldig.dossiers.models import Dossier, Entry, NoticeGiven
from zorgvuldig.handbook import notices as texts
from zorgvuldig.handbook.wording import written
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules.codes import Capacity, Regime
from zorgvuldig.rules.notices import Due, notices_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


def due_for(dossier: Dossier, regime: str, today: date) -> tuple[Due, ...]:
    """The notices of this client on this day, by age, capacity and the law of the organisation."""
    return notices_for(dossier.age_on(today), Capacity(dossier.capacity), Regime(regime))


def notices_in_page() -> ArraySubquery:
    """What was recorded about notices, to come along in the query of the dossier page."""
    rows = NoticeGiven.unscoped.filter(dossier=OuterRef("pk"))
    return ArraySubquery(rows.values(row=JSONObject(notice="notice", until="postponed_to")))


def settled_in(rows: "Iterable[dict[str, Any]]", today: date) -> set[str]:
    """Of what came along: the notices that were given, or wait until a day still to come."""
    return {
        row["notice"]
        for row in rows
        if row["until"] is None or date.fromisoformat(row["until"]) >= today
    }


def given_in(dossier: Dossier) -> "QuerySet[NoticeGiven]":
    """Everything that was recorded about notices in this dossier, newest first."""
    found = NoticeGiven.unscoped.filter(dossier=dossier).select_related("entry", "recipient")
    return found.order_by("-entry__recorded_at")


def codes_of_notice(entry: Entry) -> dict[str, str]:
    """Which notice, in which edition, how, or until when it waits."""
    return in_codes(NoticeGiven.unscoped.get(pk=entry.pk))


def in_codes(row: NoticeGiven) -> dict[str, str]:
    """One record in words."""
    return {
        "Tekst": texts.label_of(row.notice),
        "Uitgave": written(date.fromisoformat(row.edition)),
        "Gegeven": written(row.given_on) if row.given_on else "",
        "Hoe": dict(texts.how_given())[row.how] if row.how else "",
        "Later, uiterlijk": written(row.postponed_to) if row.postponed_to else "",
        "Niet verteld": row.get_exception_display() if row.exception else "",
    }


def log_printed(actor: "Actor", dossier: Dossier, purpose: str) -> None:
    """That somebody printed a notice for this client."""
    record(
        "notice.printed",
        actor=actor,
        action=Action.READ,
        about=dossier,
        client_ref=dossier.pk,
        purpose=purpose,
        policy="keeper",
    )
