"""What stands on a participant's own page beside their seat: each topic hangs its own here.

A part is a template and a function of (participant, provider, link) that gives what it shows, or
None when there is nothing to show.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from zorgvuldig.gatherings import certificate
from zorgvuldig.gatherings.access import room
from zorgvuldig.gatherings.access.situations import is_its_authors, situation_of
from zorgvuldig.gatherings.actions.withdrawing import has_ended, is_over
from zorgvuldig.gatherings.asking import part as questions
from zorgvuldig.gatherings.forms.seats import CertificateForm
from zorgvuldig.handbook.wording import label

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Participant, Provider

Topic = Callable[..., dict[str, Any] | None]


def certificates(one: "Participant", provider: "Provider", link: str) -> dict[str, Any] | None:
    """The certificate of attendance: asked for with a tick, there once somebody was there."""
    if one.state != "SEATED":
        return None
    return {
        "form": CertificateForm(initial={"wanted": one.wants_certificate}),
        "ready": certificate.ready(one),
        "was_absent": one.attended is False,
    }


def situations(one: "Participant", provider: "Provider", link: str) -> dict[str, Any] | None:
    """Bringing a situation (W-04), for who has a seat and until it begins; and how it stands, with
    the way to take it away, until it ended (W-07)."""
    if one.state != "SEATED" or has_ended(one.workshop):
        return None
    brought = situation_of(one)
    if brought is None and is_over(one.workshop):
        return None
    if brought is None:
        return {"state": ""}
    return {"state": label("gather_vignette", brought.state), "own": is_its_authors(brought)}


def in_the_room(one: "Participant", provider: "Provider", link: str) -> dict[str, Any] | None:
    """The way into the room, as long as it is open."""
    return {} if one.state == "SEATED" and room.is_open(one.workshop) else None


SEAT_PARTS: list[tuple[str, Topic]] = [
    ("gatherings/public/_in_the_room.html", in_the_room),
    ("gatherings/public/_bring.html", situations),
    (questions.TEMPLATE, questions.asked),
    ("gatherings/public/_certificate.html", certificates),
]


def parts_of(one: "Participant", provider: "Provider", link: str) -> list[dict[str, Any]]:
    """The parts with something to show, in this order. Its template reads `part`."""
    shown = [(template, topic(one, provider, link)) for template, topic in SEAT_PARTS]
    return [{"template": template, "part": part} for template, part in shown if part is not None]
