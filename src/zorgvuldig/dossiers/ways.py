"""The ways into dossiers, notes, proposals, events and groups. `access` asks these and no roles of
its own."""

from zorgvuldig.dossiers.codes import Part
from zorgvuldig.people.letting import HERE, OURS, Rule, Way
from zorgvuldig.people.roles import MAY_BE_INVOLVED, WORKS_WITH_CLIENTS, Role

ATTENTION = frozenset({Role.ATTENTION_OFFICER})
DECIDER = frozenset({Role.DECISION_MAKER})
PRIVACY = frozenset({Role.PRIVACY_OFFICER})

KEEPER, ADVISER, CONSULTED = str(Part.KEEPER), str(Part.ADVISER), str(Part.CONSULTED)
PARTS = (KEEPER, ADVISER, CONSULTED)
LOOKS_IN, ONESELF = "LOOKS_IN", "ONESELF"
NOTE_HOLDER = "NOTE_HOLDER"
MAKER = "MAKER"
ASKED_TO_AGREE = "ASKED_TO_AGREE"
ASKED_TO_TAKE_OVER = "ASKED_TO_TAKE_OVER"
ASKED_TO_RELEASE = "ASKED_TO_RELEASE"
INVOLVED_AND_ASKED = "INVOLVED_AND_ASKED"
TOLD_OF_CALL = "TOLD_OF_CALL"
DECIDES = "DECIDES"
ANOTHERS_LOOK = "ANOTHERS_LOOK"
NOBODY_ELSE_CHECKS = "NOBODY_ELSE_CHECKS"
EVENT_AUTHOR = "EVENT_AUTHOR"
GROUP_LEADER = "GROUP_LEADER"

WORKING = Rule("dossiers.working", Way(HERE, WORKS_WITH_CLIENTS))
LIST = Rule("dossiers.list", Way(HERE, MAY_BE_INVOLVED))
READ = Rule(
    "dossiers.read",
    *(Way(part, MAY_BE_INVOLVED) for part in PARTS),
    Way(LOOKS_IN, WORKS_WITH_CLIENTS),
)
CALL = Rule("dossiers.call", Way(KEEPER, MAY_BE_INVOLVED), Way(LOOKS_IN, WORKS_WITH_CLIENTS))
JUDGE = Rule("dossiers.judge", Way(KEEPER, MAY_BE_INVOLVED), Way(ADVISER, MAY_BE_INVOLVED))
WRITE = Rule("dossiers.write", Way(KEEPER, WORKS_WITH_CLIENTS))
LEAVE = Rule("dossiers.leave", Way(KEEPER, WORKS_WITH_CLIENTS), Way(ONESELF, MAY_BE_INVOLVED))
MADE = Rule("dossiers.made", Way(MAKER, WORKS_WITH_CLIENTS))
NOTE = Rule("dossiers.note", Way(NOTE_HOLDER, WORKS_WITH_CLIENTS))
HANDS_NOTES = Rule("dossiers.hands_notes", Way(HERE, frozenset({Role.VOLUNTEER})))
AGREE = Rule("dossiers.agree", Way(ASKED_TO_AGREE, MAY_BE_INVOLVED))
TAKE_OVER = Rule("dossiers.take_over", Way(ASKED_TO_TAKE_OVER, WORKS_WITH_CLIENTS))
ADVISE = Rule("dossiers.advise", Way(CONSULTED, MAY_BE_INVOLVED))
RELEASE = Rule(
    "dossiers.release",
    Way(INVOLVED_AND_ASKED, MAY_BE_INVOLVED),
    Way(ASKED_TO_RELEASE, ATTENTION),
)
DECIDING = Rule("dossiers.deciding", Way(HERE, DECIDER))
DECIDE = Rule("dossiers.decide", Way(DECIDES, DECIDER))
SEE_CALL = Rule("dossiers.see_call", Way(TOLD_OF_CALL, DECIDER))
LOOK_IN = Rule("dossiers.look_in", Way(OURS, WORKS_WITH_CLIENTS))
CHECK_LOOK = Rule(
    "dossiers.check_look", Way(ANOTHERS_LOOK, ATTENTION), Way(NOBODY_ELSE_CHECKS, PRIVACY)
)
EVENTS = Rule("dossiers.events", Way(HERE, WORKS_WITH_CLIENTS))
EVENT = Rule("dossiers.event", Way(OURS, WORKS_WITH_CLIENTS))
CHANGE_EVENT = Rule(
    "dossiers.change_event", Way(EVENT_AUTHOR, WORKS_WITH_CLIENTS), Way(OURS, ATTENTION)
)
GROUPS = Rule("dossiers.groups", Way(HERE, WORKS_WITH_CLIENTS))
GROUP = Rule("dossiers.group", Way(GROUP_LEADER, WORKS_WITH_CLIENTS))
