"""After the decision: handed over, put right, destroyed, and closed when every duty was done."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import transaction

from zorgvuldig.dossiers.actions.rectifying import rectify
from zorgvuldig.dossiers.models import Correction, NoticeGiven, OwnStatement
from zorgvuldig.handbook import read
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.privacy.access.receipts import receipts_of
from zorgvuldig.privacy.access.rights import answer_of, items_of, keeps, part_in, ticked
from zorgvuldig.privacy.actions.taking_in import hold, log
from zorgvuldig.privacy.actions.who import not_about
from zorgvuldig.privacy.codes import GIVES, Outcome
from zorgvuldig.privacy.models import RightsAnswer, RightsRequest
from zorgvuldig.privacy.rights.standing import Duty, duties_of, standing
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

DONE_LATER = ("RECTIFICATION", "DESTRUCTION", "OWN_STATEMENT")
NOT_DECIDED = "Hierover is nog niet besloten."
BEFORE = "Deze dag ligt voor het besluit."
ONLY_KEEPER = "Verbeteren in het dossier doet wie het dossier bijhoudt."
NOT_GIVEN = "Dit is niet toegewezen, dus er is niets uit te voeren."
ALREADY = "Dit is al gedaan."
STILL_OPEN = "Nog niet afgerond. Dit moet eerst nog gebeuren: {duties}."
HAND_FIRST = "Geef eerst het antwoord. Daarna kan dit verzoek worden afgerond."
NOTICE_FIRST = (
    "Geef eerst de informatie over het dossier en leg dat vast. Daarna kan dit verzoek worden "
    "afgerond."
)
NOT_DONE = "Er is besloten om het te doen. Doe het eerst; daarna kan dit verzoek worden afgerond."


def decided(asked: RightsRequest) -> RightsAnswer:
    """The answer as it was decided, or a refusal."""
    answer = answer_of(asked)
    if answer is None or answer.decided_on is None:
        raise NotNow(NOT_DECIDED)
    return answer


def granted(asked: RightsRequest) -> RightsAnswer:
    """The answer, when it gives something that is still to be done."""
    answer = decided(asked)
    if answer.outcome not in GIVES:
        raise NotNow(NOT_GIVEN)
    if asked.done_on is not None:
        raise NotNow(ALREADY)
    return answer


@transaction.atomic
def hand_over(*, asked: RightsRequest, actor: "Actor", handed: str, on: date) -> None:
    """The answer reached who asked: how, and when."""
    held = hold(asked, decided=None)
    answer = decided(held)
    if answer.decided_on and on < answer.decided_on:
        raise NotNow(BEFORE)
    held.answered_on, held.handed = on, handed
    given = answer.outcome in GIVES and not held.nothing_held
    if not (given and held.right in DONE_LATER):
        held.done_on = on
    held.save()
    log("rights.handed_over", held, actor, Action.EXECUTE)


def log_paper(asked: RightsRequest, actor: "Actor", event: str, purpose: str) -> None:
    """That a letter or a paper was read, printed or taken out, and what for."""
    record(
        event,
        actor=actor,
        action=Action.READ,
        about=asked,
        client_ref=asked.dossier_id,
        policy=part_in(asked, actor),
        purpose=purpose,
    )


@transaction.atomic
def put_right(*, asked: RightsRequest, actor: "Actor", today: date) -> None:
    """Each chosen piece gets its right words beside it; who received it gets a correction."""
    held = hold(asked, decided=None)
    granted(held)
    if held.dossier is None or not keeps(held, actor):
        raise NotNow(ONLY_KEEPER)
    for item in items_of(held):
        words = held.dossier.key.open(item.sealed, item.pk)["instead"]
        said: dict[str, Any] = {"right_words": words, "once": uuid4()}
        rectify(dossier=held.dossier, actor=actor, entry=item.entry, **said)
    _done(held, actor, today)


def _done(held: RightsRequest, actor: "Actor", today: date) -> None:
    held.done_on = today
    held.save()
    log("rights.carried_out", held, actor, Action.EXECUTE)


@transaction.atomic
def point_the_way(
    *, asked: RightsRequest, actor: "Actor", words: dict[str, str], today: date
) -> None:
    """What is always open: the ways were shown, and what was said or done about it is written
    down. Never by whom it is about."""
    held = hold(asked)
    not_about(held, actor)
    stands = standing(held, today)
    if not stands.open_row or answer_of(held) is not None or held.key is None:
        raise NotNow("Bij dit verzoek hoort een besluit van twee mensen.")
    number = uuid4()
    RightsAnswer.unscoped.create(
        id=number,
        organisation=held.organisation,
        request=held,
        outcome=Outcome.ROUTES,
        row=stands.advice.row,
        prepared_by=actor.person,
        prepared_as="DESK",
        prepared_on=today,
        decided_on=today,
        about_person=held.about_person,
        advice={"duties": list(stands.advice.duties)},
        sealed=held.key.seal(words, number),
    )
    held.done_on = today
    held.save()
    log("rights.way_shown", held, actor, Action.EXECUTE)


def open_duties(asked: RightsRequest, today: date) -> list[Duty]:
    """Every duty of this request with whether it was done; the product sees some itself."""
    stands, answer = standing(asked, today), answer_of(asked)
    return duties_of(
        asked,
        answer,
        ticked(asked),
        {
            "duties": stands.advice.duties,
            "open_row": stands.open_row,
            "frozen": asked.dossier is not None and asked.dossier.frozen_on is not None,
            "told": _all_told(asked),
            "beside": _beside(asked),
            "reasoned": answer is not None and answer.outcome != Outcome.ROUTES,
        },
    )


def _all_told(asked: RightsRequest) -> bool:
    """Nobody received anything; or it was put right, and no correction about it waits."""
    if asked.dossier and not receipts_of(asked.dossier):
        return True
    if asked.right != "RECTIFICATION":
        return False
    entries = [item.entry_id for item in items_of(asked)]
    about = Correction.unscoped.filter(rectification__corrects__in=entries)
    return asked.done_on is not None and not about.filter(sent_on=None, waived_on=None).exists()


def _beside(asked: RightsRequest) -> bool:
    """Was an own statement added since it was asked?"""
    own = OwnStatement.unscoped.filter(dossier=asked.dossier, entry__recorded_at__isnull=False)
    return (
        asked.dossier_id is not None
        and own.filter(entry__recorded_at__date__gte=asked.received_on).exists()
    )


def _informed(asked: RightsRequest) -> bool:
    """Was a notice given since it was asked? Where nothing is held the letter says it all."""
    given = NoticeGiven.unscoped.filter(dossier=asked.dossier, given_on__gte=asked.received_on)
    return asked.dossier is None or given.exists()


@transaction.atomic
def close(*, asked: RightsRequest, actor: "Actor", today: date) -> None:
    """Everything that had to be done was done."""
    held = hold(asked, decided=None)
    answer = decided(held)
    if answer.outcome != Outcome.ROUTES and held.answered_on is None:
        raise NotNow(HAND_FIRST)
    if held.right == "OWN_STATEMENT" and _beside(held):
        held.done_on = held.done_on or today
    if held.done_on is None:
        raise NotNow(NOT_DONE)
    if held.right == "INFORMATION" and answer.outcome == Outcome.GIVEN and not _informed(held):
        raise NotNow(NOTICE_FIRST)
    waiting = [duty.code for duty in open_duties(held, today) if not duty.done]
    if waiting:
        raise NotNow(STILL_OPEN.format(duties=_in_words(waiting)))
    held.closed_on = today
    held.save()
    log("rights.closed", held, actor, Action.UPDATE)


def _in_words(codes: list[str]) -> str:
    known = read("rights")["duty"]
    return "; ".join(str(known[code]["label"]).lower() for code in codes)
