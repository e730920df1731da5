"""The ways into what other organisations send, and who may send at all."""

from zorgvuldig.people.letting import HERE, OURS, Rule, Way
from zorgvuldig.people.roles import Role

OFFICE = frozenset({Role.ADMINISTRATOR})
RECEIVERS = frozenset(
    {
        Role.ATTENTION_OFFICER,
        Role.DECISION_MAKER,
        Role.MUNICIPAL_CONTACT,
        Role.HELPLINE_COORDINATOR,
    }
)

INBOX = Rule("exchange.inbox", Way(HERE, RECEIVERS))
RECEIVED = Rule("exchange.received", Way(OURS, RECEIVERS))
CONNECT = Rule("exchange.connect", Way(HERE, OFFICE))
CONNECTION = Rule("exchange.connection", Way(OURS, OFFICE))
