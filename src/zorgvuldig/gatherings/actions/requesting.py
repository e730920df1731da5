"""A municipality asks for a workshop."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from zorgvuldig.gatherings.models import Workshop
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.once import store_once
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor, Caller


@transaction.atomic
def request_workshop(
    *,
    organisation_id: int,
    actor: "Actor | Caller",
    once: UUID,
    municipality: str,
    words: dict[str, Any],
) -> Workshop:
    """Store the request under a key of its own, once. `words` holds `contact` (`name`, `email`,
    `phone`) and `wish`."""
    key = DataKey.make(organisation_id)
    workshop = Workshop(
        id=once,
        organisation_id=organisation_id,
        key=key,
        sealed=key.seal(words, once),
        municipality=municipality,
    )
    store_once(workshop, once, key=key)
    record("workshop.requested", actor=actor, action=Action.CREATE, about=workshop)
    return workshop
