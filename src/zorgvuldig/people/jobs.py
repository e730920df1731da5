"""What happens after the deed: mail, and each night clearing what has passed.

A job carries ids only. The code of an invitation is made when its mail is written, so that the
code stands nowhere but in that mail.
"""

from datetime import datetime

from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import get_default_timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.people import (
    access,
    access_day,
    actions,
    actions_day,
    first_steps,
    standstill,
    tries,
    writing,
)
from zorgvuldig.people.login import keeping
from zorgvuldig.vault import nights

PATIENT = RetryStrategy(max_attempts=5, exponential_wait=30)
SILENT = 60  # seconds without a sign of life, of which a worker gives one every ten
SUBJECT = "Uitnodiging"
TEXT = """Beste {name},

{organisation} nodigt u uit voor een account. Met deze link maakt u het:

{link}

De link werkt tot en met {until} en maar één keer. Verwachtte u deze e-mail niet?
Dan hoeft u niets te doen.
"""
CHOOSE = "Nieuw wachtwoord"
CHOOSE_TEXT = """Iemand vroeg om een nieuw wachtwoord voor dit e-mailadres.
Met deze link kiest u het:

{link}

Vroeg u hier niet om? Dan hoeft u niets te doen. Uw wachtwoord blijft zoals het is.
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


@app.task(name="people.send_password_link", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_password_link(person_id: int) -> None:
    """Mail the link with which somebody chooses a new password; it stands nowhere but there."""
    with walls.working_for(organisation=None, person=person_id):
        person = access.person_at_work(person_id)
    if person is None:
        return
    way = {
        "uidb36": user_pk_to_url_str(person),
        "key": PASSWORD_RESET_TOKEN_GENERATOR().make_token(person),
    }
    link = settings.ADDRESS.rstrip("/") + reverse("account_reset_password_from_key", kwargs=way)
    send_mail(CHOOSE, CHOOSE_TEXT.format(link=link), None, [person.email])


@app.periodic(cron="15 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="people.clear_what_passed")  # type: ignore[untyped-decorator]
def clear_what_passed(timestamp: int) -> None:
    """Each night: sessions that ended and invitations that nobody used."""
    actions.clear_sessions()
    for organisation_id in actions.every_organisation():
        with walls.working_for(organisation=organisation_id):
            actions.clear_invitations(nights.not_after(timezone.now()))
            actions_day.clear_what_passed(organisation_id, nights.day())
            first_steps.clear_what_passed(nights.day())
            keeping.clear_what_passed()


@app.periodic(cron="*/10 * * * *")  # type: ignore[untyped-decorator]
@app.task(name="people.forget_tries")  # type: ignore[untyped-decorator]
def forget_tries(timestamp: int) -> None:
    """Every ten minutes: what was counted at the door and counts no longer."""
    tries.forget()


@app.periodic(cron="5 * * * *")  # type: ignore[untyped-decorator]
@app.task(name="people.remind")  # type: ignore[untyped-decorator]
def remind(timestamp: int) -> None:
    """Every hour: for whom was it not looked up yet today what waits, and may mail come now? In the
    careful choice that is once, on the morning of a working day."""
    now = datetime.fromtimestamp(timestamp).astimezone(get_default_timezone())
    found: set[int] = set()
    for organisation_id in actions.every_organisation():
        with walls.working_for(organisation=organisation_id):
            found |= access_day.whom_to_look_for(now)
    for person_id in sorted(found):
        send_morning_mail.defer(person_id=person_id, at=now.isoformat())


@app.task(name="people.send_morning_mail", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_morning_mail(person_id: int, at: str) -> None:
    """Say that something waits and why in general words, once on the day this was asked for."""
    writing.write_once(person_id, datetime.fromisoformat(at))


@app.periodic(cron="30 2 * * *")  # type: ignore[untyped-decorator]
@app.task(name="people.find_what_stands_still")  # type: ignore[untyped-decorator]
def find_what_stands_still(timestamp: int) -> None:
    """Each night: what stands still longer than its state may last, and who can move it."""
    today = datetime.fromtimestamp(timestamp).astimezone(get_default_timezone()).date()
    for organisation_id in actions.every_organisation():
        with walls.working_for(organisation=organisation_id):
            standstill.find_again(organisation_id, today)


@app.periodic(cron="* * * * *")  # type: ignore[untyped-decorator]
@app.task(name="people.take_up_again", pass_context=True)  # type: ignore[untyped-decorator]
async def take_up_again(context: JobContext, timestamp: int) -> None:
    """Every minute: what a worker was doing when it was killed is done again, by whoever is here.
    At least once, as decision 0049 says; without it a mail that was begun would never go."""
    left = context.app.job_manager
    for job in await left.get_stalled_jobs(seconds_since_heartbeat=SILENT):
        await left.retry_job(job)


REMINDER = "Er wacht iets op u"
REMINDER_TEXT = """Beste {name},

Er wacht iets op u in Zorgvuldig. Na het inloggen ziet u het hier:

{links}
"""


@app.task(name="people.send_reminder", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_reminder(person_id: int, pages: list[str]) -> None:
    """Say that something waits, and where one sees what; nothing of what it is about. In somebody's
    quiet hours it waits until they end; the page itself shows it at once."""
    with walls.working_for(organisation=None, person=person_id):
        person = access.person_at_work(person_id)
        later = writing.asleep_until(person_id, timezone.now())
    if person is None:
        return
    if later is not None:
        send_reminder.configure(schedule_at=later).defer(person_id=person_id, pages=pages)
        return
    links = "\n".join(settings.ADDRESS.rstrip("/") + reverse(page) for page in pages)
    text = REMINDER_TEXT.format(name=person.name, links=links)
    send_mail(REMINDER, text, None, [person.email])
