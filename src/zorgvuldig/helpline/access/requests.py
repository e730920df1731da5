"""Which requests somebody of the line sees. A worker: what nobody took yet, what they took
themself, and where a question to look along waits for them. The coordinator: all. Confidants see
their own people by another door (`access.own`)."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from zorgvuldig.helpline import ways
from zorgvuldig.helpline.access.line import answers
from zorgvuldig.helpline.models import CallBack, HelpNote, HelpRequest, SecondLook
from zorgvuldig.logbook import actions as logbook
from zorgvuldig.logbook.access import wrote_lately
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import access as people
from zorgvuldig.people import letting
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.helpline.codes import NOT_ALONE, Note, State

if TYPE_CHECKING:
    from typing import Never

    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


READ = "helprequest.read"
ONE_LOOK = timedelta(hours=1)  # so long a page that was opened may ask for its live part again


def requests_of(actor: "Actor") -> "QuerySet[HelpRequest]":
    """The requests this person may see, with their keys. Who was asked to look along sees it until
    they answered, or it was closed."""
    rows = HelpRequest.unscoped.filter(organisation=actor.organisation)
    rows = rows.select_related("key", "taken_by__person")
    may, mine = ways.REQUEST.open_to(actor), Q(pk__in=[])
    if letting.OURS in may:
        return rows
    here = {"request": OuterRef("pk"), "asked_of": actor.membership_id}
    asked = SecondLook.unscoped.filter(**here, agrees=None).exclude(request__state=State.CLOSED)
    if ways.NOT_TAKEN in may:
        mine |= Q(taken_by=None)
    if ways.TOOK_IT in may:
        mine |= Q(taken_by=actor.membership_id)
    if ways.LOOKS_ALONG in may:
        mine |= Q(Exists(asked))
    return rows.filter(mine)


def reference_of(number: UUID) -> str:
    """The reference of a request of the organisation that was said; who may open it is asked with
    that."""
    known = HelpRequest.unscoped.filter(pk=number).values_list("reference", flat=True)
    return known.first() or ""


def get_request(actor: "Actor | None", reference: str, *, live: bool = False) -> HelpRequest:
    """One request, for who answers the line and may see it. The look is logged, and a refusal. A
    `live` part of a page belongs to the look of that page, when that was just now."""
    actor = answers(actor)
    request = requests_of(actor).filter(reference=reference).first()
    if request is None:
        refuse(actor, reference)
    if not (live and wrote_lately(actor, READ, request.pk, since=timezone.now() - ONE_LOOK)):
        _log_read(request, actor, _why(actor))
    return request


def _why(actor: "Actor") -> str:
    return "coordinator" if letting.OURS in ways.REQUEST.open_to(actor) else "worker"


def _log_read(request: HelpRequest, actor: "Actor", policy: str) -> None:
    record(READ, actor=actor, action=Action.READ, about=request, client_ref=request.pk,
           policy=policy)  # fmt: skip


def still_sees(actor: "Actor", request: HelpRequest) -> bool:
    """May this person still open the page of a request they were in?"""
    return requests_of(actor).filter(pk=request.pk).exists()


def refuse(actor: "Actor", reference: str) -> "Never":
    """The page does not exist for this person; that they asked is logged, with whose request."""
    rows = HelpRequest.unscoped.filter(organisation=actor.organisation, reference=reference)
    whose = rows.values_list("pk", flat=True).first()
    logbook.refuse(READ, actor=actor, about=f"helprequest:{reference}", client_ref=whose)


def notes_of(request: HelpRequest, *kinds: str) -> "QuerySet[HelpNote]":
    """The story of a request, newest first."""
    notes = HelpNote.unscoped.filter(request=request).select_related("author")
    if kinds:
        notes = notes.filter(kind__in=kinds)
    return notes.order_by("-recorded_at", "-id")


def call_back_of(request: HelpRequest) -> CallBack | None:
    """How the caller may be reached, if they said so."""
    return CallBack.unscoped.filter(request=request).select_related("key").first()


def looks_of(request: HelpRequest) -> "QuerySet[SecondLook]":
    """Who was asked to look along, newest first."""
    looks = SecondLook.unscoped.filter(request=request)
    return looks.select_related("asked_of__person", "asked_by__person").order_by("-asked_at")


def judged_last(request: HelpRequest) -> HelpNote | None:
    """When and by whom it was last said what the request asks."""
    return notes_of(request, Note.TRIAGE).first()


def second_agreed(request: HelpRequest, kind: str = "") -> bool:
    """Did somebody else look along with the request as it is judged now, and agree (H-04)? With
    `kind`: did they agree to call it that from now on?

    Who agreed before it was last judged, agreed to something else. A no stands until a coordinator
    agreed after it: nobody asks around until somebody says yes, nor judges it anew to be rid of a
    no. A no to one lighter kind is a no to every lighter kind: each opens the same.
    """
    kind = kind or request.kind
    judged, looks = judged_last(request), list(looks_of(request).filter(agrees__isnull=False))
    same = [look for look in looks if look.kind == kind or not {look.kind, kind} & set(NOT_ALONE)]
    latest_no = max((_answered(look) for look in same if not look.agrees), default=None)
    return any(
        look.agrees and (latest_no is None or (_coordinates(look) and _answered(look) > latest_no))
        for look in looks
        if look.kind == kind and (judged is None or look.asked_at >= judged.recorded_at)
    )


def _answered(look: SecondLook) -> datetime:
    return look.answered_at or look.asked_at


def _coordinates(look: SecondLook) -> bool:
    return Role.HELPLINE_COORDINATOR in look.asked_of.roles


def get_look(actor: "Actor | None", number: UUID) -> SecondLook:
    """A question to look along that was put to this person. While it waits for an answer they read
    the request with it, which is logged; after that `waits` says no. A refusal is logged."""
    actor = people.require(actor, ways.LOOK)
    looks = SecondLook.unscoped.filter(organisation=actor.organisation)
    look = looks.filter(pk=number, asked_of=actor.membership_id).select_related("request__key")
    found = look.first()
    if found is None:
        asked = SecondLook.unscoped.filter(organisation=actor.organisation, pk=number)
        whose = asked.values_list("request", flat=True).first()
        about = f"secondlook:{number}"
        logbook.refuse(READ, actor=actor, about=about, client_ref=whose, policy="second-look")
    if waits(found):
        _log_read(found.request, actor, "second-look")
    return found


def waits(look: SecondLook) -> bool:
    """Does a question to look along still wait for its answer?"""
    return look.agrees is None and look.request.state != State.CLOSED
