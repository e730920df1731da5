"""Each night the quarter that has settled is counted, once."""

from datetime import datetime

from django.utils.timezone import get_default_timezone
from procrastinate.contrib.django import app

from zorgvuldig.statistics.actions.counting import count_what_is_due
from zorgvuldig.vault import nights


@app.periodic(cron="15 2 * * *")  # type: ignore[untyped-decorator]
@app.task(name="statistics.count_quarters")  # type: ignore[untyped-decorator]
def count_quarters(timestamp: int) -> None:
    """Before anything goes by its term that night; what failed is tried again the next."""
    at = datetime.fromtimestamp(timestamp).astimezone(get_default_timezone()).date()
    count_what_is_due(min(at, nights.day()))
