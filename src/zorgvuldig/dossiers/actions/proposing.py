"""A proposal to share: begun, saved, laid before the decider, taken back."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.access.sharing import requester_of
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.actions.freezing import refuse_while_frozen
from zorgvuldig.dossiers.actions.readiness import (
    refuse_unless_printed,
    refuse_unless_ready,
    shut,
)
from zorgvuldig.dossiers.actions.talks import as_kept
from zorgvuldig.dossiers.codes import DisclosureState, EntryKind
from zorgvuldig.dossiers.letter.fingerprint import content_digest
from zorgvuldig.dossiers.letter.items import KINDS
from zorgvuldig.dossiers.models import (
    Disclosure,
    DisclosureItem,
    Dossier,
    Entry,
    Recipient,
    SafetyConcern,
)
from zorgvuldig.dossiers.sharing_facts import Proposed, decider_is_another, stored
from zorgvuldig.dossiers.standing import Standing, readable, standing
from zorgvuldig.handbook import EDITION
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


@transaction.atomic
def begin(
    *,
    dossier: Dossier,
    actor: "Actor",
    recipient: Recipient,
    concern: UUID | None,
    purpose: str,
    once: UUID,
) -> Disclosure:
    """A draft about one recipient. Without a concrete safety concern it does not start (G20)."""
    lock_open(dossier)
    refuse_while_frozen(dossier)
    about = running_concern(dossier, concern)
    entry: dict[str, Any] = {"once": once, "happened_on": timezone.localdate(), "words": {}}
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.DISCLOSURE, **entry)
    return Disclosure.unscoped.create(
        **codes_of(written),
        recipient=recipient,
        purpose=purpose,
        concern=about,
        requested_by=actor.person,
        changed_at=timezone.now(),
    )


def running_concern(dossier: Dossier, number: UUID | None) -> SafetyConcern:
    """A concern of this dossier that has not ended, or the gate shuts (G20)."""
    found = SafetyConcern.unscoped.filter(dossier=dossier, pk=number, ended_on=None).first()
    if found is None:
        raise shut("G20")
    return found


def hold(proposal: Disclosure, actor: "Actor", *states: str) -> Disclosure:
    """Hold dossier and proposal until this transaction ends; only its maker, only in `states`.

    What was read before the wait is not used any more: `held` and its dossier are read anew.
    """
    lock_open(proposal.dossier)
    held = Disclosure.unscoped.select_for_update(of=("self",)).get(pk=proposal.pk)
    if held.requested_by_id != actor.person.pk:
        raise NotNow("Alleen wie het voorstel deed, kan het wijzigen. Vraag het die collega.")
    if held.state not in states:
        raise NotNow(
            f"Dit kan nu niet. Stand van het voorstel: {held.get_state_display()}. Open het "
            "voorstel opnieuw om te zien wat nog kan."
        )
    held.dossier = proposal.dossier
    return held


@transaction.atomic
def save(*, proposal: Disclosure, actor: "Actor", proposed: Proposed) -> Disclosure:
    """Keep the draft as it is on the screen; its words sealed, its codes beside them."""
    held = hold(proposal, actor, DisclosureState.DRAFT)
    dossier = proposal.dossier
    sealed = dossier.key.seal(proposed.words, held.pk)
    Entry.unscoped.filter(pk=held.pk).update(sealed=sealed, edition=EDITION)
    _choose(held, dossier, proposed.needs)
    held.purpose, held.ground = proposed.purpose, proposed.ground
    held.concern = SafetyConcern.unscoped.filter(dossier=dossier, pk=proposed.concern).first()
    held.decider_id = proposed.decider
    held.feedback_on, held.duty_conflict = proposed.feedback_on, proposed.conflict
    held.facts = {"known": proposed.known}
    held.changed_at = timezone.now()
    held.save()
    _log("disclosure.changed", held, actor)
    return held


def _choose(proposal: Disclosure, dossier: Dossier, needs: dict[UUID, str]) -> None:
    DisclosureItem.unscoped.filter(disclosure=proposal).delete()
    chosen = Entry.unscoped.filter(dossier=dossier, pk__in=needs, kind__in=KINDS)
    DisclosureItem.unscoped.bulk_create(
        DisclosureItem(
            id=(number := uuid4()),
            organisation_id=dossier.organisation_id,
            disclosure=proposal,
            item=item,
            sealed_necessity=dossier.key.seal({"need": needs[item.pk]}, number),
        )
        for item in chosen
    )


@transaction.atomic
def submit(*, proposal: Disclosure, actor: "Actor", today: date) -> Disclosure:
    """Lay the proposal before its decider, when nothing is missing; the letter is frozen here."""
    held = hold(proposal, actor, DisclosureState.DRAFT)
    refuse_while_frozen(held.dossier)
    stands = as_it_stands(held, held.dossier, stored(held, held.dossier), today)
    refuse_unless_ready(stands)
    refuse_unless_printed(stands.letter)
    if held.decider_id is None or not decider_is_another(requester_of(held), held.decider_id):
        raise shut("G13")
    _freeze(held, held.dossier, stands)
    _log("disclosure.submitted", held, actor)
    return held


def as_it_stands(
    proposal: Disclosure, dossier: Dossier, proposed: Proposed, today: date
) -> Standing:
    """The advice and the letter of this proposal, on what is recorded now."""
    return standing(
        dossier=dossier,
        recipient=proposal.recipient,
        requester=requester_of(proposal),
        proposed=proposed,
        today=today,
        proposal=proposal,
    )


def _freeze(held: Disclosure, dossier: Dossier, stands: Standing) -> None:
    frozen = {"letter": stands.letter, "items": stands.items_digest}
    held.sealed_letter = dossier.key.seal(frozen, held.pk)
    held.content_digest = content_digest(stands.letter)
    held.fingerprint = stands.seen_with(frozen)
    held.facts = {
        **held.facts,
        "submitted": readable(stands.facts),
        "advice": as_kept(stands.advice),
    }
    held.state, held.submitted_at = DisclosureState.SUBMITTED, timezone.now()
    held.save()


@transaction.atomic
def take_back(*, proposal: Disclosure, actor: "Actor") -> Disclosure:
    """Back to a draft, before the decision; the frozen letter is thrown away."""
    held = hold(proposal, actor, DisclosureState.SUBMITTED)
    held.state, held.submitted_at = DisclosureState.DRAFT, None
    held.sealed_letter, held.fingerprint, held.content_digest = None, "", ""
    held.facts = {"known": held.facts.get("known", {})}
    held.changed_at = timezone.now()
    held.save()
    _log("disclosure.taken_back", held, actor)
    return held


def _log(event: str, proposal: Disclosure, actor: "Actor", **more: Any) -> None:
    record(
        event,
        actor=actor,
        action=Action.UPDATE,
        about=proposal,
        client_ref=proposal.dossier_id,
        policy="keeper",
        **more,
    )
