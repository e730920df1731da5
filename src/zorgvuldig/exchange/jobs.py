"""Each night what passed its term goes; each few minutes what lay behind a link that is over."""

from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.exchange.actions import going
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.vault import nights


@app.periodic(cron="25 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="exchange.clear_what_passed")  # type: ignore[untyped-decorator]
def clear_what_passed(timestamp: int) -> None:
    """Per organisation that sent something, in a transaction of its own."""
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            going.clear(organisation_id, nights.day())


@app.periodic(cron="*/5 * * * *")  # type: ignore[untyped-decorator]
@app.task(name="exchange.shut_links")  # type: ignore[untyped-decorator]
def shut_links(timestamp: int) -> None:
    """What can be fetched for a quarter of an hour, is gone soon after it."""
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            going.clear_links(organisation_id)
