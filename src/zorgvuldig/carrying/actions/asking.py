"""A file is asked for by who keeps the dossier, and others say yes or no: nobody does it alone.

To another organisation it is sharing: it begins at a decision to share, signed by another, and
every rule of sending is asked (`dossiers.actions.sending.decided`). For another program of the own
organisation nothing is shared; who guards privacy and who runs the office both say yes.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from zorgvuldig.carrying import ways
from zorgvuldig.carrying.codes import End, Goal
from zorgvuldig.carrying.models import CarryOut
from zorgvuldig.dossiers.actions import sending
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock
from zorgvuldig.dossiers.actions.freezing import refuse_while_frozen
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Disclosure, Dossier
from zorgvuldig.dossiers.sharing_facts import stored
from zorgvuldig.dossiers.standing import identifies
from zorgvuldig.exchange.actions.sending import Decided
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

LASTS = timedelta(days=14)
NO_DECISION = (
    "Naar een andere organisatie gaat een dossier alleen na een besluit om te delen. Doe eerst een "
    "voorstel, laat een ander beslissen en vertel het de cliënt."
)
NAMELESS = (
    "Dit besluit gaat over een cliënt zonder naam. Een dossierbestand zegt over wie het gaat. "
    "Daarvoor is een eigen besluit nodig."
)
ALREADY = "Er is al om een bestand van dit dossier gevraagd. Neem die vraag eerst terug."
ANSWERED = "Op deze vraag is al geantwoord, of uw collega nam haar terug. Er verandert nu niets."
NOT_YOURS = "Op deze vraag antwoordt iemand anders. Wie erom vroeg, zegt zelf geen ja."


@transaction.atomic
def ask(
    *,
    dossier: Dossier,
    actor: "Actor",
    goal: str,
    proposal: Disclosure | None,
    why: str,
    once: UUID,
    today: date,
) -> CarryOut:
    """Ask for a file, with a reason. One question at a time."""
    lock(dossier)
    to = _to(dossier, goal, proposal, today)
    words = {"carried_to": to, "carried_why": why}
    written = add_entry(
        dossier=dossier,
        actor=actor,
        kind=EntryKind.CARRIED_OUT,
        once=once,
        happened_on=today,
        words=words,
        purpose=str(Goal(goal).label),
        after_closing=goal == Goal.SOFTWARE,
    )
    asked = CarryOut(**codes_of(written), goal=goal, disclosure=proposal, asked_by=actor.person)
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError as fault:
        raise NotNow(ALREADY) from fault
    return asked


def _to(dossier: Dossier, goal: str, proposal: Disclosure | None, today: date) -> str:
    """For whom it is; refused when it may not go there today."""
    refuse_while_frozen(dossier)
    if goal == Goal.SOFTWARE:
        return str(dossier.organisation.name)
    return may_go(proposal, today).to


def may_go(proposal: Disclosure | None, today: date) -> Decided:
    """What was decided, with every rule asked again on this day; or a refusal."""
    if proposal is None:
        raise NotNow(NO_DECISION)
    if not identifies(stored(proposal, proposal.dossier)):
        raise NotNow(NAMELESS)
    return sending.decided(proposal, today)


@transaction.atomic
def agree(*, asked: CarryOut, actor: "Actor") -> None:
    """Yes, in the role that is asked. Each sits on one chair, and who asked on none."""
    held, seat = _seated(asked, actor)
    setattr(held, f"{seat}_by", actor.person)
    setattr(held, f"{seat}_at", timezone.now())
    held.save(update_fields=[f"{seat}_by", f"{seat}_at"])
    _log("carrying.agreed", held, actor, policy=policy_of(held, seat))


@transaction.atomic
def refuse(*, asked: CarryOut, actor: "Actor") -> None:
    """No: there is no file, and it can be asked again."""
    held, seat = _seated(asked, actor)
    _end(held, End.REFUSED)
    _log("carrying.refused", held, actor, policy=policy_of(held, seat))


@transaction.atomic
def withdraw(*, asked: CarryOut, actor: "Actor") -> None:
    """Who keeps the dossier takes the question back, as long as no file was made."""
    held = waiting(asked)
    _end(held, End.WITHDRAWN)
    _log("carrying.withdrawn", held, actor, policy="keeper")


def waiting(asked: CarryOut) -> CarryOut:
    """The question, held with its dossier, unless it was answered or taken back."""
    lock(asked.dossier)
    rows = CarryOut.unscoped.select_for_update(of=("self",)).select_related("entry")
    held = rows.get(pk=asked.pk)
    held.dossier = asked.dossier
    if held.ended_as or held.made_at is not None:
        raise NotNow(ANSWERED)
    return held


def _seated(asked: CarryOut, actor: "Actor") -> tuple[CarryOut, str]:
    """The question held, and the chair from which this person answers it."""
    held = waiting(asked)
    seat = seat_of(held, actor)
    if seat is None:
        raise NotNow(NOT_YOURS)
    return held, seat


def seat_of(asked: CarryOut, actor: "Actor") -> str | None:
    """On which chair this person may answer: `agreed`, `office`, or none."""
    if actor.person.pk in (asked.asked_by_id, asked.agreed_by_id, asked.office_by_id):
        return None
    wanted = {"agreed": ways.DECIDER} if asked.goal == Goal.TRANSFER else SEATS
    free = (seat for seat in wanted if getattr(asked, f"{seat}_by_id") is None)
    return next((seat for seat in free if actor.holds(wanted[seat])), None)


SEATS = {"agreed": ways.PRIVACY, "office": ways.OFFICE}


def complete(asked: CarryOut) -> bool:
    """Did everybody say yes who must?"""
    seats = ("agreed",) if asked.goal == Goal.TRANSFER else tuple(SEATS)
    return all(getattr(asked, f"{seat}_by_id") is not None for seat in seats)


def policy_of(asked: CarryOut, seat: str) -> str:
    if asked.goal == Goal.TRANSFER:
        return "decider"
    return "privacy-officer" if seat == "agreed" else "administrator"


def _end(held: CarryOut, how: str) -> None:
    held.ended_as = how
    held.save(update_fields=["ended_as"])


def _log(event: str, asked: CarryOut, actor: "Actor", **said: Any) -> None:
    record(
        event,
        actor=actor,
        action=Action.UPDATE,
        about=asked,
        client_ref=asked.dossier_id,
        purpose=str(Goal(asked.goal).label),
        **said,
    )
