"""Counting a visit; the decision aid writes nothing else."""

from django.db import connection
from django.utils import timezone

COUNT = (
    "INSERT INTO guide_aidvisits (day, page, visits) VALUES (%s, %s, 1) "
    "ON CONFLICT (day, page) DO UPDATE SET visits = guide_aidvisits.visits + 1"
)


def count_visit(page: str) -> None:
    """One more for today. Last in a request, so that visitors hardly wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [timezone.localdate(), page])
