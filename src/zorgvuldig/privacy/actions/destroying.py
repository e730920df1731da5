"""Destroying on request: the whole dossier or chosen pieces, after two people decided (Jeugdwet
7.3.9, BW 7:455, Wmo 5.3.5, AVG 17 and 19).

What stays is the request in codes and dates, and the ledger that makes a restored backup forget
again. Whoever received something hears of it before, since afterwards nobody knows who that was.
"""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from zorgvuldig.dossiers.actions.erasing import erase_dossier, erase_entry
from zorgvuldig.dossiers.models import Dossier, Entry
from zorgvuldig.logbook.actions import Action
from zorgvuldig.privacy.access.holds import held as held_back
from zorgvuldig.privacy.access.receipts import receipts_of
from zorgvuldig.privacy.access.rights import items_of, ticked
from zorgvuldig.privacy.actions.answering import HOLD, opened
from zorgvuldig.privacy.actions.carrying_out import granted
from zorgvuldig.privacy.actions.forgetting import forget_drafts, forget_papers
from zorgvuldig.privacy.actions.taking_in import hold, log
from zorgvuldig.privacy.models import DutyDone, RightsAnswer, RightsRequest
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.vault.models import Reason

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

LETTER_FIRST = (
    "Geef eerst de brief met het besluit, en leg vast dat u dat deed. Na het vernietigen is hij er "
    "niet meer."
)
TELL_FIRST = (
    "Vertel het eerst aan wie iets uit dit dossier kreeg, en vink dat aan (AVG art. 19). Na het "
    "vernietigen weet niemand meer wie dat was."
)
NOTHING_HERE = "Bij dit verzoek hoort geen dossier meer."


@transaction.atomic
def destroy(*, asked: RightsRequest, actor: "Actor", today: date) -> None:
    """Erase what was decided. The words of the request go along; its codes and dates stay."""
    held = hold(asked, decided=None)
    answer = granted(held)
    if held.dossier is None:
        raise NotNow(NOTHING_HERE)
    if held.answered_on is None:
        raise NotNow(LETTER_FIRST)
    Dossier.unscoped.select_for_update(of=("self",)).get(pk=held.dossier.pk)  # no hold meanwhile
    if held_back(held.dossier) and not opened(held, answer).get("hold"):
        raise NotNow(HOLD)
    _recipients_were_told(held, held.dossier, actor)
    log("rights.carried_out", held, actor, Action.DELETE)
    pieces = answer.advice["pieces"]
    count = _pieces(held, actor) if pieces else _whole(held.dossier, actor)
    RightsRequest.unscoped.filter(pk=held.pk).update(done_on=today, erased=count)


def _recipients_were_told(asked: RightsRequest, dossier: Dossier, actor: "Actor") -> None:
    """Somebody told them, or there is nobody to tell; either stands on record from here on."""
    if "TELL_RECIPIENTS" in ticked(asked):
        return
    if receipts_of(dossier):
        raise NotNow(TELL_FIRST)
    DutyDone.unscoped.create(
        organisation=asked.organisation,
        request=asked,
        duty="TELL_RECIPIENTS",
        done_by=actor.person,
    )


def _pieces(asked: RightsRequest, actor: "Actor") -> int:
    """The chosen pieces with what hangs on them, as far as they are still there; also out of the
    papers that were released before. Returns how many went."""
    forget_papers(asked.dossier_id)
    return sum(
        len(erase_entry(entry=item.entry, actor=actor, reason=Reason.CLIENT_ASKED))
        for item in items_of(asked)
        if Entry.unscoped.filter(pk=item.entry_id).exists()
    )


def _whole(dossier: Dossier, actor: "Actor") -> int:
    """The whole dossier; returns how many pieces it had."""
    count = Entry.unscoped.filter(dossier=dossier).count()
    requests = RightsRequest.unscoped.filter(dossier=dossier).values("pk")
    answers = RightsAnswer.unscoped.filter(request__in=requests)
    answers.update(sealed=b"", sealed_letter=None, sealed_paper=None)
    RightsRequest.unscoped.filter(dossier=dossier).update(sealed=b"")
    forget_drafts(dossier)
    erase_dossier(dossier=dossier, actor=actor, reason=Reason.CLIENT_ASKED)
    return max(count, 1)
