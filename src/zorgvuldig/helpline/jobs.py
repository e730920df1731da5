"""What the line does by itself: forgetting who knocked, and mail among colleagues.

A mail says that something waits and where, and nothing of what. A job carries numbers only.
"""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.helpline.actions import braking
from zorgvuldig.people import access as people
from zorgvuldig.people.actions import every_organisation

PATIENT = RetryStrategy(max_attempts=5, exponential_wait=30)
SUBJECT = "Er wacht nu iets op u"
TEXT = """Beste {name},

Er wacht nu iets op u in Zorgvuldig. Kijk zo snel als u kunt. Na het inloggen ziet u het hier:

{link}
"""


@app.periodic(cron="*/5 * * * *")  # type: ignore[untyped-decorator]
@app.task(name="helpline.forget_knocks")  # type: ignore[untyped-decorator]
def forget_knocks(timestamp: int) -> None:
    """Every five minutes: who knocked at the door of a line more than ten minutes ago."""
    for organisation_id in every_organisation():
        with walls.working_for(organisation=organisation_id):
            braking.forget_knocks()


@app.task(name="helpline.something_waits", retry=PATIENT)  # type: ignore[untyped-decorator]
def something_waits(organisation_id: int, membership_id: int) -> None:
    """Say that something waits now; one who left meanwhile gets nothing."""
    with walls.working_for(organisation=organisation_id):
        member = people.member_at_work(membership_id)
        if member is None:
            return
        link = settings.ADDRESS.rstrip("/") + reverse("helpline:start")
        text = TEXT.format(name=member.person.name, link=link)
        send_mail(SUBJECT, text, None, [member.person.email])
