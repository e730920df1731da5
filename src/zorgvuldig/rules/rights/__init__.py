"""The rights desk, without a desk: what the law says about one request; law.md H.

`advise(facts)` says whether this person may ask this, who decides, on which grounds alone it may be
refused, what is left out and which duties follow; `due(right, regime, received_on)` by when. The
rules are asked for the day of the act, so again on the day of the answer: somebody may have turned
twelve, sixteen or eighteen meanwhile.
"""

from zorgvuldig.rules.rights.advising import RightsAdvice, advise, after_looking, sources
from zorgvuldig.rules.rights.asking import Asker, Right, RightsFacts
from zorgvuldig.rules.rights.clock import Due, at_once, court_until, due, extended

__all__ = [
    "Asker",
    "Due",
    "Right",
    "RightsAdvice",
    "RightsFacts",
    "advise",
    "after_looking",
    "at_once",
    "court_until",
    "due",
    "extended",
    "sources",
]
