"""Mail to who takes part: neutral, short, with their own link, and nothing of any case.

A job carries ids only, and is queued in the transaction of the deed: no mail without the deed, no
deed without its mail. What a visitor typed stands in no mail, so that nobody has us write to a
stranger in their words.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from zorgvuldig import walls
from zorgvuldig.gatherings import appointment
from zorgvuldig.gatherings.access import seats
from zorgvuldig.gatherings.access.workshops import mix_of
from zorgvuldig.gatherings.models import Participant, Provider, Workshop
from zorgvuldig.handbook.wording import at_clock, on_a_day, written
from zorgvuldig.rules.gatherings.codes import SeatState

Job = Any  # a task of procrastinate, with `defer`
PATIENT = RetryStrategy(max_attempts=5, exponential_wait=30)
LINK_EVERY = timedelta(hours=1)
OWN_LINK = """
Uw eigen pagina:

{link}

Deze link is alleen voor u. Geef hem niet door.
"""
WHEN = """
Dag: {day}
Tijd: {time}
Plaats: {place}
"""
INVITATION = ("Uitnodiging voor een bijeenkomst", """Beste {name},

{text}
""" + WHEN + """
Laat op uw eigen pagina weten of u komt. Er zijn {seats} plaatsen. Wie zich het eerst
inschrijft, gaat voor in de eigen sector.
""" + OWN_LINK)  # fmt: skip
LINK = ("Uw inschrijving voor een bijeenkomst", """Goedendag,

Dit adres is ingeschreven voor een bijeenkomst van {provider}. Op uw eigen pagina ziet u of u
een plaats hebt of op de wachtlijst staat. Was u dat niet? Wis de inschrijving dan op die pagina.
""" + WHEN + OWN_LINK)  # fmt: skip
CONFIRM = ("Bevestig uw inschrijving voor een bijeenkomst", """Goedendag,

Iemand vulde dit adres in om zich in te schrijven voor een bijeenkomst van {provider}. Was u dat?
Bevestig dan binnen een dag op uw eigen pagina dat u komt. Pas daarna hebt u een plaats, of staat u
op de wachtlijst. Was u dat niet? Dan hoeft u niets te doen, en wissen we dit adres.
""" + WHEN + OWN_LINK)  # fmt: skip
ANEW = ("Uw nieuwe link voor een bijeenkomst", """Goedendag,

Hier is een nieuwe link naar uw eigen pagina bij de bijeenkomst van {provider}. De oude link werkt
niet meer.
""" + WHEN + OWN_LINK)  # fmt: skip
NOT_COMING = ("U bent afgemeld voor een bijeenkomst", """Goedendag,

U bent afgemeld voor de bijeenkomst van {provider}. De bijlage haalt haar uit uw agenda. Wilt u toch
komen? Dat kan op uw eigen pagina.
""" + WHEN + OWN_LINK)  # fmt: skip
CHANGED = ("Een bijeenkomst is gewijzigd", """Goedendag,

De dag, de tijd of de plaats van de bijeenkomst van {provider} is gewijzigd. Zo is het nu:
""" + WHEN + """
De bijlage past uw agenda aan. Kunt u dan niet? Zeg dan af op uw eigen pagina.
""" + OWN_LINK)  # fmt: skip
GOES_ON = ("De bijeenkomst gaat door", """Goedendag,

De bijeenkomst van {provider} gaat door, en u hebt een plaats.
""" + WHEN + """
De bijlage zet de afspraak als zeker in uw agenda. Kunt u toch niet? Geef uw plaats dan terug op uw
eigen pagina.
""" + OWN_LINK)  # fmt: skip
CANCELLED = ("Een bijeenkomst gaat niet door", """Goedendag,

De bijeenkomst van {provider} gaat niet door:
""" + WHEN + """
De reden:

{reason}

De bijlage haalt haar uit uw agenda. U hoeft niets te doen.
""")  # fmt: skip
OFFER = ("Er is een plaats voor u", """Goedendag,

Er is een plaats vrij bij de bijeenkomst van {provider}. Wilt u die? Neem haar dan aan op uw eigen
pagina, uiterlijk {until}. Daarna gaat de plaats naar de volgende.
""" + WHEN + OWN_LINK)  # fmt: skip
WITH_A_SEAT = (SeatState.SEATED,)
STILL_OFFERED = (SeatState.OFFERED,)
GONE = (SeatState.DECLINED, SeatState.WITHDRAWN)


@app.task(name="gatherings.send_invitation", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_invitation(organisation_id: int, participant: str) -> None:
    """The municipality's own words, with the link and the appointment."""
    with walls.working_for(organisation=organisation_id):
        _send(INVITATION, participant, attached=True)


@app.task(name="gatherings.send_link", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_link(organisation_id: int, participant: str) -> None:
    """Their own link, to who registered or asked again. Who did not confirm yet gets nothing for
    their calendar: perhaps another typed their address."""
    with walls.working_for(organisation=organisation_id):
        one = seats.participant(UUID(participant))
        unproven = one is not None and one.unproven
        _send(CONFIRM if unproven else LINK, participant, attached=not unproven)


@app.task(name="gatherings.send_new_link", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_new_link(organisation_id: int, participant: str) -> None:
    """The older link was made dead."""
    with walls.working_for(organisation=organisation_id):
        _send(ANEW, participant)


@app.task(name="gatherings.send_not_coming", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_not_coming(organisation_id: int, participant: str) -> None:
    """The appointment leaves the calendar of who does not come; not when they came back since."""
    with walls.working_for(organisation=organisation_id):
        _send(NOT_COMING, participant, attached=True, only=GONE)


@app.task(name="gatherings.send_changed", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_changed(organisation_id: int, participant: str, sequence: int) -> None:
    """The same appointment, changed; not when it was changed again since then."""
    with walls.working_for(organisation=organisation_id):
        _send(CHANGED, participant, attached=True, sequence=sequence)


@app.task(name="gatherings.send_goes_on", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_goes_on(organisation_id: int, participant: str, sequence: int) -> None:
    """It is certain; not to who gave the seat back since then."""
    with walls.working_for(organisation=organisation_id):
        _send(GOES_ON, participant, attached=True, sequence=sequence, only=WITH_A_SEAT)


@app.task(name="gatherings.send_cancelled", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_cancelled(organisation_id: int, participant: str, sequence: int) -> None:
    """The appointment is taken back."""
    with walls.working_for(organisation=organisation_id):
        _send(CANCELLED, participant, attached=True, sequence=sequence)


@app.task(name="gatherings.send_offer", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_offer(organisation_id: int, participant: str) -> None:
    """A seat is offered; not when the offer was taken or is over already."""
    with walls.working_for(organisation=organisation_id):
        _send(OFFER, participant, only=STILL_OFFERED)


def _send(
    letter: tuple[str, str],
    number: str,
    *,
    attached: bool = False,
    sequence: int | None = None,
    only: tuple[str, ...] = tuple(SeatState),
) -> None:
    one = seats.participant(UUID(number))
    if one is None or one.state not in only:
        return
    provider = seats.provider_holding(one.workshop)
    if provider is None or sequence not in (None, one.workshop.sequence):
        return
    subject, text = letter
    mail = EmailMessage(
        subject,
        text.format(**_words(one, one.workshop, provider)),
        to=[one.words()["email"]],
        reply_to=[provider.email] if provider.email else None,
    )
    if attached and one.workshop.begins_at:
        method = appointment.method(one.workshop, one)
        file = appointment.written(one.workshop, provider, one).decode()
        mail.attach(appointment.NAME, file, f"text/calendar; method={method}")
    mail.send()


def _words(one: Participant, workshop: Workshop, provider: Provider) -> dict[str, Any]:
    told = workshop.words()
    own = one.words()
    return {
        "name": own["name"],
        "text": own.get("text", "").strip(),
        "provider": provider.name,
        "place": told.get("address") or "hoort u nog",
        "reason": told.get("cancelled", "hoort u nog"),
        "link": settings.ADDRESS.rstrip("/") + seats.seat_path(provider, one),
        "seats": sum(mix_of(workshop).values()),
        "until": moment(one.offered_until),
        **when(workshop),
    }


def when(workshop: Workshop) -> dict[str, str]:
    """The day and the time in words; what is not known yet says so."""
    if workshop.begins_at is None or workshop.ends_at is None:
        return {"day": "hoort u nog", "time": "hoort u nog"}
    begins, ends = (timezone.localtime(m) for m in (workshop.begins_at, workshop.ends_at))
    return {"day": on_a_day(begins.date()), "time": f"{at_clock(begins)} tot {at_clock(ends)} uur"}


def moment(at: "datetime | None") -> str:
    """A day with a time in words; nothing when there is none."""
    if at is None:
        return ""
    here = timezone.localtime(at)
    return f"{written(here.date())} om {at_clock(here)} uur"
