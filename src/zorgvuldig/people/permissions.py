"""What somebody may see and do, and by which rule: read from the rules that let through themselves.

It tells how somebody would have to stand to what they ask for, never how they stand: no dossier, no
request and no other person's part is looked up.
"""

from collections.abc import Collection, Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings

from zorgvuldig.handbook import read
from zorgvuldig.people.letting import AT_A_LINE, HERE, Rule, Way, every_rule, rules_of
from zorgvuldig.people.roles import Role

if TYPE_CHECKING:
    from zorgvuldig.people.models import Membership

FIRST = 4
DEED = "!"  # behind an address: sending its form, where that asks more than reading


class Somebody(NamedTuple):
    """Whom it is about, as far as the rules go."""

    roles: Collection[str]
    at_a_line: bool = False

    def may(self, way: Way) -> bool:
        """Is this way open to them, once they stand so?"""
        return way.is_for(self.roles) and (self.at_a_line or way.standing != AT_A_LINE)


class Deed(NamedTuple):
    """Something one can see or do: its address, in words, and the rules that let through."""

    code: str
    text: str
    rules: tuple[Rule, ...]

    @property
    def room(self) -> str:
        """Where it belongs: where its last rule does."""
        return str(_said(self.rules[-1])["room"])


class Told(NamedTuple):
    """What stands under the same rules. `standings`: for each rule that must hold, the ways in
    which one can stand.
    `roles`: in which this person may, or which would be needed."""

    sentences: list[str]
    gates: list[dict[str, str]]
    standings: list[list[str]]
    roles: list[str]
    opens: list[str]

    @property
    def first(self) -> list[str]:
        """What stands on top: the first few, or all when hardly more follow."""
        return self.opens if len(self.opens) <= FIRST + 2 else self.opens[:FIRST]

    @property
    def rest(self) -> list[str]:
        """What is folded below them."""
        return self.opens[len(self.first) :]


class Room(NamedTuple):
    """One part of the house: what is open to somebody there, and what is not."""

    title: str
    can: list[Told]
    cannot: list[Told]

    @property
    def possible(self) -> int:
        """How many things are open to them here, if they stand as asked."""
        return sum(len(told.opens) for told in self.can)

    @property
    def impossible(self) -> int:
        """How many are not, however they stand."""
        return sum(len(told.opens) for told in self.cannot)


def deeds() -> list[Deed]:
    """Everything one can see or do, in the order of the handbook."""
    found = []
    for code, rule in every_rule().items():
        if code != "demonstration" or settings.DEMO:
            said = _said(rule)
            found += [Deed(at, text, rules_of(at)) for at, text in said.get("opens", {}).items()]
            found += [
                Deed(f"{at}{DEED}", text, rules_of(at, deed=True))
                for at, text in said.get("does", {}).items()
            ]
    return found


def told_to(somebody: Somebody) -> list[Room]:
    """Room by room what this person can open and do, under which standing and by which rule, and
    what they cannot."""
    rooms = {code: Room(title, [], []) for code, title in read("letting")["rooms"].items()}
    for rules, same in groupby(deeds(), key=lambda deed: deed.rules):
        group = list(same)
        told, room = _told(rules, group, somebody), rooms[group[0].room]
        (room.can if is_open_to(somebody, rules) else room.cannot).append(told)
    return list(rooms.values())


def is_open_to(somebody: Somebody, rules: Iterable[Rule]) -> bool:
    """Can this person be let through by each of the rules, if they stand as asked?"""
    return all(any(somebody.may(way) for way in rule.ways) for rule in rules)


def who_may(deed: Deed, staff: "Iterable[Membership]", at_a_line: bool) -> dict[str, Any]:
    """Of everybody who works here: who can be let through and how they would have to stand, and
    who cannot; with the roles it asks for."""
    told = _told(deed.rules, [deed], Somebody(list(Role), at_a_line))
    can, cannot = [], []
    for one in staff:
        somebody = Somebody(one.roles, at_a_line)
        if is_open_to(somebody, deed.rules):
            can.append({"who": one, "standings": standings_of(somebody, deed.rules)})
        else:
            cannot.append(one)
    return {"told": told, "can": can, "cannot": cannot}


def standings_of(somebody: Somebody, rules: Iterable[Rule]) -> list[list[str]]:
    """For each rule how this person must stand to what they ask for, in words."""
    asked = [{way.standing: way for way in rule.ways if somebody.may(way)} for rule in rules]
    return [
        _one_of(one.values())
        for one in asked
        if not any(_says_less(set(one), set(other)) for other in asked if other is not one)
    ]


def _says_less(one: set[str], other: set[str]) -> bool:
    """Is the first said already by the second? To work here is, by anything more."""
    return one > other or (one == {HERE} and other != one)


def _told(rules: tuple[Rule, ...], group: list[Deed], somebody: Somebody) -> Told:
    can = is_open_to(somebody, rules)
    asked = rules if can else [rule for rule in rules if not is_open_to(somebody, [rule])]
    ways = [way for rule in asked for way in rule.ways if not can or somebody.may(way)]
    wanted = {role for way in ways for role in way.roles}
    held = wanted.intersection(somebody.roles) if can else wanted
    everybody = can and wanted >= set(Role)
    return Told(
        sentences=[str(_said(rule)["text"]) for rule in asked],
        gates=[gate for rule in asked if (gate := _gate(rule))],
        standings=standings_of(somebody, rules) if can else [_one_of(ways)],
        roles=[] if everybody else [role.label for role in Role if role in held],
        opens=[deed.text for deed in group],
    )


def _one_of(ways: Iterable[Way]) -> list[str]:
    words = read("letting")["standings"]
    return list(dict.fromkeys(words[way.standing] for way in ways))


def _gate(rule: Rule) -> dict[str, str]:
    code = _said(rule).get("gate", "")
    return {"code": code, "rule": read("gates")[code]["rule"]} if code else {}


def _said(rule: Rule) -> dict[str, Any]:
    return read("letting")["rules"][rule.code]  # type: ignore[no-any-return]
