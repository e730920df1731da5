"""What is stored of the professional's work. Words are sealed; codes, dates and links are not."""

from zorgvuldig.dossiers.models.dossier import (
    Dossier,
    DossierQuerySet,
    Entry,
    Involvement,
    Recipient,
    UneaseNote,
)
from zorgvuldig.dossiers.models.events import (
    Group,
    GroupConversation,
    GroupFollowUp,
    GroupLeader,
    InGroup,
    Touched,
    TriggerEvent,
)
from zorgvuldig.dossiers.models.judging import JudgementCount
from zorgvuldig.dossiers.models.mapping import SafetyMap, SafetyNetworkMember
from zorgvuldig.dossiers.models.notices import NoticeGiven
from zorgvuldig.dossiers.models.plan import ActionPlan, SmallStep
from zorgvuldig.dossiers.models.sharing import (
    ClientNotification,
    Consent,
    ConsentItem,
    Correction,
    DecisionRecord,
    Disclosure,
    DisclosureItem,
    Feedback,
    Rectification,
    SafetyConcern,
    SignFollowUp,
)
from zorgvuldig.dossiers.models.summary import ClientSummary, SummaryGiven
from zorgvuldig.dossiers.models.talks import (
    AdviceText,
    Assessment,
    AssessmentView,
    Concurrence,
    Consultation,
    ContactNotice,
    Conversation,
    NextSteps,
    Sign,
    StepReason,
)
from zorgvuldig.dossiers.models.together import AcuteCall, EmergencyAccess, HandOver
from zorgvuldig.dossiers.models.voice import OwnStatement, PeerReflection

__all__ = [
    "ActionPlan",
    "AcuteCall",
    "AdviceText",
    "Assessment",
    "AssessmentView",
    "ClientNotification",
    "ClientSummary",
    "Concurrence",
    "Consent",
    "ConsentItem",
    "Consultation",
    "ContactNotice",
    "Conversation",
    "Correction",
    "DecisionRecord",
    "Disclosure",
    "DisclosureItem",
    "Dossier",
    "DossierQuerySet",
    "EmergencyAccess",
    "Entry",
    "Feedback",
    "Group",
    "GroupConversation",
    "GroupFollowUp",
    "GroupLeader",
    "HandOver",
    "InGroup",
    "Involvement",
    "JudgementCount",
    "NextSteps",
    "NoticeGiven",
    "OwnStatement",
    "PeerReflection",
    "Recipient",
    "Rectification",
    "SafetyConcern",
    "SafetyMap",
    "SafetyNetworkMember",
    "Sign",
    "SignFollowUp",
    "SmallStep",
    "StepReason",
    "SummaryGiven",
    "Touched",
    "TriggerEvent",
    "UneaseNote",
]
