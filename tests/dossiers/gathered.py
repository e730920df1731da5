"""Events and groups to work with."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.cast import Town
from tests.dossiers.conftest import entry
from zorgvuldig.dossiers.actions import events, groups
from zorgvuldig.dossiers.models import (
    Dossier,
    Group,
    GroupConversation,
    InGroup,
    TriggerEvent,
)

WHAT = "Er ging een oproep rond om zaterdag naar het plein te komen"


def noted(town: Town, by: str = "anna", **changes: Any) -> TriggerEvent:
    """An event, written down by this person."""
    words = {"what": changes.pop("what", WHAT), "reached": changes.pop("reached", "Twee klassen")}
    once = changes.pop("once", None) or uuid4()
    told = {
        "happened_on": timezone.localdate(),
        "kind": "CALL_TO_ACTION",
        "level": "",
        "effect": "UNCLEAR",
        **changes,
    }
    happening = events.Happening(words=words, **told)
    return events.note_event(actor=town.at_work(by), once=once, told=happening)


def connected(dossier: Dossier, town: Town, event: TriggerEvent, by: str = "anna") -> Any:
    """This event plays in this dossier."""
    return events.connect(
        dossier=dossier,
        actor=town.at_work(by),
        event=event,
        **entry(impact="Sliep een paar nachten slecht"),
    )


def group(town: Town, by: str = "anna", name: str = "De dinsdagavond") -> Group:
    return groups.begin_group(
        actor=town.at_work(by),
        once=uuid4(),
        words={"name": name, "about": "Samen koken"},
        today=timezone.localdate(),
    )


def led_too(of: Group, town: Town, who: str, by: str = "anna") -> None:
    groups.add_leader(
        group=of,
        actor=town.at_work(by),
        membership=getattr(town, who).membership,
        today=timezone.localdate(),
    )


def talked(
    of: Group, town: Town, by: str = "anna", *, looked: bool = False, **words: str
) -> GroupConversation:
    told = {"topics": "De groep vond de oproep oneerlijk", **words}
    actor = town.at_work(by)
    return groups.record_talk(group=of, actor=actor, looked=looked, **entry(**told))


def joined(dossier: Dossier, town: Town, of: Group, by: str = "anna") -> InGroup:
    groups.join(dossier=dossier, group=of, actor=town.at_work(by), today=timezone.localdate())
    return InGroup.unscoped.get(dossier=dossier, group=of)


def things(town: Town, dossier: Dossier) -> dict[str, dict[str, Any]]:
    """What stands behind each address about events and groups, for the table of everybody."""
    event, about = noted(town).pk, {"reference": dossier.reference}
    led = group(town)
    led_too(led, town, "bram")
    talk = talked(led, town)
    there = joined(dossier, town, led)
    of_group = ("group", "group_leaders", "group_lead_too", "group_end", "group_record")
    of_event = ("event", "event_change", "event_end")
    of_talk = ("group_talk", "group_follow_up")
    return {
        **{f"dossiers:{name}": {"number": event} for name in of_event},
        **{f"dossiers:{name}": {"number": led.pk} for name in of_group},
        **{f"dossiers:{name}": {"number": led.pk, "talk": talk.pk} for name in of_talk},
        **{f"dossiers:{name}": about for name in ("event_connect", "in_group")},
        "dossiers:group_stop_leading": {"number": led.pk, "of": town.bram.membership.pk},
        "dossiers:in_group_out": {"number": there.pk, **about},
    }
