"""How often the decision aid was opened, for the yearly numbers."""

from datetime import date

from django.db.models import Sum

from zorgvuldig.guide.models import AidVisits


def visits_between(first: date, last: date) -> dict[str, int]:
    """Per page of the aid, both days included. About nobody: no small numbers to hide."""
    counted = AidVisits.objects.filter(day__range=(first, last)).values_list("page")
    return dict(counted.annotate(total=Sum("visits")).order_by("page"))
