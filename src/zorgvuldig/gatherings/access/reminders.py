"""For whom something of a workshop or a meeting waits this morning."""

from datetime import date

from zorgvuldig.gatherings.access.board import late
from zorgvuldig.gatherings.access.visits import call_is_late
from zorgvuldig.gatherings.models import Workshop
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Role


def whom_to_remind(today: date) -> set[int]:
    """Who organises in the organisation that was said, when a request waits too long for its talk,
    a look back is due, a signed report is to be sent, or somebody waits too long to be
    called."""
    if not (Workshop.unscoped.filter(late(today)).exists() or call_is_late(today)):
        return set()
    organisers = Membership.unscoped.filter(roles__contains=[Role.ORGANISER], ended_on=None)
    return set(organisers.values_list("person", flat=True))
