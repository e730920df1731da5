"""A summary for the client: made, changed, laid before another, released, handed over."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.access.summary import may_release
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.actions.freezing import refuse_while_frozen
from zorgvuldig.dossiers.codes import EntryKind, Giver, SummaryState
from zorgvuldig.dossiers.letter.fingerprint import digest
from zorgvuldig.dossiers.models import ClientSummary, Dossier, Entry, Recipient, SummaryGiven
from zorgvuldig.dossiers.speaking import asked_by
from zorgvuldig.dossiers.summary.checks import refuse_unless_fit
from zorgvuldig.dossiers.summary.draft import made, offered
from zorgvuldig.dossiers.summary.page import page, pdf
from zorgvuldig.handbook import EDITION
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.files import printing
from zorgvuldig.recording.refusals import ChangedMeanwhile, NotNow
from zorgvuldig.rules.codes import Age, Outcome
from zorgvuldig.rules.rights import Right

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NOT_NOW = "Dit kan nu niet. Stand van de samenvatting: {state}. Open haar opnieuw."
NOT_ALONE = (
    "Een ander dan wie de samenvatting maakte, geeft haar vrij. Kies iemand die betrokken is, of "
    "de aandachtsfunctionaris."
)
NOT_PRINTABLE = "Van deze tekst kan geen PDF worden gemaakt. Haal bijzondere tekens weg."
NO_REASON = "Schrijf op wat er anders moet. Dan kan uw collega verder."
NOT_RELEASED = "Alleen een samenvatting die twee mensen hebben vrijgegeven, geeft u mee."
NOT_FOR_THEM = (
    "Deze persoon mag bij deze leeftijd geen samenvatting van het dossier krijgen. Geef haar aan "
    "de cliënt zelf. Wil de cliënt dat een ander haar leest, dan geeft de cliënt haar door."
)
TELL_FIRST = (
    "Vertel de cliënt eerst dat deze persoon de samenvatting krijgt. Vanaf 12 jaar weet de cliënt "
    "dat vooraf."
)
FROM_TWELVE = "De makkelijke versie is er vanaf 12 jaar. Kies de gewone versie, en lees die samen."
NOBODY = "Kies aan wie u de samenvatting gaf."


@transaction.atomic
def begin(
    *, dossier: Dossier, actor: "Actor", once: UUID, level: str, chosen: Iterable[str], today: date
) -> ClientSummary:
    """A draft from the chosen entries: for nobody else before two people released it."""
    lock_open(dossier)
    if level == "EASY" and dossier.age_on(today) == Age.LT12:
        raise NotNow(FROM_TWELVE)
    picked = [one for one in offered(dossier, today) if str(one.id) in {*chosen}]
    words = made(dossier, level, picked, actor.organisation.name)
    return _store(dossier, actor, once, level, words, today)


def _store(
    dossier: Dossier, actor: "Actor", once: UUID, level: str, words: dict[str, Any], today: date
) -> ClientSummary:
    entry = add_entry(
        dossier=dossier,
        actor=actor,
        kind=EntryKind.CLIENT_SUMMARY,
        once=once,
        happened_on=today,
        words=words,
    )
    return ClientSummary.unscoped.create(**codes_of(entry), level=level, prepared_by=actor.person)


@transaction.atomic
def anew(*, summary: ClientSummary, actor: "Actor", once: UUID, today: date) -> ClientSummary:
    """A new draft from a released summary: what was released is never changed."""
    words = _hold(summary, SummaryState.RELEASED).entry.words(summary.dossier.key)
    return _store(summary.dossier, actor, once, summary.level, words, today)


@transaction.atomic
def save(*, summary: ClientSummary, actor: "Actor", words: dict[str, str]) -> ClientSummary:
    """Keep the draft as it is on the screen. Who saved it last is who prepared it."""
    held = _hold(summary, SummaryState.DRAFT)
    sealed = summary.dossier.key.seal(words, held.pk)
    Entry.unscoped.filter(pk=held.pk).update(sealed=sealed, edition=EDITION)
    held.prepared_by = actor.person
    held.save(update_fields=["prepared_by"])
    _log("client_summary.changed", held, actor)
    return held


@transaction.atomic
def ask(
    *,
    summary: ClientSummary,
    actor: "Actor",
    second_person: Membership,
    reasons: Mapping[str, str],
    today: date,
) -> ClientSummary:
    """Lay the summary before another, as it will be printed, when nothing of others and no stamp is
    in it."""
    held = _hold(summary, SummaryState.DRAFT)
    dossier = summary.dossier
    if not may_release(actor, dossier).filter(pk=second_person.pk).exists():
        raise NotNow(NOT_ALONE)
    typed = held.entry.words(dossier.key)
    left = refuse_unless_fit(dossier, actor, typed, reasons)
    content = page(dossier, held.level, typed, actor.organisation, today)
    with printing(NOT_PRINTABLE):
        pdf(content, None)
    held.prepared_by, held.second_person = actor.person, second_person.person
    held.sealed_page = dossier.key.seal({"page": content, "left": left}, held.pk)
    held.digest, held.sealed_answer = digest(content), None
    held.state, held.asked_at = SummaryState.ASKED, timezone.now()
    held.save()
    _log("client_summary.asked", held, actor)
    return held


@transaction.atomic
def take_back(*, summary: ClientSummary, actor: "Actor") -> ClientSummary:
    """Back to a draft before the other answered; what was laid down is thrown away."""
    held = _hold(summary, SummaryState.ASKED)
    _to_draft(held)
    held.save()
    _log("client_summary.taken_back", held, actor)
    return held


def _to_draft(held: ClientSummary) -> None:
    held.state, held.asked_at, held.second_person = SummaryState.DRAFT, None, None
    held.sealed_page, held.digest = None, ""


@transaction.atomic
def answer(
    *, summary: ClientSummary, actor: "Actor", released: bool, seen: str, why: str
) -> ClientSummary:
    """Another says yes to exactly what was on the screen (`seen`, its digest), or says what has to
    change."""
    held = _hold(summary, SummaryState.ASKED)
    if actor.person.pk != held.second_person_id or actor.person.pk == held.prepared_by_id:
        raise NotNow(NOT_ALONE)
    if seen != held.digest:
        raise ChangedMeanwhile
    if released:
        held.state, held.released_at = SummaryState.RELEASED, timezone.now()
    elif not why.strip():
        raise NotNow(NO_REASON)
    else:
        said = {"why": why, "by": actor.person.name}
        held.sealed_answer = summary.dossier.key.seal(said, held.pk)
        _to_draft(held)
    held.save()
    _log("client_summary.answered", held, actor, policy="second_person")
    return held


@transaction.atomic
def give(
    *,
    summary: ClientSummary,
    actor: "Actor",
    to: str,
    recipient: UUID | None,
    client_knows: bool = False,
    **entry: Any,
) -> SummaryGiven:
    """Record that a released summary was handed over, to whom and when. A parent gets it only where
    the law gives them the file (law.md H: access and copy), and from twelve only when the client
    knows (H43)."""
    dossier = summary.dossier
    held = _hold(summary, SummaryState.RELEASED, NOT_RELEASED)
    person = _receiver(dossier, actor, to, recipient)
    if person:
        refuse_while_frozen(dossier)
    if person and not client_knows and dossier.age_on(timezone.localdate()) != Age.LT12:
        raise NotNow(TELL_FIRST)
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.SUMMARY_GIVEN, **entry)
    return SummaryGiven.unscoped.create(**codes_of(written), summary=held, to=to, recipient=person)


def _receiver(
    dossier: Dossier, actor: "Actor", to: str, recipient: UUID | None
) -> Recipient | None:
    if to == Giver.CLIENT and recipient is None:
        return None
    if to != Giver.REPRESENTATIVE or recipient is None:
        raise NotNow(NOBODY)
    person = Recipient.unscoped.filter(dossier=dossier, pk=recipient).first()
    if person is None:
        raise NotNow(NOBODY)
    today = timezone.localdate()
    advice = asked_by(dossier, Right.COPY, person, actor.organisation, today)
    if advice.outcome in (Outcome.DENY, Outcome.NEED_CONSENT):
        raise NotNow(NOT_FOR_THEM)
    return person


def frozen(summary: ClientSummary) -> dict[str, Any]:
    """`page` and what was `left` standing, as it was laid before the second person."""
    return summary.dossier.key.open(summary.sealed_page or b"", summary.pk)


def answered(summary: ClientSummary) -> dict[str, Any]:
    """What the second person wanted changed, and who; empty when nothing."""
    if not summary.sealed_answer:
        return {}
    return summary.dossier.key.open(summary.sealed_answer, summary.pk)


def _hold(summary: ClientSummary, state: str, refusal: str = "") -> ClientSummary:
    """Hold dossier and summary until this transaction ends; only in this state."""
    lock_open(summary.dossier)
    held = (
        ClientSummary.unscoped.select_for_update(of=("self",))
        .select_related("entry")
        .get(pk=summary.pk)
    )
    if held.state != state:
        raise NotNow(refusal or NOT_NOW.format(state=held.get_state_display()))
    return held


def _log(event: str, summary: ClientSummary, actor: "Actor", policy: str = "keeper") -> None:
    record(
        event,
        actor=actor,
        action=Action.UPDATE,
        about=summary,
        client_ref=summary.dossier_id,
        policy=policy,
    )
