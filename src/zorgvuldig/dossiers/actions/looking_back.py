"""Looking back together on how one worked with a family: words, no score, no compliance (P12)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction

from zorgvuldig.dossiers.access.involved import who_is_involved
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier, PeerReflection
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NOT_ALONE = (
    "Terugkijken doet u met ten minste twee mensen die bij het dossier betrokken zijn. Vraag een "
    "collega om mee te denken, en kijk dan samen terug."
)


@transaction.atomic
def look_back(
    *, dossier: Dossier, actor: "Actor", together: Iterable[int], **entry: Any
) -> PeerReflection:
    """Two or more who are involved, of whom the writer is one. What is said about the work of
    colleagues stays among who is involved (G18: nothing of it is counted)."""
    involved = {one["of"] for one in who_is_involved(dossier)} - {actor.membership_id}
    others = {*together}
    if not others or others - involved:
        raise NotNow(NOT_ALONE)
    persons = Membership.unscoped.filter(pk__in=others).values_list("person_id", flat=True)
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.PEER_REFLECTION, **entry)
    return PeerReflection.unscoped.create(
        **codes_of(written), present=[actor.person.pk, *sorted(persons)]
    )
