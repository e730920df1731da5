"""What stands before a number: an answer, several that are told as one, or some months."""

from collections.abc import Sequence
from datetime import date

from zorgvuldig.handbook.statistics import Question
from zorgvuldig.handbook.wording import MONTHS
from zorgvuldig.language.made import made

FEW_NAMES = 6
UNKNOWN = "Onbekend"
JOINED = "{listed} en {last} samen"
MONTHS_LONG = "{first} tot en met {last}"


def named(question: Question, piece: Sequence[str], *, whole: bool) -> str:
    """One answer, or all that are told together; of many only how many they are. `whole`: there is
    nothing beside it."""
    texts = [question.answers.get(code, UNKNOWN) for code in piece]
    if len(texts) == 1:
        return texts[0]
    if len(texts) > FEW_NAMES:
        return "Alles samen" if whole else f"De {len(texts)} andere samen"
    later = texts[1:] if question.names else [text[0].lower() + text[1:] for text in texts[1:]]
    return made(JOINED, listed=(texts[0], *later[:-1]), last=later[-1])


def months(quarters: Sequence[date], *, begins: bool = False) -> str:
    """From the first month to the last: "januari tot en met juni". `begins`: with a capital."""
    first = MONTHS[quarters[0].month - 1]
    last = MONTHS[quarters[-1].month + 1]
    return made(MONTHS_LONG, first=first.capitalize() if begins else first, last=last)
