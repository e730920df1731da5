"""Who watches over the server and the worker holds nothing of what they need."""

import os
import subprocess
import sys

WATCH = """
import sys
from zorgvuldig.command import running
running.require_free = lambda host, port: None
running.subprocess.run = lambda *given, **how: running.subprocess.CompletedProcess(given, 0, "Klaar.\\n")
running.serving.serve = lambda *given, **how: print(*given, *sorted(set(sys.modules) & set(sys.argv[1:])))
running.run([])
"""  # noqa: E501
HEAVY = ("django.db.models", "zorgvuldig.people.models", "zorgvuldig.command.ready", "typst")
ELSEWHERE = {
    "DATABASE_URL": "postgresql://niemand@/nergens", "DATABASE_OWNER_URL": "postgresql://x@/y",
    "SECRET_KEY": "verzonnen " * 5, "PORT": "8000",
}  # fmt: skip


def test_what_makes_ready_is_gone_before_the_serving_begins():
    watched = subprocess.run(
        [sys.executable, "-c", WATCH, *HEAVY],
        env={**os.environ, **ELSEWHERE},
        capture_output=True,
        text=True,
        check=False,
    )
    assert watched.stdout == "127.0.0.1 8000 Klaar.\n", watched.stderr
