"""People are invited by name and address, each once, and told when something changes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypedDict
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from zorgvuldig.gatherings import letters
from zorgvuldig.gatherings.access.seats import digest_of
from zorgvuldig.gatherings.access.workshops import leads_of, mix_of
from zorgvuldig.gatherings.actions.sent_forms import note_sent, was_sent
from zorgvuldig.gatherings.actions.stages import lock, move, tell, write_words
from zorgvuldig.gatherings.models import Participant, Workshop
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules.gates import gatherings as gates
from zorgvuldig.rules.gatherings.codes import SeatState, WorkshopState
from zorgvuldig.rules.gatherings.seats import MOST_KNOWN
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor, Caller

NO_DAY = "Leg eerst de dag en de tijd vast. Die staan in de uitnodiging."
NO_SEATS = (
    "Voor {name} zijn geen plaatsen afgesproken. Kies een andere sector, of verdeel ze opnieuw."
)
TOO_MANY = f"Op de lijst passen {MOST_KNOWN} mensen. Nodig er minder uit."
STILL_ON_THE_LIST = tuple(
    state for state in SeatState if state not in (SeatState.DECLINED, SeatState.WITHDRAWN)
)


class Invited(TypedDict):
    """Somebody to invite."""

    name: str
    email: str
    sector: str


@transaction.atomic
def invite(
    *,
    workshop: Workshop,
    actor: "Actor | Caller",
    people: Iterable[Invited],
    text: str,
    once: UUID | None = None,
) -> int:
    """Put these people on the list and mail each their own link, with the words of the
    municipality. Who stands on it already is not invited again. Returns how many were new, which is
    for nobody to see who may not see the list."""
    lock(workshop)
    hold(gates.prepared_first(workshop.prepared_on))
    hold(gates.both_expertises([(f.membership_id, f.expertise) for f in leads_of(workshop)]))
    mix = mix_of(workshop)
    hold(gates.at_most_fifteen(mix))
    if workshop.begins_at is None:
        raise NotNow(NO_DAY)
    first = workshop.state == WorkshopState.MIX_AGREED
    move(workshop, "invite" if first else "invite_more")
    asked = {digest_of(one["email"], workshop.organisation_id): one for one in people}
    write_words(workshop, mail_text=text, invited=_counted(workshop, asked.values(), once))
    workshop.save(update_fields=["state", "sealed"])
    fresh = _new_ones(workshop, asked, mix, text)
    for one in fresh:
        letters.send_invitation.defer(organisation_id=one.organisation_id, participant=str(one.pk))
    tell("workshop.invited", workshop, actor)
    return len(fresh)


def _counted(workshop: Workshop, people: Iterable[Invited], once: UUID | None) -> dict[str, int]:
    """How often somebody was invited, by sector. It counts what was asked, whoever stood on the
    list and whatever they answered, so that it tells of nobody and never goes down."""
    before: dict[str, int] = workshop.words().get("invited", {})
    if once is not None and was_sent(workshop, once):
        return before
    if once is not None:
        note_sent(workshop, once)
    return dict(Counter(before) + Counter(one["sector"] for one in people))


def _new_ones(
    workshop: Workshop, asked: Mapping[bytes, Invited], mix: Mapping[str, int], text: str
) -> list[Participant]:
    """Who stands on the list because somebody typed their address is invited as anybody."""
    for one in asked.values():
        if one["sector"] not in mix:
            raise NotNow(NO_SEATS.format(name=one["name"]))
    rows = Participant.unscoped.filter(workshop=workshop).select_related("key")
    if rows.filter(unproven=False).count() + len(asked) > MOST_KNOWN:
        raise NotNow(TOO_MANY)
    here = {bytes(row.address_digest): row for row in rows.filter(address_digest__in=asked)}
    fresh = []
    for digest, one in asked.items():
        known = here.get(digest)
        if known is None:
            fresh.append(_participant(workshop, one, digest, text))
        elif known.unproven:
            fresh.append(_invited_after_all(known, one, text))
    return fresh


def _words(one: Invited, text: str) -> dict[str, str]:
    """What is sealed of somebody; the words of the mail too, because the next may be another."""
    who = {"name": one["name"], "email": one["email"], "organisation": "", "profession": ""}
    return {**who, "text": text}


def _invited_after_all(known: Participant, one: Invited, text: str) -> Participant:
    known.sealed = known.key.seal(_words(one, text), known.pk)
    known.sector, known.regime, known.state = one["sector"], "", SeatState.INVITED
    known.unproven, known.invited_at = False, timezone.now()
    known.save()
    return known


def _participant(workshop: Workshop, one: Invited, digest: bytes, text: str) -> Participant:
    number, key = uuid4(), DataKey.make(workshop.organisation_id)
    return Participant.unscoped.create(
        id=number,
        organisation_id=workshop.organisation_id,
        workshop=workshop,
        key=key,
        sealed=key.seal(_words(one, text), number),
        address_digest=digest,
        sector=one["sector"],
    )


def tell_changed(workshop: Workshop) -> int:
    """Day or place changed: a new version of the same appointment to who comes, may come or was
    invited; not to who did not confirm, for it may be a stranger's address. Call it in the
    transaction of the change, with the workshop held; once per change."""
    return _tell_all(workshop, letters.send_changed)


def tell_cancelled(workshop: Workshop) -> int:
    """It does not go on: the appointment is taken back. Call it where it is cancelled."""
    return _tell_all(workshop, letters.send_cancelled)


def tell_goes_on(workshop: Workshop) -> int:
    """It is certain: the appointment of who has a seat is no longer tentative. Call it where it is
    confirmed."""
    return _tell_all(workshop, letters.send_goes_on, (SeatState.SEATED,))


def _tell_all(
    workshop: Workshop, job: "letters.Job", whom: tuple[SeatState, ...] = STILL_ON_THE_LIST
) -> int:
    workshop.sequence, workshop.changed_at = workshop.sequence + 1, timezone.now()
    workshop.save(update_fields=["sequence", "changed_at"])
    rows = Participant.unscoped.filter(workshop=workshop, unproven=False, state__in=whom)
    numbers = list(rows.order_by("place", "id").values_list("pk", flat=True))
    for number in numbers:
        job.defer(
            organisation_id=workshop.organisation_id,
            participant=str(number),
            sequence=workshop.sequence,
        )
    return len(numbers)
