"""How the caller may be reached, and how they come back. A parent of a caller who is or may be a
minor is not called without the caller's own yes (H-11)."""

from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zorgvuldig.helpline import coming_back
from zorgvuldig.helpline.access.requests import call_back_of
from zorgvuldig.helpline.actions import stories
from zorgvuldig.helpline.actions.erasing import erase_call_back
from zorgvuldig.helpline.actions.receiving import CALLER, OTHER, PARENT, Reach, keep_call_back
from zorgvuldig.helpline.models import HelpRequest, Knock
from zorgvuldig.logbook.actions import Action, Outcome, record
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.codes import Addressee
from zorgvuldig.rules.helpline.codes import State
from zorgvuldig.vault.models import Reason

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

ADDRESSEES = {PARENT: Addressee.AUTHORITY_PARENT}
WITH = {
    PARENT: "een ouder van de hulpvrager; de hulpvrager wilde dat of is volwassen",
    OTHER: "iemand anders dan de hulpvrager",
}
MOST_TRIES, WITHIN = 10, timedelta(minutes=10)
TOO_MANY = "U hebt te vaak een code geprobeerd. Wacht tien minuten, of zoek in de wachtlijst."
NO_CODE = (
    "Deze hulpvrager heeft nog geen code en kan een bericht niet lezen. Bel, of geef eerst een "
    "code."
)
CLOSED = "Dit hulpverzoek is afgesloten. Open het eerst opnieuw."


@transaction.atomic
def keep(*, request: HelpRequest, actor: "Actor", reach: Reach) -> None:
    """Keep how and when the caller may be reached; what was kept before is gone."""
    stories.lock(request)
    age, addressee = request.caller_age, ADDRESSEES.get(reach.whose, "")
    hold(gates.minor_protected(age, addressee, reach.says_yes))
    hold(gates.own_number(age, reach.whose != CALLER, reach.says_yes))
    keep_call_back(request, actor=actor, reach=reach)


def refuse_parent_of(request: HelpRequest, age: str) -> None:
    """When somebody is, or may be, a minor after all: no number of a parent, or of another behind
    whom a parent may be, stands there that they did not say yes to (H-11)."""
    kept = call_back_of(request)
    whose = kept.words().get("whose", "") if kept else ""
    hold(gates.minor_protected(age, ADDRESSEES.get(whose, ""), says_yes=False))
    hold(gates.own_number(age, whose in (PARENT, OTHER), says_yes=False))


@transaction.atomic
def erase(*, request: HelpRequest, actor: "Actor") -> None:
    """The caller does not want to be reached any more: how to is erased, with its key, and again
    when a backup is put back."""
    stories.lock(request)
    if erase_call_back(request, Reason.CONSENT_WITHDRAWN):
        _log("help_callback.erased", actor, request, Action.DELETE)


def need_code(request: HelpRequest) -> None:
    """Refuse to write to somebody who cannot read it."""
    if request.code_digest is None:
        raise NotNow(NO_CODE)


@transaction.atomic
def give_code(*, request: HelpRequest, actor: "Actor") -> str:
    """A new code to come back with, to say on the phone. Shown once; an older one stops."""
    stories.lock(request)
    if request.state == State.CLOSED:
        raise NotNow(CLOSED)
    code = coming_back.new_code()
    request.code_digest = coming_back.digest(code, request.organisation_id)
    request.save(update_fields=["code_digest"])
    _log("help_code.given", actor, request, Action.UPDATE)
    return code


def by_code(*, actor: "Actor", typed: str) -> HelpRequest | None:
    """The request of a caller who says their code on the phone. From now on it is with who has them
    on the line. A code that fits nothing is counted; after ten in ten minutes it must wait."""
    if _tries(actor) >= MOST_TRIES:
        raise NotNow(TOO_MANY)
    code = coming_back.typed_code(typed)
    digest = coming_back.digest(code, actor.organisation.pk)
    rows = HelpRequest.unscoped.filter(organisation=actor.organisation, code_digest=digest)
    found = rows.first() if code else None
    if found is None:
        _missed(actor)
        return None
    return _theirs(found, actor)


@transaction.atomic
def _theirs(request: HelpRequest, actor: "Actor") -> HelpRequest:
    stories.lock(request)
    request.taken_by = actor.membership
    request.save(update_fields=["taken_by"])
    _log("helprequest.by_code", actor, request, Action.UPDATE)
    return request


@transaction.atomic
def _missed(actor: "Actor") -> None:
    Knock.unscoped.create(organisation=actor.organisation, prefix_digest=_digest(actor))
    record(
        "helprequest.by_code",
        actor=actor,
        action=Action.READ,
        about="helprequest:",
        outcome=Outcome.DENIED,
    )


def _tries(actor: "Actor") -> int:
    since = timezone.now() - WITHIN
    mine = Knock.unscoped.filter(organisation=actor.organisation, prefix_digest=_digest(actor))
    return mine.filter(at__gte=since).count()


def _digest(actor: "Actor") -> bytes:
    return sha256(f"by-code|{actor.membership_id}".encode()).digest()


def _log(event: str, actor: "Actor", request: HelpRequest, action: Action) -> None:
    record(event, actor=actor, action=action, about=request, client_ref=request.pk, policy="line")
