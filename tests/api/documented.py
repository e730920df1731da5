"""The examples of `docs/api.md` as they stand there: a `curl`, and the answer that is shown.

In a shown answer `…` stands for any text, and as a name for more of the same kind.
"""

import json
import re
import shlex
from dataclasses import dataclass, field
from typing import Any

from tests.environment import ROOT

PAGE = ROOT / "docs" / "api.md"
HOST = "localhost:8000"
MORE = "…"


@dataclass
class Example:
    """One call and what it is said to give."""

    command: str
    status: int = 0
    kind: str = ""
    answer: str = ""
    method: str = ""
    address: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""

    def asked(self, **known: str) -> "Example":
        """As a shell would hand it to `curl`, with these variables."""
        command = re.sub(r"\$([A-Z]+)", lambda found: known[found[1]], self.command)
        words = iter(shlex.split(command))
        assert next(words) == "curl"
        for word in words:
            if word == "-H":
                name, _, value = next(words).partition(": ")
                self.headers[name] = value
            elif word == "-d":
                self.body = next(words)
            elif not word.startswith("-"):
                host, _, self.address = word.partition("/")
                assert host == HOST, "asked of another host than the rest"
        self.method = "POST" if self.body else "GET"
        return self

    def shapes(self) -> list[Any]:
        """The shown answer, line by line where it is lines of JSON."""
        lines = self.answer.splitlines() if "ndjson" in self.kind else [self.answer]
        return [json.loads(line) for line in lines]


def examples() -> list[Example]:
    """Every call of the page, in its order."""
    found: list[Example] = []
    for line in PAGE.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        said = line.removeprefix("    ")
        if said == line:
            continue
        if said.startswith("curl "):
            found.append(Example(said))
        elif said.startswith("HTTP/1.1 "):
            found[-1].status = int(said.split()[1])
        elif said.startswith("Content-Type: "):
            found[-1].kind = said.partition(": ")[2]
        else:
            found[-1].answer += said + "\n"
    return found


def differs(shown: Any, given: Any, at: str = "") -> str:
    """Where an answer has another shape than the one that is shown; nothing when it has not."""
    if isinstance(shown, dict) and isinstance(given, dict):
        missing, extra = shown.keys() - given.keys() - {MORE}, given.keys() - shown.keys()
        if missing or (extra and MORE not in shown):
            return f"{at or '/'}: {sorted(missing)} is not given, {sorted(extra)} is not shown"
        both = shown.keys() & given.keys()
        return next(filter(None, (differs(shown[k], given[k], f"{at}/{k}") for k in both)), "")
    if isinstance(shown, list) and isinstance(given, list):
        if shown and not given:
            return f"{at}: nothing is given"
        each = ([differs(one, item, f"{at}[]") for one in shown] for item in given if shown)
        return next((found[0] for found in each if all(found)), "")
    return "" if type(shown) is type(given) else f"{at}: {given!r} is not like {shown!r}"
