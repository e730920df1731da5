"""Names in texts that should hold none: one sentence, whatever a name is known from."""

from collections.abc import Iterable

from zorgvuldig.rules.recognisable import Known, traces


def names_in(texts: Iterable[tuple[str, str]], names: Iterable[str]) -> str:
    """Which words of these texts (place and text) are names, in one sentence; or nothing.

    "Is of lijkt": the sentence does not say that somebody of that name is known here.
    """
    found = traces(texts, Known(names=tuple(names)))
    words = list(dict.fromkeys(trace.detail for trace in found))
    if not words:
        return ""
    *more, written = words
    if not more:
        return f"‘{written}’ is of lijkt een naam."
    typed = ", ".join(f"‘{word}’" for word in more)
    return f"{typed} en ‘{written}’ zijn of lijken namen."
