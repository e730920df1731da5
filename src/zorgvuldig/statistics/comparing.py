"""A total beside the year before, in one sentence and without a judgement."""

from zorgvuldig.handbook.statistics import says


def compared(now: int | None, then: int | None) -> str:
    """None is few. Empty when both years were few: then there is nothing to say."""
    if now is None:
        return says("now_few").format(then=then) if then is not None else ""
    if then is None:
        return says("was_few")
    name = "same" if now == then else "more" if now > then else "less"
    return says(name).format(now=now, then=then)
