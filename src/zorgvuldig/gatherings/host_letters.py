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
from zorgvuldig.gatherings import letters
from zorgvuldig.gatherings.access.hosts import host_path, provider_with, workshop_numbered
from zorgvuldig.rules.gatherings.codes import WorkshopState
from zorgvuldig.rules.gatherings.moves import BEFORE_THE_DAY

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Provider, Workshop

PATIENT = RetryStrategy(max_attempts=5, exponential_wait=30)
PAGE = ("Uw pagina voor het werkatelier", """Goedendag,

Met dit adres is een werkatelier aangevraagd bij {provider}. Op uw eigen pagina ziet u hoe het
ervoor staat, en nodigt u straks mensen uit:

{link}

Deze link is alleen voor uw gemeente. Hebt u dit niet aangevraagd? Dan hoeft u niets te doen.
""")  # fmt: skip
WHEN = """
Dag: {day}
Tijd: {time}
Plaats: {place}
"""
OWN_PAGE = """
Uw eigen pagina:

{link}

Deze link is alleen voor uw gemeente.
"""
READY = ("U kunt nu mensen uitnodigen", """Goedendag,

De plaatsen, de dag en de begeleiders van het werkatelier met {provider} staan vast. Op uw eigen
pagina kunt u nu mensen uitnodigen.
""" + WHEN + OWN_PAGE)  # fmt: skip
DAY = ("De dag of de plaats van het werkatelier", """Goedendag,

De dag, de tijd of de plaats van het werkatelier met {provider} is nieuw of gewijzigd. Zo is het nu:
""" + WHEN + """
Kan dit niet? Laat het ons dan weten. Wie is uitgenodigd, krijgt ook bericht.
""" + OWN_PAGE)  # fmt: skip
GOES_ON = ("Het werkatelier gaat door", """Goedendag,

Het werkatelier met {provider} gaat door.
""" + WHEN + """
Zorgt u voor de ruimte en het eten? Wie een plaats heeft, krijgt ook bericht.
""" + OWN_PAGE)  # fmt: skip
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


def defer(job: Any, workshop: "Workshop", **more: int) -> None:
    """Queue a mail about this workshop, in the transaction of the deed."""
    number, turn = str(workshop.pk), workshop.turn
    job.defer(organisation_id=workshop.organisation_id, workshop=number, turn=turn, **more)


@app.task(name="gatherings.send_host_page", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_page(organisation_id: int, workshop: str, turn: int) -> None:
    """The link to the municipality's own page; not when it was renewed since then."""
    with walls.working_for(organisation=organisation_id):
        _send(PAGE, workshop, turn)


@app.task(name="gatherings.send_host_ready", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_ready(organisation_id: int, workshop: str, turn: int) -> None:
    """All is set: it can invite now; not when it was called off since then."""
    with walls.working_for(organisation=organisation_id):
        _send(READY, workshop, turn, only=BEFORE_THE_DAY)


@app.task(name="gatherings.send_host_day", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_day(organisation_id: int, workshop: str, turn: int, sequence: int) -> None:
    """Day, time and place; not when they were changed again since then."""
    with walls.working_for(organisation=organisation_id):
        _send(DAY, workshop, turn, only=BEFORE_THE_DAY, sequence=sequence)


@app.task(name="gatherings.send_host_goes_on", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_goes_on(organisation_id: int, workshop: str, turn: int) -> None:
    """It is certain that it goes on; not when it was called off since then."""
    with walls.working_for(organisation=organisation_id):
        _send(GOES_ON, workshop, turn, only=BEFORE_THE_DAY)


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


def _send(
    letter: tuple[str, str],
    number: str,
    turn: int,
    *,
    only: tuple[str, ...] = tuple(WorkshopState),
    sequence: int | None = None,
) -> None:
    workshop = workshop_numbered(number)
    provider = provider_with(workshop) if workshop else None
    if workshop is None or provider is None or workshop.turn != turn:
        return
    if workshop.state not in only or sequence not in (None, workshop.sequence):
        return
    subject, text = letter
    EmailMessage(
        subject,
        text.format(**_words(workshop, provider)),
        to=[workshop.words()["contact"]["email"]],
        reply_to=[provider.email] if provider.email else None,
    ).send()


def _words(workshop: "Workshop", provider: "Provider") -> dict[str, str]:
    told = workshop.words()
    return {
        "provider": provider.name,
        "link": settings.ADDRESS.rstrip("/") + host_path(provider, workshop),
        "reason": told.get("cancelled", ""),
        "place": told.get("address") or "nog niet bekend",
        **letters.when(workshop),
    }
