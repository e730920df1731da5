"""What gatherings store: codes, dates and counts in the open, every word about people sealed."""

from zorgvuldig.gatherings.models.meetings import (
    CallBackWish,
    CountedForm,
    InformationMeeting,
    Material,
    MeetingCount,
    MeetingPlace,
    VisitorKnock,
)
from zorgvuldig.gatherings.models.people import CaseVignette, Facilitator, Participant, SentForm
from zorgvuldig.gatherings.models.provider import Provider
from zorgvuldig.gatherings.models.reports import Recommendation, WorkshopReport
from zorgvuldig.gatherings.models.room import (
    AnsweredHere,
    RoomNote,
    RoomRound,
    SealedAnswers,
    WorkshopCount,
)
from zorgvuldig.gatherings.models.workshops import Bottleneck, CostItem, SectorSeats, Workshop

__all__ = [
    "AnsweredHere",
    "Bottleneck",
    "CallBackWish",
    "CaseVignette",
    "CostItem",
    "CountedForm",
    "Facilitator",
    "InformationMeeting",
    "Material",
    "MeetingCount",
    "MeetingPlace",
    "Participant",
    "Provider",
    "Recommendation",
    "RoomNote",
    "RoomRound",
    "SealedAnswers",
    "SectorSeats",
    "SentForm",
    "VisitorKnock",
    "Workshop",
    "WorkshopCount",
    "WorkshopReport",
]
