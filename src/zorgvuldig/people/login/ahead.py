"""What a login service is asked for a request, before the transaction of that request begins.

A service that is slow then keeps whoever came to its door waiting, and holds no transaction and no
row meanwhile. Within the transaction nothing is asked of it anymore: what is not known by then
counts as not reached.
"""

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.urls import Resolver404, resolve

from zorgvuldig import walls
from zorgvuldig.people.login import access, flow, known, outside, tokens
from zorgvuldig.people.login.refusals import NotAToken, NotLetIn
from zorgvuldig.rules.login import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest, HttpResponse

    from zorgvuldig.people.login.flow import Came
    from zorgvuldig.people.login.models import LoginService

    Next = Callable[[HttpRequest], HttpResponse]
    Begun = dict[str, Any]

DOORS = (
    "/inloggen/",
    "/account/logout/",
    "/organisatie/koppelen/",
    "/organisatie/inlogdiensten/",
)
ANSWER = ("code", "state", "iss", "error")


def asked_ahead(get_response: "Next") -> "Next":
    """Stands around the transaction: asks the service what this door needs, and nothing after."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        if not request.path_info.startswith(DOORS):
            return get_response(request)
        with suppress(Resolver404, Http404, OperationalError, InterfaceError):  # told further on
            _ask(request)
        with outside.silence():
            return get_response(request)

    return middleware


def came(request: "HttpRequest") -> "tuple[Begun, Came]":
    """The sign-in that this request ends, and who came back; refused as it was refused ahead."""
    found = getattr(request, "came", NotLetIn(Refused.NOT_BEGUN))
    if isinstance(found, NotLetIn):
        raise found
    return found  # type: ignore[no-any-return]


def _ask(request: "HttpRequest") -> None:
    door = resolve(request.path_info)
    ask = ASKED.get((door.view_name, "POST" if request.method == "POST" else "GET"))
    if ask is not None:
        ask(request, **door.kwargs)


def _service(organisation_id: int, service_id: UUID) -> "LoginService":
    with walls.working_for(organisation=organisation_id):
        return access.open_service(organisation_id, service_id)


def _where(request: "HttpRequest", organisation_id: int, service_id: UUID) -> None:
    """Where one is sent."""
    service = _service(organisation_id, service_id)
    with suppress(NotLetIn):
        known.described(service)


def _where_to_try(request: "HttpRequest", organisation_id: int, service_id: UUID) -> None:
    """Where one is sent who tries it: for who runs the office there. For anybody else nothing is
    looked up, so that the time it takes tells nothing of what is there."""
    session = _session(request)
    person = session.get(SESSION_KEY)
    if person is None:
        return
    with walls.working_for(organisation=organisation_id, person=int(person)):
        may = access.runs_the_office(int(person), access.Through.of(session), organisation_id)
    if may:
        _where(request, organisation_id, service_id)


def _who(request: "HttpRequest", organisation_id: int, service_id: UUID) -> None:
    """Who came back: with the code, for the token and what the service tells beside it."""
    service = _service(organisation_id, service_id)
    said = {key: request.GET[key] for key in ANSWER if key in request.GET}
    try:
        begun = _begun(request, service, said.get("state", ""))
        request.came = begun, flow.came(service, begun, said)  # type: ignore[attr-defined]
    except NotLetIn as refused:
        request.came = refused  # type: ignore[attr-defined]


def _begun(request: "HttpRequest", service: "LoginService", state: str) -> "Begun":
    """The sign-in that was begun in this session, by who it was begun; it counts once from here
    on, whatever becomes of the rest."""
    session = _session(request)
    try:
        begun = flow.begun_here(session, service, state)
    finally:
        if session.session_key:
            session.save()
    if begun["person"] is not None and str(begun["person"]) != session.get(SESSION_KEY):
        raise NotLetIn(Refused.NOT_BEGUN)
    return begun


def _who_left(request: "HttpRequest", organisation_id: int, service_id: UUID) -> None:
    """With which keys it signed that somebody left."""
    service = _service(organisation_id, service_id)
    with suppress(NotAToken):
        tokens.who_left(service, request.POST.get("logout_token", ""))


def _where_to_leave(request: "HttpRequest") -> None:
    """Where one signs out there as well."""
    through = access.Through.of(_session(request))
    if through is not None:
        _where(request, through.organisation, through.service)


def _session(request: "HttpRequest") -> "SessionBase":
    store: type[SessionBase] = import_module(settings.SESSION_ENGINE).SessionStore
    session = store(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    session.get(SESSION_KEY)  # one that is not there anymore loses its key by being read
    return session


ASKED: "dict[tuple[str, str], Callable[..., None]]" = {
    ("login:begin", "GET"): _where,
    ("login:back", "GET"): _who,
    ("login:signed_out", "POST"): _who_left,
    ("account_logout", "POST"): _where_to_leave,
    ("people:link_account", "POST"): _where,
    ("people:try_service", "GET"): _where_to_try,
}
