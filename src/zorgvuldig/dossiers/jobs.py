"""Mail after the deed. It names no client, no dossier and no reason; a job carries ids only."""

from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.dossiers.access.emergencies import officer_at_work
from zorgvuldig.people import writing

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
    """Tell an officer that there is a look to check; one who left meanwhile gets nothing. In their
    quiet hours the job waits; the page of the day shows it at once."""
    with walls.working_for(organisation=organisation_id):
        officer = officer_at_work(membership_id)
        if officer is None:
            return
        later = writing.asleep_until(officer.person_id, timezone.now())
        if later is not None:
            tell_of_look.configure(schedule_at=later).defer(
                organisation_id=organisation_id,
                membership_id=membership_id,
                look_id=look_id,
                root=root,
            )
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
