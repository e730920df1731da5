"""Each night the practice places whose days are over go, as a whole."""

from procrastinate.contrib.django import app

from zorgvuldig.practice import actions


@app.periodic(cron="45 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="practice.clear_what_passed")  # type: ignore[untyped-decorator]
def clear_what_passed(timestamp: int) -> None:
    """By the database's own clock; a line in no logbook and no ledger: it was never true."""
    actions.clear_what_passed()
