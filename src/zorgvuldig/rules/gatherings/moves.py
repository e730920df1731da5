"""The states of a workshop and of a meeting, and the moves between them; workshop.md A3, B2."""

from zorgvuldig.rules.gatherings.codes import MeetingState, WorkshopState
from zorgvuldig.rules.moves import Move, after, possible

__all__ = ["BEFORE_THE_DAY", "OF_A_MEETING", "OF_A_WORKSHOP", "after", "possible"]

W, M = WorkshopState, MeetingState
BEFORE_THE_DAY = (W.REQUESTED, W.PREP_CALL_DONE, W.MIX_AGREED, W.INVITED, W.CONFIRMED)

OF_A_WORKSHOP: dict[str, Move[str]] = {
    "prepare": Move((W.REQUESTED,), W.PREP_CALL_DONE),
    "prepare_again": Move(BEFORE_THE_DAY[1:], None),
    "agree_mix": Move((W.PREP_CALL_DONE,), W.MIX_AGREED),
    "change_mix": Move(BEFORE_THE_DAY[2:], None),
    "set_day": Move(BEFORE_THE_DAY[1:], None),
    "set_leads": Move(BEFORE_THE_DAY[1:], None),
    "invite": Move((W.MIX_AGREED,), W.INVITED),
    "invite_more": Move((W.INVITED, W.CONFIRMED), None),
    "confirm": Move((W.INVITED,), W.CONFIRMED),
    "hold": Move((W.CONFIRMED,), W.HELD),
    "begin_report": Move((W.HELD,), W.REPORT_DRAFT),
    "send_report": Move((W.REPORT_DRAFT,), W.REPORT_SENT),
    "look_back": Move((W.REPORT_SENT, W.FOLLOW_UP), W.FOLLOW_UP),
    "close": Move((W.REPORT_SENT, W.FOLLOW_UP), W.CLOSED),
    "cancel": Move(BEFORE_THE_DAY, W.CANCELLED),
}
OF_A_MEETING: dict[str, Move[str]] = {
    "change": Move((M.PLANNED, M.ANNOUNCED), None),
    "announce": Move((M.PLANNED,), M.ANNOUNCED),
    "hold": Move((M.ANNOUNCED,), M.HELD),
    "evaluate": Move((M.HELD, M.EVALUATED), M.EVALUATED),
    "count_mentions": Move((M.HELD, M.EVALUATED), None),
    "close": Move((M.HELD, M.EVALUATED), M.CLOSED),
    "cancel": Move((M.PLANNED, M.ANNOUNCED), M.CANCELLED),
}
