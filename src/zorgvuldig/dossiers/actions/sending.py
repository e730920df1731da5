"""A letter that was decided on goes to its recipient, and nothing else does.

Sending adds no way round a gate: it begins at a recorded decision to share, asks every rule again
on the day it goes, and takes the letter as it was decided on, word for word.
"""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from zorgvuldig.dossiers.access.shared import notifications_of
from zorgvuldig.dossiers.access.sharing import decision_on
from zorgvuldig.dossiers.actions.deciding import frozen
from zorgvuldig.dossiers.actions.entries import lock_open
from zorgvuldig.dossiers.actions.freezing import refuse_while_frozen
from zorgvuldig.dossiers.actions.proposing import as_it_stands
from zorgvuldig.dossiers.actions.readiness import refuse_unless_ready
from zorgvuldig.dossiers.codes import Decision, DisclosureState
from zorgvuldig.dossiers.letter.fingerprint import digest, in_groups
from zorgvuldig.dossiers.models import Disclosure
from zorgvuldig.dossiers.sharing_facts import stored
from zorgvuldig.exchange import paper
from zorgvuldig.exchange.actions import saying
from zorgvuldig.exchange.actions.sending import Decided
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.exchange import Origin
from zorgvuldig.style.letterhead import letterhead_of

if TYPE_CHECKING:
    from zorgvuldig.exchange.models import Message, Parcel
    from zorgvuldig.people.actor import Actor

NOT_DECIDED = "Er is niet besloten om dit te delen. Versturen kan alleen na een besluit."
NOT_ANY_MORE = (
    "Na het besluit is er iets veranderd: de regels laten versturen nu niet toe. {why} Doe zo "
    "nodig een nieuw voorstel."
)


@transaction.atomic
def answer(
    *, proposal: Disclosure, actor: "Actor", parcel: "Parcel", text: str, once: UUID
) -> "Message":
    """What the receiver asks is answered while sharing does not stand still (AVG art. 18)."""
    lock_open(proposal.dossier)
    refuse_while_frozen(proposal.dossier)
    return saying.answer(parcel=parcel, actor=actor, text=text, once=once)


def decided(proposal: Disclosure, today: date) -> Decided:
    """What may go: a decision to share, signed by another; the rules still leave room and nothing
    is missing; sharing does not stand still; and the client knows, or a day is agreed (G16). Call
    it in a transaction: dossier and proposal are held from here on."""
    dossier = lock_open(proposal.dossier)
    held = Disclosure.unscoped.select_for_update(of=("self",)).get(pk=proposal.pk)
    held.dossier = dossier
    refuse_while_frozen(dossier)
    letter = _decided_letter(held)
    _ask_again(held, today)
    hold(gates.client_told(*_told(held), today=today), mend="now")
    head = letterhead_of(dossier.organisation)
    return Decided(
        kind=Origin.DISCLOSURE,
        decision=held.pk,
        client_ref=dossier.pk,
        ground=held.ground,
        addressee=held.recipient.addressee,
        to=held.recipient.words(dossier.key)["name"],
        letter=letter,
        pdf=paper.pdf_to_send(letter, head, in_groups(digest(letter))),
        digest=digest(letter),
        feedback_on=held.feedback_on,
    )


def _decided_letter(held: Disclosure) -> dict[str, Any]:
    """The letter the decider signed, word for word (G13)."""
    signed = decision_on(held)
    if (
        held.state != DisclosureState.SHARED
        or signed is None
        or signed.decision != Decision.SHARE
        or signed.decided_by_id == held.requested_by_id
    ):
        raise NotNow(NOT_DECIDED)
    letter: dict[str, Any] = frozen(held, held.dossier)["letter"]
    if digest(letter) != signed.letter_digest:
        raise NotNow(NOT_DECIDED)
    return letter


def _ask_again(held: Disclosure, today: date) -> None:
    """A consent that was withdrawn, a risk that is over or a sign that proved wrong since then."""
    stands = as_it_stands(held, held.dossier, stored(held, held.dossier), today)
    try:
        refuse_unless_ready(stands)
    except NotNow as refusal:
        raise NotNow(NOT_ANY_MORE.format(why=refusal.sentence)) from refusal


def _told(held: Disclosure) -> tuple[bool, date | None]:
    """Was the client told of this letter, and else: until which day is that postponed?"""
    about = [one for one in notifications_of(held) if one.current]  # type: ignore[attr-defined]
    later = [one.postponed_to for one in about if one.postponed_to]
    return any(one.told_on for one in about), max(later, default=None)
