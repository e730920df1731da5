"""Writes `requirements-serving.lock`: of what is locked, only what a server needs.

Nothing is asked of anybody: `requirements.lock` says of each package who wants it, and
`pyproject.toml` what the product itself wants, apart from what tests it.
"""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK, SERVING = "requirements.lock", "requirements-serving.lock"
HEAD = f"# Made by `make lock` from {LOCK}: what a server needs. Do not edit.\n"
NAME = re.compile(r"[\[<>=;~! ]")


def wanted() -> set[str]:
    """What the product itself names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {NAME.split(line)[0].lower() for line in project["dependencies"]}


def locked() -> dict[str, str]:
    """Each locked package as it stands there, with its digests and who wants it."""
    text = (ROOT / LOCK).read_text(encoding="utf-8")
    parts = re.split(r"\n(?=[a-z0-9])", text.rstrip("\n"))[1:]
    return {part.partition("==")[0]: part for part in parts}


def wanted_by(part: str) -> set[str]:
    """Who wants this package, by the comments behind it."""
    said = part.partition("# via")[2]
    return {word for word in said.replace("#", " ").split() if word != "(pyproject.toml)"}


def needed() -> dict[str, str]:
    """Of the locked packages those that a server needs."""
    packages, kept = locked(), wanted()
    while more := {n for n, part in packages.items() if n not in kept and wanted_by(part) & kept}:
        kept |= more
    return {name: part for name, part in packages.items() if name in kept}


def page() -> str:
    """The whole file, as it should be now."""
    stated = [_without_comments(part) for part in needed().values()]
    return "\n".join([HEAD, *stated]) + "\n"


def _without_comments(part: str) -> str:
    return "\n".join(line for line in part.splitlines() if not line.lstrip().startswith("#"))


if __name__ == "__main__":
    (ROOT / SERVING).write_text(page(), encoding="utf-8")
    print(f"{SERVING} written", file=sys.stderr)
