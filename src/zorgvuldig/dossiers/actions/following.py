"""Looking into what was described: it is right, it is wrong, or it stays open a while (G06)."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.access import afterwards as access
from zorgvuldig.dossiers.actions import correcting
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.codes import EntryKind, FollowUp, StatementType
from zorgvuldig.dossiers.models import Dossier, Sign, SignFollowUp
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

FACT = "Dit is een feit. Een feit klopt, of het blijkt niet te kloppen."
WHEN_AGAIN = "Kies een dag die nog komt om dit opnieuw na te gaan."


@transaction.atomic
def follow_up(
    *,
    dossier: Dossier,
    actor: "Actor",
    sign: UUID,
    found: str,
    ask_again_on: date | None = None,
    **entry: Any,
) -> SignFollowUp:
    """How it was looked into, what the client said about it, and what was found (G06).

    What proved wrong makes a correction for everyone who received it (AVG art. 19); what proves
    right after all withdraws the corrections that did not go yet. What stays open comes back on a
    day that is still to come; a fact needs no looking into, but may prove wrong.
    """
    hold(gates.was_followed_up(found))
    lock_open(dossier)
    about = access.get_sign(dossier, sign)
    again = _day(about, found, ask_again_on)
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.SIGN_FOLLOW_UP, **entry)
    was_wrong = about.followup == FollowUp.REFUTED
    right_fact = about.statement_type == StatementType.FACT and found == FollowUp.CONFIRMED
    about.followup, about.ask_again_on = FollowUp.NONE if right_fact else found, again
    about.save(update_fields=["followup", "ask_again_on"])
    if found == FollowUp.REFUTED and not was_wrong:
        correcting.correct_what_was_shared(dossier=dossier, actor=actor, sign=about)
    elif found != FollowUp.REFUTED:
        correcting.withdraw_unsent(dossier=dossier, actor=actor, sign=about)
    return SignFollowUp.unscoped.create(**codes_of(written), sign=about, found=found)


def _day(sign: Sign, found: str, ask_again_on: date | None) -> date | None:
    if found != FollowUp.OPEN:
        return None
    if sign.statement_type == StatementType.FACT:
        raise NotNow(FACT)
    if ask_again_on is None or ask_again_on <= timezone.localdate():
        raise NotNow(WHEN_AGAIN)
    return ask_again_on
