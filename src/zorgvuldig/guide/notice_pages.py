"""What somebody reads about a file, for everybody: which texts there are, and each of them."""

from typing import Any

from zorgvuldig.handbook import notices, read

REGIMES = notices.addresses("regime")
NOTICES = notices.addresses("notice")


def kinds_of_organisation() -> list[dict[str, str]]:
    """Every kind of organisation that has texts of its own."""
    return [{"code": code, "label": _label(code)} for code in REGIMES]


def of_organisation(regime: str) -> dict[str, Any]:
    """The texts of one kind of organisation."""
    texts = [{"code": code, "label": notices.label_of(code)} for code in notices.codes()]
    return {"regime": {"code": regime, "label": _label(regime)}, "texts": texts}


def about(regime: str, code: str) -> dict[str, Any]:
    """One text, without the name of an organisation."""
    return {
        "regime": {"code": regime, "label": _label(regime)},
        "notice": notices.notice(code, regime),
    }


def _label(regime: str) -> str:
    return str(read("notices")["regime"][regime]["label"])
