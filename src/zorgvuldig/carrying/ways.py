"""The ways to a dossier as a file: who says yes to one, and who takes one in. Whoever asks for one
keeps the dossier (`dossiers.write`)."""

from zorgvuldig.people.letting import HERE, Rule, Way
from zorgvuldig.people.roles import WORKS_WITH_CLIENTS, Role

DECIDER = frozenset({Role.DECISION_MAKER})
PRIVACY = frozenset({Role.PRIVACY_OFFICER})
OFFICE = frozenset({Role.ADMINISTRATOR})

YES_TO_TRANSFER = "YES_TO_TRANSFER"
YES_TO_SOFTWARE = "YES_TO_SOFTWARE"
BROUGHT_IT = "BROUGHT_IT"

AGREE = Rule(
    "carrying.agree", Way(YES_TO_TRANSFER, DECIDER), Way(YES_TO_SOFTWARE, PRIVACY | OFFICE)
)
TAKE_IN = Rule("carrying.take_in", Way(HERE, WORKS_WITH_CLIENTS))
ARRIVED = Rule("carrying.arrived", Way(BROUGHT_IT, WORKS_WITH_CLIENTS))
