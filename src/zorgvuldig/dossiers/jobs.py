"""Mail after the deed, and each morning about what waits. It names no client, no dossier and no
reason; a job carries ids only.
"""

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.timezone import get_default_timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.dossiers.access.afterwards import whom_to_remind
from zorgvuldig.dossiers.access.emergencies import officer_at_work
from zorgvuldig.people import access as people
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.rules.working_days import is_working_day

PATIENT = RetryStrategy(max_attempts=5, exponential_wait=30)
SUBJECT = "Iets om na te kijken"
TEXT = """Beste {name},

Er staat iets voor u klaar om na te kijken in Zorgvuldig, voor {organisation}.
U ziet het na het inloggen op deze pagina:

{link}

Kijk er bij voorkeur vandaag nog naar.
"""


@app.task(name="dossiers.tell_of_look", retry=PATIENT)  # type: ignore[untyped-decorator]
def tell_of_look(organisation_id: int, membership_id: int, look_id: str, root: str) -> None:
    """Tell an officer that there is a look to check; one who left meanwhile gets nothing."""
    with walls.working_for(organisation=organisation_id):
        officer = officer_at_work(membership_id)
        if officer is None:
            return
        link = reverse("dossiers:check_look", args=[look_id])
        send_mail(
            SUBJECT,
            TEXT.format(
                name=officer.person.name,
                organisation=officer.organisation.name,
                link=root.rstrip("/") + link,
            ),
            None,
            [officer.person.email],
        )


REMINDER = "Er wacht iets op u"
REMINDER_TEXT = """Beste {name},

Er wacht iets op u in Zorgvuldig. U ziet het na het inloggen op deze pagina:

{link}
"""


@app.periodic(cron="30 6 * * *")  # type: ignore[untyped-decorator]
@app.task(name="dossiers.remind")  # type: ignore[untyped-decorator]
def remind(timestamp: int) -> None:
    """Each morning of a working day: one mail to each for whom something waits, here or there."""
    today = datetime.fromtimestamp(timestamp).astimezone(get_default_timezone()).date()
    if not is_working_day(today):
        return
    waiting: set[int] = set()
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            waiting |= whom_to_remind(today)
    for person_id in sorted(waiting):
        send_reminder.defer(person_id=person_id)


@app.task(name="dossiers.send_reminder", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_reminder(person_id: int) -> None:
    """Say that something waits, and where one sees what; nothing of what it is about."""
    person = people.person_at_work(person_id)
    if person is None:
        return
    link = settings.ADDRESS.rstrip("/") + reverse("dossiers:day")
    text = REMINDER_TEXT.format(name=person.name, link=link)
    send_mail(REMINDER, text, None, [person.email])
