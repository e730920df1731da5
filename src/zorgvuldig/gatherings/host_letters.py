"""Mail to the municipality: neutral, short, with the link to its own page.

A job carries numbers only, and is queued in the transaction of the deed. What a visitor typed
stands in no mail to an address that the visitor typed too: nobody has us write to a stranger in
their words.
"""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMessage
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.gatherings.access.hosts import host_path, provider_with, workshop_numbered

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Workshop

PATIENT = RetryStrategy(max_attempts=5, exponential_wait=30)
PAGE = ("Uw pagina voor het werkatelier", """Goedendag,

Met dit adres is een werkatelier aangevraagd bij {provider}. Op uw eigen pagina ziet u hoe het
ervoor staat, en nodigt u straks mensen uit:

{link}

Deze link is alleen voor uw gemeente. Hebt u dit niet aangevraagd? Dan hoeft u niets te doen.
""")  # fmt: skip
CANCELLED = ("Het werkatelier gaat niet door", """Goedendag,

Het werkatelier met {provider} gaat niet door. De reden:

{reason}

Wie was uitgenodigd, krijgt ook bericht. Op uw eigen pagina staat hoe u ons bereikt:

{link}
""")  # fmt: skip
REPORT = ("Er staat iets voor u klaar", """Goedendag,

Op uw eigen pagina bij {provider} staat iets voor u klaar:

{link}

Deze link is alleen voor uw gemeente.
""")  # fmt: skip


def defer(job: Any, workshop: "Workshop") -> None:
    """Queue a mail about this workshop, in the transaction of the deed."""
    job.defer(
        organisation_id=workshop.organisation_id, workshop=str(workshop.pk), turn=workshop.turn
    )


@app.task(name="gatherings.send_host_page", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_page(organisation_id: int, workshop: str, turn: int) -> None:
    """The link to the municipality's own page; not when it was renewed since then."""
    with walls.working_for(organisation=organisation_id):
        _send(PAGE, workshop, turn)


@app.task(name="gatherings.send_host_cancelled", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_cancelled(organisation_id: int, workshop: str, turn: int) -> None:
    """It does not go on, and why."""
    with walls.working_for(organisation=organisation_id):
        _send(CANCELLED, workshop, turn)


@app.task(name="gatherings.send_host_report", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_report(organisation_id: int, workshop: str, turn: int) -> None:
    """Something is there to read; not what."""
    with walls.working_for(organisation=organisation_id):
        _send(REPORT, workshop, turn)


def _send(letter: tuple[str, str], number: str, turn: int) -> None:
    workshop = workshop_numbered(number)
    provider = provider_with(workshop) if workshop else None
    if workshop is None or provider is None or workshop.turn != turn:
        return
    told, (subject, text) = workshop.words(), letter
    link = settings.ADDRESS.rstrip("/") + host_path(provider, workshop)
    reason = told.get("cancelled", "")
    EmailMessage(
        subject,
        text.format(provider=provider.name, link=link, reason=reason),
        to=[told["contact"]["email"]],
        reply_to=[provider.email] if provider.email else None,
    ).send()
