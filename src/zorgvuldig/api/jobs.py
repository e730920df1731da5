"""What passed is let go of: counts within minutes, accounts a year after their end."""

from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.api import actions, limiting
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.vault import nights


@app.periodic(cron="*/5 * * * *")  # type: ignore[untyped-decorator]
@app.task(name="api.forget_calls")  # type: ignore[untyped-decorator]
def forget_calls(timestamp: int) -> None:
    """Every few minutes: how often was called counts no more."""
    limiting.forget()


@app.periodic(cron="25 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="api.clear_what_passed")  # type: ignore[untyped-decorator]
def clear_what_passed(timestamp: int) -> None:
    """Each night: accounts that ended a year ago."""
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            actions.clear_ended(organisation_id, nights.day())
