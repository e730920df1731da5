"""What stands still in dossiers, and who can move it (`people.standstill`). No words are opened."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils import timezone

from zorgvuldig.dossiers.access.involved import lasting_keepers
from zorgvuldig.dossiers.codes import DisclosureState, SummaryState
from zorgvuldig.dossiers.models import ClientSummary, Disclosure, Dossier, HandOver
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Role
from zorgvuldig.people.standstill import Still

if TYPE_CHECKING:
    from django.db.models import QuerySet

Before = Callable[[str], date]


def dossiers(before: Before, today: date) -> Iterator[Still]:
    """Open dossiers without a day to look again, for who keeps them; and those nobody keeps, for
    the attention officers, without saying which: they do not see it either."""
    kept = lasting_keepers().filter(dossier=OuterRef("pk"))
    no_review = Dossier.unscoped.filter(
        closed_on=None, review_on=None, opened_on__lte=before("NO_REVIEW")
    )
    keepers = lasting_keepers().filter(dossier__in=no_review).select_related("dossier")
    for one in keepers:
        page = reverse("dossiers:review", args=[one.dossier.reference])
        since = one.dossier.opened_on
        yield Still("NO_REVIEW", one.dossier_id, page, since, membership=one.membership_id)
    open_now = Dossier.unscoped.filter(closed_on=None, opened_on__lte=before("NO_KEEPER"))
    for left in open_now.filter(~Exists(kept)):
        page, officers = reverse("dossiers:search"), (Role.ATTENTION_OFFICER,)
        yield Still("NO_KEEPER", left.pk, page, today, officers)


def disclosures(before: Before, today: date) -> Iterator[Still]:
    """Proposals that stay a draft, or of which nobody decides, for who made them."""
    rows = Disclosure.unscoped.filter(dossier__closed_on=None).select_related("dossier")
    draft, laid = DisclosureState.DRAFT, DisclosureState.SUBMITTED
    old = rows.filter(state=draft, changed_at__date__lte=before(draft))
    waiting = rows.filter(state=laid, submitted_at__date__lte=before(laid))
    yield from _by(old.annotate(at=F("changed_at")), "requested_by")
    yield from _by(waiting.annotate(at=F("submitted_at")), "requested_by")


def summaries(before: Before, today: date) -> Iterator[Still]:
    """Summaries that stay a draft, or wait to be released, for who made them."""
    rows = ClientSummary.unscoped.filter(dossier__closed_on=None).select_related("dossier")
    draft, asked = SummaryState.DRAFT, SummaryState.ASKED
    old = rows.filter(state=draft, entry__recorded_at__date__lte=before(draft))
    waiting = rows.filter(state=asked, asked_at__date__lte=before(asked))
    yield from _by(old.annotate(at=F("entry__recorded_at")), "prepared_by")
    yield from _by(waiting.annotate(at=F("asked_at")), "prepared_by")


def hand_overs(before: Before, today: date) -> Iterator[Still]:
    """Questions to take a dossier over without an answer, for who asked."""
    rows = HandOver.unscoped.filter(
        accepted=None, dossier__closed_on=None, entry__recorded_at__date__lte=before("ASKED")
    ).select_related("dossier")
    yield from _by(rows.annotate(at=F("entry__recorded_at")), "asked_by", "ASKED")


def _by(rows: "QuerySet[Any]", whose: str, state: str = "") -> Iterator[Still]:
    """Of each row, its person at work here and the page of its dossier."""
    found = list(rows)
    persons = {getattr(row, f"{whose}_id") for row in found}
    here = Membership.unscoped.current().filter(person__in=persons)
    members = dict(here.values_list("person", "pk"))
    for row in found:
        page = reverse("dossiers:page", args=[row.dossier.reference])
        member = members.get(getattr(row, f"{whose}_id"))
        if member:
            since = timezone.localdate(row.at)
            yield Still(state or row.state, row.pk, page, since, membership=member)
