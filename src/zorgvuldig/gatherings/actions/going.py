"""A workshop goes on, was held, is looked back on, is closed, or does not go on."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zorgvuldig.gatherings import host_letters
from zorgvuldig.gatherings.actions import inviting, telling_host
from zorgvuldig.gatherings.actions.planning import both_expertises
from zorgvuldig.gatherings.actions.stages import lock, move, tell, write_words
from zorgvuldig.handbook.wording import written
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules.gates import gatherings as gates
from zorgvuldig.rules.gatherings import clocks

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Workshop
    from zorgvuldig.people.actor import Actor

NO_DAY = "Kies eerst dag, plaats en tijd. Daarna kunt u bevestigen dat het doorgaat."
NOT_YET = "Het werkatelier is nog niet begonnen. Leg dit vast als het is geweest."
LATER = "Terugkijken doet u de volgende keer op {day}, of daarna."
TWICE = "Er is al twee keer teruggekeken. U kunt het werkatelier afronden."
FIRST_LOOK_BACK = "Kijk eerst twee keer terug: na drie en na zes maanden. Daarna rondt u het af."


@transaction.atomic
def confirm(*, workshop: "Workshop", actor: "Actor") -> None:
    """It goes on: day, place and both who lead it are known (W-02). The municipality hears it, and
    who has a seat gets the appointment as a certain one."""
    move(lock(workshop), "confirm")
    both_expertises(workshop)
    if workshop.begins_at is None:
        raise NotNow(NO_DAY)
    workshop.save(update_fields=["state"])
    inviting.tell_goes_on(workshop)
    telling_host.tell_goes_on(workshop)
    tell("workshop.confirmed", workshop, actor)


@transaction.atomic
def hold_it(*, workshop: "Workshop", actor: "Actor", both_there: bool) -> None:
    """It was held, with adviser and lawyer there (W-02). Who attended is told elsewhere."""
    move(lock(workshop), "hold")
    both_expertises(workshop)
    hold(gates.both_there(both_there))
    if workshop.begins_at is None or workshop.begins_at > timezone.now():
        raise NotNow(NOT_YET)
    workshop.held_on = timezone.localtime(workshop.begins_at).date()
    workshop.save(update_fields=["state", "held_on"])
    tell("workshop.held", workshop, actor)


@transaction.atomic
def look_back(*, workshop: "Workshop", actor: "Actor", heard: str) -> None:
    """What became of the recommendations, after three and after six months."""
    move(lock(workshop), "look_back")
    due = clocks.looks_back_on(workshop.report_sent_on, workshop.looked_back)
    if due is None:
        raise NotNow(TWICE)
    if due > timezone.localdate():
        raise NotNow(LATER.format(day=written(due)))
    workshop.looked_back += 1
    write_words(workshop, heard=[*workshop.words().get("heard", []), heard])
    workshop.save(update_fields=["state", "looked_back", "sealed"])
    tell("workshop.looked_back", workshop, actor)


@transaction.atomic
def close(*, workshop: "Workshop", actor: "Actor") -> None:
    """All is done, and it was looked back on twice."""
    move(lock(workshop), "close")
    if clocks.looks_back_on(workshop.report_sent_on, workshop.looked_back) is not None:
        raise NotNow(FIRST_LOOK_BACK)
    workshop.ended_on = timezone.localdate()
    workshop.save(update_fields=["state", "ended_on"])
    tell("workshop.closed", workshop, actor)


@transaction.atomic
def cancel(*, workshop: "Workshop", actor: "Actor", reason: str) -> None:
    """It does not go on: everybody who was invited and the municipality hear it, and why."""
    move(lock(workshop), "cancel")
    workshop.ended_on = timezone.localdate()
    write_words(workshop, cancelled=reason)
    workshop.save(update_fields=["state", "ended_on", "sealed"])
    inviting.tell_cancelled(workshop)
    host_letters.defer(host_letters.send_cancelled, workshop)
    tell("workshop.cancelled", workshop, actor)
