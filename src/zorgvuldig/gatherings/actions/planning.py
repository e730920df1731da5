"""Planning a workshop: the preparation talk, the mix, who leads it, the day and the place."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.gatherings.access.leading import who_can_lead
from zorgvuldig.gatherings.access.workshops import held_in, leads_of, mix_of
from zorgvuldig.gatherings.actions import inviting, offering, telling_host
from zorgvuldig.gatherings.actions.stages import lock, move, tell, write_words
from zorgvuldig.gatherings.models import Bottleneck, Facilitator, SectorSeats, Workshop
from zorgvuldig.recording.refusals import AlreadyRecorded, ChangedMeanwhile, NotNow, hold
from zorgvuldig.rules.gates import gatherings as gates
from zorgvuldig.rules.gates.vignettes import made_from_no_file
from zorgvuldig.rules.gatherings.codes import Expertise, WorkshopState

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

HAS_BEGUN = "Deze dag is al geweest. Kies een dag en een tijd die nog komen."
CANNOT_LEAD = "Kies iemand die hier begeleider van werkateliers is."


class Stuck(NamedTuple):
    """A bottleneck as it was told: its kind, between which sectors, and in words."""

    kind: str
    one: str
    other: str
    happens: str
    example: str = ""
    tried: str = ""


@transaction.atomic
def prepare(
    *, workshop: Workshop, actor: "Actor", once: UUID, prepared_on: date, notes: str, stuck: Stuck
) -> None:
    """Record the preparation talk, with at least one bottleneck; it opens inviting (W-03)."""
    _not_twice(lock(workshop), once)
    move(workshop, "prepare")
    workshop.prepared_on = prepared_on
    write_words(workshop, prepared=notes)
    workshop.save(update_fields=["state", "prepared_on", "sealed"])
    _store(workshop, once, stuck)
    tell("workshop.prepared", workshop, actor)


@transaction.atomic
def add_bottleneck(*, workshop: Workshop, actor: "Actor", once: UUID, stuck: Stuck) -> None:
    """One more bottleneck of the preparation talk, or of a later one."""
    _not_twice(lock(workshop), once)
    move(workshop, "prepare_again")
    _store(workshop, once, stuck)
    tell("workshop.bottleneck_added", workshop, actor)


def _not_twice(workshop: Workshop, once: UUID) -> None:
    if Bottleneck.unscoped.filter(workshop=workshop, pk=once).exists():
        raise AlreadyRecorded(once)


def _store(workshop: Workshop, once: UUID, stuck: Stuck) -> None:
    words = {"happens": stuck.happens, "example": stuck.example, "tried": stuck.tried}
    hold(made_from_no_file(words.values()))
    Bottleneck.unscoped.create(
        id=once,
        organisation_id=workshop.organisation_id,
        workshop=workshop,
        kind=stuck.kind,
        one=stuck.one,
        other=stuck.other,
        sealed=workshop.key.seal(words, once),
    )


@transaction.atomic
def agree_mix(
    *, workshop: Workshop, actor: "Actor", mix: Mapping[str, int], seen: Mapping[str, int]
) -> None:
    """Agree or change the seats per sector (W-01). `seen` is the mix as the page showed it. Seats
    that come free are offered to who waits."""
    was = mix_of(lock(workshop))
    wanted = {sector: seats for sector, seats in mix.items() if seats}
    if was != dict(seen):
        raise AlreadyRecorded(workshop.pk) if was == wanted else ChangedMeanwhile
    move(workshop, "agree_mix" if workshop.state == WorkshopState.PREP_CALL_DONE else "change_mix")
    hold(gates.at_most_fifteen(wanted))
    hold(gates.room_for_all(wanted, held_in(workshop)))
    SectorSeats.unscoped.filter(workshop=workshop).delete()
    SectorSeats.unscoped.bulk_create(
        SectorSeats(
            organisation_id=workshop.organisation_id, workshop=workshop, sector=sector, seats=seats
        )
        for sector, seats in wanted.items()
    )
    workshop.save(update_fields=["state"])
    offering.settle(workshop)
    telling_host.tell_ready(workshop)
    tell("workshop.mix_agreed", workshop, actor)


@transaction.atomic
def set_leads(*, workshop: Workshop, actor: "Actor", prevention: int, law: int) -> None:
    """An adviser and a lawyer, two people who lead workshops here (W-02)."""
    move(lock(workshop), "set_leads")
    chosen = [(prevention, Expertise.PREVENTION), (law, Expertise.LAW)]
    hold(gates.both_expertises(chosen))
    known = set(who_can_lead(actor).values_list("pk", flat=True))
    if not known.issuperset({prevention, law}):
        raise NotNow(CANNOT_LEAD)
    Facilitator.unscoped.filter(workshop=workshop).delete()
    Facilitator.unscoped.bulk_create(
        Facilitator(
            organisation_id=workshop.organisation_id,
            workshop=workshop,
            membership_id=membership,
            expertise=expertise,
        )
        for membership, expertise in chosen
    )
    telling_host.tell_ready(workshop)
    tell("workshop.leads_chosen", workshop, actor)


@transaction.atomic
def set_day(
    *, workshop: Workshop, actor: "Actor", begins_at: datetime, ends_at: datetime, address: str
) -> None:
    """Day, times and place. Who was invited hears of a change, with the appointment anew, and the
    municipality hears of it too."""
    move(lock(workshop), "set_day")
    if begins_at <= timezone.now():
        raise NotNow(HAS_BEGUN)
    now = (workshop.begins_at, workshop.ends_at, workshop.words().get("address", ""))
    if now == (begins_at, ends_at, address):
        return
    workshop.begins_at, workshop.ends_at = begins_at, ends_at
    write_words(workshop, address=address)
    workshop.save(update_fields=["begins_at", "ends_at", "sealed"])
    inviting.tell_changed(workshop)
    telling_host.tell_day(workshop)
    tell("workshop.day_set", workshop, actor)


def both_expertises(workshop: Workshop) -> None:
    """W-02, of who leads it as recorded."""
    leads = [(lead.membership_id, lead.expertise) for lead in leads_of(workshop)]
    hold(gates.both_expertises(leads))
