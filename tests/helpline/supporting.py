"""What happens within a match, for tests that begin after it: contacts, reviews, hand-overs."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.cast import Town
from zorgvuldig.helpline.actions import contacts, receiving, reviewing
from zorgvuldig.helpline.models import HelpNote, Match

TODAY = timezone.localdate
LOOKED_BACK = {
    "goal": "PARTLY",
    "heavy": "SOMEWHAT",
    "caller_says": "Ik slaap weer.",
    "confidant_says": "Het is veel, maar het gaat.",
}


def ago(days: int) -> date:
    """So many days ago."""
    return TODAY() - timedelta(days=days)


def spoke(
    lantern: Town, match: Match, on: date | None = None, by: str = "vera", **said: Any
) -> Any:
    """The confidant wrote down a contact."""
    known = {"reached": "CALLED", "happened_on": on or TODAY(), "once": uuid4(), **said}
    return contacts.note_contact(match=match, actor=lantern.at_work(by), **known)


def handed_over(lantern: Town, match: Match, by: str = "vera", **said: Any) -> HelpNote:
    """The confidant handed over."""
    return contacts.hand_over(match=match, actor=lantern.at_work(by), once=uuid4(), **said)


def looked_back(
    lantern: Town, match: Match, on: date | None = None, by: str = "cora", **said: Any
) -> HelpNote:
    """Somebody looked back with caller and confidant."""
    return reviewing.review(
        match=match,
        actor=lantern.at_work(by),
        once=uuid4(),
        happened_on=on or TODAY(),
        words=LOOKED_BACK,
        **said,
    )


def reachable(lantern: Town, match: Match, **known: Any) -> None:
    """The caller left a way to be reached."""
    given = {
        "name": "Samira Voorbeeld",
        "phone": "06 verzonnen",
        "safe_time": "tussen 10 en 11 uur",
    }
    reach = receiving.Reach(**{**given, **known})
    receiving.keep_call_back(match.request, actor=lantern.at_work("wim"), reach=reach)


def now(match: Match) -> Match:
    """The match as it is stored by now."""
    return Match.unscoped.select_related("request__key").get(pk=match.pk)
