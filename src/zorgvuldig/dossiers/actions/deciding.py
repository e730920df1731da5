"""The decision, by another than who asks, on what was on the screen (G13); or not sharing."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db import transaction

from zorgvuldig.dossiers import ways
from zorgvuldig.dossiers.access.sharing import requester_of
from zorgvuldig.dossiers.actions import asking
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.actions.freezing import refuse_while_frozen
from zorgvuldig.dossiers.actions.proposing import as_it_stands, hold
from zorgvuldig.dossiers.actions.readiness import refuse_unless_ready, shut
from zorgvuldig.dossiers.actions.talks import as_kept
from zorgvuldig.dossiers.codes import ConcurrenceKind, Decision, DisclosureState, EntryKind
from zorgvuldig.dossiers.letter.fingerprint import digest
from zorgvuldig.dossiers.models import DecisionRecord, Disclosure, Dossier
from zorgvuldig.dossiers.sharing_facts import decider_is_another, stored
from zorgvuldig.dossiers.standing import Standing, readable
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import AlreadyRecorded, ChangedMeanwhile, NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

CHANGED = (
    "Er is niets besloten: terwijl de pagina openstond, is er iets veranderd. Kijk opnieuw en "
    "beslis dan."
)
ITEM_CHANGED = (
    "Een onderdeel van de brief is veranderd sinds het voorleggen. Vraag de hulpverlener om het "
    "voorstel terug te nemen en opnieuw voor te leggen."
)
NOT_OPEN = (
    "Over dit voorstel is al besloten, of uw collega heeft het teruggenomen. Bij ‘Te beslissen’ "
    "ziet u wat nog op u wacht."
)


def frozen(proposal: Disclosure, dossier: Dossier) -> dict[str, Any]:
    """`letter` and `items` (their digest) as they were laid before the decider."""
    return dossier.key.open(proposal.sealed_letter or b"", proposal.pk)


def now(proposal: Disclosure, today: date) -> tuple[Standing, str]:
    """How a submitted proposal stands, and the fingerprint of the page that shows it."""
    dossier = proposal.dossier
    stands = as_it_stands(proposal, dossier, stored(proposal, dossier), today)
    return stands, stands.seen_with(frozen(proposal, dossier))


@transaction.atomic
def decide(
    *,
    proposal: Disclosure,
    actor: "Actor",
    decision: str,
    fingerprint: str,
    today: date,
    **entry: Any,
) -> DecisionRecord:
    """Decide on what was on the screen, once. Sharing needs room and no missing step, now."""
    held = _hold(proposal, actor, entry["once"])
    stands, fresh = now(held, today)
    if fingerprint != fresh:
        raise ChangedMeanwhile(CHANGED)
    laid = frozen(held, proposal.dossier)
    if decision == Decision.SHARE:
        refuse_while_frozen(held.dossier)
        if laid["items"] != stands.items_digest:
            raise NotNow(ITEM_CHANGED)
        refuse_unless_ready(stands)
    letter = digest(laid["letter"])
    return _sign(held, actor, stands, entry, decision=decision, letter_digest=letter)


def _hold(proposal: Disclosure, actor: "Actor", once: UUID) -> Disclosure:
    """Dossier and proposal, held; refused unless this actor is the decider and it is still open."""
    lock_open(proposal.dossier)
    held = Disclosure.unscoped.select_for_update(of=("self",)).get(pk=proposal.pk)
    if DecisionRecord.unscoped.filter(pk=once).exists():
        raise AlreadyRecorded(once)
    if held.state != DisclosureState.SUBMITTED:
        raise NotNow(NOT_OPEN)
    if not may_decide(held, actor):
        raise shut("G13")
    held.dossier = proposal.dossier
    return held


def may_decide(proposal: Disclosure, actor: "Actor") -> bool:
    """The named decider, with that role, in the protocol, and not who asks (G13)."""
    return (
        proposal.decider_id == actor.person.pk
        and proposal.requested_by_id != actor.person.pk
        and ways.DECIDE.admits(actor)
        and decider_is_another(requester_of(proposal), actor.person.pk)
    )


def _sign(
    held: Disclosure, actor: "Actor", stands: Standing, entry: dict[str, Any], **signed: Any
) -> DecisionRecord:
    """The decision with the advice beside it, the new state, and the log line."""
    own = held.requested_by_id == actor.person.pk
    written = add_entry(
        dossier=held.dossier,
        actor=actor,
        kind=EntryKind.DECISION,
        policy="keeper" if own else "decider",
        **entry,
    )
    decision = DecisionRecord.unscoped.create(
        **codes_of(written),
        disclosure=held,
        requested_by_id=held.requested_by_id,
        decided_by=actor.person,
        advice={**as_kept(stands.advice), "facts": readable(stands.facts)},
        **signed,
    )
    shared = decision.decision == Decision.SHARE
    held.state = DisclosureState.SHARED if shared else DisclosureState.NOT_SHARED
    held.save(update_fields=["state"])
    _log(decision, actor, "keeper" if decision.weighed_with_id else "decider")
    return decision


def _log(signed: DecisionRecord, actor: "Actor", policy: str) -> None:
    record(
        "disclosure.decided",
        actor=actor,
        action=Action.EXECUTE,
        about=f"disclosure:{signed.disclosure_id}",
        client_ref=signed.dossier_id,
        policy=policy,
    )


@transaction.atomic
def not_share(
    *,
    proposal: Disclosure,
    actor: "Actor",
    weighed_with: Membership,
    review_on: date,
    today: date,
    **entry: Any,
) -> DecisionRecord:
    """Decide together with a colleague not to share: recorded with the same care (law.md E).

    The colleague is asked in the same breath; they say themselves whether they agree.
    """
    if DecisionRecord.unscoped.filter(pk=entry["once"]).exists():
        raise AlreadyRecorded(entry["once"])
    held = hold(proposal, actor, DisclosureState.DRAFT)
    if weighed_with.person_id == actor.person.pk:
        raise NotNow("Weeg dit met een ander dan uzelf. Kies een collega.")
    stands = as_it_stands(held, held.dossier, stored(held, held.dossier), today)
    weighed = {"decision": Decision.NOT_SHARE, "weighed_with": weighed_with.person}
    _look_again(held.dossier, review_on, today)
    signed = _sign(held, actor, stands, entry, **weighed)
    _ask_to_weigh(held, actor, weighed_with, entry)
    return signed


def _ask_to_weigh(
    held: Disclosure, actor: "Actor", colleague: Membership, decided: dict[str, Any]
) -> None:
    """The colleague finds it among what waits for them, with the reasons as they were written."""
    said = decided["words"]
    name = held.recipient.words(held.dossier.key)["name"]
    words = {
        "reason": said.get("reasons", ""),
        "about": f"Niet delen met {name}. In plaats daarvan: {said.get('instead', '')}",
    }
    asking.put(
        held,
        actor,
        ConcurrenceKind.NOT_SHARING,
        colleague,
        digest([held.pk, decided["once"]]),
        once=uuid4(),
        happened_on=decided["happened_on"],
        words=words,
    )


def _look_again(dossier: Dossier, review_on: date, today: date) -> None:
    """The dossier comes back on that day, unless it comes back earlier (G21)."""
    if dossier.review_on is None or not today <= dossier.review_on <= review_on:
        Dossier.unscoped.filter(pk=dossier.pk).update(review_on=review_on)
