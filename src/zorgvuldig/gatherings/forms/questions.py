"""What each is asked before, after, and three months later; and an answer in the room."""

from typing import TYPE_CHECKING, Any

from django import forms

from zorgvuldig.handbook import gatherings
from zorgvuldig.handbook.wording import choices, explained
from zorgvuldig.recording.forms import choice
from zorgvuldig.rules.gatherings.codes import Answer

if TYPE_CHECKING:
    from zorgvuldig.handbook.gatherings import Question

CALLS = "CALLS"
QUIZ = "QUIZ"


def scale() -> list[tuple[str, str]]:
    """The answers to a statement, from none to much."""
    said = gatherings.confidence().scale
    return [(str(place), text) for place, text in enumerate(said, start=1)]


class AnswerForm(forms.Form):
    """What would you do? Answered alone."""

    answer = choice("Wat zou u doen?", explained("gather_answer"))

    def given(self) -> Answer:
        """What the action takes."""
        return Answer(self.cleaned_data["answer"])


class QuestionsForm(forms.Form):
    """Five statements, one number, and three questions on one's own frame."""

    def __init__(self, *args: Any, regime: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.quiz = gatherings.quiz(regime) if regime else ()
        asked = gatherings.confidence()
        for code, text in asked.statements.items():
            self.fields[code] = choice(text, scale())
        self.fields[CALLS] = choice(asked.calls, choices("gather_calls"))
        for one in self.quiz:
            self.fields[one.code] = choice(one.question, _options(one))

    def given(self) -> dict[str, str]:
        """What is counted, by question. Of the quiz only how many were right: with one lawyer at
        the table, a count per frame would be that lawyer's answer (W-06)."""
        plain = [*gatherings.confidence().statements, CALLS]
        values = {code: self.cleaned_data[code] for code in plain}
        if self.quiz:
            values[QUIZ] = str(sum(one["is_right"] for one in self.outcomes()))
        return values

    def outcomes(self) -> list[dict[str, Any]]:
        """Each question with what was chosen and what is right, to show once and never store."""
        return [
            {
                "question": one.question,
                "chosen": one.options[int(self.cleaned_data[one.code])],
                "is_right": int(self.cleaned_data[one.code]) == one.right,
                "right": one.options[one.right],
                "why": one.explanation,
                "row": one.row,
            }
            for one in self.quiz
        ]


def _options(one: "Question") -> list[tuple[str, str]]:
    return [(str(place), text) for place, text in enumerate(one.options)]
