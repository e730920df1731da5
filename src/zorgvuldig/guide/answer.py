"""What the rules say, in words: the answer page of the decision aid."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format

from zorgvuldig.guide.forms.fields import Line
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import label, sentence
from zorgvuldig.rules import what_would_change
from zorgvuldig.rules.advice import Advice
from zorgvuldig.rules.codes import Outcome
from zorgvuldig.rules.explanation import explanation
from zorgvuldig.rules.what_would_change import AnyFacts

if TYPE_CHECKING:
    from django.forms.boundfield import BoundField

    from zorgvuldig.guide.forms import QuestionForm

TONES = {Outcome.DENY: "no", Outcome.NEED_CONSENT: "wait", Outcome.ESCALATE: "weigh"}


def words(facts: AnyFacts) -> dict[str, Any]:
    """Everything the answer page says; the codes stand beside it for who wants to look them up."""
    advice = what_would_change.advise(facts)
    return {
        "advice": advice,
        "outcome": outcome(advice),
        "tone": tone(advice),
        "why": explanation(advice),
        "reason": label("reason", advice.reason_code),
        "blockers": [blocker(code) for code in advice.blockers],
        "duties": [explained("duty", code) for code in advice.duties],
        "changes": changes(facts, advice),
        "rows": [passage(row) for row in rows(advice)],
        "acute": getattr(facts, "triage", "") == "ACUTE",
    }


def outcome(advice: Advice) -> str:
    """The outcome in words; room is not yet room while a step is missing."""
    said = label("outcome", advice.outcome)
    return f"{said}. Eerst is nog iets nodig." if advice.blockers else said


def tone(advice: Advice) -> str:
    """Which of the four marks stands beside the words."""
    if advice.allowed:
        return "wait" if advice.blockers else "yes"
    return TONES[advice.outcome]


def explained(kind: str, code: str) -> dict[str, Any]:
    """A code with its label and its sentence."""
    return {"code": code, "title": label(kind, code), "text": sentence(kind, code)}


def blocker(code: str) -> dict[str, Any]:
    """A step that is missing, with the gate it belongs to: what it asks and what to do now."""
    gate = read("gates").get(code, read("method")["meldcode"]["STEPS"])
    return explained("blocker", code) | {"gate": gate, "has_page": code in read("gates")}


def changes(facts: AnyFacts, advice: Advice) -> list[dict[str, Any]]:
    """What would lead to another answer; a step that is only still missing stands above already."""
    ways = what_would_change.ways(facts)
    return [
        change(code, then) for code, then in ways if not advice.allowed or then.row != advice.row
    ]


def change(code: str, then: Advice) -> dict[str, Any]:
    """Something one can still do, and what the rules would say after it."""
    return explained("change", code) | {"then": outcome(then), "row": then.row}


def rows(advice: Advice) -> list[str]:
    """The rows behind the answer, the one that decided first."""
    found = (advice.row, advice.consent_row, *advice.via)
    return list(dict.fromkeys(row for row in found if row))


def passage(row: str) -> dict[str, Any]:
    """One row of the law tables as the handbook tells it."""
    words: dict[str, Any] = read("law")[row]
    return {"id": row, **words}


def given(form: "QuestionForm") -> list[dict[str, Any]]:
    """What was filled in, as words: for on paper, and to see what the answer rests on."""
    told = ((form[name], form.cleaned_data.get(name)) for name in form.fields)
    return [
        {
            "key": str(field.label),
            "value": said(field, value),
            "ours": not isinstance(field.field, Line),
        }
        for field, value in told
        if value not in (None, "", False, [])
    ]


def said(field: "BoundField", value: Any) -> str:
    """One answer as it stood on the screen."""
    if value is True:
        return "Ja"
    if isinstance(value, date):
        return date_format(value, "j F Y")
    labels = dict(getattr(field.field, "choices", ()))
    chosen = value if isinstance(value, list) else [value]
    return ", ".join(str(labels.get(code, code)) for code in chosen)
