"""Which answers of the group can stand in a report, and from when. Those of after the day can be
given for a week, and those of three months later come when the report was sent long ago."""

from typing import TYPE_CHECKING

from django.utils import timezone

from zorgvuldig.handbook.wording import written
from zorgvuldig.rules.gatherings.asking import told_from
from zorgvuldig.rules.gatherings.codes import Moment

if TYPE_CHECKING:
    from datetime import date, datetime

    from zorgvuldig.gatherings.models import Workshop

LATER = (
    "Na drie maanden antwoordt de groep nog een keer. Dat staat niet in dit verslag. U ziet het "
    "vanaf {day} op de pagina van het werkatelier, onder ‘Wat de groep antwoordde’."
)
COMPLETE = "De antwoorden van na afloop zijn compleet sinds {day}."
NOT_YET = (
    "De groep kan nog antwoorden op de vragen van na afloop. Die antwoorden zijn compleet op {day}."
)
TOO_EARLY = (
    "De antwoorden van na afloop zijn pas compleet op {day}. Stuurt u het verslag eerder, dan "
    "staan ze er niet in. Het mag wel."
)


def about_answers(workshop: "Workshop", now: "datetime") -> list[str]:
    """What who writes or signs should know of the group's answers; nothing without a day."""
    days = _days(workshop)
    if not days:
        return []
    after = NOT_YET if incomplete(workshop, now) else COMPLETE
    told = ((after, Moment.AFTER), (LATER, Moment.LATER))
    return [text.format(day=written(days[moment])) for text, moment in told]


def incomplete(workshop: "Workshop", now: "datetime") -> bool:
    """Can answers of after the day still come in?"""
    if workshop.begins_at is None or workshop.ends_at is None:
        return False
    return now < told_from(workshop.begins_at, workshop.ends_at)[Moment.AFTER]


def too_early(workshop: "Workshop", now: "datetime") -> str:
    """The warning beside sending a report too soon; it holds nothing back."""
    if not incomplete(workshop, now):
        return ""
    return TOO_EARLY.format(day=written(_days(workshop)[Moment.AFTER]))


def _days(workshop: "Workshop") -> "dict[Moment, date]":
    if workshop.begins_at is None or workshop.ends_at is None:
        return {}
    from_when = told_from(workshop.begins_at, workshop.ends_at)
    return {moment: timezone.localtime(at).date() for moment, at in from_when.items()}
