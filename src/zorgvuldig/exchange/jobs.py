"""Each night what passed its term goes; each few minutes what lay behind a link that is over."""

from datetime import datetime

from django.utils.timezone import get_default_timezone
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.exchange.actions import going
from zorgvuldig.people.actions import every_organisation


@app.periodic(cron="25 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="exchange.clear_what_passed")  # type: ignore[untyped-decorator]
def clear_what_passed(timestamp: int) -> None:
    """Per organisation that sent something, in a transaction of its own."""
    today = datetime.fromtimestamp(timestamp).astimezone(get_default_timezone()).date()
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            going.clear(organisation_id, today)


@app.periodic(cron="*/5 * * * *")  # type: ignore[untyped-decorator]
@app.task(name="exchange.shut_links")  # type: ignore[untyped-decorator]
def shut_links(timestamp: int) -> None:
    """What can be fetched for a quarter of an hour, is gone soon after it."""
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            going.clear_links(organisation_id)
