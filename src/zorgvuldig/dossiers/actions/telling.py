"""The client hears what was shared, or hears it later on an agreed day (G16)."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from zorgvuldig.dossiers.access.sharing import agreed_postponements
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.actions.readiness import shut
from zorgvuldig.dossiers.codes import DisclosureState, EntryKind
from zorgvuldig.dossiers.models import ClientNotification, Concurrence, Disclosure
from zorgvuldig.dossiers.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

TO_TELL = (DisclosureState.SUBMITTED, DisclosureState.SHARED)


@transaction.atomic
def tell_client(*, proposal: Disclosure, actor: "Actor", **entry: Any) -> ClientNotification:
    """The client was told: when, how, what, and how they took it. It counts for this letter only:
    laid down anew with other words, the client is to be told again."""
    held = _hold(proposal)
    written = add_entry(dossier=held.dossier, actor=actor, kind=EntryKind.NOTIFICATION, **entry)
    return ClientNotification.unscoped.create(
        **codes_of(written),
        disclosure=held,
        content_digest=held.content_digest,
        told_on=written.happened_on,
    )


@transaction.atomic
def postpone_telling(
    *, proposal: Disclosure, actor: "Actor", agreement: Concurrence, today: date, **entry: Any
) -> ClientNotification:
    """Tell the client later: with the agreement of a second person, used once, to its own day."""
    held = _hold(proposal)
    written = add_entry(dossier=held.dossier, actor=actor, kind=EntryKind.NOTIFICATION, **entry)
    if not agreed_postponements(held, today).filter(pk=agreement.pk).exists():
        raise shut("G16")
    return ClientNotification.unscoped.create(
        **codes_of(written),
        disclosure=held,
        content_digest=held.content_digest,
        postponed_to=agreement.new_on,
        agreement=agreement,
    )


def _hold(proposal: Disclosure) -> Disclosure:
    """Dossier and proposal, held; refused unless there is a letter to tell about."""
    lock_open(proposal.dossier)
    held = Disclosure.unscoped.select_for_update(of=("self",)).get(pk=proposal.pk)
    held.dossier = proposal.dossier
    if held.state not in TO_TELL:
        raise NotNow(
            "Er is niets gedeeld en niets voorgelegd, dus ook niets te vertellen. Leg het "
            "voorstel eerst voor."
        )
    return held
