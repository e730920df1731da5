"""Two versions of a map beside each other: what came and what went, in words.

Quotes of the scale stand beside each other as quotes. Nothing is computed from them (G18).
"""

from collections.abc import Mapping
from typing import Any

from zorgvuldig.dossiers.mapping.content import COLUMNS, LETTERED, NAMES, items, voices
from zorgvuldig.dossiers.mapping.words import CHILD

NEW, GONE = "nieuw", "staat er niet meer"


def beside(earlier: Mapping[str, str], later: Mapping[str, str]) -> dict[str, Any]:
    """The seven fields, the quotes and the child's words of both, side by side."""
    return {
        "fields": [
            field
            for _, _, names in COLUMNS
            for name in names
            if (field := _field(name, earlier, later))
        ],
        "voices": _voices(earlier, later),
        "child": [
            {
                "question": question,
                "same": earlier.get(name) == later.get(name),
                "before": earlier.get(name, ""),
                "after": later.get(name, ""),
            }
            for name, question in CHILD.items()
            if earlier.get(name) or later.get(name)
        ],
    }


def _field(
    name: str, earlier: Mapping[str, str], later: Mapping[str, str]
) -> dict[str, Any] | None:
    before, after = items(earlier, name), items(later, name)
    if not before and not after:
        return None
    return {
        "title": NAMES[name],
        "ours": name in LETTERED,
        "same": before == after,
        "before": [{"text": text, "mark": "" if text in after else GONE} for text in before],
        "after": [{"text": text, "mark": "" if text in before else NEW} for text in after],
    }


def _voices(earlier: Mapping[str, str], later: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each person's two quotes, by name, in the order in which they spoke."""
    before = {quote["name"].casefold(): quote for quote in voices(earlier)}
    after = {quote["name"].casefold(): quote for quote in voices(later)}
    return [
        {
            "name": (after.get(name) or before[name])["name"],
            "before": before.get(name),
            "after": after.get(name),
        }
        for name in dict.fromkeys([*before, *after])
    ]
