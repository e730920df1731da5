"""Each night files go that lay long enough, at either end."""

from django.utils import timezone
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.carrying.actions import making, taking_in
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.vault import nights


@app.periodic(cron="35 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="carrying.clear_what_passed")  # type: ignore[untyped-decorator]
def clear_what_passed(timestamp: int) -> None:
    """Per organisation, in a transaction of its own."""
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            now = nights.not_after(timezone.now())
            making.clear(now)
            taking_in.clear(now)
