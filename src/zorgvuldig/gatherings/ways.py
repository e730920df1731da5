"""The ways into workshops and meetings, for who holds them. `access` asks these and no roles of its
own."""

from zorgvuldig.people.letting import HERE, OURS, Rule, Way
from zorgvuldig.people.roles import HOLDS_GATHERINGS, Role

ORGANISER = frozenset({Role.ORGANISER})
LEADS_IT = "LEADS_IT"

AT_WORK = Rule("gatherings.at_work", Way(HERE, HOLDS_GATHERINGS))
ORGANISES = Rule("gatherings.organises", Way(HERE, ORGANISER))
SETS_UP = Rule("gatherings.sets_up", Way(HERE, ORGANISER | {Role.ADMINISTRATOR}))
WORKSHOP = Rule("gatherings.workshop", Way(OURS, ORGANISER), Way(LEADS_IT, HOLDS_GATHERINGS))
LED = Rule("gatherings.led", Way(LEADS_IT, HOLDS_GATHERINGS))
MEETING = Rule("gatherings.meeting", Way(OURS, ORGANISER))
