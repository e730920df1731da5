"""Writing down what somebody says in their own words, beside what we wrote and never over it."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.actions.entries import add_entry, codes_of
from zorgvuldig.dossiers.actions.terms import restart_term
from zorgvuldig.dossiers.codes import DisclosureState, EntryKind, Giver
from zorgvuldig.dossiers.models import DisclosureItem, Dossier, Entry, OwnStatement, Recipient
from zorgvuldig.dossiers.speaking import may_speak
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NOBODY = (
    "Kies van wie deze woorden zijn: van de cliënt zelf, of van een ouder of vertegenwoordiger."
)
NOT_THEIRS = (
    "Deze persoon heeft in dit dossier geen eigen plek om iets bij te schrijven: dat is aan de "
    "cliënt zelf of aan wie hem of haar vertegenwoordigt. Leg wat deze persoon vertelt vast als "
    "gesprek."
)
EMPTY = "Schrijf op wat de ander erbij wil zetten. Een paar woorden is genoeg."
ELSEWHERE = "Deze vastlegging hoort niet bij dit dossier. Open haar opnieuw vanuit de tijdlijn."


@transaction.atomic
def add_statement(
    *,
    dossier: Dossier,
    actor: "Actor",
    once: UUID,
    happened_on: date,
    words: dict[str, str],
    about: UUID | None,
    by: str,
    speaker: UUID | None,
    received: str = "",
    policy: str = "keeper",
) -> OwnStatement:
    """Somebody's own words, beside the entry `about` or about the whole dossier (AVG art. 16;
    Jeugdwet 7.3.8 lid 2). Nobody refuses it: only whose words it may be is asked (law.md H).

    `by` is a `Giver`, `speaker` the recipient when it is not the client. `words`: `own_words`, and
    if said `differently`, `wish`, and `why_not`, which is ours. The right does not end with the
    help, so a closed dossier takes it too; where the law then counts anew, the term starts again.
    """
    if not words.get("own_words", "").strip():
        raise NotNow(EMPTY)
    person = _person(dossier, actor, by, speaker)
    if about is not None and not Entry.unscoped.filter(dossier=dossier, pk=about).exists():
        raise NotNow(ELSEWHERE)
    entry = add_entry(
        dossier=dossier,
        actor=actor,
        kind=EntryKind.OWN_STATEMENT,
        once=once,
        happened_on=happened_on,
        words=words,
        policy=policy,
        after_closing=True,
    )
    restart_term(dossier, timezone.localdate())
    return OwnStatement.unscoped.create(
        **codes_of(entry), about_id=about, by=by, speaker=person, received=received
    )


def _person(dossier: Dossier, actor: "Actor", by: str, speaker: UUID | None) -> Recipient | None:
    """Whose words these are, when they are not the client's."""
    if by == Giver.CLIENT and speaker is None:
        return None
    if by != Giver.REPRESENTATIVE or speaker is None:
        raise NotNow(NOBODY)
    person = Recipient.unscoped.filter(dossier=dossier, pk=speaker).first()
    if person is None:
        raise NotNow(NOBODY)
    if not may_speak(dossier, person, actor.organisation, timezone.localdate()):
        raise NotNow(NOT_THEIRS)
    return person


def shared_before(dossier: Dossier, entry: UUID) -> bool:
    """Did somebody outside already receive this entry, without these words beside it?"""
    return DisclosureItem.unscoped.filter(
        disclosure__dossier=dossier, disclosure__state=DisclosureState.SHARED, item=entry
    ).exists()
