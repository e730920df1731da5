"""A table that is read as it stands, on a screen and in a paper."""

from typing import Any


def table(rows: list[dict[str, Any]], columns: dict[str, str]) -> str:
    """The rows under these headings, as Markdown with even columns."""
    lines = [
        list(columns.values()),
        *([str(row.get(name, "")) for name in columns] for row in rows),
    ]
    wide = [max(len(line[n]) for line in lines) for n in range(len(columns))]
    told = [
        "| " + " | ".join(cell.ljust(wide[n]) for n, cell in enumerate(line)) + " |"
        for line in lines
    ]
    rule = "|" + "|".join("-" * (n + 2) for n in wide) + "|"
    return "\n".join([told[0], rule, *told[1:]])
