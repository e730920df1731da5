"""Preparing advice from outside: what to tell, the text without names, and what is left in it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import Truncator

from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.letter.items import Item
from zorgvuldig.handbook.wording import written
from zorgvuldig.language.whose import Typed
from zorgvuldig.recording.forms import OnceForm, line, needed_sometimes, words
from zorgvuldig.rules.nameless import Finding
from zorgvuldig.rules.nameless.weighed import A_SENTENCE, is_reason

WHY = "why_"
ASKED = "Wat wilt u weten?"


class PrepareAdviceForm(OnceForm):
    """Which entries to tell about, and the question. What speaks against the worry is chosen
    already: an adviser needs the whole picture."""

    title = "Advies van buiten voorbereiden"
    help = "outside_advice"
    question = words(ASKED, "In één of twee zinnen.", rows=3)

    def __init__(self, *args: Any, items: Iterable[Item] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [item for item in items if item.offered]
        self.fields["chosen"] = forms.MultipleChoiceField(
            label="Wat vertelt u?",
            help_text="Kies niet meer dan nodig is voor een goed advies.",
            choices=[(str(item.id), _said(item)) for item in offered],
            initial=[str(item.id) for item in offered if item.counter],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.order_fields(["once", "chosen", "question"])


def _said(item: Item) -> str:
    kind, day = EntryKind(item.kind).label.capitalize(), written(item.on)
    what = f"{kind} van {day}, spreekt de zorg tegen" if item.counter else f"{kind} van {day}"
    return Typed(Truncator(item.text).chars(140), what)


class AdviceTextForm(OnceForm):
    """The text without names, and for every finding the reason why it may stay."""

    title = "Tekst zonder namen"
    help = "outside_advice"
    question = words(ASKED, rows=3)
    text = words("Wat vertelt u?", "Pas de tekst aan zoals u wilt.", rows=18)

    def __init__(self, *args: Any, findings: Iterable[Finding] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings = tuple(findings)
        for finding in self.findings:
            if not finding.known:
                label = f"‘{Truncator(finding.written).chars(60)}’ laat ik staan, omdat"
                reason = needed_sometimes(line(label, finding.why, required=False))
                self.fields[f"{WHY}{finding.key}"] = reason

    def pointed(self) -> list[dict[str, Any]]:
        """Each finding with its field, or without one when it has to go."""
        return [
            {"finding": one, "field": None if one.known else self[f"{WHY}{one.key}"]}
            for one in self.findings
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        for name in [name for name in self.fields if name.startswith(WHY)]:
            if name not in self.errors and not is_reason(values.get(name, "")):
                self.add_error(name, A_SENTENCE)
        return values

    def why(self) -> Mapping[str, str]:
        """The reasons, by the key of their finding."""
        return {
            name.removeprefix(WHY): value
            for name, value in self.cleaned_data.items()
            if name.startswith(WHY)
        }
