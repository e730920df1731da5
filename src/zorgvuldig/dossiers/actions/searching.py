"""The one way to look whether there is a dossier. Every search is logged with its purpose."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from zorgvuldig.dossiers.access.searching import of_client, of_reference, with_who_to_ask
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.logbook.actions import Action, record, record_each
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NOT_BY_BIRTH = "Zoek op kenmerk of op naam. Alleen een geboortedatum zoekt niet."


@transaction.atomic
def search(
    *,
    actor: "Actor",
    purpose: str,
    reference: str = "",
    name: str = "",
    born_on: date | None = None,
) -> list[Dossier]:
    """Dossiers of the own organisation with this reference, or of a client of this name (and birth
    date). Those of colleagues are among them, so that no second one is made; what is in them is
    not shown. The line says what for, and nothing of what was typed; each dossier that was found
    has its own, so that a client can be told who came upon it (law.md J)."""
    hold(gates.only_hands_over(actor.membership.roles if actor.membership else ()))
    if not reference and not name:
        raise NotNow(NOT_BY_BIRTH)
    record(
        "dossier.searched", actor=actor, action=Action.EXECUTE, about="dossier:", purpose=purpose
    )
    rows = of_reference(actor, reference) if reference else of_client(actor, name, born_on)
    found = list(with_who_to_ask(actor, rows))
    record_each("dossier.found", found, actor=actor, action=Action.READ, purpose=purpose)
    return found
