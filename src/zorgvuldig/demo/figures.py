"""Two invented years, so that somebody who is new sees what a year page tells.

The former year of the line has two numbers of a line that existed (helpline.md 1): 558 requests,
and 160 with more help. Everything else, and everything of De Brug and Samen Wijs, is made up, and
the page says so.
"""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from zorgvuldig.demo.figures_looks import LOOKS
from zorgvuldig.rules.quarters import Quarter
from zorgvuldig.rules.year_figures import SETTLES
from zorgvuldig.statistics.models import CountedQuarter, QuarterCount

if TYPE_CHECKING:
    from zorgvuldig.demo.cast import Cast

Answers = Mapping[str, int]
Year = tuple[tuple[Mapping[str, Answers], tuple[int, int, int, int]], ...]

LINE: Year = (
    (
        {
            "requests": {"ALL": 558},
            "channel": {"PHONE": 334, "WEB": 101, "CALL_BACK": 63, "EMAIL": 38, "VISIT": 22},
            "caller": {"PARENT": 251, "FAMILY": 92, "PROFESSIONAL": 117, "FRIEND": 38,
                       "YOUNG_PERSON": 24, "OTHER": 15, "UNSAID": 21},
            "kind": {"INFORMATION": 171, "ADVICE": 196, "SUPPORT": 118, "SERIOUS": 31, "ACUTE": 6,
                     "OTHER": 29, "UNKNOWN": 7},
            "language": {"nl": 412, "ar": 79, "tr": 46, "en": 21},
            "waited": {"SAME_DAY": 371, "IN_TIME": 152, "LATER": 24, "NOT_YET": 11},
            "intervention": {"WITH": 160, "WITHOUT": 398},
        },
        (121, 134, 119, 184),
    ),
    (
        {"ending": {"WORRY_DISPELLED": 187, "GOES_ON_ALONE": 141, "STRONGER": 88, "OTHER_HELP": 39,
                    "REFERRED": 47, "WITHDRAWN": 14, "OUT_OF_REACH": 15}},
        (118, 130, 125, 158),
    ),
)  # fmt: skip
LINE_BEFORE: Year = (
    (
        {
            "requests": {"ALL": 431},
            "channel": {"PHONE": 288, "WEB": 71, "CALL_BACK": 34, "EMAIL": 26, "VISIT": 12},
            "intervention": {"WITH": 119, "WITHOUT": 312},
        },
        (98, 104, 101, 128),
    ),
    ({"ending": {"WORRY_DISPELLED": 160, "GOES_ON_ALONE": 109, "STRONGER": 61, "OTHER_HELP": 36,
                 "REFERRED": 28, "WITHDRAWN": 7, "OUT_OF_REACH": 11}}, (95, 101, 99, 117)),
)  # fmt: skip
BRIDGE: Year = (
    ({"opened": {"ALL": 143}}, (31, 38, 29, 45)),
    (
        {
            "outcome": {"NO_CONCERN": 71, "OTHER_SUPPORT": 38, "PLAN_DONE": 19},
            "stage": {"NOTED": 14, "TALKED": 41, "ADVISED": 27, "WEIGHED": 18, "DECIDED": 15,
                      "PLAN": 13},
        },
        (28, 33, 31, 36),
    ),
    ({"decided": {"SHARE": 46, "NOT_SHARE": 52}}, (22, 27, 21, 28)),
    (
        {
            "shared_ground": {"CONSENT": 27, "PARENT": 4, "STATUTE": 5, "DUTY_CONFLICT": 10},
            "told_client": {"SAME_DAY": 24, "A_WEEK": 13, "FOUR_WEEKS": 5, "POSTPONED": 3,
                            "LATER": 1},
        },
        (10, 13, 10, 13),
    ),
    ({"not_shared_row": {"C05": 23, "C07": 14, "C04": 9, "C09": 6}}, (12, 14, 11, 15)),
    ({"reviews": {"LATE": 9, "IN_TIME": 84}}, (0, 0, 0, 93)),
    *LOOKS,
)  # fmt: skip
WISE: Year = (
    ({"sessions": {"WORKSHOP": 6, "MEETING": 8}}, (3, 4, 3, 4)),
    ({"people": {"YOUTH_CARE": 21, "EDUCATION": 19, "YOUTH_WORK": 12, "SOCIAL_TEAM": 14,
                 "MENTAL_CARE": 7, "YOUTH_HEALTH": 6, "SAFETY": 3, "OTHER": 2}}, (21, 22, 14, 27)),
    ({"recommendations": {"MADE": 19, "DONE": 11}}, (6, 8, 7, 9)),
    ({"sure_OWN_LAW": {"BEFORE:2": 4, "BEFORE:3": 2, "AFTER:4": 5, "AFTER:3": 1}}, (2, 4, 2, 4)),
    ({"sure_WHO_DECIDES": {"BEFORE:3": 5, "BEFORE:2": 1, "AFTER:4": 6}}, (2, 4, 2, 4)),
)  # fmt: skip


def tell(cast: "Cast") -> None:
    """The former year of all three, and of the line the year before it."""
    former = cast.today.year - 1
    _keep(cast, "cora", former - 1, LINE_BEFORE)
    _keep(cast, "cora", former, LINE)
    _keep(cast, "esra", former, BRIDGE)
    _keep(cast, "olga", former, WISE)


def _keep(cast: "Cast", who: str, year: int, told: Year) -> None:
    organisation = cast.at_work(who).organisation
    days = [Quarter(year, number).begins for number in range(1, 5)]
    CountedQuarter.objects.bulk_create(
        CountedQuarter(organisation=organisation, quarter=day, fictional=True,
                       counted_on=Quarter(year, at).ends + SETTLES)
        for at, day in enumerate(days, start=1)
    )  # fmt: skip
    QuarterCount.objects.bulk_create(
        QuarterCount(organisation=organisation, quarter=day, measure=question, category=answer,
                     number=number)
        for questions, by_quarter in told
        for question, answers in questions.items()
        for day, counted in zip(days, _spread(answers, by_quarter), strict=True)
        for answer, number in counted.items()
    )  # fmt: skip


def _spread(answers: Answers, by_quarter: tuple[int, ...]) -> list[Counter[str]]:
    """Each answer over the quarters, so that every question adds up to the same in each."""
    everybody = [answer for answer, number in answers.items() for _ in range(number)]
    if len(everybody) != sum(by_quarter):
        raise ValueError(f"{len(everybody)} answers in quarters of {sum(by_quarter)}")
    mixed = sorted(range(len(everybody)), key=lambda at: crc32(str(at).encode()))
    ends = [sum(by_quarter[:at]) for at in range(len(by_quarter) + 1)]
    return [Counter(everybody[at] for at in mixed[a:b]) for a, b in pairwise(ends)]
