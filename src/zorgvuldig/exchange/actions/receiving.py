"""Opening, taking in and not taking in, by who receives. When and in which role is kept at both
ends."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.exchange.actions.holding import BY_TERM, empty, hold
from zorgvuldig.exchange.actions.saying import write
from zorgvuldig.exchange.actions.telling import role_of, tell_both
from zorgvuldig.exchange.checks import refuse_what_is_new
from zorgvuldig.exchange.models import Parcel
from zorgvuldig.logbook.actions import Action
from zorgvuldig.rules.exchange import Said, State

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

ANSWERED = ("state", "answered_at", "answered_role")


@transaction.atomic
def open_parcel(*, parcel: Parcel, actor: "Actor") -> Parcel:
    """Open it, which cannot be undone: from then on the sender cannot take it back. Opened twice it
    was opened once, by the first."""
    if parcel.state in (State.OPENED, State.ACCEPTED):
        return parcel
    held = hold(parcel, "open")
    held.opened_at, held.opened_role = timezone.now(), role_of(actor)
    held.save(update_fields=["state", "opened_at", "opened_role"])
    tell_both("parcel.opened", held, actor, Action.EXECUTE)
    return held


@transaction.atomic
def accept(*, parcel: Parcel, actor: "Actor") -> Parcel:
    """We take it in. What we do with it is for us to decide."""
    held = _answered(parcel, actor, "accept")
    held.save(update_fields=ANSWERED)
    tell_both("parcel.accepted", held, actor, Action.UPDATE)
    return held


@transaction.atomic
def refuse(*, parcel: Parcel, actor: "Actor", why: str, words: str, once: UUID) -> Parcel:
    """We do not take it in, opened or not: a reason from the list, and from who read it a word to
    the sender, which tells nothing new either. The letter goes at once; only the sender can read
    why."""
    held = _answered(parcel, actor, "refuse", refusal=why)
    if words and held.opened_at:
        refuse_what_is_new(held, actor.organisation.pk, words)
        write(held, actor, Said.REASON, words, once)
    empty(held, BY_TERM, changed=[*ANSWERED, "refusal"], leave_own=True)
    tell_both("parcel.refused", held, actor, Action.UPDATE)
    return held


def _answered(parcel: Parcel, actor: "Actor", deed: str, **more: Any) -> Parcel:
    held = hold(parcel, deed)
    held.answered_at, held.answered_role = timezone.now(), role_of(actor)
    for name, value in more.items():
        setattr(held, name, value)
    return held
