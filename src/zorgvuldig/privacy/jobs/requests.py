"""Each morning about requests that must be answered soon or are late. It names no client, no
request and no reason; a job carries ids only.
"""

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.timezone import get_default_timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.people import access as people
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.privacy.access.rights import whom_to_remind
from zorgvuldig.rules.working_days import is_working_day

PATIENT = RetryStrategy(max_attempts=5, exponential_wait=30)
REMINDER = "Er wacht iets met een termijn"
TEXT = """Beste {name},

Er wacht iets in Zorgvuldig waarvoor een termijn loopt. U ziet het na het inloggen op deze pagina:

{link}
"""


@app.periodic(cron="35 6 * * *")  # type: ignore[untyped-decorator]
@app.task(name="privacy.remind")  # type: ignore[untyped-decorator]
def remind(timestamp: int) -> None:
    """Each morning of a working day: one mail to each for whom a term runs out, here or there."""
    today = datetime.fromtimestamp(timestamp).astimezone(get_default_timezone()).date()
    if not is_working_day(today):
        return
    waiting: set[int] = set()
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            waiting |= whom_to_remind(today)
    for person_id in sorted(waiting):
        send_reminder.defer(person_id=person_id)


@app.task(name="privacy.send_reminder", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_reminder(person_id: int) -> None:
    """Say that something waits, and where one sees what; nothing of what it is about."""
    person = people.person_at_work(person_id)
    if person is None:
        return
    link = settings.ADDRESS.rstrip("/") + reverse("privacy:rights")
    text = TEXT.format(name=person.name, link=link)
    send_mail(REMINDER, text, None, [person.email])
