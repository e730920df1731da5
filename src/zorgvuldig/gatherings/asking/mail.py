"""The mail that asks once more after three months: neutral, with their own link and nothing else.

A job carries ids only, and is queued in the transaction that says so.
"""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.gatherings import links
from zorgvuldig.gatherings.access.asked import answered, participant_numbered, provider_holding
from zorgvuldig.rules.gatherings.codes import Moment

PATIENT = RetryStrategy(max_attempts=5, exponential_wait=30)
SUBJECT = "Een paar korte vragen"
TEXT = """Goedendag,

Drie maanden geleden was u bij een bijeenkomst van {provider}. Hoe gaat het nu? Er staan een paar
korte vragen voor u klaar. Dat kost ongeveer drie minuten:

{link}

Wij laten alleen de uitkomst van de hele groep zien, en nooit wat u antwoordde. Deze link is
alleen voor u. Geef hem niet door.
"""


@app.task(name="gatherings.ask_later", retry=PATIENT)  # type: ignore[untyped-decorator]
def ask(organisation_id: int, participant: str) -> None:
    """Ask one participant; not who was forgotten or answered meanwhile."""
    with walls.working_for(organisation=organisation_id):
        one = participant_numbered(UUID(participant))
        provider = provider_holding(organisation_id)
        if one is None or answered(one.pk, Moment.LATER) or provider is None:
            return
        link = links.token("seat", one.pk, one.turn)
        path = reverse("gathering:questions", args=[provider.slug, link])
        whole = settings.ADDRESS.rstrip("/") + path
        text = TEXT.format(provider=provider.name, link=whole)
        reply_to = [provider.email] if provider.email else None
        EmailMessage(SUBJECT, text, to=[one.words()["email"]], reply_to=reply_to).send()
