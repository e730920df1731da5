"""Standing still: a dossier that is read and kept up, but of which nothing is shared (AVG 18, 21).

Danger is never in the way of this: a call to 112 and its line in the dossier stay open.
"""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.actions.taking_back import take_back_all
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.handbook.wording import written
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

STANDS_STILL = (
    "Delen staat stil sinds {on}, omdat de cliënt of een ouder dat vroeg. Lezen en vastleggen kan "
    "gewoon. Delen kan weer als daarover is besloten: dat ziet u bij de rechten van de cliënt. Is "
    "er direct gevaar, bel dan 112 en leg dat vast; dat mag altijd."
)


def refuse_while_frozen(dossier: Dossier) -> None:
    """Raises `NotNow` while sharing stands still. Asks the database again: it may have been set
    after the page was opened."""
    on = Dossier.unscoped.filter(pk=dossier.pk).values_list("frozen_on", flat=True).first()
    if on is not None:
        raise NotNow(STANDS_STILL.format(on=written(on)), mend="rights")


@transaction.atomic
def freeze(*, dossier: Dossier, actor: "Actor", policy: str) -> None:
    """Nothing is shared from now on; on a closed dossier as well. What is on its way and was not
    opened comes back."""
    _set(dossier, timezone.localdate(), "dossier.frozen", actor, policy)
    take_back_all(dossier, actor)


@transaction.atomic
def lift(*, dossier: Dossier, actor: "Actor", policy: str) -> None:
    """Sharing may go on again, by its own rules."""
    _set(dossier, None, "dossier.unfrozen", actor, policy)


def _set(dossier: Dossier, on: object, event: str, actor: "Actor", policy: str) -> None:
    still = Dossier.unscoped.select_for_update(of=("self",)).filter(pk=dossier.pk)
    changed = still.exclude(frozen_on__isnull=on is None).update(frozen_on=on)
    dossier.refresh_from_db(fields=["frozen_on"])
    if changed:
        record(
            event,
            actor=actor,
            action=Action.UPDATE,
            about=dossier,
            client_ref=dossier.pk,
            policy=policy,
        )
