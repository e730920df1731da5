"""The handbook's texts in the order in which a reader meets them."""

from typing import Any

from zorgvuldig.handbook import read
from zorgvuldig.handbook.principles import principles

__all__ = ["gates", "law", "listed", "method", "principles", "rows_of", "stages"]


def law() -> list[dict[str, Any]]:
    """Every row of the law, table by table."""
    return [table | {"rows": rows_of(table["id"])} for table in listed(read("method")["law_table"])]


def rows_of(table: str) -> list[dict[str, Any]]:
    """The rows of one table; the first letter of a row says to which it belongs."""
    return listed({row: item for row, item in read("law").items() if row[0] == table})


def gates() -> list[dict[str, Any]]:
    """All gates, in order."""
    return listed(read("gates"))


def method(*names: str) -> dict[str, list[dict[str, Any]]]:
    """Chapters of the method by name, each a list of items with their lasting id."""
    return {name: listed(read("method")[name]) for name in names}


def stages() -> list[dict[str, Any]]:
    """The whole way, each part with who does it, what is recorded and which gates stand there."""
    known = read("gates")
    return [
        stage | {"gates": [{"id": gate, "title": known[gate]["title"]} for gate in stage["gates"]]}
        for stage in listed(read("method")["stage"])
    ]


def listed(items: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """A table of the handbook as a list, with the id of each item beside its words."""
    return [{"id": code} | item for code, item in items.items()]
