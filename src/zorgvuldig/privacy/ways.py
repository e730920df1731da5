"""The ways into the rights desk and what goes by its term. `access` asks these and no roles of its
own."""

from zorgvuldig.people.letting import HERE, OURS, Rule, Way
from zorgvuldig.people.roles import MAY_BE_INVOLVED, WORKS_WITH_CLIENTS, Role

PRIVACY, DECIDER = frozenset({Role.PRIVACY_OFFICER}), frozenset({Role.DECISION_MAKER})
AT_THE_DESK = MAY_BE_INVOLVED | PRIVACY
MAY_AGREE = (Role.PRIVACY_OFFICER, Role.DECISION_MAKER, Role.ATTENTION_OFFICER)

KEEPS_ITS_DOSSIER = "KEEPS_ITS_DOSSIER"
TWO_DECIDE = "TWO_DECIDE"
LAID_BEFORE = "LAID_BEFORE"
COMES_TO_PRIVACY = "COMES_TO_PRIVACY"
ASKED_TO_HOLD = "ASKED_TO_HOLD"

DESK = Rule("privacy.desk", Way(HERE, AT_THE_DESK))
TAKES_IN = Rule("privacy.takes_in", Way(HERE, PRIVACY))
REQUEST = Rule(
    "privacy.request",
    Way(KEEPS_ITS_DOSSIER, WORKS_WITH_CLIENTS),
    Way(OURS, PRIVACY),
    Way(TWO_DECIDE, DECIDER),
    Way(LAID_BEFORE, AT_THE_DESK),
)
WORK_ON = Rule("privacy.work_on", Way(KEEPS_ITS_DOSSIER, WORKS_WITH_CLIENTS), Way(OURS, PRIVACY))
WORDS = Rule(
    "privacy.words",
    Way(KEEPS_ITS_DOSSIER, WORKS_WITH_CLIENTS),
    Way(COMES_TO_PRIVACY, PRIVACY),
    Way(TWO_DECIDE, DECIDER),
    Way(LAID_BEFORE, AT_THE_DESK),
)
FROM_FILE = Rule("privacy.from_file", Way(KEEPS_ITS_DOSSIER, WORKS_WITH_CLIENTS))
LIFT = Rule("privacy.lift", Way(HERE, PRIVACY | DECIDER))
COMING = Rule("privacy.coming", Way(HERE, WORKS_WITH_CLIENTS | set(MAY_AGREE)))
HOLD = Rule("privacy.hold", Way(OURS, PRIVACY))
AGREE_TO_HOLD = Rule("privacy.agree_to_hold", Way(ASKED_TO_HOLD, frozenset(Role)))
