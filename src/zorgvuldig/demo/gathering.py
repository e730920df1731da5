"""What plays around the invented stories: an event in Daan's dossier, and a group of Anna's."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from zorgvuldig.dossiers.actions import events, groups

if TYPE_CHECKING:
    from zorgvuldig.demo.telling import Teller
    from zorgvuldig.dossiers.models import Dossier

EVENT = {
    "what": "In groepsapps ging een oproep rond om zaterdag naar het plein te komen.",
    "reached": "Bezoekers van de dinsdagavond en een paar klassen.",
}
IMPACT = {"impact": "Sliep slecht en bleef twee avonden binnen. Ging uiteindelijk niet."}
GROUP = {"name": "De dinsdagavond", "about": "Samen koken en eten."}
TALK = {
    "ground_rules": "Iedereen praat uit. Niemand wordt uitgelachen.",
    "topics": "De oproep. Iemand zei: ‘eindelijk doet er iemand iets’. Een ander vond het eng.",
    "looked_into": "De foto bij de oproep bleek drie jaar oud en uit een ander land.",
    "mood": "Fel begonnen, rustig geëindigd.",
    "next": "Volgende week kijken wij samen hoe zo’n bericht rondgaat.",
}


def tell(teller: "Teller", dossier: "Dossier") -> None:
    """A call went round, it did something to Daan, and the group talked about it."""
    actor = teller.keeper
    noted = teller.entry(14)
    told = events.Happening(
        happened_on=noted["happened_on"],
        kind="CALL_TO_ACTION",
        level="",
        effect="UNCLEAR",
        words=EVENT,
    )
    event = events.note_event(actor=actor, once=noted["once"], told=told)
    linked = {"dossier": dossier, "actor": actor, "event": event}
    events.connect(**linked, **teller.entry(13, **IMPACT))
    begun = teller.today - timedelta(days=90)
    group = groups.begin_group(actor=actor, once=uuid4(), words=GROUP, today=begun)
    groups.join(dossier=dossier, group=group, actor=actor, today=noted["happened_on"])
    talk = teller.entry(11, **TALK)
    groups.record_talk(group=group, actor=actor, event=event, looked=True, **talk)
