"""Three questions with three faces: one form on a telephone, and the papers added up."""

from typing import Any, ClassVar

from django import forms

from zorgvuldig.gatherings.actions.smileys import FACES, Counted
from zorgvuldig.gatherings.forms.meetings import whole
from zorgvuldig.handbook.gatherings import smileys
from zorgvuldig.recording.forms import OnceForm, choice


def faces() -> list[tuple[str, str]]:
    """Each face with its word: the word carries the meaning."""
    return [*zip(FACES, smileys().faces, strict=True)]


class HowWasItForm(forms.Form):
    """What one visitor says; nothing else is asked."""

    once = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, question in smileys().questions.items():
            self.fields[code] = choice(question, faces())

    def said(self) -> dict[str, str]:
        """The face that was chosen for each question."""
        return {code: self.cleaned_data[code] for code in smileys().questions}


class PaperForm(OnceForm):
    """The papers, counted: three numbers for each question."""

    title: ClassVar[str] = "De papieren tellen"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, question in smileys().questions.items():
            for face, shown in faces():
                field = whole(f"{shown} bij de vraag ‘{question}’")
                field.initial = 0
                self.fields[f"{code}-{face}"] = field

    def by_question(self) -> list[tuple[str, list[tuple[str, forms.BoundField]]]]:
        """Each question with its three fields, each by its face."""
        return [
            (question, [(shown, self[f"{code}-{face}"]) for face, shown in faces()])
            for code, question in smileys().questions.items()
        ]

    def counted(self) -> list[Counted]:
        """What was counted, without the zeros."""
        return [
            (question, face, self.cleaned_data[f"{question}-{face}"])
            for question in smileys().questions
            for face in FACES
            if self.cleaned_data[f"{question}-{face}"]
        ]
