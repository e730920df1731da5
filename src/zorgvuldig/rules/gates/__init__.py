"""The hard gates of method.md that one deed or one text must pass: open (None), or `Shut` with what
is missing and what to do.

The gates of sharing (G10, G11, G13-G15, G20, G23) are the blockers of `rules.duties`; 112 in danger
(G17) is row C00 of `rules.disclosure_table`. G18 has no function: nothing counts (docs/gates.md).
"""

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
    "advice_unnamed",
    "agreed_by_another",
    "client_goal_first",
    "client_told",
    "client_told_first",
    "concrete",
    "consultation_recorded",
    "consultation_until",
    "counter_signs_considered",
    "date_to_look_again",
    "explanations_considered",
    "first",
    "group_unnamed",
    "looked_for_traces",
    "may_talk",
    "not_alone",
    "only_hands_over",
    "protected_source",
    "read_along",
    "representative_hears",
    "representative_told",
    "said_in",
    "step_is_near",
    "told_before_closing",
    "told_whom",
    "topic_unheard",
    "topic_unnamed",
    "unstamped",
    "was_followed_up",
]
