"""A guided first day: a few things to do, per role, each with why (`handbook/first_day.toml`).

Done by itself where the product sees it, by a tick where it does not. No score and no comparison;
the row is the person's own, and the wall around it says so.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse

from zorgvuldig.handbook import read
from zorgvuldig.people import access
from zorgvuldig.people.first_day import FirstDay
from zorgvuldig.people.models import MailChoice, Organisation
from zorgvuldig.people.reminding import Part
from zorgvuldig.people.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from zorgvuldig.people.actor import Actor

MOST = 6
NEW_FOR = timedelta(days=30)
KEPT_FOR = timedelta(days=read("retention")["term"]["first_day"]["days"])


def codes_for(roles: "Collection[str]") -> list[str]:
    """The steps for who holds these roles: of each role in turn, each once, and not too many."""
    lists = [read("first_day")["role"][role] for role in Role if role in roles]
    longest = max(map(len, lists), default=0)
    turns = [steps[at] for at in range(longest) for steps in lists if at < len(steps)]
    return list(dict.fromkeys(turns))[:MOST]


def steps_of(actor: "Actor") -> list[dict[str, Any]]:
    """Each step with its words, and whether it is done: seen, or ticked."""
    kept = _kept(actor)
    return _steps(actor, kept.ticked if kept else [])


def part(actor: "Actor", today: date) -> Part | None:
    """On the page of the day, for who is new and did not do it all or put it away. Nobody is new
    where they practise."""
    if actor.practises or actor.membership is None or today - actor.membership.began_on > NEW_FOR:
        return None
    kept = _kept(actor)
    if kept and kept.put_away:
        return None
    steps = _steps(actor, kept.ticked if kept else [])
    if all(step["done"] for step in steps):
        return None
    return Part("people/day/_first_day.html", {"steps": steps, **read("first_day")["words"]})


@transaction.atomic
def tick(*, actor: "Actor", code: str, done: bool) -> None:
    """Tick a step of one's own list, or take the tick off; what is not on it changes nothing."""
    if code not in codes_for(access.roles_of(actor)):
        return
    kept = _own(actor)
    kept.ticked = sorted({*kept.ticked, code} if done else {*kept.ticked} - {code})
    kept.save()


@transaction.atomic
def put_away(*, actor: "Actor", away: bool) -> None:
    """Off the page of the day, or on it again. Under the account the list stays."""
    kept = _own(actor)
    kept.put_away = away
    kept.save()


def is_put_away(actor: "Actor") -> bool:
    """Did this person put the list away?"""
    kept = _kept(actor)
    return kept is not None and kept.put_away


def clear_what_passed(today: date) -> None:
    """Forget the ticks of who is no longer new; of the organisation that was said."""
    FirstDay.unscoped.filter(membership__began_on__lt=today - KEPT_FOR).delete()


def _own(actor: "Actor") -> FirstDay:
    FirstDay.unscoped.get_or_create(
        membership_id=actor.membership_id,
        defaults={"organisation": actor.organisation, "person": actor.person},
    )
    return FirstDay.unscoped.select_for_update().get(membership=actor.membership_id)


def _kept(actor: "Actor") -> FirstDay | None:
    return FirstDay.unscoped.filter(membership=actor.membership_id).first()


def _steps(actor: "Actor", ticked: list[str]) -> list[dict[str, Any]]:
    words = read("first_day")["step"]
    return [
        {
            "code": code,
            "title": words[code]["title"],
            "why": words[code]["why"],
            "url": reverse(words[code]["address"]),
            "seen": "seen" in words[code],
            "by_itself": words[code].get("by_itself", ""),
            "done": SEEN[words[code]["seen"]](actor) if "seen" in words[code] else code in ticked,
        }
        for code in codes_for(access.roles_of(actor))
    ]


def _second_factor(actor: "Actor") -> bool:
    return access.has_second_factor(actor.person)


def _mail(actor: "Actor") -> bool:
    return MailChoice.unscoped.filter(person=actor.person).exists()


def _protocol(actor: "Actor") -> bool:
    organisation: Organisation = actor.organisation
    return organisation.protocol_confirmed_on is not None


SEEN: "dict[str, Callable[[Actor], bool]]" = {
    "second_factor": _second_factor,
    "mail": _mail,
    "protocol": _protocol,
}
