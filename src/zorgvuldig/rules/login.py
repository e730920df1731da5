"""Whether what a login service tells of somebody is enough to come in, and which roles follow.

A login service is an organisation's own identity provider (OpenID Connect). What the organisation
asks of it, is its own choice; that a second factor is shown to somebody, is not (decision 0054).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Refused(StrEnum):
    """Why somebody does not come in. Words: `handbook/login.toml`."""

    OFF = "OFF"
    NOT_BEGUN = "NOT_BEGUN"
    SAID_NO = "SAID_NO"
    UNREACHABLE = "UNREACHABLE"
    NOWHERE = "NOWHERE"
    ISSUER = "ISSUER"
    TOKEN = "TOKEN"  # noqa: S105 - a reason, no secret
    AUDIENCE = "AUDIENCE"
    EXPIRED = "EXPIRED"
    NONCE = "NONCE"
    CLAIM = "CLAIM"
    LEVEL = "LEVEL"
    FACTOR = "FACTOR"
    NO_ACCOUNT = "NO_ACCOUNT"
    KNOWN_ADDRESS = "KNOWN_ADDRESS"
    NO_ROLE = "NO_ROLE"
    ANOTHERS = "ANOTHERS"


@dataclass(frozen=True)
class Asked:
    """What an organisation asks of its login service: one of these levels (`acr`; none named: any),
    by which values a second factor is known (in `amr`, or as the level), and whether it must be."""

    levels: Collection[str] = ()
    factors: Collection[str] = ()
    must_prove: bool = False


@dataclass(frozen=True)
class Given:
    """The roles after a sign-in, and which of them the service gives now."""

    roles: tuple[str, ...]
    by_service: tuple[str, ...]


def proves_factor(claims: Mapping[str, Any], asked: Asked) -> bool:
    """Did the service say that a second factor was shown to it?"""
    said = {*_texts(claims.get("amr")), *_texts(claims.get("acr"))}
    return not said.isdisjoint(asked.factors)


def not_enough(claims: Mapping[str, Any], asked: Asked) -> Refused | None:
    """What lacks of what the organisation asks. A claim that is missing is not enough either."""
    if asked.levels and set(_texts(claims.get("acr"))).isdisjoint(asked.levels):
        return Refused.LEVEL
    if asked.must_prove and not proves_factor(claims, asked):
        return Refused.FACTOR
    return None


def roles_for(said: Any, mapped: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The roles that these groups give, in the order of the mapping."""
    groups = set(_texts(said))
    return tuple(dict.fromkeys(role for group, role in mapped if group in groups))


def after(held: Iterable[str], before: Iterable[str], now: Iterable[str]) -> Given:
    """What the service gave `before` and not `now` is taken away; what a person gave stays."""
    now = tuple(dict.fromkeys(now))
    kept = [role for role in held if role in now or role not in set(before)]
    return Given(tuple(dict.fromkeys([*kept, *now])), now)


def _texts(said: Any) -> list[str]:
    if isinstance(said, str):
        return [said]
    return [one for one in said if isinstance(one, str)] if isinstance(said, list) else []
