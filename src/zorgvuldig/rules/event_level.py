"""Where an event plays: a kind of event says it, something else is said by who writes it down."""

from zorgvuldig.handbook import trigger


def level_of(kind: str, chosen: str) -> str:
    """The level of this kind (method.md section 6), or the chosen one when it is no known kind."""
    return next((level for level, kinds in trigger.levels().items() if kind in kinds), chosen)
