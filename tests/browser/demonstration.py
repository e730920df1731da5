"""The demonstration, made ready once for the whole run; each product under test begins on a copy.

Making it ready is nearly all migrating, some twenty seconds of work. That a product starts on
nothing at all is seen in tests/command/test_processes.py.
"""

import subprocess
import sys
from pathlib import Path

import fasteners

from tests import folders
from tests.environment import ROOT

MAKE_READY = """
from zorgvuldig.command.operator import wake
wake()
from zorgvuldig.command import ready
ready.make()
"""


def lay_in(var: Path, environment: dict[str, str]) -> None:
    """A stopped demonstration in this folder, as if it had run there before."""
    shared = folders.of_this_run()
    made = shared / "demonstration"
    with fasteners.InterProcessLock(shared / "demonstration.lock"):
        if not made.exists():
            make(shared / "being-made", environment)
            (shared / "being-made").rename(made)
    # with its owners: the data belongs to the user of the database
    subprocess.run(["cp", "-a", f"{made}/.", str(var)], check=True)


def make(var: Path, environment: dict[str, str]) -> None:
    """As `zorgvuldig run` does before it serves."""
    subprocess.run(
        [sys.executable, "-c", MAKE_READY],
        env=environment | {"ZORGVULDIG_VAR": str(var)},
        cwd=ROOT,
        check=True,
    )
    folders.forget_link(var)
