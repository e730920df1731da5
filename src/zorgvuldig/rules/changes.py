"""What a careful professional can still bring about, in the order of the decision aid.

Each change is something one can do: ask, look up, have judged, write down, leave out. None of
them pretends: no other regime or birthday, no safety exception, no serious harm, and no
objection taken away. Where the result is open (a yes, an age, a judgement) the Dutch words,
under [change] in `handbook/codes.toml`, say "if it turns out so".
"""

from typing import Any

from zorgvuldig.rules.codes import Age, Capacity, ConsentStatus, RepAll

Done = dict[str, Any]

CLIENT_YES: Done = {"client_consent": ConsentStatus.GIVEN, "client_consent_flaws": ()}
REP_YES: Done = {
    "rep_consent": ConsentStatus.GIVEN,
    "rep_all": RepAll.YES,
    "rep_consent_flaws": (),
}

LEFT_OUT: dict[str, Done] = {
    "ANONYMISE": {"identifiable": False, "reidentification_passed": True},
}
WEIGHED: dict[str, Done] = {
    "NECESSITY_SHOWN": {"necessary": True},
    "ESCALATION_AGREED": {"escalation_agreed": True},
}
AGE_FOUND: dict[str, Done] = {
    "AGE_IS_LT12": {"age": Age.LT12},
    "AGE_IS_A12_15": {"age": Age.A12_15},
    "AGE_IS_A16_17": {"age": Age.A16_17},
    "AGE_IS_GE18": {"age": Age.GE18},
}
CAPACITY_JUDGED: dict[str, Done] = {
    "CAPACITY_IS_CAPABLE": {"capacity": Capacity.CAPABLE},
    "CAPACITY_IS_INCAPABLE": {"capacity": Capacity.INCAPABLE},
}
AUTHORITY_LOOKED_UP: dict[str, Done] = {"AUTHORITY_CHECKED": {"rep_all": RepAll.YES}}
ASKED: dict[str, Done] = {
    "CLIENT_CONSENTS": CLIENT_YES,
    "REP_CONSENTS": REP_YES,
    "ALL_CONSENT": CLIENT_YES | REP_YES,
}
CONFLICT_MENDED: dict[str, Done] = {
    "CONFLICT_CONSENT_TRIED": {"consent_tried": True},
    "CONFLICT_MINIMAL": {"minimal": True},
    "CONFLICT_CONSULTED": {"consulted": True},
    "CONFLICT_SIGNED": {"other_person_signed": True},
}
STEPS_TAKEN: dict[str, Done] = {
    "CLIENT_INFORMED": {"client_informed": True},
    "MELDCODE_DONE": {"meldcode_done": True},
    "STEPS_DONE": {"all_steps_once": True},
    "GROUND_RECORDED": {"ground_recorded": True},
    "DECIDED_BY_OTHER": {"decision_maker_other": True},
    "MINIMUM_SELECTED": {"minimum_selected": True},
    "RECIPIENT_ASKED": {"recipient_use_known": True},
    "CONCERN_DESCRIBED": {"safety_concern": True},
    "PROTOCOL_CONFIGURED": {"protocol_configured": True},
}
