"""The ways into the accounts of other systems. What such a system itself may do, says the rule of
the room it asks."""

from zorgvuldig.people.letting import HERE, OURS, Rule, Way
from zorgvuldig.people.roles import Role

OFFICE = frozenset({Role.ADMINISTRATOR})
PRIVACY = frozenset({Role.PRIVACY_OFFICER})

SEE = Rule("api.see", Way(HERE, OFFICE | PRIVACY))
SEEN = Rule("api.seen", Way(OURS, OFFICE | PRIVACY))
MAKE = Rule("api.make", Way(HERE, OFFICE))
ISSUE = Rule("api.issue", Way(OURS, OFFICE))
CONFIRM = Rule("api.confirm", Way(OURS, PRIVACY))
