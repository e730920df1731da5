"""For whom something of a workshop or a meeting waits this morning."""

from datetime import date

from zorgvuldig.gatherings.access.board import late
from zorgvuldig.gatherings.models import CallBackWish, Workshop
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.gatherings import clocks


def whom_to_remind(today: date) -> set[int]:
    """Who organises in the organisation that was said, when a request waits too long for its talk,
    a look back is due, or somebody waits too long to be called."""
    calls = CallBackWish.unscoped.filter(asked_on__lt=clocks.calls_late_before(today))
    if not (Workshop.unscoped.filter(late(today)).exists() or calls.exists()):
        return set()
    organisers = Membership.unscoped.filter(roles__contains=[Role.ORGANISER], ended_on=None)
    return set(organisers.values_list("person", flat=True))
