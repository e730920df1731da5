"""A request comes in: from the public page or through a worker. Stored once, or not confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from zorgvuldig.helpline.access.line import line_of_organisation
from zorgvuldig.helpline.actions.erasing import forget_call_back
from zorgvuldig.helpline.models import CallBack, HelpRequest
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Actor
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Caller

NOT_STORED = "Dit is nu niet gelukt. Probeer het nog een keer."
CALLER, PARENT, OTHER = "CALLER", "PARENT", "OTHER"
WITH_YES = "_YES"  # behind whose number it is, when the caller said yes to it


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How and when a caller may be reached. `whose` number or address it is; when it is another's,
    `says_yes`: the caller said yes to it themself."""

    phone: str = ""
    email: str = ""
    safe_time: str = ""
    no_voicemail: bool = True
    name: str = ""
    whose: str = CALLER
    says_yes: bool = False

    @property
    def is_a_way(self) -> bool:
        """Can they be reached by it?"""
        return bool(self.phone or self.email)

    @property
    def words(self) -> dict[str, str]:
        """What of it is sealed."""
        yes = WITH_YES if self.says_yes else ""
        whose = "" if self.whose == CALLER else f"{self.whose}{yes}"
        named = {name: getattr(self, name) for name in ("name", "phone", "email", "safe_time")}
        return {name: said for name, said in {**named, "whose": whose}.items() if said}


@transaction.atomic
def receive(
    *,
    actor: "Actor | Caller",
    organisation_id: int,
    once: UUID,
    received_on: date,
    channel: str,
    language: str,
    code_digest: bytes | None = None,
    codes: Mapping[str, Any] | None = None,
    words: Mapping[str, str] | None = None,
) -> HelpRequest:
    """A new request with nothing in its story yet. `code_digest` is what is kept of the code to
    come back with; `codes` are further columns, `words` the worry and region. `AlreadyRecorded`
    when this form was sent before."""
    promise = line_of_organisation(organisation_id).promise_days
    key = DataKey.make(organisation_id)
    request = HelpRequest(
        id=once,
        organisation_id=organisation_id,
        key=key,
        code_digest=code_digest,
        sealed=key.seal(dict(words or {}), once),
        channel=channel,
        language=language,
        promised_by=clocks.promised_by(received_on, promise),
        last_contact_on=received_on,
        keep_until=clocks.kept_until(received_on),
        **(codes or {}),
    )
    same = {"pk": request.pk}
    store_once(request, request.pk, key=request.key, same=same, otherwise=NOT_STORED)
    policy = "line" if isinstance(actor, Actor) else "caller"
    _log("helprequest.received", actor, request, request, policy)
    return request


def keep_call_back(
    request: HelpRequest, *, actor: "Actor | Caller", reach: Reach
) -> CallBack | None:
    """How and when the caller may be reached, apart from the story and under its own key. Without
    a way to reach them nothing is kept, and a name alone is refused (H-01)."""
    hold(gates.name_only_to_be_reached(reach.name, reach.is_a_way))
    if not reach.is_a_way:
        return None
    forget_call_back(request.pk)
    key = DataKey.make(request.organisation_id)
    kept = CallBack.unscoped.create(
        request=request,
        organisation_id=request.organisation_id,
        key=key,
        sealed=key.seal(reach.words, request.pk),
        no_voicemail=reach.no_voicemail,
    )
    _log("help_callback.kept", actor, request, kept)
    return kept


def _log(
    event: str, actor: "Actor | Caller", request: HelpRequest, about: Any, policy: str = ""
) -> None:
    record(
        event,
        actor=actor,
        action=Action.CREATE,
        about=about,
        client_ref=request.pk,
        policy=policy,
    )
