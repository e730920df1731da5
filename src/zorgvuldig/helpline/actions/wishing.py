"""What the caller asks of a confidant: what they wish, never what they are. Sealed whole."""

from typing import TYPE_CHECKING, Any

import msgspec
from django.db import transaction
from django.utils import timezone

from zorgvuldig.helpline.access.proposals import answer_to_match
from zorgvuldig.helpline.actions import stories
from zorgvuldig.helpline.fitting import KEPT_APART
from zorgvuldig.helpline.models import CallerWish, HelpRequest
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.faults import Fault
from zorgvuldig.rules.helpline import moves
from zorgvuldig.rules.wishes import Request

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NOT_WHILE_ASKED = (
    "Er is nu iemand voorgesteld of gekoppeld op de wensen die er stonden. Neem eerst het voorstel "
    "terug, dan kunt u de wensen veranderen."
)


@transaction.atomic
def keep_wish(*, request: HelpRequest, actor: "Actor", words: dict[str, Any]) -> CallerWish:
    """Store the wish in place of an earlier one, after consent one (H-05). `words` has the fields
    of `rules.wishes.Request`, and `circle`: who must not hear of it, empty when nobody."""
    stories.lock(request)
    hold(gates.agreed_to_match(answer_to_match(request), request.is_professional))
    if moves.after(request.state, "propose") is None:
        raise NotNow(NOT_WHILE_ASKED)
    _judgeable(words)
    hold(gates.person_unnamed([words.get("circle", "")], looked=True))
    sealed = request.key.seal(words, request.pk)
    CallerWish.unscoped.filter(request=request).delete()
    wish = CallerWish.unscoped.create(
        request=request,
        organisation_id=request.organisation_id,
        sealed=sealed,
        recorded_by=actor.person,
    )
    record("help_wish.recorded", actor=actor, action=Action.UPDATE, about=wish,
           client_ref=request.pk, policy="line")  # fmt: skip
    return wish


def _judgeable(words: dict[str, Any]) -> None:
    """What the rule could not judge is not stored."""
    known = {name: said for name, said in words.items() if name not in KEPT_APART}
    try:
        msgspec.convert({"on": timezone.localdate(), **known}, Request).check()
    except Fault as fault:
        raise NotNow(fault.message) from fault
