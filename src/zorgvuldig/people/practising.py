"""A session that practises: for whom it works then, and the doors that are shut meanwhile.

Somebody who practises works for their own practice place and for nothing else, as themselves or
knowingly in the part of an invented colleague. The walls are those between organisations; this
adds what practice may never reach (`handbook/practice.toml`, decision 0060).
"""

from typing import TYPE_CHECKING

from django.db import connection
from django.shortcuts import render

from zorgvuldig import walls
from zorgvuldig.handbook import read
from zorgvuldig.paper import marked
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.login import access as login_access
from zorgvuldig.people.models import Membership, Organisation
from zorgvuldig.people.practice import PracticePlace
from zorgvuldig.people.request import source_ip

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest, HttpResponse

    from zorgvuldig.people.login.access import Through

    Next = Callable[[HttpRequest], HttpResponse]

PLAYS = "practises"  # in the session: the practice place, and the membership in it that is played
PRACTISED = "practised"  # in the session: the practice place in which this session was before


def begin(session: "SessionBase", membership: Membership) -> None:
    """From the next request on this session practises, in this part."""
    session[PLAYS] = [membership.organisation_id, membership.pk]


def stop(session: "SessionBase") -> None:
    """From the next request on this session works for a real organisation again."""
    if PLAYS in session:
        session[PRACTISED] = session.pop(PLAYS)[0]


def was_in(session: "SessionBase", organisation: str) -> bool:
    """Did this session practise in the place with this number, and did it stop? The place itself
    may be gone by now."""
    return PLAYS not in session and organisation == str(session.get(PRACTISED, ""))


def actor_of(request: "HttpRequest", through: "Through | None") -> Actor | None:
    """Who plays, when this session practises. The place is held until the answer goes out, so that
    nothing is written in it while it is thrown away."""
    kept = request.session.get(PLAYS)
    if not kept or not connection.in_atomic_block:
        return None
    membership = _played(request, through, *kept)
    if membership is None:
        stop(request.session)
        return None
    return Actor(membership.person, membership, source_ip(request), request.user)  # type: ignore[arg-type]


def _played(
    request: "HttpRequest", through: "Through | None", place: int, number: int
) -> Membership | None:
    """The part that is played; only in one's own place, and while one works somewhere really."""
    walls.say(organisation=place, person=request.user.pk)
    works = login_access.may_be_reached(request.user, through)  # type: ignore[arg-type]
    own = PracticePlace.unscoped.filter(person=request.user.pk).values("organisation")
    held = Organisation.objects.select_for_update(no_key=True).filter(pk=place, pk__in=own)
    if not works.exists() or not held.first():
        return None
    parts = Membership.unscoped.current().select_related("organisation", "person")
    return parts.filter(organisation=place, pk=number).first()


def answered(request: "HttpRequest", get_response: "Next") -> "HttpResponse":
    """The answer to somebody who practises: whatever is printed meanwhile says so."""
    request.practises = True  # type: ignore[attr-defined]
    with marked(read("practice")["words"]["mark"]):
        return get_response(request)


def stays_inside(get_response: "Next") -> "Next":
    """Who practises comes only where practice may come; any other page says why not."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        return get_response(request)

    def process_view(
        request: "HttpRequest", view: "Callable[..., HttpResponse]", *_: object
    ) -> "HttpResponse | None":
        open_to_all = not getattr(view, "login_required", True)
        name = request.resolver_match.view_name if request.resolver_match else ""
        request.practice_step = step_at(name)  # type: ignore[attr-defined]
        if not getattr(request, "practises", False) or open_to_all or is_open(name):
            return None
        return render(request, "people/practice_closed.html", status=403)

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def is_open(name: str) -> bool:
    """May somebody who practises come at the address with this name?"""
    doors = read("practice")["doors"]
    room = name.partition(":")[0] if ":" in name else ""
    return name in doors["open"] or (room in doors["rooms"] and name not in doors["closed"])


def step_at(name: str) -> str:
    """What one does now, at the address with this name; empty where nothing is said."""
    return str(read("practice")["steps"].get(name, ""))
