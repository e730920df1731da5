"""Writing the report of a workshop: begun from what was noted, changed, signed and sent (W-05)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from zorgvuldig.gatherings.actions.stages import lock, move, tell
from zorgvuldig.gatherings.models import Recommendation, Workshop, WorkshopReport
from zorgvuldig.gatherings.reports.first_words import first_words
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import AlreadyRecorded, ChangedMeanwhile, NotNow, hold
from zorgvuldig.rules.gates.vignettes import made_from_no_file
from zorgvuldig.rules.gatherings.codes import ReportState, Section

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

IS_SENT = "Het verslag is verstuurd. Daarna verandert er niets meer aan."
NOT_BEGUN = "Er is nog geen verslag. Begin het eerst."
GONE = "Deze aanbeveling is er niet meer: iemand haalde haar uit het verslag."


class Advice(NamedTuple):
    """A recommendation as it was typed. `owner` is a function, and no name."""

    theme: str
    for_whom: str
    action: str
    owner: str
    due_on: date | None

    def words(self) -> dict[str, str]:
        """What is sealed."""
        return {"for_whom": self.for_whom, "action": self.action, "owner": self.owner}


@transaction.atomic
def begin(*, workshop: Workshop, actor: "Actor") -> WorkshopReport:
    """Begin the report with what was written down before and on the day."""
    held = lock(workshop)
    if WorkshopReport.unscoped.filter(workshop=held).exists():
        raise AlreadyRecorded(held.pk)
    move(held, "begin_report")
    held.save(update_fields=["state"])
    words = {"sections": first_words(held), "reasons": {}}
    report = WorkshopReport.unscoped.create(
        workshop=held,
        organisation_id=held.organisation_id,
        sealed=held.key.seal(words, held.pk),
        written_by=actor.person,
    )
    tell("report.begun", held, actor)
    return report


@transaction.atomic
def write(
    *, workshop: Workshop, actor: "Actor", sections: Mapping[str, str], seen: datetime | None
) -> None:
    """Store the sections as a draft, whatever still stands in them. `seen`: when it was last
    changed, as the page showed it; whoever wrote in between is not overwritten."""
    report = lock_report(workshop)
    words = report.words(workshop.key)
    typed = {str(code): sections.get(code, "") for code in Section}
    if typed == words["sections"]:
        return
    if report.changed_at != seen:
        raise ChangedMeanwhile
    _change(report, workshop, actor, words | {"sections": typed})
    tell("report.written", workshop, actor)


@transaction.atomic
def explain(*, workshop: Workshop, actor: "Actor", reasons: Mapping[str, str]) -> None:
    """Store why something that was pointed at points at nobody, by the key of the finding."""
    report = lock_report(workshop)
    words = report.words(workshop.key)
    kept = {key: reason for key, reason in reasons.items() if reason}
    hold(made_from_no_file(kept.values()))
    if kept == words.get("reasons", {}):
        return
    _change(report, workshop, actor, words | {"reasons": kept})
    tell("report.explained", workshop, actor)


@transaction.atomic
def advise(*, workshop: Workshop, actor: "Actor", once: UUID, advice: Advice) -> None:
    """One more recommendation, as the last."""
    report = lock_report(workshop)
    rows = Recommendation.unscoped.filter(workshop=workshop)
    last = rows.aggregate(last=Max("order"))["last"] or 0
    row = Recommendation(
        id=once,
        organisation_id=workshop.organisation_id,
        workshop=workshop,
        theme=advice.theme,
        due_on=advice.due_on,
        order=last + 1,
        sealed=workshop.key.seal(advice.words(), once),
    )
    store_once(row, once)
    _change(report, workshop, actor)
    tell("recommendation.written", workshop, actor)


@transaction.atomic
def advise_otherwise(
    *, workshop: Workshop, actor: "Actor", which: UUID, advice: Advice, seen: datetime | None
) -> None:
    """Change a recommendation; `seen` as with the sections."""
    report = lock_report(workshop)
    row = _recommendation(workshop, which)
    if (row.theme, row.due_on, row.words(workshop.key)) == (
        advice.theme,
        advice.due_on,
        advice.words(),
    ):
        return
    if report.changed_at != seen:
        raise ChangedMeanwhile
    row.theme, row.due_on = advice.theme, advice.due_on
    row.sealed = workshop.key.seal(advice.words(), row.pk)
    row.save(update_fields=["theme", "due_on", "sealed"])
    _change(report, workshop, actor)
    tell("recommendation.written", workshop, actor)


@transaction.atomic
def take_out(*, workshop: Workshop, actor: "Actor", which: UUID) -> None:
    """Take a recommendation out of the report."""
    report = lock_report(workshop)
    _recommendation(workshop, which).delete()
    _change(report, workshop, actor)
    tell("recommendation.removed", workshop, actor)


def lock_report(workshop: Workshop) -> WorkshopReport:
    """The report as it is now, held with its workshop; what was sent changes no more."""
    lock(workshop)
    report = WorkshopReport.unscoped.select_for_update().filter(workshop=workshop).first()
    if report is None:
        raise NotNow(NOT_BEGUN)
    if report.state == ReportState.SENT:
        raise NotNow(IS_SENT)
    return report


def _recommendation(workshop: Workshop, which: UUID) -> Recommendation:
    row = Recommendation.unscoped.filter(workshop=workshop, pk=which).first()
    if row is None:
        raise NotNow(GONE)
    return row


def _change(
    report: WorkshopReport,
    workshop: Workshop,
    actor: "Actor",
    words: Mapping[str, object] | None = None,
) -> None:
    """Store what changed. A signature was under the text before, so it goes (W-05)."""
    if words is not None:
        report.sealed = workshop.key.seal(dict(words), workshop.pk)
    report.state = ReportState.DRAFT
    report.signed_by = report.signed_at = report.digest = None
    report.written_by, report.changed_at = actor.person, timezone.now()
    report.save()
