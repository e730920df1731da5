"""JSON nested deeper than Python's own reader dares to go.

No field of the contract nests that deep, so such a line is at fault. But it may still be JSON,
and then the error has to name the field: the grammar is checked without recursion, and what
lies too deep is left out.
"""

import re
from collections.abc import Iterator

LEVELS = 8  # the contract needs four

TOKEN = re.compile(
    r"""[ \t\r\n]*+(?:
        (?P<mark> [\[\]{},:] )
      | (?P<text> "(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+" )
      | (?P<word> -?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)? | true | false | null )
    )[ \t\r\n]*+""",
    re.VERBOSE,
)


def pruned(text: str) -> str:
    """The same JSON, in which lists and objects at level 8 are empty.

    What is no JSON, at whatever depth, is a ValueError.
    """
    grammar, kept = Grammar(), []
    for kind, token in tokens(text):
        before = len(grammar.opened)
        grammar.take(kind)
        if min(before, len(grammar.opened)) < LEVELS:
            kept.append(token)
    grammar.end()
    return "".join(kept)


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """Each token with its kind: the mark itself, `text` or `word`."""
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            raise ValueError(at)
        yield found["mark"] or str(found.lastgroup), found.group()
        at = found.end()


class Grammar:
    """Which token may come next; `opened` are the lists and objects we are in."""

    def __init__(self) -> None:
        """At the start a value may come."""
        self.opened: list[str] = []
        self.next = "value"

    def take(self, kind: str) -> None:
        """One token further; a token that may not come here is a ValueError."""
        if self.next.startswith("value") and kind in ("[", "{"):
            self.opened.append(kind)
            self.next = "value or ]" if kind == "[" else "key or }"
        elif self.next.startswith("value") and kind in ("text", "word"):
            self.next = ", or end"
        elif self.next.startswith("key") and kind == "text":
            self.next = ":"
        elif self.next == ":" and kind == ":":
            self.next = "value"
        else:
            self.divide(kind)

    def divide(self, kind: str) -> None:
        """A comma, or the end of a list or object."""
        inside = self.opened[-1] if self.opened else ""
        if self.next == ", or end" and kind == "," and inside:
            self.next = "value" if inside == "[" else "key"
        elif inside + kind in ("[]", "{}") and (self.next == ", or end" or kind in self.next):
            self.opened.pop()
            self.next = ", or end"
        else:
            raise ValueError(kind)

    def end(self) -> None:
        """Nothing may be left open."""
        if self.opened or self.next != ", or end":
            raise ValueError("end")
