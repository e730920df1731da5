"""A situation is handed in, changed, taken back, read, accepted, sent back, or swapped for one of
the handbook (W-04)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec
from django.db import transaction
from django.utils import timezone

from zorgvuldig.gatherings.access.situations import is_its_authors
from zorgvuldig.gatherings.actions.destroying import destroy_one, forget_words
from zorgvuldig.gatherings.actions.ending import end_about, part_from
from zorgvuldig.gatherings.actions.sent_forms import SentOtherwise, note_sent, was_sent
from zorgvuldig.gatherings.looking import look
from zorgvuldig.gatherings.models import CaseVignette, Participant
from zorgvuldig.gatherings.situations import TEXTS
from zorgvuldig.handbook import gatherings
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.gatherings.codes import SeatState, VignetteState, WorkshopState
from zorgvuldig.rules.gatherings.vignettes import Answers
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Workshop
    from zorgvuldig.people.actor import Actor

BRINGS = (WorkshopState.INVITED, WorkshopState.CONFIRMED)
NO_SEAT = (
    "U hebt op dit moment geen plaats in dit werkatelier. Daarom nemen wij geen situatie aan; er "
    "is niets bewaard."
)
TOO_LATE = "Het werkatelier is geweest of gaat niet door. Er is niets bewaard."
CHOSEN = (
    "De groep is al met uw situatie bezig, of er is een voorbeeld voor in de plaats gekomen. "
    "Wijzigen of terugnemen kan niet meer. Klopt er iets niet? Zeg het tegen de begeleider."
)
NOT_TO_READ = "Deze situatie is intussen veranderd. Kijk wat er nu staat."


@dataclass(frozen=True)
class Typed:
    """What somebody typed and chose. `facts` is what the rules are asked about it."""

    texts: Mapping[str, str]
    age: str
    step: str
    facts: Mapping[str, str]
    answers: Answers

    def words(self) -> dict[str, Any]:
        """What is sealed."""
        checks = {name: getattr(self.answers, name) for name in Answers.__struct_fields__}
        return {**self.texts, "facts": dict(self.facts), "checks": checks}


@transaction.atomic
def hand_in(*, participant: Participant, once: UUID, typed: Typed) -> CaseVignette:
    """Store the situation under a key of its own, when nothing in it points to somebody. What its
    author handed in before goes for good, and with it that a facilitator found it in order. A form
    counts once: what was replaced or taken back does not come to life by an old form."""
    held = _held(participant)
    former = _brought_by(held)
    if was_sent(held.workshop, once):
        raise AlreadyRecorded(once) if former and former.pk == once else SentOtherwise
    if former is not None and not is_its_authors(former):
        raise NotNow(CHOSEN)
    _hold_clean(typed.texts, typed.answers, held)
    if former is not None:
        part_from(former)
        forget_words(former)
        former.delete()
    note_sent(held.workshop, once, held)
    key = DataKey.make(held.organisation_id)
    vignette = CaseVignette.unscoped.create(
        id=once,
        organisation_id=held.organisation_id,
        workshop_id=held.workshop_id,
        participant=held,
        key=key,
        sealed=key.seal(typed.words(), once),
        age_band=typed.age,
        regime=held.regime,
        step=typed.step,
    )
    record("situation.handed_in", actor=Caller(held.organisation_id), action=Action.CREATE,
           about=vignette)  # fmt: skip
    return vignette


def _brought_by(author: Participant) -> CaseVignette | None:
    return CaseVignette.unscoped.select_for_update().filter(participant=author).first()


@transaction.atomic
def take_back(*, participant: Participant) -> None:
    """Its author wants it off the table: it goes at once, with what was half typed about it. Twice
    is once."""
    vignette = _brought_by(participant)
    if vignette is None:
        return
    if not is_its_authors(vignette):
        raise NotNow(CHOSEN)
    destroy_one(vignette=vignette, actor=Caller(vignette.organisation_id))


def _held(participant: Participant) -> Participant:
    """The participant, held; with a seat, in a workshop that is still to come."""
    rows = Participant.unscoped.select_for_update(of=("self",)).select_related("workshop", "key")
    held = rows.filter(pk=participant.pk).first()
    if held is None or held.state != SeatState.SEATED:
        raise NotNow(NO_SEAT)
    ends = held.workshop.ends_at
    if held.workshop.state not in BRINGS or (ends is not None and ends <= timezone.now()):
        raise NotNow(TOO_LATE)
    return held


def _hold_clean(texts: Mapping[str, str], answers: Answers, author: Participant | None) -> None:
    """W-04 and W-08, with what stands in the text now."""
    names = (author.words()["name"],) if author else ()
    looked = look(texts, names)
    hold(gates.made_from_no_file([*texts.values(), *answers.reasons.values()]))
    hold(gates.deidentified(looked.pointed, answers, looked=looked.whole))


@transaction.atomic
def accept(*, vignette: CaseVignette, actor: "Actor") -> None:
    """A facilitator read it, and the check looks once more: it goes on the table."""
    held = lock(vignette)
    if held.state != VignetteState.HANDED_IN:
        raise NotNow(NOT_TO_READ)
    words = held.words()
    answers = msgspec.convert(words["checks"], Answers)
    _hold_clean({name: words[name] for name in TEXTS}, answers, held.participant)
    held.state = VignetteState.ACCEPTED
    held.save(update_fields=["state"])
    log("situation.accepted", held, actor)


@transaction.atomic
def send_back(*, vignette: CaseVignette, actor: "Actor", remark: str) -> None:
    """Ask the author to change it, and say what. It leaves the table and the screen until then."""
    held = lock(vignette)
    if held.key is None or held.state not in (VignetteState.HANDED_IN, VignetteState.ACCEPTED):
        raise NotNow(NOT_TO_READ)
    end_about(held)
    held.sealed = held.key.seal(held.words() | {"remark": remark}, held.pk)
    held.state = VignetteState.RETURNED
    held.save(update_fields=["sealed", "state"])
    log("situation.sent_back", held, actor)


@transaction.atomic
def swap(*, vignette: CaseVignette, actor: "Actor", standard: str) -> None:
    """Put one of the handbook in its place, because here people could know who it is about. What
    the author typed goes at once, and what was answered about it says nothing of the new one."""
    held = lock(vignette)
    part_from(held)
    forget_words(held)
    _put(held, standard)
    held.save()
    log("situation.swapped", held, actor)


@transaction.atomic
def lay_out(*, workshop: "Workshop", actor: "Actor", standard: str) -> CaseVignette:
    """Put one of the handbook on the table, beside what was brought. Twice is once."""
    here = {"workshop": workshop, "standard": standard, "participant": None}
    known = CaseVignette.unscoped.filter(**here).first()
    if known is not None:
        return known
    vignette = CaseVignette(organisation_id=workshop.organisation_id, workshop=workshop)
    _put(vignette, standard)
    vignette.save(force_insert=True)
    log("situation.laid_out", vignette, actor)
    return vignette


def _put(vignette: CaseVignette, standard: str) -> None:
    one = gatherings.vignettes()[standard]
    vignette.standard, vignette.age_band, vignette.step = one.code, one.age, one.step
    vignette.regime, vignette.state = "", VignetteState.ACCEPTED


def lock(vignette: CaseVignette) -> CaseVignette:
    """The situation as it is now, held until this transaction ends; none that was taken out for
    danger (W-07)."""
    rows = CaseVignette.unscoped.select_for_update(of=("self",))
    held = rows.select_related("key", "participant__key").filter(pk=vignette.pk).first()
    if held is None:
        raise NotNow("Deze situatie is er niet meer: zij is vernietigd.")
    hold(gates.still_an_exercise(held.state == VignetteState.TAKEN_OUT))
    return held


def log(event: str, vignette: CaseVignette, actor: "Actor") -> None:
    """One line in the logbook about a deed with a situation."""
    record(event, actor=actor, action=Action.UPDATE, about=vignette)
