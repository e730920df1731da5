"""Writes `docs/configuration.md` from the declarations in `src/zorgvuldig/configuration.py`."""

import inspect
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = "docs/configuration.md"
sys.path.insert(0, str(ROOT / "src"))

from zorgvuldig.configuration import PARTS, settings_of  # noqa: E402
from zorgvuldig.setting import Setting  # noqa: E402

HEAD = """# Configuration

Made by `make configuration` from `src/zorgvuldig/configuration.py`; do not edit.

Every name that the product reads from the environment. What is written wrongly stops the start
with a sentence that names the setting. A name with nothing behind it counts as not written; a
number, `DATABASE_URL` and what is *required* may not be left empty like that.

**Secret**: goes in a file that only the service reads, never on a command line; a sentence about it
never repeats it. *Required*: beside `DATABASE_URL`.
"""
TABLE = "| name | what | form | without it |\n|---|---|---|---|"


def page() -> str:
    """The whole page, as it should be now."""
    return "\n".join([HEAD, *(_part(part) for part in PARTS)])


def _part(part: type) -> str:
    title, _, about = inspect.cleandoc(part.__doc__ or "").partition("\n")
    told = " ".join(about.split())
    rows = [_row(name, one) for name, one in settings_of(part).items()]
    return "\n".join([f"## {title}\n", *([f"{told}\n"] if told else []), TABLE, *rows, ""])


def _row(name: str, one: Setting[Any]) -> str:
    mark = " **Secret.**" if one.secret else ""
    return f"| `{name}` | {one.meaning}.{mark} | {one.form} | {_without(one)} |"


def _without(one: Setting[Any]) -> str:
    if one.needed:
        return "*required*"
    usual = one.usual
    if one.without or usual in ("", None, []):
        return one.without or "none"
    if isinstance(usual, list):
        return ", ".join(f"`{each}`" for each in usual)
    return f"`{int(usual) if isinstance(usual, bool | float) else usual}`"


if __name__ == "__main__":
    (ROOT / PAGE).write_text(page(), encoding="utf-8")
    print(f"{PAGE} written", file=sys.stderr)
