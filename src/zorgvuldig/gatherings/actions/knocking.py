"""Guessing the code of a room: after too many wrong ones everybody who types one waits a while.

Counted for the provider as a whole: of who typed, nothing is known and nothing is kept.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import F

from zorgvuldig.gatherings.models import Provider

if TYPE_CHECKING:
    from datetime import datetime

MOST_WRONG = 30
WITHIN = timedelta(minutes=10)


def has_to_wait(provider: Provider, now: "datetime") -> bool:
    """Were too many wrong codes typed in these ten minutes?"""
    since = provider.wrong_since
    return since is not None and now < since + WITHIN and provider.wrong_codes >= MOST_WRONG


def was_wrong(provider: Provider, now: "datetime") -> None:
    """One more code that opens nothing."""
    rows = Provider.objects.filter(pk=provider.pk)
    if not rows.filter(wrong_since__gt=now - WITHIN).update(wrong_codes=F("wrong_codes") + 1):
        rows.update(wrong_codes=1, wrong_since=now)
