"""How a drawing says what its shapes look like: in a `style` of a shape, and in a sheet with rules.

Drawing programs give shapes a class, and the class its colours. What such a rule says, an attribute
of the shape can say too; there it goes, and no sheet is kept. Only rules about a kind of shape, a
class or an id are read: no rule in a rule, no `@`, nothing that depends on where a shape stands.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from zorgvuldig.style.logo import allowed
from zorgvuldig.style.refusals import Unreadable

Look = dict[str, str]
MOST_RULES, LONGEST_VALUE, SHOWN = 300, 200, 60
# One that is not closed reaches to the end, so that no sign is looked at twice.
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
ABOUT = re.compile(r"[.#]?[a-z_][\w-]{0,80}", re.IGNORECASE | re.ASCII)
SHEET_SAYS = {"type": ("", "text/css"), "media": ("", "all", "screen")}
IN_SHEET = (
    "In dit SVG-bestand staat een stijlblad met ‘{what}’. Dat kunnen wij niet overnemen. Bewaar "
    "het logo als PNG, of met de stijl bij elke vorm zelf (tekenprogramma’s noemen dat "
    "‘presentation attributes’)."
)
TOO_MANY = (
    "In dit SVG-bestand staat een stijlblad met te veel regels. Bewaar het logo eenvoudiger, of "
    "als PNG."
)


def rules(told: str) -> Iterator[tuple[str, str]]:
    """Each property with its value, without those that say nothing of a shape."""
    for rule in (part.strip() for part in told.split(";")):
        name, _, value = (part.strip() for part in rule.partition(":"))
        if rule and not allowed.says_nothing(name, value):
            yield name, value


@dataclass
class Sheet:
    """Rules under what they are about, each with its place among all."""

    by_about: dict[str, list[tuple[int, Look]]] = field(default_factory=dict)
    heard: int = 0

    def add(self, told: str) -> None:
        """The rules of one sheet, after those of the sheets before it."""
        *whole, rest = COMMENT.sub(" ", told).split("}")
        if rest.strip():
            raise _refused(rest)
        for rule in whole:
            about, opened, inside = rule.partition("{")
            if not opened or "{" in inside:
                raise _refused(rule or "}")
            look = dict(_read(inside))
            for one in about.split(","):
                self._keep(one.strip(), look)

    def _keep(self, about: str, look: Look) -> None:
        if not ABOUT.fullmatch(about):
            raise _refused(about or "{")
        self.heard += 1
        if self.heard > MOST_RULES:
            raise Unreadable(TOO_MANY)
        self.by_about.setdefault(about, []).append((self.heard, look))

    def look(self, kind: str, classes: Iterable[str], name: str) -> Look:
        """What the rules make of one shape: an id weighs more than a class, a class more than a
        kind, and of two that weigh the same the later one counts."""
        found: Look = {}
        for about in ([kind], [f".{one}" for one in classes], [f"#{name}"]):
            told = [rule for one in about for rule in self.by_about.get(one, ())]
            for _, look in sorted(told, key=itemgetter(0)):
                found |= look
        return found


def require_plain(attributes: dict[str, str]) -> None:
    """A sheet says of itself no more than that it is one, for every screen."""
    for name, value in attributes.items():
        if value.strip().lower() not in SHEET_SAYS.get(name, (value.strip().lower(),)):
            raise _refused(f"{name}={value}")


def _read(inside: str) -> Iterator[tuple[str, str]]:
    for name, value in rules(inside):
        whole = name in allowed.PROPERTIES and len(value) <= LONGEST_VALUE
        if not (whole and allowed.is_allowed("", name, value)):
            raise _refused(f"{name}: {value}")
        yield name, value


def _refused(what: str) -> Unreadable:
    told = " ".join(what.split())
    told = told if told.isprintable() else "vreemde tekens"
    return Unreadable(IN_SHEET.format(what=told if len(told) <= SHOWN else f"{told[:SHOWN]}…"))
