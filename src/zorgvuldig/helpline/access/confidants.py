"""Who sees the file of a confidant. The coordinator: of everybody on the line. The coach: of whom
they coach, by another door (`access.coaching`). Somebody themself: their own. Nobody else: a worker
who answers the line chooses nobody and sees no papers."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import (
    Count,
    DateField,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.expressions import Func
from django.db.models.functions import Coalesce, Least

from zorgvuldig.helpline import ways
from zorgvuldig.helpline.candidates import whole
from zorgvuldig.helpline.models import Confidant, ConfidantTalk, TrainingRecord
from zorgvuldig.helpline.ways import COACHES
from zorgvuldig.logbook import actions as logbook
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.helpline.clocks import CERTIFICATE_LASTS_MONTHS
from zorgvuldig.rules.helpline.codes import ConfidantState

if TYPE_CHECKING:
    from typing import Never

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership

PAGE = 30
NEVER = date(9999, 12, 31)
WHICH = {
    "": [ConfidantState.ACTIVE],
    "voorbereiding": [ConfidantState.APPLIED, ConfidantState.INTAKE],
    "gestopt": [ConfidantState.STOPPED],
}
Key = tuple[date, UUID]


def list_page(actor: "Actor", which: str = "", after: Key | None = None) -> list[Confidant]:
    """One page of the confidants in one of the states of `WHICH`, whose papers run out first on
    top; one more than `PAGE` tells that there is more. The look is logged."""
    rows = with_end(whole(actor.organisation.pk).filter(state__in=WHICH[which]))
    if after:
        rows = rows.filter(Q(runs_out__gt=after[0]) | Q(runs_out=after[0], pk__gt=after[1]))
    record("confidant.listed", actor=actor, action=Action.READ, about="confidant:",
           policy="coordinator")  # fmt: skip
    return list(rows.order_by("runs_out", "pk")[: PAGE + 1])


def how_many(actor: "Actor") -> dict[str, int]:
    """How many there are in each list of `WHICH`."""
    rows = Confidant.unscoped.filter(organisation=actor.organisation).order_by()
    states = dict(rows.values_list("state").annotate(Count("pk")))
    return {which: sum(states.get(one, 0) for one in group) for which, group in WHICH.items()}


def with_end(rows: "QuerySet[Confidant]") -> "QuerySet[Any]":
    """`runs_out`: the first day on which a paper counts no more; the far future without papers.
    Says in the database what `rules.helpline.confidants.runs_out` says."""
    later = TrainingRecord.unscoped.filter(
        confidant=OuterRef("confidant"),
        subject=OuterRef("subject"),
        valid_until__gt=OuterRef("valid_until"),
    )
    newest = TrainingRecord.unscoped.filter(~Exists(later), confidant=OuterRef("pk"))
    first = newest.values("confidant").annotate(first=Min("valid_until")).values("first")
    until = Func(
        F("certificate_on"),
        template=f"(%(expressions)s + interval '{CERTIFICATE_LASTS_MONTHS} months' - "
        "interval '1 day')::date",
        output_field=DateField(),
    )
    return rows.annotate(runs_out=Coalesce(Least(until, Subquery(first)), Value(NEVER)))


def get_file(actor: "Actor | None", number: UUID) -> Confidant:
    """One file, for the coordinator. The look is logged, and a refusal."""
    actor = people.require(actor, ways.FILE)
    found = whole(actor.organisation.pk).filter(pk=number).first()
    if found is None:
        refuse(actor, number)
    log_look(found, actor, "coordinator")
    return found


def own_file(actor: "Actor | None") -> Confidant:
    """The file of the confidant who asks, and of nobody else."""
    actor = people.require(actor, ways.MINE)
    found = whole(actor.organisation.pk).filter(membership=actor.membership_id).first()
    if found is None:
        refuse(actor, None)
    log_look(found, actor, "self")
    return found


def log_look(confidant: Confidant, actor: "Actor", policy: str) -> None:
    """A line about who looked into whose file, and as what."""
    record("confidant.read", actor=actor, action=Action.READ, about=confidant,
           client_ref=confidant.pk, policy=policy)  # fmt: skip


def refuse(actor: "Actor", number: UUID | None) -> "Never":
    """The page does not exist for this person; that they asked is logged."""
    logbook.refuse("confidant.read", actor=actor, about=f"confidant:{number or ''}")


def talks_of(confidant: Confidant) -> "QuerySet[ConfidantTalk]":
    """The talks with a confidant, newest first."""
    rows = ConfidantTalk.unscoped.filter(confidant=confidant).select_related("author")
    return rows.order_by("-held_on", "-pk")


def may_coach(actor: "Actor", confidant: Confidant) -> "QuerySet[Membership, Any]":
    """Who can coach this confidant: a coach or coordinator who works here, never themself."""
    staff = people.staff_of(actor).holding(*COACHES)
    return staff.exclude(pk__in=[confidant.membership_id or 0])


def without_file(actor: "Actor", confidant: Confidant) -> "QuerySet[Membership, Any]":
    """Whose account can be linked: they hold the role of confidant, and nobody's file is theirs.
    Never the coach of this same confidant."""
    taken = Confidant.unscoped.filter(membership=OuterRef("pk")).exclude(pk=confidant.pk)
    staff = people.staff_of(actor).holding(Role.CONFIDANT)
    return staff.filter(~Exists(taken)).exclude(pk__in=[confidant.coach_id or 0])
