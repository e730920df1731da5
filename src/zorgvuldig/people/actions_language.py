"""The verb of languages: choose in which one reads."""

from django.db import transaction

from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Actor


@transaction.atomic
def read_in(*, actor: Actor, language: str) -> None:
    """From now on this person's pages are shown in this language, wherever they work."""
    person = actor.account or actor.person  # who practises reads as themselves, whomever they play
    person.language = language
    person.save(update_fields=["language"])
    record("language.chosen", actor=actor, action=Action.UPDATE, about=person)
