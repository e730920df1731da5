"""The ways into the line, for who works on it. `access` asks these and no roles of its own."""

from zorgvuldig.people.letting import AT_A_LINE, HERE, MACHINE, OURS, Rule, Way
from zorgvuldig.people.roles import ANSWERS_THE_LINE, OF_THE_LINE, Role
from zorgvuldig.people.scopes import Scope

COORDINATOR = frozenset({Role.HELPLINE_COORDINATOR})
WORKER = frozenset({Role.HELPLINE_WORKER})
CONFIDANT = frozenset({Role.CONFIDANT})
OFFICE = frozenset({Role.PRIVACY_OFFICER, Role.ADMINISTRATOR})
SETS_UP = COORDINATOR | {Role.ADMINISTRATOR}
COACHES = COORDINATOR | {Role.CONFIDANT_COACH}

NOT_TAKEN, TOOK_IT, LOOKS_ALONG = "NOT_TAKEN", "TOOK_IT", "LOOKS_ALONG"
WAS_ASKED_ALONG = "WAS_ASKED_ALONG"
OWN_FILE, OWN_MATCH, PUT_TO_THEM = "OWN_FILE", "OWN_MATCH", "PUT_TO_THEM"
COACHED_BY_THEM = "COACHED_BY_THEM"

START = Rule("helpline.start", Way(HERE, OF_THE_LINE | OFFICE))
SET_UP = Rule("helpline.set_up", Way(AT_A_LINE, SETS_UP))
ANSWER = Rule("helpline.answer", Way(HERE, ANSWERS_THE_LINE))
COORDINATE = Rule("helpline.coordinate", Way(HERE, COORDINATOR))
REQUEST = Rule(
    "helpline.request",
    Way(OURS, COORDINATOR),
    Way(NOT_TAKEN, WORKER),
    Way(TOOK_IT, WORKER),
    Way(LOOKS_ALONG, WORKER),
)
LOOK = Rule("helpline.look", Way(WAS_ASKED_ALONG, ANSWERS_THE_LINE))
REVIEW = Rule("helpline.review", Way(OURS, COORDINATOR), Way(TOOK_IT, ANSWERS_THE_LINE))
FILE = Rule("helpline.file", Way(OURS, COORDINATOR))
COACH = Rule("helpline.coach", Way(HERE, COACHES))
COACHED = Rule("helpline.coached", Way(COACHED_BY_THEM, COACHES))
TALK = Rule("helpline.talk", Way(COACHED_BY_THEM, COACHES), Way(OURS, COORDINATOR))
CONFIDANTS = Rule("helpline.confidants", Way(HERE, CONFIDANT))
MINE = Rule("helpline.mine", Way(OWN_FILE, CONFIDANT))
MATCHED = Rule("helpline.matched", Way(OWN_MATCH, CONFIDANT))
PROPOSED = Rule("helpline.proposed", Way(PUT_TO_THEM, CONFIDANT))
BY_TELEPHONE = Rule("helpline.machine", Way(MACHINE, frozenset({Scope.INTAKE})))
