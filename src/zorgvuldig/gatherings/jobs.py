"""What gatherings do by themselves: offers that ended go to the next in line, mail goes out,
answers are added up once a moment is over, and three months later who was there is asked once
more."""

from django.utils import timezone
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.gatherings import host_letters, letters
from zorgvuldig.gatherings.actions import adding_up, asking, braking, offering, proving
from zorgvuldig.people.actions import every_organisation

__all__ = [
    "add_up_answers",
    "ask_who_came",
    "end_offers",
    "forget_knocks",
    "host_letters",
    "letters",
]


@app.periodic(cron="*/5 * * * *")  # type: ignore[untyped-decorator]
@app.task(name="gatherings.end_offers")  # type: ignore[untyped-decorator]
def end_offers(timestamp: int) -> None:
    """Every five minutes: an offer that nobody took in time goes to the next, and who did not
    confirm within a day is forgotten."""
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            offering.settle_all()
            proving.drop_unproven()


@app.periodic(cron="*/5 * * * *")  # type: ignore[untyped-decorator]
@app.task(name="gatherings.add_up_answers", queueing_lock="gatherings.add_up_answers")  # type: ignore[untyped-decorator]
def add_up_answers(timestamp: int) -> None:
    """Every five minutes: the answers of each moment that closed become counts of the group."""
    adding_up.add_up(timezone.now())


@app.periodic(cron="*/5 * * * *")  # type: ignore[untyped-decorator]
@app.task(name="gatherings.forget_knocks")  # type: ignore[untyped-decorator]
def forget_knocks(timestamp: int) -> None:
    """Every five minutes: from where somebody asked for places more than ten minutes ago."""
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            braking.forget_knocks()


@app.periodic(cron="10 6 * * *")  # type: ignore[untyped-decorator]
@app.task(name="gatherings.ask_who_came", queueing_lock="gatherings.ask_who_came")  # type: ignore[untyped-decorator]
def ask_who_came(timestamp: int) -> None:
    """Each morning: whose workshop was three months ago."""
    asking.ask_later(timezone.localdate())
