"""Each night: let go of what users said of the directory long ago."""

from datetime import datetime

from django.utils.timezone import get_default_timezone
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.directory.actions import suggesting
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.vault import nights


@app.periodic(cron="20 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="directory.clear_what_passed")  # type: ignore[untyped-decorator]
def clear_what_passed(timestamp: int) -> None:
    """Per organisation, in a transaction of its own."""
    at = datetime.fromtimestamp(timestamp).astimezone(get_default_timezone()).date()
    today = min(at, nights.day())
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            suggesting.clear(organisation_id, today)
