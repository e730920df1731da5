"""What waits at either end: for who receives what came in, for who sent it what is too late, asked
or answered. No name of anybody; which organisation, and until when."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from zorgvuldig.exchange import ways
from zorgvuldig.exchange.models import Message, Parcel
from zorgvuldig.people.reminding import Part, Waits, Why
from zorgvuldig.rules.exchange import Origin, Said, State, is_late

if TYPE_CHECKING:
    from collections.abc import Callable

    from zorgvuldig.people.actor import Actor

_pages: "dict[str, Callable[[Parcel], str]]" = {}
FROM_US = {State.ACCEPTED: "Antwoord op wat u stuurde: het is aangenomen",
           State.REFUSED: "Antwoord op wat u stuurde: het is niet aangenomen"}  # fmt: skip


def stubs_stand(kind: Origin, page: "Callable[[Parcel], str]") -> None:
    """A room above says once where the sender finds the stubs of what it sent."""
    _pages[kind] = page


def what_waits(actor: "Actor", today: date) -> list[Waits]:
    """Two queries, whatever is there."""
    received = _for_receiver(actor, today) if ways.INBOX.admits(actor) else []
    return [*received, *_for_sender(actor, today)]


def _for_receiver(actor: "Actor", today: date) -> list[Waits]:
    unseen = Message.unscoped.filter(parcel=OuterRef("pk"), seen_at=None)
    here = Parcel.unscoped.filter(receiver=actor.organisation)
    new = Exists(unseen.exclude(organisation=actor.organisation))
    told = Exists(Message.unscoped.filter(parcel=OuterRef("pk"), kind=Said.FEEDBACK))
    rows = here.annotate(new=new, told=told).filter(
        Q(state__in=[State.SENT, State.OPENED])
        | Q(state=State.ACCEPTED, new=True)
        | Q(state=State.ACCEPTED, feedback_on__lte=today, told=False)
    )
    return [one for row in rows.order_by("answer_by", "pk") if (one := _received(row, today))]


def _received(row: Parcel, today: date) -> Waits | None:
    url = reverse("exchange:parcel", args=[row.pk])
    if row.new and row.state != State.SENT:  # type: ignore[attr-defined]
        text = f"{row.sender_name} schreef iets bij een pakket aan u"
        return Waits(text, url, Why.ANSWERED)
    if row.state in (State.SENT, State.OPENED):
        said = "nog niet geopend" if row.state == State.SENT else "geopend, nog geen antwoord"
        text = f"Pakket van {row.sender_name}: {said}"
        late = is_late(row.state, row.answer_by, today)
        return Waits(text, url, Why.LATE if late else Why.ASKED, due=row.answer_by)
    text = f"Laat {row.sender_name} weten wat u met het pakket deed"
    return Waits(text, url, Why.PROMISED, due=row.feedback_on, quietly=row.feedback_on != today)


def _for_sender(actor: "Actor", today: date) -> list[Waits]:
    """For the person who sent it; a question, an answer, or a day that passed."""
    asked = Message.unscoped.filter(parcel=OuterRef("pk"), kind=Said.QUESTION)
    told = Message.unscoped.filter(parcel=OuterRef("pk"), kind=Said.FEEDBACK, seen_at=None)
    answered = Message.unscoped.filter(
        parcel=OuterRef("parcel"), kind=Said.ANSWER, at__gt=OuterRef("at")
    )
    rows = Parcel.unscoped.filter(
        organisation=actor.organisation, sent_by=actor.membership_id
    ).annotate(
        asked=Exists(asked.filter(~Exists(answered))),
        told=Exists(told.exclude(organisation=actor.organisation)),
    )
    rows = rows.filter(
        Q(asked=True, state__in=[State.OPENED, State.ACCEPTED])
        | Q(answered_at__isnull=False, heard_at=None)
        | Q(told=True)
        | Q(state__in=[State.SENT, State.OPENED], answer_by__lt=today, receiver__isnull=False)
    )
    return [_sent(row) for row in rows.order_by("answer_by", "pk")]


def _sent(row: Parcel) -> Waits:
    url = _pages[row.kind](row)
    if row.asked and row.state in (State.OPENED, State.ACCEPTED):  # type: ignore[attr-defined]
        return Waits(f"{row.receiver_name} stelt een vraag over wat u stuurde", url, Why.ASKED)
    if row.answered_at is not None and row.heard_at is None:
        since = timezone.localdate(row.answered_at)
        return Waits(FROM_US[State(row.state)], url, Why.ANSWERED, since=since)
    if row.told:  # type: ignore[attr-defined]
        text = f"{row.receiver_name} laat weten wat er is gedaan met wat u stuurde"
        return Waits(text, url, Why.ANSWERED)
    text = f"Nog geen antwoord van {row.receiver_name} op wat u stuurde"
    return Waits(text, url, Why.LATE, due=row.answer_by)


def elsewhere(actor: "Actor", today: date) -> Part | None:
    """The way to what came in, for who receives; counted nowhere."""
    if not ways.INBOX.admits(actor):
        return None
    return Part("exchange/_day.html", {"url": reverse("exchange:inbox")}, last=True)
