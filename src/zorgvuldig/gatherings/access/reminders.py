"""For whom something of a workshop waits this morning."""

from datetime import date

from zorgvuldig.gatherings.access.board import late
from zorgvuldig.gatherings.models import Workshop
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Role


def whom_to_remind(today: date) -> set[int]:
    """Who organises in the organisation that was said, when a request waits too long for its talk,
    or a look back is due."""
    if not Workshop.unscoped.filter(late(today)).exists():
        return set()
    organisers = Membership.unscoped.filter(roles__contains=[Role.ORGANISER], ended_on=None)
    return set(organisers.values_list("person", flat=True))
