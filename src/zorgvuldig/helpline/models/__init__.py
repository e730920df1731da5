"""What the helpline stores: codes, dates and links in the open, every word sealed."""

from zorgvuldig.helpline.models.confidants import Confidant, ConfidantTalk, TrainingRecord
from zorgvuldig.helpline.models.line import Helpline, Knock, LineText, MonthCount, ToldCounts
from zorgvuldig.helpline.models.matches import CallerWish, HelpConsent, Match, MatchProposal
from zorgvuldig.helpline.models.referrals import Referral
from zorgvuldig.helpline.models.requests import CallBack, HelpNote, HelpRequest, SecondLook

__all__ = [
    "CallBack",
    "CallerWish",
    "Confidant",
    "ConfidantTalk",
    "HelpConsent",
    "HelpNote",
    "HelpRequest",
    "Helpline",
    "Knock",
    "LineText",
    "Match",
    "MatchProposal",
    "MonthCount",
    "Referral",
    "SecondLook",
    "ToldCounts",
    "TrainingRecord",
]
