"""Whom the line needs before they go, and whom it reminds in the morning."""

from datetime import date

from zorgvuldig.helpline.access.coaching import standing
from zorgvuldig.helpline.access.confidants import with_end
from zorgvuldig.helpline.access.keeping import over_applicants
from zorgvuldig.helpline.candidates import places_of
from zorgvuldig.helpline.models import Confidant
from zorgvuldig.helpline.ways import COACHES
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.helpline.codes import ConfidantState
from zorgvuldig.rules.helpline.confidants import SOON

STAYS_CONFIDANT = frozenset({Role.CONFIDANT})
STAYS_COACH = frozenset(COACHES)


def counted_on(membership: Membership) -> str:
    """Why a confidant cannot leave yet, in Dutch: somebody counts on them. No names."""
    mine = Confidant.unscoped.select_for_update(of=("self",)).filter(membership=membership)
    held = [one.pk for one in mine]  # nobody is linked to them meanwhile
    if not places_of(membership.organisation_id, held).total():
        return ""
    return (
        "Deze vertrouwenspersoon begeleidt nog iemand, of er wacht een voorstel. Laat de "
        "coördinator dat eerst overdragen of afronden."
    )


def coaches_somebody(membership: Membership) -> str:
    """Why a coach cannot leave yet, in Dutch: confidants would be left without. No names."""
    rows = Confidant.unscoped.select_for_update(of=("self",)).filter(coach=membership)
    if not list(rows.exclude(state=ConfidantState.STOPPED)):
        return ""
    return (
        "Deze collega begeleidt nog vertrouwenspersonen. Laat de coördinator eerst een andere "
        "begeleider kiezen."
    )


def file_of(membership: Membership) -> Confidant | None:
    """The file that would be left behind: not stopped yet."""
    rows = Confidant.unscoped.filter(membership=membership).select_related("key")
    return rows.exclude(state=ConfidantState.STOPPED).first()


def who_renews(today: date) -> set[int]:
    """The coordinators of the organisation that was said, when a paper of an active confidant runs
    out within a month, or ran out."""
    active = Confidant.unscoped.filter(state=ConfidantState.ACTIVE)
    if not with_end(active).filter(runs_out__lte=today + SOON).exists():
        return set()
    return _coordinators()


def who_prepares(today: date) -> set[int]:
    """The coordinators of the organisation that was said, when somebody who applied stands still
    and goes within a month, unless there is a step."""
    if not over_applicants(today + SOON).exists():
        return set()
    return _coordinators()


def _coordinators() -> set[int]:
    rows = Membership.unscoped.current().holding(Role.HELPLINE_COORDINATOR)
    return set(rows.values_list("person", flat=True))


def who_coaches(today: date) -> set[int]:
    """The coaches of the organisation that was said, of whom a talk is due."""
    rows = Confidant.unscoped.exclude(state=ConfidantState.STOPPED)
    found = standing(list(rows.filter(coach__isnull=False)), today)
    late = {one.confidant.coach_id or 0 for one in found if one.due and one.due[0].by <= today}
    return set(Membership.unscoped.current().filter(pk__in=late).values_list("person", flat=True))
