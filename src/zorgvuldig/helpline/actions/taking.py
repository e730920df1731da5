"""Who of the line carries a request: taking it, handing it on, and saying more about it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from zorgvuldig.helpline.actions import reaching, stories
from zorgvuldig.helpline.models import HelpRequest
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline.codes import State

if TYPE_CHECKING:
    from datetime import date

    from zorgvuldig.people.actor import Actor

TAKEN = "Een collega nam dit hulpverzoek net."
CLOSED = "Dit hulpverzoek is afgesloten."


@transaction.atomic
def take(*, request: HelpRequest, actor: "Actor") -> None:
    """Take a request that nobody took. Of two at once, one."""
    _held(request)
    if request.taken_by_id not in (None, actor.membership_id):
        raise NotNow(TAKEN)
    _carries(request, actor.membership)
    record("helprequest.taken", **_trace(request, actor))


@transaction.atomic
def give(*, request: HelpRequest, actor: "Actor", to: Membership) -> None:
    """Hand the request on to a colleague who answers the line."""
    _held(request)
    _carries(request, to)
    record("helprequest.given", **_trace(request, actor))


@transaction.atomic
def describe(
    *,
    request: HelpRequest,
    actor: "Actor",
    codes: Mapping[str, str],
    about: Mapping[str, str],
    looked: bool = False,
) -> None:
    """Say more about who calls and what they worry about. No name and no label (H-03), and
    whoever turns out young is as protected as if it had been said at once (H-11)."""
    _held(request)
    hold(gates.person_unnamed(about.values(), looked))
    reaching.refuse_parent_of(request, codes.get("caller_age", request.caller_age))
    for name, code in codes.items():
        setattr(request, name, code)
    words = {name: said for name, said in {**request.words(), **about}.items() if said}
    request.sealed = request.key.seal(words, request.pk)
    request.save()
    record("helprequest.described", **_trace(request, actor))


def let_go(actor: "Actor", membership: Membership, today: "date") -> None:
    """Somebody leaves the line: what they carried waits again, for everybody to see."""
    rows = HelpRequest.unscoped.filter(taken_by=membership).exclude(state=State.CLOSED)
    for request in rows.order_by("pk"):
        _carries(stories.lock(request), None)
        record("helprequest.given", **_trace(request, actor))


def _held(request: HelpRequest) -> None:
    stories.lock(request)
    if request.state == State.CLOSED:
        raise NotNow(CLOSED)


def _carries(request: HelpRequest, membership: Membership | None) -> None:
    request.taken_by = membership
    request.save(update_fields=["taken_by"])


def _trace(request: HelpRequest, actor: "Actor") -> dict[str, Any]:
    """What the logbook holds of it."""
    return {
        "actor": actor,
        "action": Action.UPDATE,
        "about": request,
        "client_ref": request.pk,
        "policy": "line",
    }
