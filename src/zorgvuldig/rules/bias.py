"""The codes of what an organisation asks itself once a year: do we look with one eye? Their words
stand in `handbook/bias.toml`."""

from enum import StrEnum

SEVERAL, OTHER, NO_EVENT = "SEVERAL", "OTHER", "NO_EVENT"
# Of the signs that were written: in how many a word judges. One question, crossed with none.
JUDGING, WITH, WITHOUT = "judgement_words", "WITH", "WITHOUT"


class Asked(StrEnum):
    """What is counted, by the kind of event that plays in the dossier."""

    SIGNS = "signs_by_event"
    OUTCOMES = "outcomes_by_event"


class SignKind(StrEnum):
    """Every sign is one of these: what it says about the concern, and whether what fits the concern
    was seen or thought."""

    COUNTER = "COUNTER"
    UNCLEAR = "UNCLEAR"
    FACT = "FACT"
    THOUGHT = "THOUGHT"


def out_of_ten(part: int, whole: int) -> int:
    """About how many of every ten; 0 is less than one in twenty."""
    return (20 * part + whole) // (2 * whole)
