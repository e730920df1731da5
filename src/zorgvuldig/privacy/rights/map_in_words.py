"""A version of the map as rows of the file: what stands on it, with each number of the scale as the
quote of who gave it, and the reasons (G18)."""

from collections.abc import Iterator, Mapping
from typing import Any

from zorgvuldig.dossiers.mapping.content import on_map

Rows = list[tuple[str, str]]
SAFE = "Hoe veilig is het? Ieder zegt het zelf"


def map_rows(words: Mapping[str, str], *, explored: bool) -> Rows:
    """The whole map, what goes well first. Names stand in the texts, so that they can be left out
    as in any other piece."""
    found = on_map(words, explored=explored)
    return [
        *_columns(found["columns"]),
        *([("Waarom dit leeg bleef", found["without"])] if found["without"] else []),
        *([("Wie erbij waren", found["present"])] if found["present"] else []),
        *((SAFE, _quote(quote)) for quote in found["voices"]),
        *((said["question"], said["text"]) for said in found["child"]),
    ]


def _columns(columns: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for column in columns:
        for part in column["parts"]:
            yield part["title"], "\n".join(part["lines"])


def _quote(quote: dict[str, str]) -> str:
    """One person's words as on the printed map."""
    number = f" zegt: {quote['number']}" if quote["number"] else ""
    higher = f"\nEén punt hoger door: {quote['higher']}" if quote["higher"] else ""
    return f"{quote['name']}{number}, want: {quote['why']}{higher}"
