"""Which requests somebody may see, and as what. Unknown and forbidden both do not exist.

The keeper sees those about the dossiers they keep; the privacy officer all of the organisation,
by code and date; the decision maker what two decide together; a second person what was laid before
them. Whom it is about sees none of it.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from zorgvuldig.dossiers import access as dossiers
from zorgvuldig.dossiers.codes import Part
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.logbook.actions import Action, Outcome, record
from zorgvuldig.people import access as people
from zorgvuldig.people import letting
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import MAY_BE_INVOLVED, Role
from zorgvuldig.privacy import ways
from zorgvuldig.privacy.models import (
    DutyDone,
    FreezeLifting,
    RightsAnswer,
    RightsItem,
    RightsRequest,
)
from zorgvuldig.rules.rights import Right

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

SECONDS = MAY_BE_INVOLVED - {Role.COLLEAGUE} | {Role.PRIVACY_OFFICER}
AS = {
    "keeper": ways.KEEPS_ITS_DOSSIER,
    "second": ways.LAID_BEFORE,
    "decider": ways.TWO_DECIDE,
}
PAGE = 30
SOON = timedelta(days=7)
Key = tuple[date, UUID]


def at_the_desk(actor: "Actor | None") -> "Actor":
    """The actor, in a role that can have a part in a request."""
    if actor is None or actor.membership is None:
        raise Http404
    if not ways.DESK.admits(actor):
        dossiers.refuse(actor, "rights.listed", "rightsrequest:")
    return actor


def takes_in(actor: "Actor | None") -> "Actor":
    """The privacy officer, who takes in what comes to no keeper."""
    actor = at_the_desk(actor)
    if not ways.TAKES_IN.admits(actor):
        dossiers.refuse(actor, "rights.listed", "rightsrequest:")
    return actor


def requests_of(actor: "Actor") -> "QuerySet[RightsRequest]":
    """The requests in which this person has a part now."""
    rows = RightsRequest.unscoped.filter(organisation=actor.organisation)
    may, mine = ways.REQUEST.open_to(actor), Q(pk__in=[])
    if ways.LAID_BEFORE in may:
        mine |= Q(pk__in=_laid_before(actor))
    if letting.OURS in may:
        mine |= Q(pk__isnull=False)
    if ways.KEEPS_ITS_DOSSIER in may:
        mine |= Q(dossier__in=dossiers.dossiers_of(actor, Part.KEEPER).values("pk"))
    if ways.TWO_DECIDE in may:
        together = RightsAnswer.unscoped.filter(request=OuterRef("pk"), together=True)
        lifting = FreezeLifting.unscoped.filter(request=OuterRef("pk"))
        mine |= Q(Exists(together)) | Q(Exists(lifting))
        mine |= Q(right__in=["DESTRUCTION", "OBJECTION"])
    rows = rows.filter(mine).exclude(about_person=actor.person)
    return rows.select_related("dossier__key", "own_key", "somebody")


def _laid_before(actor: "Actor") -> "QuerySet[RightsAnswer, Any]":
    return RightsAnswer.unscoped.filter(asked_of=actor.person).values("request")


def list_page(
    actor: "Actor", *, closed: bool = False, after: "Key | None" = None
) -> list[RightsRequest]:
    """One page, the first to be answered first; one more than `PAGE` tells that there is more."""
    rows = requests_of(actor).filter(closed_on__isnull=not closed)
    if after:
        rows = rows.filter(Q(answer_by__gt=after[0]) | Q(answer_by=after[0], pk__gt=after[1]))
    record("rights.listed", actor=actor, action=Action.READ, about="rightsrequest:", policy="desk")
    return list(rows.order_by("answer_by", "pk")[: PAGE + 1])


def requests_about(dossier: Dossier, actor: "Actor") -> "QuerySet[RightsRequest]":
    """The requests about one dossier, newest first."""
    return requests_of(actor).filter(dossier=dossier).order_by("-received_on", "-pk")


def get_request(actor: "Actor | None", number: UUID, *, kept: bool = False) -> RightsRequest:
    """One request, for who has a part in it; `kept`: only for who works on it. The look is logged,
    and so is a refusal."""
    actor = at_the_desk(actor)
    found = requests_of(actor).filter(pk=number).first()
    if found is None or (kept and not works_on(found, actor)):
        dossiers.refuse(actor, "rights.read", f"rightsrequest:{number}")
    record(
        "rights.read",
        actor=actor,
        action=Action.READ,
        about=found,
        client_ref=found.dossier_id,
        policy=part_in(found, actor),
    )
    return found


def part_in(asked: RightsRequest, actor: "Actor") -> str:
    """As what this person meets the request: the nearest part counts."""
    if keeps(asked, actor):
        return "keeper"
    if RightsAnswer.unscoped.filter(request=asked, asked_of=actor.person).exists():
        return "second"
    return "officer" if letting.OURS in ways.REQUEST.open_to(actor) else "decider"


def keeps(asked: RightsRequest, actor: "Actor") -> bool:
    """Does this person keep the dossier that it is about?"""
    may = ways.FROM_FILE.open_to(actor)
    if asked.dossier_id is None or ways.KEEPS_ITS_DOSSIER not in may:
        return False
    return dossiers.dossiers_of(actor, Part.KEEPER).filter(pk=asked.dossier_id).exists()


def get_kept_request(actor: "Actor | None", number: UUID) -> RightsRequest:
    """One request, to work on: for the keeper of its dossier; where nothing is held, and for a
    complaint, for the privacy officer."""
    return get_request(actor, number, kept=True)


def works_on(asked: RightsRequest, actor: "Actor") -> bool:
    """May this person record what was found out about the request?"""
    may = ways.WORK_ON.open_to(actor)
    return letting.OURS in may or (ways.KEEPS_ITS_DOSSIER in may and keeps(asked, actor))


def reads_words(
    asked: RightsRequest, actor: "Actor", answer: "RightsAnswer | None", *, together: bool
) -> bool:
    """May this person read who asks and what exactly? Who handles it may; the privacy officer only
    what comes to them: taken in by them, about nothing held, a complaint, or to decide together."""
    may, part = ways.WORDS.open_to(actor), part_in(asked, actor)
    if part != "officer":
        return AS[part] in may
    if ways.COMES_TO_PRIVACY not in may:
        return False
    own = asked.taken_in_by_id == actor.person.pk or asked.dossier_id is None
    laid = answer is not None and answer.together
    return own or laid or together or asked.right == Right.COMPLAINT


def answer_of(asked: RightsRequest) -> RightsAnswer | None:
    """The answer as it was prepared or decided."""
    rows = RightsAnswer.unscoped.filter(request=asked)
    return rows.select_related("prepared_by", "agreed_by", "asked_of").first()


def items_of(asked: RightsRequest) -> list[RightsItem]:
    """The pieces that were chosen, the oldest first."""
    rows = RightsItem.unscoped.filter(request=asked).select_related("entry")
    return list(rows.order_by("entry__happened_on", "entry__recorded_at"))


def ticked(asked: RightsRequest) -> set[str]:
    """The duties that somebody saw to."""
    return set(DutyDone.unscoped.filter(request=asked).values_list("duty", flat=True))


def dossier_named(actor: "Actor", reference: str) -> Dossier | None:
    """A dossier of this organisation by its own reference; asking is logged, found or not."""
    found = Dossier.unscoped.filter(organisation=actor.organisation, reference=reference).first()
    record(
        "rights.looked_up",
        actor=actor,
        action=Action.READ,
        about="dossier:",
        client_ref=found.pk if found else None,
        purpose="een verzoek over rechten in behandeling nemen",
        outcome=Outcome.SUCCESS,
        policy="desk",
    )
    return found


def seconds(actor: "Actor") -> "QuerySet[Membership]":
    """Who may look along before something is given: a colleague whose role allows it."""
    return people.others(actor, *SECONDS)


def soon_to_answer(actor: "Actor", today: date) -> list[RightsRequest]:
    """Requests that must be answered within a week, or are late, which this person works on: they
    keep the dossier, or guard privacy; never whom it is about."""
    may = ways.WORK_ON.open_to(actor)
    if not may:
        return []
    mine = Q(dossier__in=dossiers.dossiers_of(actor, Part.KEEPER).values("pk"))
    if letting.OURS in may:
        mine |= Q(pk__isnull=False)
    rows = RightsRequest.unscoped.filter(
        mine, organisation=actor.organisation, answered_on=None, closed_on=None,
        answer_by__lte=today + SOON,
    )  # fmt: skip
    rows = rows.exclude(about_person=actor.person)
    return list(rows.order_by("answer_by", "pk"))


def asked_to_agree(actor: "Actor") -> "QuerySet[RightsAnswer]":
    """Answers that were laid before this person and that they did not look at yet."""
    rows = RightsAnswer.unscoped.filter(
        asked_of=actor.person, agreed_by=None, request__closed_on=None
    ).exclude(about_person=actor.person)
    return rows.order_by("prepared_on", "pk")


def lifting_of(asked: RightsRequest) -> FreezeLifting | None:
    """What waits for the other of two: that sharing may go on."""
    rows = FreezeLifting.unscoped.filter(request=asked, lifted_on=None)
    return rows.select_related("asked_by").first()


def why_lifted(asked: RightsRequest, waiting: FreezeLifting | None) -> str:
    """The reason that was given for it."""
    if waiting is None or asked.key is None:
        return ""
    return str(asked.key.open(waiting.sealed, waiting.pk)["reason"])
