"""What happens after the deed: mail, and each night clearing what has passed.

A job carries ids only. The code of an invitation is made when its mail is written, so that the
code stands nowhere but in that mail.
"""

from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.people import actions

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
