"""Sealed words on the screen: each with the label of the form it was typed in."""

from functools import cache
from typing import TYPE_CHECKING, Any

from zorgvuldig.dossiers import taken_over
from zorgvuldig.dossiers.codes import Clarity, EntryKind
from zorgvuldig.dossiers.forms import (
    acute,
    afterwards,
    assessing,
    beginning,
    closing,
    consents,
    emergency,
    events,
    groups,
    keeping,
    looking_back,
    mapping,
    notices,
    outside,
    plan,
    proposal,
    sharing,
    steps,
    summary,
    talks,
    together,
    voice,
)
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import label

if TYPE_CHECKING:
    from django import forms

FORMS: "dict[str, tuple[type[forms.Form], ...]]" = {
    "ACUTE_CALL": (acute.CallForm,),
    "TRIAGE": (beginning.UneaseForm,),
    "EVENT": (events.ConnectForm,),
    "GROUP_FOLLOW_UP": (groups.FollowUpForm,),
    "CAPACITY": (beginning.CapacityForm,),
    "CONVERSATION": (talks.ContactConversationForm,),
    "CONTACT_NOTICE": (talks.ContactNoticeForm,),
    "CONCURRENCE": (talks.ConcurrenceForm,),
    "SIGN": (talks.SignForm,),
    "ADVICE_TEXT": (outside.AdviceTextForm,),
    "CONSULTATION": (talks.ConsultationForm, talks.OutsideAdviceForm),
    "ASSESSMENT": (assessing.BeginAssessmentForm, assessing.CompleteAssessmentForm),
    "ASSESSMENT_VIEW": (assessing.AssessmentViewForm,),
    "STEP_REASON": (talks.StepReasonForm, acute.ReasonsForm),
    "SAFETY_CONCERN": (consents.ConcernForm,),
    "CONSENT": (consents.ConsentForm,),
    "DISCLOSURE": (proposal.ProposalWords,),
    "DECISION": (sharing.NotShareForm, sharing.DecisionForm),
    "NOTIFICATION": (sharing.TellForm, sharing.PostponeForm),
    "ADVICE_ASKED": (together.AskOnceForm,),
    "HAND_OVER": (together.HandOverForm, together.DeclineForm),
    "EMERGENCY": (emergency.LookInForm,),
    "SIGN_FOLLOW_UP": (afterwards.FollowUpForm,),
    "CORRECTION": (afterwards.CorrectionForm, afterwards.SentForm, afterwards.WaiveForm),
    "RECTIFICATION": (afterwards.CorrectionForm,),
    "FEEDBACK": (afterwards.FeedbackForm,),
    "NEXT_STEPS": (afterwards.NextStepsForm,),
    "PLAN": (plan.PlanForm,),
    "SMALL_STEP": (steps.ChangeStepForm,),
    "STEP_MET": (steps.StepMetForm,),
    "STEP_LET_GO": (steps.LetGoForm,),
    "PLAN_REVIEW": (plan.PlanReviewForm,),
    "PLAN_ENDED": (plan.PlanEndForm,),
    "AFTERCARE": (afterwards.AftercareForm,),
    "NOTICE_GIVEN": (notices.NoticeForm,),
    "CLIENT_SUMMARY": (summary.SummaryForm,),
    "SUMMARY_GIVEN": (summary.GivenForm,),
    "PEER_REFLECTION": (looking_back.LookingBackForm,),
    "OWN_STATEMENT": (voice.OwnStatementForm,),
    "NETWORK_MEMBER": (mapping.NetworkForm,),
    "REVIEW": (keeping.ReviewForm,),
    "CLOSING": (closing.ClosingForm,),
    "REOPENING": (keeping.ReopeningForm,),
}
OTHER = {"about": "Waarover precies", "withdrawn": "Ingetrokken", "triage": "Hoe dringend het leek"}
OTHER |= {"written_by": "Opgeschreven door", "step": "Welke stap"}
OTHER |= {"carried_to": "Voor wie", "carried_why": "Waarom dit bestand"}
OTHER |= {"taken_from": "Van wie", "taken_why": "Waarom wij dit overnemen"}
FIRST = (
    "own_words",
    "description",
    "unease",
    "impact",
    "go_into",
    "what",
    "advice",
    "together",
    "question",
    "reason",
    "text",
    "how",
    "risk",
    "reasons",
    "seen",
    "aim",
    "now",
    "withdrawn",
    "told",
    "said",
    "did",
    "agreements",
    "safety",
    "support",
    "client_goal",
    "compliment",
    "why",
    "client_goal_now",
    "reached",
    "strength",
    "task",
    "carried_why",
    "taken_why",
)
AS_CODE = {"triage": "triage", "capacity": "capacity"}


MADE_LATE = (assessing.AssessmentViewForm, looking_back.LookingBackForm)


@cache
def labels(kind: str) -> dict[str, str]:
    """The label of every field that can hold words of this kind, in the order of the form."""
    return {
        name: str(field.label)
        for form in FORMS.get(kind, ())
        for name, field in _fields(form).items()
    }


def _fields(form: "type[forms.Form]") -> "dict[str, forms.Field]":
    """The declared fields; attention points and principles are added when their form is made."""
    return form().fields if form in MADE_LATE else form.base_fields


def shown(
    kind: str, words: dict[str, Any], as_asked: dict[str, str] | None = None
) -> list[dict[str, Any]]:
    """Rows for `components/summary_list.html`; only what was filled in. `as_asked` are questions in
    the words of the day on which they were answered. What was taken over comes with its own."""
    if kind == EntryKind.TAKEN_OVER:
        return taken_over.rows(words)
    known = OTHER | words.get("questions", {}) | labels(kind) | (as_asked or {})
    return [
        {"key": known[name], **_value(name, words[name]), "preserve": True}
        for name in known
        if isinstance(words.get(name), str) and words[name]
    ]


def _value(name: str, value: str) -> dict[str, Any]:
    """As it was typed, or the words of ours for what was chosen."""
    ours = _chosen(name, value)
    return {"value": value} if ours is None else {"value": ours, "ours": True}


def _chosen(name: str, value: str) -> str | None:
    if value == "True":  # a tick
        return "ja"
    if name.endswith("_clarity"):
        return str(Clarity(value).label)
    if name == "event_kind":
        kinds = {
            k: v for level in read("method")["event"].values() for k, v in level["kinds"].items()
        }
        return str(kinds.get(value, value))
    return label(AS_CODE[name], value) if name in AS_CODE else None


def gist(words: dict[str, Any], length: int = 160) -> str:
    """The first words that say what an entry is about."""
    if "piece" in words:
        words = {"text": taken_over.gist(words["piece"])}
    text = next((str(words[name]) for name in FIRST if words.get(name)), "")
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"
