"""What happens after the deed: mail, and each night clearing what has passed.

A job carries ids only. The code of an invitation is made when its mail is written, so that the
code stands nowhere but in that mail.
"""

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import get_default_timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.people import access, actions, reminding
from zorgvuldig.rules.working_days import is_working_day

PATIENT = RetryStrategy(max_attempts=5, exponential_wait=30)
SUBJECT = "Uitnodiging"
TEXT = """Beste {name},

{organisation} nodigt u uit voor een account. Met deze link maakt u het:

{link}

De link werkt tot en met {until} en maar één keer. Verwachtte u deze e-mail niet?
Dan hoeft u niets te doen.
"""


@app.task(name="people.send_invitation", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_invitation(organisation_id: int, invitation_id: int, root: str) -> None:
    """Mail the link that opens an invitation; a link mailed before no longer works."""
    with walls.working_for(organisation=organisation_id):
        invitation, code = actions.renew_code(invitation_id)
        if invitation is None:
            return
        link = reverse("people:accept", args=[organisation_id, code])
        send_mail(
            SUBJECT,
            TEXT.format(
                name=invitation.name,
                organisation=invitation.organisation.name,
                link=root.rstrip("/") + link,
                until=timezone.localtime(invitation.expires_at).strftime("%d-%m-%Y"),
            ),
            None,
            [invitation.email],
        )


@app.periodic(cron="15 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="people.clear_what_passed")  # type: ignore[untyped-decorator]
def clear_what_passed(timestamp: int) -> None:
    """Each night: sessions that ended and invitations that nobody used."""
    actions.clear_sessions()
    for organisation_id in actions.every_organisation():
        with walls.working_for(organisation=organisation_id):
            actions.clear_invitations()


REMINDER = "Er wacht iets op u"
REMINDER_TEXT = """Beste {name},

Er wacht iets op u in Zorgvuldig. Na het inloggen ziet u het hier:

{links}
"""


@app.periodic(cron="30 6 * * *")  # type: ignore[untyped-decorator]
@app.task(name="people.remind")  # type: ignore[untyped-decorator]
def remind(timestamp: int) -> None:
    """Each morning of a working day: one mail to each for whom something waits, whatever it is and
    in whichever organisation."""
    today = datetime.fromtimestamp(timestamp).astimezone(get_default_timezone()).date()
    if not is_working_day(today):
        return
    waiting: dict[int, set[str]] = {}
    for organisation_id in actions.every_organisation():
        with walls.working_for(organisation=organisation_id):
            for person_id, pages in reminding.pages_for_each(today).items():
                waiting.setdefault(person_id, set()).update(pages)
    for person_id, pages in sorted(waiting.items()):
        send_reminder.defer(person_id=person_id, pages=sorted(pages))


@app.task(name="people.send_reminder", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_reminder(person_id: int, pages: list[str]) -> None:
    """Say that something waits, and where one sees what; nothing of what it is about."""
    person = access.person_at_work(person_id)
    if person is None:
        return
    links = "\n".join(settings.ADDRESS.rstrip("/") + reverse(page) for page in pages)
    text = REMINDER_TEXT.format(name=person.name, links=links)
    send_mail(REMINDER, text, None, [person.email])
