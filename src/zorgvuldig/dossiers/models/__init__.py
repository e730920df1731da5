"""What is stored of the professional's work. Words are sealed; codes, dates and links are not."""

from zorgvuldig.dossiers.models.dossier import (
    Dossier,
    DossierQuerySet,
    Entry,
    Involvement,
    Recipient,
    UneaseNote,
)
from zorgvuldig.dossiers.models.sharing import (
    ClientNotification,
    Consent,
    ConsentItem,
    DecisionRecord,
    Disclosure,
    DisclosureItem,
    SafetyConcern,
)
from zorgvuldig.dossiers.models.talks import (
    Assessment,
    AssessmentView,
    Concurrence,
    Consultation,
    ContactNotice,
    Conversation,
    Sign,
    StepReason,
)

__all__ = [
    "Assessment",
    "AssessmentView",
    "ClientNotification",
    "Concurrence",
    "Consent",
    "ConsentItem",
    "Consultation",
    "ContactNotice",
    "Conversation",
    "DecisionRecord",
    "Disclosure",
    "DisclosureItem",
    "Dossier",
    "DossierQuerySet",
    "Entry",
    "Involvement",
    "Recipient",
    "SafetyConcern",
    "Sign",
    "StepReason",
    "UneaseNote",
]
