"""What is said beside a parcel: questions and answers, a correction, and that something was erased.

Nothing new about a person comes along: what is said goes through the same look at words as a letter
does, and a name, a day or a place that the letter does not have needs a decision of its own.
"""

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db import transaction

from zorgvuldig.exchange.actions.holding import hold
from zorgvuldig.exchange.actions.telling import role_of, tell_both
from zorgvuldig.exchange.checks import refuse_what_is_new
from zorgvuldig.exchange.models import Message, Parcel
from zorgvuldig.logbook.actions import Action
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.exchange import Said

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NO_KEY = "Van dit pakket is niets meer over."


@transaction.atomic
def ask(*, parcel: Parcel, actor: "Actor", text: str, once: UUID) -> Message:
    """A question, from the receiver to the sender."""
    return _say(parcel, actor, Said.QUESTION, text, once, "parcel.asked")


@transaction.atomic
def answer(*, parcel: Parcel, actor: "Actor", text: str, once: UUID) -> Message:
    """An answer of the sender: about what was shared, and no more than that."""
    return _say(parcel, actor, Said.ANSWER, text, once, "parcel.answered")


@transaction.atomic
def feed_back(*, parcel: Parcel, actor: "Actor", text: str, once: UUID) -> Message:
    """What the receiver did with it, as was agreed when it was sent."""
    return _say(parcel, actor, Said.FEEDBACK, text, once, "parcel.fed_back", "feed_back")


@transaction.atomic
def correct(*, parcel: Parcel, actor: "Actor", text: str, once: UUID | None = None) -> Message:
    """What was shared proved wrong: the correction lies with it, whether it was opened or not. Its
    words were looked at where it was made."""
    held = hold(parcel, "correct")
    said = write(held, actor, Said.CORRECTION, text, once or uuid4())
    tell_both("parcel.corrected", held, actor, Action.UPDATE)
    return said


def _say(
    parcel: Parcel,
    actor: "Actor",
    kind: Said,
    text: str,
    once: UUID,
    event: str,
    deed: str = "say",
) -> Message:
    held = hold(parcel, deed)
    if Message.unscoped.filter(pk=once).exists():
        raise AlreadyRecorded(once)
    refuse_what_is_new(held, actor.organisation.pk, text)
    said = write(held, actor, kind, text, once)
    tell_both(event, held, actor, Action.UPDATE)
    return said


def write(parcel: Parcel, actor: Any, kind: Said, text: str, once: UUID) -> Message:
    """Sealed with the key of the parcel. Call it with the parcel held."""
    here = actor.organisation.pk
    key = parcel.key_for(here)
    if key is None:
        raise NotNow(NO_KEY)
    return Message.unscoped.create(
        id=once,
        organisation_id=here,
        parcel=parcel,
        kind=kind,
        role=role_of(actor),
        sealed=key.seal({"text": text}, once),
    )
