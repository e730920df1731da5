"""For whom something of the directory waits this morning, in the organisation that was said.

Who knows the services keeps them: the attention officer, or on a line the coordinator. Only where
nobody is that, the administrator is reminded.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from zorgvuldig.directory.models import Listing, Suggestion
from zorgvuldig.handbook import read
from zorgvuldig.people.models import ContactPoint, Membership
from zorgvuldig.people.protocol import STILL_FRESH
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.directory import Answered, stale_before

FIRST = [Role.ATTENTION_OFFICER, Role.HELPLINE_COORDINATOR]
OFFICE = [Role.ADMINISTRATOR]
HERE = OuterRef("organisation")


def who_keeps(today: date) -> set[int]:
    """When a service must be looked at again, or somebody waits for an answer: who keeps the
    directory. When a contact point must: the administrator, who alone changes those."""
    before = stale_before(today, read("directory")["check_every_days"])
    services = Exists(Listing.unscoped.filter(organisation=HERE, checked_on__lt=before))
    hints = Exists(Suggestion.unscoped.filter(organisation=HERE, state=Answered.OPEN))
    old = ContactPoint.unscoped.filter(verified_on__lt=today - STILL_FRESH)
    here = Membership.unscoped.current()
    kept = Exists(here.holding(*FIRST).filter(organisation=HERE))
    waits, office = Q(services) | Q(hints), Q(roles__overlap=OFFICE)
    found = here.filter(
        (waits & Q(roles__overlap=FIRST))
        | (waits & ~Q(kept) & office)
        | (Q(Exists(old.filter(organisation=HERE))) & office)
    )
    return set(found.values_list("person", flat=True))


def who_hears(today: date) -> set[int]:
    """Whoever said something that was answered, and did not say yet that they saw it."""
    answered = Suggestion.unscoped.filter(heard_on=None).exclude(state=Answered.OPEN)
    makers = Membership.unscoped.current().filter(pk__in=answered.values("made_by"))
    return set(makers.values_list("person", flat=True))
