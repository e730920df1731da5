"""Signing out at the service as well (RP-Initiated Logout): where to send somebody."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from zorgvuldig.people.login import access, actions, entering, flow, outside
from zorgvuldig.people.login.known import described
from zorgvuldig.people.login.refusals import NotLetIn

if TYPE_CHECKING:
    from django.http import HttpRequest


def onward(request: "HttpRequest", through: access.Through) -> str:
    """Where to sign out at the service, and come back to us. Where it has no such place, or cannot
    be reached, our own page says that one is signed out here."""
    service = access.open_service(through.organisation, through.service)
    actions.forget_session(through)
    try:
        where = str(described(service).get("end_session_endpoint", ""))
    except NotLetIn:
        where = ""
    if not outside.usable(where):
        return flow.address_of(service, "left")
    tells = {
        "id_token_hint": entering.token_of(through),
        "client_id": service.client_id,
        "post_logout_redirect_uri": flow.address_of(service, "left"),
    }
    return f"{where}{'&' if '?' in where else '?'}{urlencode(tells)}"
