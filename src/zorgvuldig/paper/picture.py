"""What a logo looks like, in points of colour, for who has to measure what can be seen of it.

The typesetter draws it, as it does on paper, but in a process of its own, with little time: what
asks for more there, would ask it of every letter and every browser after it.
"""

import subprocess
import sys
from importlib import import_module
from typing import Any

from zorgvuldig.paper.letterhead import Letterhead
from zorgvuldig.paper.typesetting import LOGO, CannotBePrinted

SECONDS, LONGEST_WAIT, BYTES = 3, 60, 4 * 1024**3
PAGE = '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("{}", height: {}pt)'


def picture(head: Letterhead, *, high: float) -> bytes:
    """The logo, `high` points high on nothing: a PNG with eight bits for red, green, blue, and how
    much it covers. Raises `CannotBePrinted`."""
    alone = [sys.executable, "-I", "-m", __name__, f"{high:.2f}"]
    try:
        drawn = subprocess.run(  # noqa: S603 - our own program, with a number of ours
            alone, input=head.drawing, capture_output=True, env={}, timeout=LONGEST_WAIT, check=True
        )
    except subprocess.SubprocessError as fault:
        raise CannotBePrinted from fault
    return drawn.stdout


def _draw(high: str) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    typst: Any = import_module("typst")
    sources = {"main.typ": PAGE.format(LOGO, high).encode(), LOGO: sys.stdin.buffer.read()}
    sys.stdout.buffer.write(typst.compile(sources, format="png", ppi=72, ignore_system_fonts=True))


if __name__ == "__main__":
    _draw(sys.argv[1])
