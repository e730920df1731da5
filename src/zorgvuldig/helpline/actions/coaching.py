"""A talk with a confidant is written down: getting to know each other, coaching, with others,
afterwards. The words rest under the key of that confidant, who may read them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from zorgvuldig.helpline.actions.applying import hold_file
from zorgvuldig.helpline.actions.stories import GONE
from zorgvuldig.helpline.models import Confidant, Match
from zorgvuldig.helpline.models import ConfidantTalk as Talk
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.helpline.codes import ConfidantState, ConfidantTalk

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


@transaction.atomic
def record_talk(
    *, confidant: Confidant, actor: "Actor", once: UUID, kind: str, held_on: date, summary: str,
    policy: str, match: Match | None = None,
) -> Talk:  # fmt: skip
    """One talk. The first, to get to know each other, begins the preparation."""
    if match is not None and match.confidant_id != confidant.pk:
        raise NotNow("Deze begeleiding hoort bij een ander. Kies er een van deze persoon.")
    if hold_file(confidant).membership_id == actor.membership_id:
        raise NotNow("Dit gaat over uzelf. Een ander legt dit gesprek vast.")
    talk = _store(confidant, actor, once, kind, held_on, summary, match)
    if kind == ConfidantTalk.INTAKE and confidant.state == ConfidantState.APPLIED:
        confidant.state = ConfidantState.INTAKE
    confidant.last_step_on = timezone.localdate()
    confidant.save(update_fields=["state", "last_step_on"])
    _log(talk, actor, policy)
    return talk


@transaction.atomic
def record_peer_group(
    *, confidants: Sequence[Confidant], actor: "Actor", once: UUID, held_on: date, summary: str,
    policy: str,
) -> None:  # fmt: skip
    """One talk of several confidants together: each has it in their own file. Sent twice it is
    stored once."""
    if len(confidants) < 2:
        raise NotNow(
            "Intervisie doet u met ten minste twee vertrouwenspersonen. Kies wie erbij was."
        )
    for confidant in confidants:
        number = uuid5(once, confidant.pk.hex)
        kind = ConfidantTalk.PEER_GROUP
        _log(_store(confidant, actor, number, kind, held_on, summary, None), actor, policy)


def _store(
    confidant: Confidant, actor: "Actor", once: UUID, kind: str, held_on: date, summary: str,
    match: Match | None,
) -> Talk:  # fmt: skip
    talk = Talk(
        id=once,
        organisation_id=confidant.organisation_id,
        confidant=confidant,
        match=match,
        kind=kind,
        held_on=held_on,
        author=actor.person,
        sealed=confidant.key.seal({"summary": summary}, once),
    )
    same = {"pk": once, "confidant": confidant, "author": actor.person}
    store_once(talk, once, same=same, otherwise=GONE)
    return talk


def _log(talk: Talk, actor: "Actor", policy: str) -> None:
    record("confidant_talk.recorded", actor=actor, action=Action.CREATE, about=talk,
           client_ref=talk.confidant_id, policy=policy)  # fmt: skip
