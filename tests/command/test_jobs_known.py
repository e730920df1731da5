"""The process that does the jobs knows every job there is: one it does not know is never done."""

import re
import subprocess
import sys
from pathlib import Path

import zorgvuldig

NAMED = re.compile(r'app\.task\(\s*name="([^"]+)"|app\.task\([^)]*?name="([^"]+)"')
KNOWN = """
from zorgvuldig.command.operator import wake
wake()
from procrastinate.contrib.django import app
print("\\n".join(app.tasks))
"""


def test_the_worker_knows_every_job() -> None:
    """In a process of its own: here, tests have imported far more than a worker does."""
    done = subprocess.run([sys.executable, "-c", KNOWN], capture_output=True, check=True, text=True)
    sources = Path(zorgvuldig.__file__).parent.rglob("*.py")
    named = {a or b for file in sources for a, b in NAMED.findall(file.read_text())}
    assert len(named) > 10
    assert named - set(done.stdout.split()) == set()
