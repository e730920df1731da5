"""A text that remembers of what it was made, so that it can be said again in another language.

A sentence with something filled in is known again by its words. Where what is filled in is a list
of words of ours, or a text that was made itself, that is not enough.
"""

from typing import Any


class Made(str):
    """A text as it reads in Dutch, with its sentence and what was filled in."""

    __slots__ = ("filled", "sentence")
    sentence: str
    filled: dict[str, Any]


def made(sentence: str, **filled: Any) -> Made:
    """The sentence filled in; a tuple is words of ours with commas between them."""
    text = Made(sentence.format(**{name: _listed(one) for name, one in filled.items()}))
    text.sentence, text.filled = sentence, filled
    return text


def after_each_other(*sentences: str) -> str:
    """Those of these sentences that are not empty, in one text."""
    told = {f"part_{number}": one for number, one in enumerate(sentences) if one}
    return made(" ".join(f"{{{name}}}" for name in told), **told) if told else ""


def letters(text: Any) -> str:
    """What goes to another system, or is sealed, is only the letters of a text that knows more of
    itself: for an encoder, which asks about what it does not know. `TypeError` for what is no text.
    """
    if isinstance(text, str):
        return str(text)
    raise TypeError(f"no text: {type(text).__name__}")


def _listed(one: Any) -> Any:
    return ", ".join(one) if isinstance(one, tuple) else one
