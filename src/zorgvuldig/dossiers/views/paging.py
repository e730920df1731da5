"""Going on in a long list: the address of the next page."""

from typing import Any


def older(rows: list[Any], size: int, query: str = "") -> str:
    """The address of the next page, or nothing."""
    if len(rows) <= size:
        return ""
    last = rows[size - 1]
    return f"?{query}{'&' if query else ''}na={last.happened_on.isoformat()}_{last.pk}"
