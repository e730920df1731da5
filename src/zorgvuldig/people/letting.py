"""Who is let through: every rule says it once, and whoever lets somebody through asks the rule.

A room says its rules in its own `ways.py`; its `access` asks them (`open_to`), and the page with
what somebody may see and do reads the same (`people.permissions`). Which address stands under
which rule, and both in words: `handbook/letting.toml`. An address without a rule is not answered,
and neither is one whose rule was not asked (`people.under_a_rule`).
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from zorgvuldig.handbook import read

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor, Machine

OPEN, LINK, CODE, SIGNED_IN = "OPEN", "LINK", "CODE", "SIGNED_IN"
HERE, OURS = "HERE", "OURS"  # who works here in that role; what belongs to the own organisation
AT_A_LINE = "AT_A_LINE"  # who works in that role for an organisation that is a helpline
VISITOR = frozenset({OPEN, LINK, CODE})  # ways for who did not sign in
MACHINE = "MACHINE"  # another system, with a scope in place of a role

_asked: ContextVar[set[str] | None] = ContextVar("rules that were asked", default=None)
_rules: "dict[str, Rule]" = {}


@dataclass(frozen=True)
class Way:
    """How somebody stands to what they ask for, and in which roles that is enough. Without roles it
    is enough for everybody."""

    standing: str
    roles: frozenset[str] = frozenset()

    def is_for(self, roles: Collection[str]) -> bool:
        """Is this way open to who has these roles, as far as the roles go?"""
        return not self.roles or not self.roles.isdisjoint(roles)


class Rule:
    """One rule of access: its code, and the ways in."""

    def __init__(self, code: str, *ways: Way) -> None:
        self.code, self.ways = code, ways
        _rules[code] = self

    def __repr__(self) -> str:
        return f"<rule {self.code}>"

    def for_roles(self, roles: Collection[str]) -> frozenset[str]:
        """The standings that are enough for who has these roles."""
        return frozenset(way.standing for way in self.ways if way.is_for(roles))

    def lets(self, roles: Collection[str], standings: Collection[str]) -> bool:
        """Is somebody with these roles, who stands so to what they ask for, let through?"""
        return not self.for_roles(roles).isdisjoint(standings)

    def open_to(self, actor: "Actor | None") -> frozenset[str]:
        """The standings that are enough for this person; none when they do not work anywhere. That
        the rule was asked is kept until the answer goes out."""
        self._is_asked_now()
        return self.for_roles(actor.membership.roles) if actor and actor.membership else frozenset()

    def admits_machine(self, machine: "Machine") -> bool:
        """Did two persons let this other system do what stands under the rule?"""
        self._is_asked_now()
        return self.lets(machine.scopes, {MACHINE})

    def _is_asked_now(self) -> None:
        asked = _asked.get()
        if asked is not None:
            asked.add(self.code)

    def admits(self, actor: "Actor | None") -> bool:
        """Is any standing enough for this person?"""
        return bool(self.open_to(actor))

    @property
    def is_open(self) -> bool:
        """Is it a door for who did not sign in?"""
        return any(way.standing in VISITOR | {MACHINE} for way in self.ways)

    @property
    def is_asked(self) -> bool:
        """Is it asked by who lets through? Signing in itself is asked before any page."""
        return not any(way.standing in VISITOR | {SIGNED_IN} for way in self.ways)


@contextmanager
def listening() -> Iterator[set[str]]:
    """The rules that are asked meanwhile."""
    heard: set[str] = set()
    token = _asked.set(heard)
    try:
        yield heard
    finally:
        _asked.reset(token)


def every_rule() -> dict[str, Rule]:
    """Every rule, in the order of the handbook."""
    return {code: _rules[code] for code in read("letting")["rules"]}


def rules_of(address: str, *, deed: bool = False) -> tuple[Rule, ...]:
    """The rules of an address, each of which lets through; of sending its form too, when that asks
    more than reading."""
    codes = _under("opens", "also").get(address, ())
    more = _under("does", "also_does").get(address, ()) if deed else ()
    return tuple(_rules[code] for code in (*codes, *more))


@cache
def _under(*how: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, rule in read("letting")["rules"].items():
        for address in (one for kind in how for one in rule.get(kind, ())):
            found[address] = (*found.get(address, ()), code)
    return found
