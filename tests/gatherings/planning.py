"""Deeds of an organiser, as tests need them: a bottleneck, the fields of a form, a talk."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.cast import Town, signed_in
from zorgvuldig.gatherings.actions import planning
from zorgvuldig.gatherings.actions.planning import Stuck
from zorgvuldig.gatherings.models import Workshop

STUCK = Stuck(
    kind="NO_FEEDBACK",
    one="EDUCATION",
    other="YOUTH_CARE",
    happens="De school hoort niets terug.",
    example="Een leraar belde en hoorde nooit meer iets.",
    tried="Een overleg, twee keer per jaar.",
)


def prepared(wise: Town, workshop: Workshop, **known: Any) -> None:
    """The talk was held today."""
    told = {"once": uuid4(), "prepared_on": timezone.localdate(), "notes": "Kort gesprek."}
    actor = wise.at_work("olga")
    planning.prepare(workshop=workshop, actor=actor, stuck=STUCK, **(told | known))


def led_by(wise: Town, *names: str) -> dict[str, int]:
    """Who leads, as the deed asks for it."""
    both = ("prevention", "law")
    return {kind: wise.actors[n].membership_id for kind, n in zip(both, names, strict=True)}


def sent(wise: Town, page: str, name: str = "olga", /, **typed: Any) -> Any:
    """What a page answers to a form that was filled in; `working_for` goes along as on the page."""
    actor = wise.actors[name]
    typed = {"once": str(uuid4()), "working_for": actor.organisation.pk} | typed
    return signed_in(actor).post(page, typed)


def again(workshop: Workshop) -> Workshop:
    """The row as it is by now."""
    return Workshop.unscoped.select_related("key").get(pk=workshop.pk)
