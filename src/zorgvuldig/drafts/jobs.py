"""Each night: drafts that nobody came back for."""

from datetime import datetime, timedelta

from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.drafts import actions, sent
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.vault import nights

KEPT_FOR = timedelta(days=30)


@app.periodic(cron="25 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="drafts.clear_what_passed")  # type: ignore[untyped-decorator]
def clear_what_passed(timestamp: int) -> None:
    """Throw away the drafts that were not touched for a month, and what is known of forms that
    were sent before it, per organisation."""
    before = nights.not_after(datetime.fromtimestamp(timestamp).astimezone()) - KEPT_FOR
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            actions.discard_untouched(before)
            sent.forget_sent(before)
