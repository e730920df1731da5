"""One sign-in at a login service: going there, and what comes back. Only the `code` flow, with
PKCE, a state that counts once, and a nonce (RFC 9700, OpenID Connect Core)."""

import secrets
from base64 import b64encode, urlsafe_b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from zorgvuldig.people.login import access, outside, tokens
from zorgvuldig.people.login.known import described
from zorgvuldig.people.login.refusals import NotLetIn
from zorgvuldig.rules.login import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.contrib.sessions.backends.base import SessionBase

    from zorgvuldig.people.login.models import LoginService

BEGUN = "login_begun"
AT_ONCE = 5  # tabs in which somebody may be signing in
VALID_FOR = 600  # seconds
SIGN_IN, LINK, TRY = "SIGN_IN", "LINK", "TRY"


class Came(NamedTuple):
    """What the service told: the claims, and its own token, which it wants back when one leaves."""

    claims: dict[str, Any]
    token: str


def address_of(service: "LoginService", page: str) -> str:
    """One of our own addresses for this service, as it is registered there."""
    kwargs = {"organisation_id": service.organisation_id, "service_id": service.pk}
    return settings.ADDRESS.rstrip("/") + reverse(f"login:{page}", kwargs=kwargs)


def begin(
    session: "SessionBase", service: "LoginService", purpose: str, person: int | None = None
) -> str:
    """Where to send somebody; what must come back is kept in the session."""
    where = described(service)["authorization_endpoint"]
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    begun = dict(list(session.get(BEGUN, {}).items())[-AT_ONCE + 1 :])
    begun[state] = {
        "service": str(service.pk),
        "nonce": nonce,
        "verifier": verifier,
        "purpose": purpose,
        "person": person,
        "at": timezone.now().timestamp(),
    }
    session[BEGUN] = begun
    asks = {
        "response_type": "code",
        "client_id": service.client_id,
        "redirect_uri": address_of(service, "back"),
        "scope": service.scopes,
        "state": state,
        "nonce": nonce,
        "code_challenge": _digest(verifier),
        "code_challenge_method": "S256",
        **({"acr_values": " ".join(service.levels)} if service.levels else {}),
    }
    return f"{where}{'&' if '?' in where else '?'}{urlencode(asks)}"


def begun_here(session: "SessionBase", service: "LoginService", state: str) -> dict[str, Any]:
    """The sign-in that this answer belongs to. It counts once, also when the rest goes wrong."""
    waiting = session.get(BEGUN, {})
    found: dict[str, Any] | None = waiting.pop(state, None)
    session[BEGUN] = waiting
    if found is None or found["service"] != str(service.pk):
        raise NotLetIn(Refused.NOT_BEGUN)
    if found["at"] < timezone.now().timestamp() - VALID_FOR:
        raise NotLetIn(Refused.NOT_BEGUN)
    return found


def came(service: "LoginService", begun: "Mapping[str, Any]", said: "Mapping[str, str]") -> Came:
    """Who came back with this answer, by what the service signed."""
    says_who = described(service).get("authorization_response_iss_parameter_supported")
    if said.get("iss", "" if says_who else service.issuer) != service.issuer:
        raise NotLetIn(Refused.ISSUER)
    if "error" in said or not said.get("code"):
        raise NotLetIn(Refused.SAID_NO)
    answer = _exchanged(service, said["code"], begun["verifier"])
    token = answer.get("id_token")
    if not isinstance(token, str):
        raise NotLetIn(Refused.TOKEN)
    claims = tokens.who_came(service, token, begun["nonce"])
    return Came(_told_more(service, answer, claims), token)


def _exchanged(service: "LoginService", code: str, verifier: str) -> dict[str, Any]:
    knows = described(service)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": address_of(service, "back"),
        "code_verifier": verifier,
    }
    secret, headers = access.secret_of(service), {}
    if "client_secret_basic" in knows.get(
        "token_endpoint_auth_methods_supported", ["client_secret_basic"]
    ):
        pair = f"{quote(service.client_id, safe='')}:{quote(secret, safe='')}"
        headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
    else:
        form |= {"client_id": service.client_id, "client_secret": secret}
    return _asked(str(knows["token_endpoint"]), form=form, headers=headers)


def _told_more(
    service: "LoginService", answer: dict[str, Any], claims: dict[str, Any]
) -> dict[str, Any]:
    """With what the service tells beside its token; what it signed goes before, and the level and
    the factors count only when signed."""
    where, key = described(service).get("userinfo_endpoint"), answer.get("access_token")
    if not isinstance(where, str) or not isinstance(key, str):
        return claims
    more = _asked(where, headers={"Authorization": f"Bearer {key}"})
    if more.get("sub") != claims["sub"]:
        raise NotLetIn(Refused.TOKEN)
    return {k: v for k, v in more.items() if k not in ("acr", "amr", "sid")} | claims


def _asked(
    address: str, *, form: dict[str, str] | None = None, headers: dict[str, str]
) -> dict[str, Any]:
    try:
        return outside.fetch(address, form=form, headers=headers)
    except outside.SaidNo as no:
        raise NotLetIn(Refused.SAID_NO) from no
    except outside.NotReached as fault:
        raise NotLetIn(Refused.UNREACHABLE) from fault


def _digest(verifier: str) -> str:
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
