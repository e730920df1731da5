"""Setting up what a provider tells the public, and opening it."""

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from zorgvuldig.gatherings.models import Provider
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


@transaction.atomic
def set_up(*, actor: "Actor", **said: Any) -> Provider:
    """Store name, address and texts of the provider; its slug is its own among all."""
    provider = Provider.objects.filter(organisation=actor.organisation).first()
    provider = provider or Provider(organisation=actor.organisation)
    for name, value in said.items():
        setattr(provider, name, value)
    try:
        with transaction.atomic():
            provider.save()
    except IntegrityError as taken:
        raise NotNow("Dit adres is al in gebruik. Kies een ander.") from taken
    record("provider.set_up", actor=actor, action=Action.UPDATE, about=provider)
    return provider
