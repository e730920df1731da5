"""What of the file the asker does not get to see, and which pieces a request is about."""

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db import transaction

from zorgvuldig.dossiers.actions.erasing import AS_LONG_AS_THE_FILE, KEPT_WITH_FILE
from zorgvuldig.dossiers.actions.hanging import with_what_hangs_on
from zorgvuldig.dossiers.models import Entry
from zorgvuldig.logbook.actions import Action
from zorgvuldig.privacy.access.rights import answer_of
from zorgvuldig.privacy.actions.answering import IS_PREPARED
from zorgvuldig.privacy.actions.taking_in import hold, log
from zorgvuldig.privacy.models import RightsItem, RightsRequest, WeighedEntry
from zorgvuldig.privacy.rights.passages import codes_in
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.privacy.rights.file import Piece

NOT_HERE = (
    "Alleen wat over een ander gaat, kan hier worden weggelaten. Tegenover de cliënt is schade "
    "voor de cliënt geen reden."
)
NO_DOSSIER = "Bij dit verzoek hoort geen dossier."


@transaction.atomic
def weigh(
    *,
    asked: RightsRequest,
    actor: "Actor",
    chosen: "list[tuple[Piece, dict[str, Any]]]",
    may: tuple[str, ...],
) -> None:
    """Each of these pieces was read, and what goes was chosen, with why. `may`: the reasons that
    count towards this asker."""
    held = hold(asked)
    if held.dossier is None:
        raise NotNow(NO_DOSSIER)
    if any(codes_in(choices) - {*may, "GROUND"} for _, choices in chosen):
        raise NotNow(NOT_HERE)
    for piece, choices in chosen:
        known = WeighedEntry.unscoped.filter(request=held, entry_id=piece.id).first()
        number = known.pk if known else uuid4()
        WeighedEntry.unscoped.update_or_create(
            request=held,
            entry_id=piece.id,
            defaults={
                "id": number,
                "organisation": held.organisation,
                "weighed_by": actor.person,
                "digest": piece.digest,
                "sealed": held.dossier.key.seal(choices, number),
            },
        )
    log("rights.weighed", held, actor, Action.UPDATE)


@transaction.atomic
def choose(*, asked: RightsRequest, actor: "Actor", chosen: dict[UUID, str]) -> None:
    """Which pieces are to be put right or destroyed, each with the words asked for instead. Not
    while an answer lies before somebody: they read which pieces it is about."""
    held = hold(asked)
    if held.dossier is None:
        raise NotNow(NO_DOSSIER)
    if answer_of(held) is not None:
        raise NotNow(IS_PREPARED)
    RightsItem.unscoped.filter(request=held).delete()
    for entry in Entry.unscoped.filter(dossier=held.dossier, pk__in=chosen):
        if held.right == "DESTRUCTION":
            _may_go(entry)
        number = uuid4()
        RightsItem.unscoped.create(
            id=number,
            organisation=held.organisation,
            request=held,
            entry=entry,
            sealed=held.dossier.key.seal({"instead": chosen[entry.pk]}, number),
        )
    log("rights.items_chosen", held, actor, Action.UPDATE)


def _may_go(entry: Entry) -> None:
    """A piece with which a consent or a decision would go cannot go apart from the file."""
    if any(piece.kind in AS_LONG_AS_THE_FILE for piece in with_what_hangs_on(entry)):
        raise NotNow(KEPT_WITH_FILE)
