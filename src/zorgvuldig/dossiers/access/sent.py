"""Whether a letter that was decided on went out: in a parcel or behind a link, or as paper fetched
to be sent. Whose recipient let hear, has it."""

from datetime import date

from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast

from zorgvuldig.dossiers.models import Feedback
from zorgvuldig.exchange.models import Parcel
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.rules.exchange import State
from zorgvuldig.rules.retention import passed

TO_SEND = "versturen aan de ontvanger"  # what the paper is fetched for


def went_out(today: date) -> Q:
    """Of a decision to share: its letter is under way, was there, or was answered. Taken back, or
    never opened within its days, it did not go. A parcel that went is itself kept for its term
    only: of what was decided before that nobody can tell any more, and nobody sends it again."""
    proposal = OuterRef("disclosure")
    never_there = Q(state=State.REVOKED) | Q(state=State.LAPSED, opened_at=None)
    parcels = Parcel.unscoped.filter(decision=proposal).exclude(never_there)
    papers = LogEntry.unscoped.filter(
        client_ref=OuterRef("dossier"),
        event_type="letter.printed",
        purpose=TO_SEND,
        object_id=Cast(proposal, CharField()),
    )
    heard = Feedback.unscoped.filter(disclosure=proposal)
    long_ago = Q(entry__happened_on__lte=passed("parcel", today))
    return Q(Exists(parcels)) | Q(Exists(papers)) | Q(Exists(heard)) | long_ago
