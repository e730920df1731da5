"""Each night the terms are carried out; and the mail that says beforehand where to look.

A mail names no client, no dossier and no reason; a job carries numbers only.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import get_default_timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.people import access as people
from zorgvuldig.people import writing
from zorgvuldig.privacy.actions import tonight

PATIENT = RetryStrategy(max_attempts=5, exponential_wait=30)
SUBJECT = "Er loopt een bewaartermijn af"
TEXT = """Beste {name},

Bij {organisation} loopt binnenkort een bewaartermijn af. Daarna wordt iets gewist.
U ziet het na het inloggen op deze pagina:

{link}
"""


@app.periodic(cron="45 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="privacy.carry_out_terms", queueing_lock="privacy.carry_out_terms")  # type: ignore[untyped-decorator]
def carry_out_terms(timestamp: int) -> None:
    """Warn, erase and clear, as published; what failed is tried again the next night."""
    today = datetime.fromtimestamp(timestamp).astimezone(get_default_timezone()).date()
    tonight.carry_out(today)


ASK_SUBJECT = "Een collega vraagt uw antwoord"
ASK_TEXT = """Beste {name},

Een collega bij {organisation} vraagt u om samen iets te beslissen in Zorgvuldig.
U ziet het na het inloggen op deze pagina:

{link}
"""


@app.task(name="privacy.ask_second", retry=PATIENT)  # type: ignore[untyped-decorator]
def ask_second(organisation_id: int, membership_id: int) -> None:
    """Say that a colleague waits for an answer, and where it is given."""
    _send(ask_second, organisation_id, membership_id, ASK_SUBJECT, ASK_TEXT)


@app.task(name="privacy.tell_what_ends", retry=PATIENT)  # type: ignore[untyped-decorator]
def tell_what_ends(organisation_id: int, membership_id: int) -> None:
    """Say that a term ends, and where one sees what; one who left meanwhile gets nothing."""
    _send(tell_what_ends, organisation_id, membership_id, SUBJECT, TEXT)


def _send(job: Any, organisation_id: int, membership_id: int, subject: str, text: str) -> None:
    """In the quiet hours of who it is for, the job waits until they end."""
    with walls.working_for(organisation=organisation_id):
        member = people.member_at_work(membership_id)
        if member is None:
            return
        later = writing.asleep_until(member.person_id, timezone.now())
        if later is not None:
            again = job.configure(schedule_at=later)
            again.defer(organisation_id=organisation_id, membership_id=membership_id)
            return
        link = settings.ADDRESS.rstrip("/") + reverse("privacy:coming")
        said = text.format(
            name=member.person.name, organisation=member.organisation.name, link=link
        )
        send_mail(subject, said, None, [member.person.email])
