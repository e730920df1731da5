"""A report is read whole and signed by a facilitator, and sent to the municipality (W-05)."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zorgvuldig.gatherings import host_letters
from zorgvuldig.gatherings.access.workshops import leads
from zorgvuldig.gatherings.actions.reporting import lock_report
from zorgvuldig.gatherings.actions.stages import move, tell
from zorgvuldig.gatherings.reports.looked import check
from zorgvuldig.gatherings.reports.words import written_in
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.gatherings import clocks
from zorgvuldig.rules.gatherings.codes import ReportState

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Workshop, WorkshopReport
    from zorgvuldig.people.actor import Actor


@transaction.atomic
def sign(*, workshop: "Workshop", actor: "Actor", read: bool, seen: bytes) -> None:
    """A facilitator of this workshop signs the text as it stands. `seen`: the mark of the text that
    was on the page, so that nobody signs what they did not read."""
    report = lock_report(workshop)
    hold(gates.read_by_a_facilitator(leads(actor, workshop), read))
    digest = _clean(report, workshop)
    hold(gates.signed_as_it_stands(seen, digest))
    if report.state == ReportState.SIGNED:
        return
    report.state, report.digest = ReportState.SIGNED, digest
    report.signed_by, report.signed_at = actor.membership, timezone.now()
    report.save(update_fields=["state", "digest", "signed_by", "signed_at"])
    tell("report.signed", workshop, actor)


@transaction.atomic
def send(*, workshop: "Workshop", actor: "Actor") -> None:
    """The signed report goes to the municipality's own page, and a mail tells that something is
    there. From here the term runs after which everything of the workshop goes."""
    report = lock_report(workshop)
    digest = _clean(report, workshop)
    hold(gates.signed_as_it_stands(report.digest, digest))
    move(workshop, "send_report")
    today = timezone.localdate()
    report.state, report.sent_on = ReportState.SENT, today
    report.save(update_fields=["state", "sent_on"])
    workshop.report_sent_on, workshop.keep_until = today, clocks.kept_until(today)
    workshop.save(update_fields=["state", "report_sent_on", "keep_until"])
    host_letters.defer(host_letters.send_report, workshop)
    tell("report.sent", workshop, actor)


def _clean(report: "WorkshopReport", workshop: "Workshop") -> bytes:
    """The mark of the text, when nothing in it points at somebody (W-05)."""
    text = written_in(report, workshop)
    checked = check(workshop, text)
    hold(gates.nothing_recognisable(checked.lacking, looked=checked.whole))
    return text.digest()


def log_download(workshop: "Workshop", actor: "Actor | Caller", kind: str) -> None:
    """That the report was taken along, as `kind`; by the municipality when it is a `Caller`."""
    record(
        "report.downloaded",
        actor=actor,
        action=Action.EXECUTE,
        about=workshop,
        purpose=f"verslag als {kind}",
    )
