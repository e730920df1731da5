"""What the dossier page shows, in few and counted queries."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Case, Count, Exists, OuterRef, Q, Subquery, When

from zorgvuldig.dossiers.access.afterwards import codes_afterwards
from zorgvuldig.dossiers.access.emergencies import codes_of_look
from zorgvuldig.dossiers.access.lists import PAGE, Key
from zorgvuldig.dossiers.access.notices import codes_of_notice
from zorgvuldig.dossiers.access.together import codes_of_hand_over
from zorgvuldig.dossiers.codes import ConversationKind, Decision, EntryKind
from zorgvuldig.dossiers.models import (
    Assessment,
    AssessmentView,
    ClientNotification,
    Consent,
    Consultation,
    Conversation,
    DecisionRecord,
    Dossier,
    Entry,
    OwnStatement,
    Rectification,
    SafetyConcern,
    Sign,
    StepReason,
    Touched,
)
from zorgvuldig.handbook.wording import written
from zorgvuldig.rules.steps import Done

if TYPE_CHECKING:
    from django.db.models import QuerySet

WITH_THEM = (ConversationKind.INDIVIDUAL, ConversationKind.PARENT)  # with whom W4 asks to talk
OF_SOMEBODY = (
    "Gevraagd aan",
    "Bevinding",
    "Wie keken terug",
    "Regisseur",
)  # names, and what was typed
CONCERNS_FIRST = Case(When(kind=EntryKind.SAFETY_CONCERN, then=0), default=1)


def told_lines(dossier: Dossier) -> list[Entry]:
    """Signs, safety concerns and talks, newest first, each with the codes that say what it is."""
    sign = Sign.unscoped.filter(pk=OuterRef("pk"))
    return list(
        Entry.unscoped.filter(
            dossier=dossier,
            kind__in=[EntryKind.SIGN, EntryKind.SAFETY_CONCERN, EntryKind.CONVERSATION],
        )
        .annotate(
            polarity=Subquery(sign.values("polarity")),
            statement_type=Subquery(sign.values("statement_type")),
            followup=Subquery(sign.values("followup")),
            ask_again_on=Subquery(sign.values("ask_again_on")),
            ended_on=Subquery(SafetyConcern.unscoped.filter(pk=OuterRef("pk")).values("ended_on")),
        )
        .order_by(CONCERNS_FIRST, "-happened_on", "-recorded_at", "-id")[:60]
    )


def timeline_page(dossier: Dossier, kind: str = "", before: "Key | None" = None) -> list[Entry]:
    """One page of the timeline, newest first; one more than `PAGE` tells that there is more."""
    touched = Touched.unscoped.filter(pk=OuterRef("pk"))
    entries = (
        Entry.unscoped.filter(dossier=dossier)
        .select_related("author")
        .annotate(
            answer=Subquery(Consent.unscoped.filter(pk=OuterRef("pk")).values("answer")),
            decision=Subquery(DecisionRecord.unscoped.filter(pk=OuterRef("pk")).values("decision")),
            event=Subquery(touched.values("event")),
            event_kind=Subquery(touched.values("event__kind")),
            put_right=Exists(Rectification.unscoped.filter(corrects=OuterRef("pk"))),
            said_by=Subquery(OwnStatement.unscoped.filter(pk=OuterRef("pk")).values("by")),
            spoken_of=Exists(OwnStatement.unscoped.filter(about=OuterRef("pk"))),
        )
    )
    if kind:
        entries = entries.filter(kind=kind)
    if before:
        day, number = before
        last = Entry.unscoped.filter(dossier=dossier, pk=number).values("recorded_at")[:1]
        entries = entries.filter(
            Q(happened_on__lt=day)
            | Q(happened_on=day, recorded_at__lt=Subquery(last))
            | Q(happened_on=day, recorded_at=Subquery(last), pk__lt=number)
        )
    return list(entries.order_by("-happened_on", "-recorded_at", "-id")[: PAGE + 1])


def done_in(dossier: Dossier) -> Done:
    """What the steps ask for and was recorded."""
    return done_and_ready(dossier)[0]


def done_and_ready(dossier: Dossier, **also: Any) -> tuple[Done, UUID | None, dict[str, Any]]:
    """What the steps ask for and was recorded, an assessment to complete, and what is asked `also`
    of the dossier: one query."""
    counted = {
        "signs": Sign.unscoped.all(),
        "counter_signs": Sign.unscoped.filter(polarity="CONTRADICTING"),
        "assessments": Assessment.unscoped.filter(completed_on__isnull=False),
        "internal": Consultation.unscoped.filter(scope="INTERNAL"),
        "external": Consultation.unscoped.filter(scope="EXTERNAL"),
        "external_not_needed": StepReason.unscoped.filter(step="W3_ADVICE_EXTERNAL"),
        "open_talks": Conversation.unscoped.filter(mode="TRANSPARENT", kind__in=WITH_THEM),
        "other_talks": Conversation.unscoped.filter(mode="EXPLORATORY"),
        "talk_not_safe": StepReason.unscoped.filter(step="W4_TALK"),
        "concerns": SafetyConcern.unscoped.all(),
        "decisions": DecisionRecord.unscoped.all(),
        "shared": DecisionRecord.unscoped.filter(decision=Decision.SHARE),
        "notifications": ClientNotification.unscoped.filter(told_on__isnull=False, call=None),
        "follow_ups": _follow_ups(),
    }
    recorded = {name: Exists(rows.filter(dossier=OuterRef("pk"))) for name, rows in counted.items()}
    found = (
        Dossier.unscoped.filter(pk=dossier.pk)
        .annotate(**recorded, **also, ready=Subquery(_written_by_two()))
        .values(*counted, *also, "ready")
        .get()
    )
    done = Done(**{name: int(found[name]) for name in counted})
    return done, found["ready"], {name: found[name] for name in also}


def _follow_ups() -> "QuerySet[Entry]":
    """How it went on after a decision; without a decision the agreements about it (W7)."""
    decisions = DecisionRecord.unscoped.filter(dossier=OuterRef("dossier"))
    before = decisions.filter(entry__recorded_at__lt=OuterRef("recorded_at"))
    looks = [EntryKind.REVIEW, EntryKind.PLAN, EntryKind.PLAN_REVIEW]
    kinds = [EntryKind.FEEDBACK, EntryKind.NEXT_STEPS, *looks]
    undecided = Q(~Exists(decisions), kind=EntryKind.NEXT_STEPS)
    return Entry.unscoped.filter(Q(Exists(before), kind__in=kinds) | undecided)


def _written_by_two() -> "QuerySet[Any, Any]":
    """The open assessment in which at least two have sent their view."""
    return (
        AssessmentView.unscoped.filter(
            assessment__dossier=OuterRef("pk"),
            assessment__completed_on=None,
            submitted_at__isnull=False,
        )
        .values("assessment")
        .annotate(sent=Count("pk"))
        .filter(sent__gte=2)
        .values("assessment")[:1]
    )


def codes_of_entry(entry: Entry) -> dict[str, str]:
    """The codes that stand beside an entry, with their labels; empty for most kinds."""
    if entry.kind == EntryKind.SIGN:
        sign = Sign.unscoped.get(pk=entry.pk)
        return {
            "Soort uitspraak": sign.get_statement_type_display(),
            "Kant": sign.get_polarity_display(),
            "Bron": sign.get_source_display(),
            "Nagegaan": sign.get_followup_display() if sign.followup else "",
            "Opnieuw nagaan": written(sign.ask_again_on) if sign.ask_again_on else "",
        }
    if entry.kind == EntryKind.EMERGENCY:
        return codes_of_look(entry)
    if entry.kind == EntryKind.HAND_OVER:
        return codes_of_hand_over(entry)
    if entry.kind == EntryKind.NOTICE_GIVEN:
        return codes_of_notice(entry)
    if entry.kind == EntryKind.CONVERSATION:
        talk = Conversation.unscoped.get(pk=entry.pk)
        return {"Met wie": talk.get_kind_display(), "Hoe": talk.get_mode_display()}
    return codes_afterwards(entry)
