"""What a login service says of itself: where to go, and with which keys it signs."""

from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from jwt import PyJWKSet
from jwt.exceptions import PyJWTError

from zorgvuldig.people.login import outside
from zorgvuldig.people.login.refusals import NotLetIn
from zorgvuldig.rules.login import Refused

if TYPE_CHECKING:
    from jwt import PyJWK

    from zorgvuldig.people.login.models import LoginService

WELL_KNOWN = "/.well-known/openid-configuration"
KEEPS = 300  # seconds
ASKS_AGAIN = 30  # seconds before an unknown key makes us look for new ones again
PLACES = ("authorization_endpoint", "token_endpoint", "jwks_uri")


def described(service: "LoginService") -> dict[str, Any]:
    """The service’s own description. Its issuer is exactly ours, and every place is usable."""
    key = kept_under(service)
    found: dict[str, Any] | None = cache.get(key)
    if found is None:
        found = _fetched(service.issuer.rstrip("/") + WELL_KNOWN)
        cache.set(key, found, KEEPS)
    if found.get("issuer") != service.issuer:
        raise NotLetIn(Refused.ISSUER)
    if not all(outside.usable(str(found.get(place, ""))) for place in PLACES):
        raise NotLetIn(Refused.UNREACHABLE)
    return found


def kept_under(service: "LoginService") -> str:
    """Where a description is kept for a while."""
    return f"login-service|{service.pk}|{service.issuer}"


def key_of(service: "LoginService", number: str | None) -> "PyJWK | None":
    """The key with this number, or the only one; looked up again when it is not known yet."""
    address = str(described(service)["jwks_uri"])
    found = _pick(_keys(service, address), number)
    if found is None and cache.add(f"login-keys-again|{service.pk}", True, ASKS_AGAIN):
        cache.delete(f"login-keys|{service.pk}|{address}")
        found = _pick(_keys(service, address), number)
    return found


def _keys(service: "LoginService", address: str) -> dict[str, Any]:
    key = f"login-keys|{service.pk}|{address}"
    found: dict[str, Any] | None = cache.get(key)
    if found is None:
        found = _fetched(address)
        cache.set(key, found, KEEPS)
    return found


def _pick(keys: dict[str, Any], number: str | None) -> "PyJWK | None":
    try:
        signing = [key for key in PyJWKSet.from_dict(keys).keys if key.public_key_use != "enc"]
    except (PyJWTError, AttributeError, TypeError):
        return None
    if number is None:
        return signing[0] if len(signing) == 1 else None
    return next((key for key in signing if key.key_id == number), None)


def _fetched(address: str) -> dict[str, Any]:
    try:
        return outside.fetch(address)
    except outside.Nowhere as fault:
        raise NotLetIn(Refused.NOWHERE) from fault
    except (outside.NotReached, outside.SaidNo) as fault:
        raise NotLetIn(Refused.UNREACHABLE) from fault
