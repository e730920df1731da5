"""The client hears what was shared, or hears it later on an agreed day (G16)."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from zorgvuldig.dossiers.access.sharing import agreed_postponements
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of
from zorgvuldig.dossiers.actions.proposing import shut
from zorgvuldig.dossiers.codes import DisclosureState, EntryKind
from zorgvuldig.dossiers.models import ClientNotification, Concurrence, Disclosure
from zorgvuldig.dossiers.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

TO_TELL = (DisclosureState.SUBMITTED, DisclosureState.SHARED)


@transaction.atomic
def tell_client(*, proposal: Disclosure, actor: "Actor", **entry: Any) -> ClientNotification:
    """The client was told: when, how, what, and how they took it."""
    _refuse_unless_shared(proposal)
    written = add_entry(dossier=proposal.dossier, actor=actor, kind=EntryKind.NOTIFICATION, **entry)
    return ClientNotification.unscoped.create(
        **codes_of(written), disclosure=proposal, told_on=written.happened_on
    )


@transaction.atomic
def postpone_telling(
    *, proposal: Disclosure, actor: "Actor", agreement: Concurrence, today: date, **entry: Any
) -> ClientNotification:
    """Tell the client later: with the agreement of a second person, used once, to its own day."""
    _refuse_unless_shared(proposal)
    written = add_entry(dossier=proposal.dossier, actor=actor, kind=EntryKind.NOTIFICATION, **entry)
    if not agreed_postponements(proposal, today).filter(pk=agreement.pk).exists():
        raise shut("G16")
    return ClientNotification.unscoped.create(
        **codes_of(written),
        disclosure=proposal,
        postponed_to=agreement.new_on,
        agreement=agreement,
    )


def _refuse_unless_shared(proposal: Disclosure) -> None:
    state = Disclosure.unscoped.values_list("state", flat=True).get(pk=proposal.pk)
    if state not in TO_TELL:
        raise NotNow("Er is niets gedeeld en niets voorgelegd, dus ook niets te vertellen.")
