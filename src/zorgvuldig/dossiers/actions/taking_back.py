"""What was sent from a dossier and not opened comes back: when a yes is withdrawn, or sharing
stands still. What was opened cannot come back; of that, people tell each other."""

from typing import TYPE_CHECKING

from zorgvuldig.dossiers.codes import Ground
from zorgvuldig.dossiers.models import Disclosure, DisclosureItem, Dossier
from zorgvuldig.exchange.access.parcels import of_client
from zorgvuldig.exchange.actions import going, sending

if TYPE_CHECKING:
    from uuid import UUID

    from zorgvuldig.dossiers.models import Recipient
    from zorgvuldig.people.actor import Actor, OnSchedule


def take_back_all(dossier: Dossier, actor: "Actor") -> int:
    """Everything of this dossier that nobody opened yet. Returns how many."""
    rows = of_client(dossier.organisation_id, dossier.pk)
    return sending.revoke_unopened(actor=actor, rows=rows)


def take_back_on_consent(dossier: Dossier, recipient: "Recipient", actor: "Actor") -> int:
    """What was sent to this recipient because somebody said yes."""
    to_them = Disclosure.unscoped.filter(dossier=dossier, recipient=recipient)
    rows = of_client(dossier.organisation_id, dossier.pk).filter(
        ground=Ground.CONSENT, decision__in=to_them.values("pk")
    )
    return sending.revoke_unopened(actor=actor, rows=rows)


def tell_dossier_gone(dossier: Dossier, actor: "Actor | OnSchedule", reason: str) -> None:
    """The whole dossier goes: who did not open it never can, and who did is told (AVG art. 19)."""
    going.file_gone(
        actor=actor,
        organisation_id=dossier.organisation_id,
        client_ref=dossier.pk,
        reason=reason,
    )


def tell_pieces_gone(
    organisation_id: int, numbers: "list[UUID]", actor: "Actor | OnSchedule", reason: str
) -> None:
    """Pieces that stood in a letter go: the same for that letter."""
    of = DisclosureItem.unscoped.filter(item__in=numbers).values_list("disclosure", flat=True)
    going.decisions_gone(
        actor=actor, organisation_id=organisation_id, decisions=list(of), reason=reason
    )
