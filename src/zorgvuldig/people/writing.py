"""The mail of the morning: that something waits and why, in general words, and where one sees what.

It is looked up and sent in the transaction that writes `Reminded`: a second worker waits for that
row and then finds it, and of a worker that dies nothing is left, so that another does it. Only a
worker that dies after the mail left and before the row is kept could have it sent twice; both mails
then carry the same Message-ID. Source: docs/decisions/0045.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.handbook import read
from zorgvuldig.people import access, access_day, reminding
from zorgvuldig.people.actor import Actor
from zorgvuldig.rules import quiet

if TYPE_CHECKING:
    from zorgvuldig.people.models import Person
    from zorgvuldig.people.reminding import Waits, Why

SUBJECT = "Er wacht iets op u"
TEXT = """Beste {name},

Er wacht iets op u in Zorgvuldig:

{reasons}

Wat het is, ziet u na het inloggen:

{link}

Wanneer u e-mail krijgt, kiest u hier:

{choices}
"""


def asleep_until(person_id: int, now: datetime) -> datetime | None:
    """When this person wants mail again; None when now is good."""
    return quiet.opens_at(access_day.wish_of(person_id), timezone.localtime(now))


def write_once(person_id: int, now: datetime) -> bool:
    """Look up what waits for somebody today, and mail it when there is a reason to. Once a day,
    whoever else is doing the same; True when a mail went."""
    today = timezone.localdate(now)
    with walls.working_for(organisation=None, person=person_id):
        person = access.person_at_work(person_id)
        if person is None or asleep_until(person_id, now) is not None:
            return False
        claimed = access_day.claim(person, today)
        if claimed is None:
            return False
        reasons = _reasons(person, today)
        if reasons:
            _send(person, reasons, today)
            access_day.mailed(claimed)
        return bool(reasons)


def _reasons(person: "Person", today: date) -> "list[Why]":
    """Why something waits, anywhere this person works and is not away; each once."""
    wish, found = access_day.wish_of(person.pk), []
    for membership in list(access.memberships_of(person)):
        with walls.saying(organisation=membership.organisation_id, person=person.pk):
            actor = Actor(person, membership)
            if not access_day.is_away(actor, today):
                found += [*reminding.what_waits(actor, today), *of_who_is_away(actor, today)]
    return sorted({one.why for one in found if _tells(one, wish, today)})


def _tells(one: "Waits", wish: quiet.Wish, today: date) -> bool:
    return one.urgent or (not one.quietly and quiet.tells_all(wish, today))


def of_who_is_away(actor: Actor, today: date) -> "list[Waits]":
    """That something waits for a colleague this person stands in for, and not what."""
    return [
        access_day.stands_in(absence, today)
        for absence in access_day.stood_in_for_by(actor, today)
        if any(not one.quietly for one in reminding.what_waits(access_day.who(absence), today))
    ]


def _send(person: "Person", reasons: "Iterable[Why]", today: date) -> None:
    words, root = read("day")["waits"], settings.ADDRESS.rstrip("/")
    text = TEXT.format(
        name=person.name,
        reasons="\n".join(f"- {words[why.name]['mail']}" for why in reasons),
        link=root + reverse("day:today"),
        choices=root + reverse("day:messages"),
    )
    EmailMessage(SUBJECT, text, None, [person.email], headers=_same(person, today)).send()


def _same(person: "Person", today: date) -> dict[str, str]:
    """What is the same when one mail is sent twice: then most mailboxes show it once."""
    number = uuid5(NAMESPACE_URL, f"{person.pseudonym}/{today.isoformat()}")
    return {"Message-ID": f"<{number}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].strip('>')}>"}
