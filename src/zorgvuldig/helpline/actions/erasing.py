"""A request and everything in it goes, with its keys; so do a confidant's papers.

What goes leaves a line in the logbook, a line in the erasure ledger and a count. Call `erase_*` in
a transaction, with the row held.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from zorgvuldig.drafts import actions as drafts
from zorgvuldig.exchange.actions import going
from zorgvuldig.helpline.actions.counting import count_in
from zorgvuldig.helpline.actions.stories import lock
from zorgvuldig.helpline.models import CallBack, Confidant, HelpRequest
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey, Reason

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor, Caller, OnSchedule

REQUEST, CALL_BACK, CONFIDANT = "helprequest", "callback", "confidant"


@transaction.atomic
def withdraw(*, request: HelpRequest, actor: "Actor | Caller") -> None:
    """The caller wants nothing kept: everything of the request goes at once, whatever runs."""
    erase_request(lock(request), actor=actor, reason=Reason.CONSENT_WITHDRAWN)


def erase_request(
    request: HelpRequest, *, actor: "Actor | Caller | OnSchedule", reason: str
) -> None:
    """One request with its story, wish, matches, referrals and how the caller could be reached."""
    erase_call_back(request, reason)
    count_in(request)
    going.file_gone(
        actor=actor,
        organisation_id=request.organisation_id,
        client_ref=request.pk,
        reason=reason,
    )
    record(
        "helprequest.erased",
        actor=actor,
        action=Action.DELETE,
        about=request,
        client_ref=request.pk,
        policy=reason,
    )
    ledger.erased(REQUEST, request, reason)
    forget_request(request)


def forget_request(request: HelpRequest) -> None:
    """The rows and the keys, without a word about it; also after a backup was put back."""
    drafts.discard_about(request.organisation_id, {request.reference, str(request.pk)})
    forget_call_back(request.pk)
    key = request.key_id
    HelpRequest.unscoped.filter(pk=request.pk).delete()
    DataKey.unscoped.filter(pk=key).delete()


def erase_call_back(request: HelpRequest, reason: str) -> bool:
    """How the caller can be reached goes by itself: they ask for it, or it serves nothing any more.
    Returns whether there was anything."""
    kept = CallBack.unscoped.select_for_update(of=("self",)).filter(request=request.pk).first()
    if kept is None:
        return False
    ledger.erased(CALL_BACK, kept, reason)
    return bool(forget_call_back(request.pk))


def forget_call_back(request: UUID, key: UUID | None = None) -> int:
    """The row and its key. With `key` only what was kept under that key: a caller who gave another
    number since then is still waiting for a call."""
    held = CallBack.unscoped.filter(request=request, **({"key": key} if key else {}))
    keys = list(held.values_list("key_id", flat=True))
    gone = held.delete()[0]
    DataKey.unscoped.filter(pk__in=keys).delete()
    return gone


def erase_confidant(confidant: Confidant, *, actor: "OnSchedule", reason: str) -> None:
    """The papers of somebody who stopped long ago."""
    record("confidant.erased", actor=actor, action=Action.DELETE, about=confidant, policy=reason)
    ledger.erased(CONFIDANT, confidant, reason)
    forget_confidant(confidant)


def forget_confidant(confidant: Confidant) -> None:
    """The rows and the key."""
    drafts.discard_about(confidant.organisation_id, {str(confidant.pk)})
    key = confidant.key_id
    Confidant.unscoped.filter(pk=confidant.pk).delete()
    DataKey.unscoped.filter(pk=key).delete()
