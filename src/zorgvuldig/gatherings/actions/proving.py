"""Who registered by the shared link and never confirmed: after a day nothing is left of them."""

from django.db import transaction
from django.utils import timezone

from zorgvuldig.gatherings.actions.erasing import erase_participant
from zorgvuldig.gatherings.models import Participant
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.rules.gatherings import clocks
from zorgvuldig.vault.models import Reason


@transaction.atomic
def drop_unproven() -> int:
    """Of the organisation that was said; they hold no seat, so nobody moves up. Returns how many.
    A row that somebody holds this moment, because they confirm, is left to the next time."""
    since = timezone.now() - clocks.CONFIRM_WITHIN
    rows = Participant.unscoped.select_for_update(skip_locked=True, of=("self",))
    late = list(rows.filter(unproven=True, invited_at__lte=since).order_by("pk"))
    for one in late:
        by = OnSchedule(one.organisation_id)
        erase_participant(participant=one, actor=by, reason=Reason.TERM)
    return len(late)
