"""The hard gates of method.md that one deed or one text must pass: open (None), or `Shut` with what
is missing and what to do.

The gates of sharing (G10, G11, G13-G15, G20, G23) are the blockers of `rules.duties`; 112 in danger
(G17) is row C00 of `rules.disclosure_table`. G18 has no function: nothing counts (docs/gates.md).
"""

from zorgvuldig.rules.gates.helpline import (
    acute_first,
    agreed_to_match,
    agreed_to_referral,
    another_looks,
    caller_said_yes,
    communities_agreed,
    conflict_declared,
    enough_to_tell,
    lighter_together,
    line_of_its_own,
    minor_protected,
    name_cannot_be_avoided,
    name_only_to_be_reached,
    no_dossiers_here,
    person_unnamed,
    reviewed_in_time,
    second_person_looked,
    somebody_chose,
    within_the_task,
)
from zorgvuldig.rules.gates.judging import (
    concrete,
    consultation_recorded,
    consultation_until,
    counter_signs_considered,
    date_to_look_again,
    explanations_considered,
    not_alone,
)
from zorgvuldig.rules.gates.mapping import Danger, Mapped, Voice, about_map, unstamped
from zorgvuldig.rules.gates.planning import client_goal_first, step_is_near
from zorgvuldig.rules.gates.shut import Shut, first
from zorgvuldig.rules.gates.signs import (
    Said,
    about_sign,
    protected_source,
    said_in,
    was_followed_up,
)
from zorgvuldig.rules.gates.talking import (
    agreed_by_another,
    client_told_first,
    may_talk,
    read_along,
    told_whom,
    topic_unheard,
    topic_unnamed,
)
from zorgvuldig.rules.gates.telling import (
    client_told,
    representative_hears,
    representative_told,
    told_before_closing,
)
from zorgvuldig.rules.gates.unnamed import advice_unnamed, group_unnamed, looked_for_traces
from zorgvuldig.rules.gates.volunteers import only_hands_over

__all__ = [
    "Danger",
    "Mapped",
    "Said",
    "Shut",
    "Voice",
    "about_map",
    "about_sign",
    "acute_first",
    "advice_unnamed",
    "agreed_by_another",
    "agreed_to_match",
    "agreed_to_referral",
    "another_looks",
    "caller_said_yes",
    "client_goal_first",
    "client_told",
    "client_told_first",
    "communities_agreed",
    "concrete",
    "conflict_declared",
    "consultation_recorded",
    "consultation_until",
    "counter_signs_considered",
    "date_to_look_again",
    "enough_to_tell",
    "explanations_considered",
    "first",
    "group_unnamed",
    "lighter_together",
    "line_of_its_own",
    "looked_for_traces",
    "may_talk",
    "minor_protected",
    "name_cannot_be_avoided",
    "name_only_to_be_reached",
    "no_dossiers_here",
    "not_alone",
    "only_hands_over",
    "person_unnamed",
    "protected_source",
    "read_along",
    "representative_hears",
    "representative_told",
    "reviewed_in_time",
    "said_in",
    "second_person_looked",
    "somebody_chose",
    "step_is_near",
    "told_before_closing",
    "told_whom",
    "topic_unheard",
    "topic_unnamed",
    "unstamped",
    "was_followed_up",
    "within_the_task",
]
