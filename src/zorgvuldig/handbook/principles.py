"""The twelve principles, and beside which work each is worth a thought."""

from typing import Any

from zorgvuldig.handbook.loader import read

WITHOUT_CONSENT = "without_consent"


def principles() -> list[dict[str, Any]]:
    """All twelve, in order, each with its lasting id and its number."""
    known = read("principles").items()
    return [{"id": code, "number": code[:3], **words} for code, words in known]


def beside(moment: str) -> list[dict[str, Any]]:
    """The principles for one moment: the name of a form's guidance, or `WITHOUT_CONSENT`."""
    return [one for one in principles() if moment and moment in one["beside"]]
