"""Make sure there is a Chromium for the browser tests, and write its path to var/chromium.

Looks for an installed one first; with the rights for it, installs Debian's. Where neither works it
says so in a sentence: on a laptop the browser tests are then left out, under CI that is a failure.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOUND = ROOT / "var/chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 60  # seconds in which a browser says its version


def main() -> int:
    """0 when there is a browser, or when it may be missing; 1 when it is missing under CI."""
    path = first_that_works() or (first_that_works() if installed() else None)
    if path:
        FOUND.parent.mkdir(parents=True, exist_ok=True)
        FOUND.write_text(f"{path}\n", encoding="utf-8")
        return 0
    FOUND.unlink(missing_ok=True)
    print(
        "There is no Chromium and it cannot be installed here; the browser tests cannot run. "
        "Install the package chromium and try again.",
        file=sys.stderr,
    )
    return 1 if os.environ.get("CI") == "true" else 0


def first_that_works() -> Path | None:
    """The first browser that starts; the one found before is tried first."""
    return next((path for path in candidates() if works(path)), None)


def candidates() -> Iterator[Path]:
    if FOUND.is_file():
        yield Path(FOUND.read_text(encoding="utf-8").strip())
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    own = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright"
    yield from sorted(Path(own).glob("chromium-*/chrome-linux*/chrome"), reverse=True)


def works(path: Path) -> bool:
    """Does it start? Some systems put a stand-in under a browser's name."""
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def installed() -> bool:
    """Install Debian's Chromium, if this machine has apt and we have the rights."""
    apt = shutil.which("apt-get")
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not apt or (root and not shutil.which("sudo")):
        return False
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["install", "-y", "-qq", "--no-install-recommends", "chromium"]
    return all(
        subprocess.run([*root, apt, *step], env=quietly, check=False).returncode == 0
        for step in (["update", "-qq"], install)
    )


if __name__ == "__main__":
    sys.exit(main())
