"""Keeping a map that was made together, and who joins in around the family."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from zorgvuldig.dossiers.access.mapping import versions_of
from zorgvuldig.dossiers.actions.contacts import contact_standing
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.facts import spoken_openly
from zorgvuldig.dossiers.mapping.words import mapped
from zorgvuldig.dossiers.models import Dossier, Recipient, SafetyMap, SafetyNetworkMember
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import AlreadyRecorded, ChangedMeanwhile, NotNow, hold
from zorgvuldig.rules import gates

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NEWER = (
    "Iemand anders legde intussen een nieuwere kaart vast. Er is nog niets opgeslagen: kijk "
    "hieronder wat er nu staat, en kies."
)
JOINS_ALREADY = (
    "Deze persoon doet al mee. Stopt eerst wat was afgesproken, leg het dan opnieuw vast."
)


@transaction.atomic
def record_map(
    *, dossier: Dossier, actor: "Actor", read: dict[str, str], **entry: Any
) -> SafetyMap:
    """One more version of the map; what was there before stays as it was.

    `read` are the words of the version that the form began with: when another one was kept since,
    nothing is stored (`ChangedMeanwhile`). What goes well stands on it or why not (P04); worries,
    goals and the scale only from an open talk on (G01); no label at all.
    """
    lock_open(dossier)
    if SafetyMap.unscoped.filter(pk=entry["once"], dossier=dossier).exists():
        raise AlreadyRecorded(entry["once"])
    former = versions_of(dossier).first()
    if read != words_of(former, dossier):
        raise ChangedMeanwhile(NEWER)
    mode = spoken_openly(dossier, entry["happened_on"])
    hold(gates.first(gates.about_map(mode, mapped(entry["words"]))))
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.SAFETY_MAP, **entry)
    return SafetyMap.unscoped.create(**codes_of(written), mode=mode, former=former)


def words_of(version: SafetyMap | None, dossier: Dossier) -> dict[str, str]:
    """The words of a version; none when there is none yet."""
    return version.entry.words(dossier.key) if version else {}


@transaction.atomic
def join_network(
    *, dossier: Dossier, actor: "Actor", recipient: Recipient, **entry: Any
) -> SafetyNetworkMember:
    """Somebody around the family knows the worry and has a task. That is a contact: the client was
    told (G02) and table A leaves room (G03) on that day. What they know leaves the topic out before
    an open talk (G01), and holds no label ever."""
    lock_open(dossier)
    standing = contact_standing(dossier, recipient, actor, entry["happened_on"])
    hold(standing.shut, mend=f"contact:{recipient.pk}")
    mode = spoken_openly(dossier, entry["happened_on"])
    said = [(name, entry["words"].get(name, "")) for name in ("knows", "task")]
    hold(gates.first(gates.topic_unnamed(mode, text, name) for name, text in said))
    hold(gates.unstamped(said))
    if SafetyNetworkMember.unscoped.filter(recipient=recipient, until=None).exists():
        raise NotNow(JOINS_ALREADY)
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.NETWORK_MEMBER, **entry)
    return SafetyNetworkMember.unscoped.create(**codes_of(written), recipient=recipient)


@transaction.atomic
def leave_network(
    *, dossier: Dossier, actor: "Actor", member: SafetyNetworkMember, today: date
) -> None:
    """Somebody stops joining in; that they did, and their task, stays in the timeline."""
    lock_open(dossier)
    left = SafetyNetworkMember.unscoped.filter(pk=member.pk, until=None).update(until=today)
    if not left:
        raise NotNow("Deze persoon was al gestopt.")
    record(
        "network_member.left",
        actor=actor,
        action=Action.UPDATE,
        about=member,
        client_ref=dossier.pk,
        policy="keeper",
    )
