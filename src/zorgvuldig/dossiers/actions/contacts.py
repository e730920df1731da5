"""Talking with a parent or somebody around the client: only as table A allows on that day."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import transaction

from zorgvuldig.dossiers import facts
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.actions.talks import as_kept
from zorgvuldig.dossiers.codes import ConcurrenceKind, ConversationKind, EntryKind
from zorgvuldig.dossiers.models import ContactNotice, Conversation, Dossier, Recipient
from zorgvuldig.recording.refusals import hold
from zorgvuldig.rules import contact, gates
from zorgvuldig.rules.advice import Advice
from zorgvuldig.rules.codes import PARENTS, Outcome

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


@transaction.atomic
def record_contact(
    *, dossier: Dossier, actor: "Actor", recipient: Recipient, mode: str, **entry: Any
) -> Conversation:
    """A talk with a parent or somebody around the client, only when table A allowed it that day.

    Gates G01, G02 and G03: the rules are asked again here, for the day of the talk, whatever the
    page said. The advice as it stood is kept beside the talk.
    """
    hold(gates.first(gates.topic_unheard(mode, entry["words"])))
    lock_open(dossier)
    standing = contact_standing(dossier, recipient, actor, entry["happened_on"])
    hold(standing.shut)
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.CONVERSATION, **entry)
    parent = recipient.addressee in PARENTS
    return Conversation.unscoped.create(
        **codes_of(written),
        kind=ConversationKind.PARENT if parent else ConversationKind.NETWORK,
        mode=mode,
        recipient=recipient,
        advice={**as_kept(standing.advice), "decided": standing.decided},
    )


class ContactStanding(NamedTuple):
    """How it stands with talking to somebody on a day: what the rules say, what was told, and what
    others agreed to or decided."""

    advice: Advice
    told: bool
    agreed: bool
    decided: bool

    @property
    def shut(self) -> gates.Shut | None:
        """The gate that is still shut, with what can be done."""
        deviates = self.advice.outcome == Outcome.ALLOW_DEVIATION
        return (
            gates.may_talk(self.advice, self.decided)
            or gates.client_told_first(self.told)
            or gates.agreed_by_another(deviates, self.agreed)
        )

    @property
    def missing(self) -> str:
        """The gate that is still shut, or nothing."""
        return self.shut.gate if self.shut else ""


def contact_standing(
    dossier: Dossier, recipient: Recipient, actor: "Actor", day: date
) -> ContactStanding:
    """What table A says about talking with this person on that day, and what stands beside it."""
    asked = facts.contact_facts(dossier, recipient, actor.organisation, day)
    return ContactStanding(
        contact.advise(asked),
        asked.client_informed or asked.safety_exception,
        ConcurrenceKind.DEVIATION in facts.agreed_about(recipient, day),
        facts.decided_to_share(recipient, day),
    )


@transaction.atomic
def tell_beforehand(
    *, dossier: Dossier, actor: "Actor", recipient: Recipient, **entry: Any
) -> ContactNotice:
    """The client was told whom is approached (G02), without the topic before an open talk (G01)."""
    lock_open(dossier)
    mode = facts.spoken_openly(dossier, entry["happened_on"])
    hold(gates.topic_unnamed(mode, entry["words"].get("how", ""), "how"))
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.CONTACT_NOTICE, **entry)
    return ContactNotice.unscoped.create(
        **codes_of(written), recipient=recipient, informed_on=written.happened_on
    )
