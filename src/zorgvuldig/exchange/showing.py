"""How a parcel is shown: at the sender a stub that only reads, at the receiver what is in it."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.exchange.access.parcels import link_of, said_beside, waits_for_answer
from zorgvuldig.handbook.wording import label, on_a_day
from zorgvuldig.language.whose import ours
from zorgvuldig.people.roles import WORKS_WITH_CLIENTS, Role
from zorgvuldig.rules import gates
from zorgvuldig.rules.exchange import EMPTY, READABLE, TRIES, State, is_late

if TYPE_CHECKING:
    from datetime import date, datetime

    from zorgvuldig.exchange.models import Parcel
    from zorgvuldig.people.actor import Actor

BY_WHEN = "Terugkoppeling gevraagd op of voor"
BY_LINK = "met een link, aan iemand die hier niet werkt"


def card(parcel: "Parcel", today: "date") -> dict[str, Any]:
    """One line of the list: nothing of what is in it."""
    return {
        "url": reverse("exchange:parcel", args=[parcel.pk]),
        "from": parcel.sender_name,
        "kind": label("parcel_origin", parcel.kind),
        "state": label("parcel_state", parcel.state),
        "sent_at": parcel.sent_at,
        "answer_by": parcel.answer_by,
        "late": is_late(parcel.state, parcel.answer_by, today),
    }


def for_receiver(parcel: "Parcel", actor: "Actor") -> dict[str, Any]:
    """The whole page of who receives."""
    here = actor.organisation.pk
    words = opened_words(parcel, actor)
    return {
        "parcel": parcel,
        "rows": _facts(parcel),
        "state": label("parcel_state", parcel.state),
        "letter": words.get("letter"),
        "said": _said(parcel, here) if parcel.opened_at else [],
        "to_open": parcel.state == State.SENT,
        "to_answer": parcel.state == State.OPENED,
        "may_ask": parcel.state in READABLE,
        "may_feed_back": parcel.state == State.ACCEPTED,
        "begin_url": _begin(parcel, actor),
    }


def opened_words(parcel: "Parcel", actor: "Actor") -> dict[str, Any]:
    """What is in it, once it was opened."""
    return parcel.words(actor.organisation.pk) if parcel.state in READABLE else {}


def _begin(parcel: "Parcel", actor: "Actor") -> str:
    """Where one begins a dossier of one's own, for who took it in, keeps dossiers here and works
    with clients (law.md G; H-13). Nothing of the letter comes along."""
    if parcel.state != State.ACCEPTED or gates.no_dossiers_here(actor.organisation.regime):
        return ""
    return reverse("dossiers:unease") if actor.holds(WORKS_WITH_CLIENTS) else ""


def stub(parcel: "Parcel") -> dict[str, Any]:
    """What the sender keeps: to whom, on which ground, when it was opened and answered. The letter
    itself stands in the sender's own file."""
    today, link = timezone.localdate(), link_of(parcel)
    rows = [
        _row("Naar", parcel.receiver_name) if parcel.receiver_name else ours("Naar", BY_LINK),
        *_facts(parcel)[1:],
        *_opened(parcel),
        *(_answered(parcel) if parcel.receiver_id else []),
    ]
    if link is not None and parcel.state == State.SENT:
        rows.append(ours("Verkeerde codes", f"{link.tries} van {TRIES}"))
    return {
        "parcel": parcel,
        "rows": rows,
        "state": label("parcel_state", parcel.state),
        "late": is_late(parcel.state, parcel.answer_by, today),
        "said": _said(parcel, parcel.organisation_id),
        "may_revoke": parcel.state == State.SENT,
        "may_answer": parcel.state in READABLE and bool(parcel.receiver_id),
        "asked": waits_for_answer(parcel),
    }


def _facts(parcel: "Parcel") -> list[dict[str, Any]]:
    return [
        _row("Van", parcel.sender_name),
        ours("Wat", label("parcel_origin", parcel.kind)),
        ours("Grond", label("parcel_ground", parcel.ground)),
        *_moment("Verstuurd", parcel.sent_at),
        _until(parcel),
        ours(BY_WHEN, _day(parcel.feedback_on)),
    ]


def _opened(parcel: "Parcel") -> list[dict[str, Any]]:
    if parcel.opened_at is None:
        return [ours("Geopend", "niet geopend" if parcel.state in EMPTY else "nog niet")]
    return _moment("Geopend", parcel.opened_at, parcel.opened_role)


def _until(parcel: "Parcel") -> dict[str, Any]:
    day = on_a_day(parcel.answer_by)
    if parcel.receiver_id is None:
        return ours("De link werkt tot en met", day)
    return ours("Antwoord gevraagd op of voor", day)


def _answered(parcel: "Parcel") -> list[dict[str, Any]]:
    if parcel.answered_at is None:
        return [ours("Antwoord", "nog niet")]
    why = label("parcel_refusal", parcel.refusal)
    return [
        ours("Antwoord", label("parcel_state", parcel.state)),
        *([ours("Waarom", why)] if why else []),
        *_moment("Geantwoord", parcel.answered_at, parcel.answered_role),
    ]


def _said(parcel: "Parcel", organisation_id: int) -> list[dict[str, Any]]:
    return [
        {**one, "kind": label("parcel_said", str(one["kind"])), "who": _who(one, parcel)}
        for one in said_beside(parcel, organisation_id)
    ]


def _who(said: dict[str, Any], parcel: "Parcel") -> str:
    return "Uw organisatie" if said["ours"] else "De andere organisatie"


def _moment(key: str, at: "datetime", role: str = "") -> list[dict[str, Any]]:
    """When, and in which role."""
    by = [ours(f"{key} in de rol", Role(role).label)] if role else []
    return [{"key": key, "at": at}, *by]


def _day(day: "date | None") -> str:
    return on_a_day(day) if day else "geen dag afgesproken"


def _row(key: str, value: str) -> dict[str, Any]:
    return {"key": key, "value": value}
