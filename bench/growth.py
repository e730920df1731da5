"""The growth from a part of a country to the whole, as a picture with its table.

    python bench/growth.py <result> [<result> ...] > docs/pictures/growth.svg

Each result is what `bench/all.py` printed, smallest country first. The picture shows the medians of
the pages; the table goes to standard error, in Markdown. Only lines, numbers and words: no script.
"""

import json
import sys
from html import escape
from pathlib import Path
from typing import Any

import telling

SHOWN = (
    ("day", "keeper"), ("dossier", "keeper"), ("list of dossiers, first page", "adviser"),
    ("logbook", "privacy officer"), ("search by name", "keeper"),
    ("line, who waits", "coordinator"), ("one help request", "coordinator"),
    ("dossier", "stranger"),
)  # fmt: skip
WIDE, HIGH, LEFT, RIGHT, TOP, LOW = 960, 520, 70, 330, 40, 60
COLOURS = ("#1f5f5b", "#a3491c", "#3d4f91", "#7a2f6b", "#5d6b1a", "#8a6d00", "#444444", "#b0203a")
DASHES = ("", "8 4", "2 4", "12 4 2 4")
ROOM = 19  # between two names beside the lines


def main(paths: list[str]) -> None:
    """Draws on standard output, and tells the same as a table."""
    results = [read(Path(path)) for path in paths]
    sizes = [one["size"]["dossiers"] for one in results]
    lines = {who: [one["pages"][who]["ms"] for one in results] for who in SHOWN}
    print(drawn(sizes, lines))
    rows = [
        {"page": f"{page}, {who}"} | {str(size): ms for size, ms in zip(sizes, found, strict=True)}
        for (page, who), found in lines.items()
    ]
    heads = {"page": "median in ms, by dossiers"} | {str(size): f"{size:,}" for size in sizes}
    print(telling.table(rows, heads), file=sys.stderr)


def read(path: Path) -> dict[str, Any]:
    """One result, with its pages by kind and by who opens them."""
    told: dict[str, Any] = json.loads(path.read_text().splitlines()[0])
    told["pages"] = {(one["page"], one["who"]): one for one in told["pages"]}
    return told


def drawn(sizes: list[int], lines: dict[tuple[str, str], list[float]]) -> str:
    """The picture. Sizes stand at even distances: each is about ten times the one before it."""
    most = max(ms for found in lines.values() for ms in found) * 1.08
    across = [LEFT + n * (WIDE - LEFT - RIGHT) / max(1, len(sizes) - 1) for n in range(len(sizes))]

    def up(ms: float) -> float:
        return HIGH - LOW - ms / most * (HIGH - LOW - TOP)

    parts = [*_frame(sizes, across, most, up)]
    names = sorted(lines, key=lambda who: lines[who][-1])
    at = HIGH + 0.0
    for n, who in enumerate(names):
        colour, dash = COLOURS[n % len(COLOURS)], DASHES[n % len(DASHES)]
        points = " ".join(f"{x:.0f},{up(ms):.1f}" for x, ms in zip(across, lines[who], strict=True))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.5"'
                     f' stroke-dasharray="{dash}"/>')  # fmt: skip
        at = min(up(lines[who][-1]) + 5, at - ROOM)
        said = escape(f"{', '.join(who)}: {lines[who][-1]:g}")
        parts.append(f'<text x="{across[-1] + 12:.0f}" y="{at:.1f}" fill="{colour}">{said}</text>')
    head = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" '
            'font-family="sans-serif" font-size="14"><title>Milliseconds of a page, by the number '
            "of dossiers</title>")  # fmt: skip
    back = f'<rect width="{WIDE}" height="{HIGH}" fill="#ffffff"/>'
    return "\n".join([head, back, *parts, "</svg>"])


def _frame(sizes: list[int], across: list[float], most: float, up: Any) -> list[str]:
    step = next(step for step in (5, 10, 20, 25, 50, 100, 200, 500) if most / step <= 8)
    parts = [f'<text x="{LEFT}" y="22">milliseconds, median of the whole answer</text>']
    for ms in range(0, int(most) + 1, step):
        parts.append(f'<line x1="{LEFT}" x2="{across[-1]:.0f}" y1="{up(ms):.1f}" y2="{up(ms):.1f}"'
                     f' stroke="#dddddd"/><text x="{LEFT - 10}" y="{up(ms) + 5:.1f}" '
                     f'text-anchor="end">{ms}</text>')  # fmt: skip
    for size, x in zip(sizes, across, strict=True):
        parts.append(
            f'<text x="{x:.0f}" y="{HIGH - LOW + 26}" text-anchor="middle">{size:,}</text>'
        )
    parts.append(f'<text x="{(across[0] + across[-1]) / 2:.0f}" y="{HIGH - 10}" '
                 'text-anchor="middle">dossiers in the database</text>')  # fmt: skip
    return parts


if __name__ == "__main__":
    main(sys.argv[1:])
