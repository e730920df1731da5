"""What a login service signed: who came in, and who went out. Every word of it is checked.

OpenID Connect Core 3.1.3.7 and Back-Channel Logout 2.6, in the careful reading: the signature is
always checked, also where the answer came straight from the service.
"""

import hmac
from typing import TYPE_CHECKING, Any

import jwt
from django.utils import timezone
from jwt import exceptions as wrong

from zorgvuldig.people.login.known import key_of
from zorgvuldig.people.login.outside import can_be_written
from zorgvuldig.people.login.refusals import NotAToken, NotLetIn
from zorgvuldig.rules.login import Refused

if TYPE_CHECKING:
    from zorgvuldig.people.login.models import LoginService

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
SKEW = 60  # seconds two clocks may differ
OLD = 300  # seconds after which a token is not fresh
SIGNED_OUT = "http://schemas.openid.net/event/backchannel-logout"
ALWAYS = ("iss", "aud", "iat")
WHY = (
    (wrong.InvalidIssuerError, Refused.ISSUER),
    (wrong.InvalidAudienceError, Refused.AUDIENCE),
    (wrong.ExpiredSignatureError, Refused.EXPIRED),
    (wrong.ImmatureSignatureError, Refused.EXPIRED),
)


def who_came(service: "LoginService", token: str, nonce: str) -> dict[str, Any]:
    """The claims of an ID token that was made for us, just now, for the sign-in that we began."""
    claims = _checked(service, token, ("sub", "exp"))
    said = claims.get("nonce")
    if not isinstance(said, str) or not hmac.compare_digest(said.encode(), nonce.encode()):
        raise NotLetIn(Refused.NONCE)
    if not isinstance(claims["sub"], str) or not claims["sub"]:
        raise NotLetIn(Refused.CLAIM, "sub")
    return claims


def who_left(service: "LoginService", token: str) -> dict[str, Any]:
    """The claims of a logout token: about a session or a person, fresh, and with no nonce."""
    try:
        claims = _checked(service, token, ("jti",))
    except NotLetIn as refused:
        raise NotAToken(refused.why) from refused
    events = claims.get("events")
    if not isinstance(events, dict) or not isinstance(events.get(SIGNED_OUT), dict):
        raise NotAToken("events")
    if "nonce" in claims:
        raise NotAToken("nonce")
    about = [claims.get(name) for name in ("sub", "sid") if name in claims]
    if not about or not all(isinstance(one, str) and one for one in (*about, claims["jti"])):
        raise NotAToken("about")
    return claims


def _checked(service: "LoginService", token: str, needs: tuple[str, ...]) -> dict[str, Any]:
    claims = _opened(service, token, needs)
    if not isinstance(claims["iat"], int | float) or not can_be_written(claims):
        raise NotLetIn(Refused.TOKEN)
    named = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
    if claims.get("azp", service.client_id) != service.client_id:
        raise NotLetIn(Refused.AUDIENCE)
    if named != [service.client_id] and "azp" not in claims:
        raise NotLetIn(Refused.AUDIENCE)
    if claims["iat"] < timezone.now().timestamp() - OLD - SKEW:
        raise NotLetIn(Refused.EXPIRED)
    return claims


def _opened(service: "LoginService", token: str, needs: tuple[str, ...]) -> dict[str, Any]:
    try:
        head = jwt.get_unverified_header(token)
        if head.get("alg") not in ALGORITHMS:
            raise NotLetIn(Refused.TOKEN)
        key = key_of(service, head.get("kid"))
        if key is None:
            raise NotLetIn(Refused.TOKEN)
        return jwt.decode(
            token,
            key.key,
            algorithms=list(ALGORITHMS),
            audience=service.client_id,
            issuer=service.issuer,
            leeway=SKEW,
            options={"require": [*ALWAYS, *needs]},
        )
    except wrong.MissingRequiredClaimError as fault:
        raise NotLetIn(Refused.CLAIM, fault.claim) from fault
    except (wrong.PyJWTError, TypeError, ValueError) as fault:
        why = next((why for kind, why in WHY if isinstance(fault, kind)), Refused.TOKEN)
        raise NotLetIn(why) from fault
