"""For whom this request works, and that nobody works without a second factor."""

import logging
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError
from django.shortcuts import redirect

from zorgvuldig import walls
from zorgvuldig.logbook.actions import Action, Outcome, record
from zorgvuldig.people import access, practising
from zorgvuldig.people.actor import Actor, Visitor
from zorgvuldig.people.login import access as login_access
from zorgvuldig.people.login import entering
from zorgvuldig.people.request import source_ip

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

SET_UP = "/account/"
ALSO_THROUGH_A_SERVICE = {
    "mfa_activate_totp",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "account_reauthenticate",
    "mfa_reauthenticate",
}
logger = logging.getLogger(__name__)


def working_for(get_response: "Next") -> "Next":
    """Says once per request for whom it works, to the database and to the views. A session that
    came through a login service works for its organisation, as long as it lasts there."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        through = _through(request)
        if not request.user.is_authenticated:
            request.actor = None  # type: ignore[attr-defined]
            return get_response(request)
        request.reads = request.user.language  # type: ignore[attr-defined]
        if playing := practising.actor_of(request, through):
            request.actor = playing  # type: ignore[attr-defined]
            return practising.answered(request, get_response)
        chosen = through.organisation if through else request.session.get("organisation")
        walls.say(organisation=chosen, person=request.user.pk)
        works = login_access.may_be_reached(request.user, through)
        membership = access.one_of(works, chosen)
        if membership and membership.organisation_id != chosen:
            request.session["organisation"] = membership.organisation_id
            walls.say(organisation=membership.organisation_id, person=request.user.pk)
        request.actor = Actor(request.user, membership, source_ip(request))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def _through(request: "HttpRequest") -> "login_access.Through | None":
    """Through which service this session came; when it ended there, nobody is signed in here."""
    if not request.user.is_authenticated:
        return None
    through = login_access.Through.of(request.session)
    return None if through and entering.ended_there(request, through) else through


def failures_told(get_response: "Next") -> "Next":
    """A page that fails undoes its own lines, so that it failed is a line by itself: who asked for
    which page, and no text; not even where it came from on a page that says so (`unseen`). Stands
    outside the transaction that was undone."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        response = get_response(request)
        if response.status_code >= 500 and not _asked_by_the_watch(request):
            try:
                _tell_failure(request)
            except DatabaseError:  # the database itself may be what failed
                logger.exception("failure_not_told")
        return response

    return middleware


def _asked_by_the_watch(request: "HttpRequest") -> bool:
    """A server that is leaving or not ready says so each second: nobody's page that failed."""
    return bool(request.resolver_match and request.resolver_match.namespace == "watch")


def _tell_failure(request: "HttpRequest") -> None:
    actor: Actor | None = getattr(request, "actor", None)
    seen_at = None if getattr(request, "unseen", False) else source_ip(request)
    membership = actor.membership if actor else None
    page = request.resolver_match.view_name if request.resolver_match else ""
    with walls.working_for(
        organisation=membership.organisation_id if membership else None,
        person=actor.person.pk if actor else None,
    ):
        record(
            "request.failed",
            actor=actor or Visitor(seen_at),
            action=Action.EXECUTE,
            outcome=Outcome.ERROR,
            about=f"page:{page}",
        )


def second_factor(get_response: "Next") -> "Next":
    """Who has no second factor yet sets one up first. Open doors and signing out stay open."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        return get_response(request)

    def process_view(
        request: "HttpRequest", view: "Callable[..., HttpResponse]", *_: object
    ) -> "HttpResponse | None":
        open_to_all = not getattr(view, "login_required", True)
        if open_to_all or not request.user.is_authenticated:
            return None
        if login_access.Through.of(request.session) and _kept_by_the_service(request):
            return redirect("people:account")
        if _safe(request):
            return None
        return redirect("mfa_activate_totp")

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _kept_by_the_service(request: "HttpRequest") -> bool:
    """Password and passkeys are ways in of their own: a session that came through a service, which
    another keeps, sets none. It may set up our second factor, where that is asked."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    return request.path.startswith(SET_UP) and name not in ALSO_THROUGH_A_SERVICE


def _safe(request: "HttpRequest") -> bool:
    if request.session.get("second_factor") or request.path.startswith(SET_UP):
        return True
    if settings.DEMO and request.session.get("demonstration"):
        return True
    request.session["second_factor"] = access.has_second_factor(request.user)  # type: ignore[arg-type]
    return bool(request.session["second_factor"])
