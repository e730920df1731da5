"""Handing over: one keeper asks, another says yes or no. Until yes, nothing changes."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.access.involved import lasting_keepers
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.actions.involving import end, keeps_on, log_part, place, works_with_clients
from zorgvuldig.dossiers.codes import EntryKind, Part
from zorgvuldig.dossiers.models import Dossier, HandOver, Involvement
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

ANSWERED = "Deze vraag is al beantwoord of teruggenomen. Er verandert nu niets."
GIVER_GONE = (
    "De collega die u dit vroeg, houdt het dossier niet meer bij. Wie het nu bijhoudt, kan het u "
    "opnieuw vragen."
)


@transaction.atomic
def ask(*, dossier: Dossier, actor: "Actor", to: Membership, **entry: Any) -> HandOver:
    """Ask a colleague to take the dossier over, with a note. One question at a time."""
    lock_open(dossier)
    keeps_on(dossier, actor)
    works_with_clients(to)
    if HandOver.unscoped.filter(dossier=dossier, accepted=None).exists():
        raise NotNow("Er staat al een vraag om over te nemen open. Neem die eerst terug.")
    if lasting_keepers().filter(dossier=dossier, membership=to).exists():
        raise NotNow("Deze collega houdt dit dossier al bij.")
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.HAND_OVER, **entry)
    return HandOver.unscoped.create(**codes_of(written), asked_by=actor.person, to=to)


@transaction.atomic
def withdraw(*, hand_over: HandOver, actor: "Actor") -> None:
    """Who keeps the dossier takes the question back, as long as there is no answer."""
    held = _unanswered(hand_over)
    keeps_on(held.dossier, actor)
    _answer(held, accepted=False, withdrawn="ja")
    _log("hand_over.withdrawn", held, actor, policy="keeper")


@transaction.atomic
def accept(*, hand_over: HandOver, actor: "Actor", today: date) -> None:
    """Yes: the dossier is theirs. The giver ends, or goes on thinking along when they said so."""
    held = _asked_of(hand_over, actor)
    given = lasting_keepers().filter(dossier=held.dossier, membership__person=held.asked_by)
    giver = given.select_related("membership").first()
    if giver is None:
        raise NotNow(GIVER_GONE)
    taken = place(held.dossier, held.to, Part.KEEPER, today=today)
    log_part("involvement.keeper", taken, actor, policy="asked")
    _let_go(giver, actor, today, stays=bool(_words(held).get("stays")))
    _answer(held, accepted=True)
    _log("hand_over.answered", held, actor)


@transaction.atomic
def decline(*, hand_over: HandOver, actor: "Actor", refusal: str) -> None:
    """No, with a reason; the dossier stays where it is."""
    held = _asked_of(hand_over, actor)
    _answer(held, accepted=False, refusal=refusal)
    _log("hand_over.answered", held, actor)


def _let_go(giver: Involvement, actor: "Actor", today: date, *, stays: bool) -> None:
    if stays:
        part = place(giver.dossier, giver.membership, Part.ADVISER, today=today)
        log_part("involvement.begun", part, actor, policy="asked")
    else:
        end(giver, actor, today)


def _asked_of(hand_over: HandOver, actor: "Actor") -> HandOver:
    held = _unanswered(hand_over)
    if held.to_id != actor.membership_id or actor.membership is None:
        raise NotNow("Alleen de gevraagde collega kan hierop antwoorden.")
    works_with_clients(actor.membership)
    return held


def _unanswered(hand_over: HandOver) -> HandOver:
    """Dossier and question, held; what was answered meanwhile is not answered again."""
    lock_open(hand_over.dossier)
    held = (
        HandOver.unscoped.select_for_update(of=("self",))
        .select_related("entry", "to", "asked_by")
        .get(pk=hand_over.pk)
    )
    held.dossier = hand_over.dossier
    if held.accepted is not None:
        raise NotNow(ANSWERED)
    return held


def _words(held: HandOver) -> dict[str, Any]:
    return held.entry.words(held.dossier.key)


def _answer(held: HandOver, *, accepted: bool, **said: str) -> None:
    held.accepted, held.answered_at = accepted, timezone.now()
    held.save(update_fields=["accepted", "answered_at"])
    if said:
        entry = held.entry
        entry.sealed = held.dossier.key.seal({**_words(held), **said}, entry.id)
        entry.save(update_fields=["sealed"])


def _log(event: str, held: HandOver, actor: "Actor", policy: str = "asked") -> None:
    record(
        event,
        actor=actor,
        action=Action.UPDATE,
        about=held,
        client_ref=held.dossier_id,
        policy=policy,
    )
