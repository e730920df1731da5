"""Preparing advice from outside: what to tell, the text without names, and what is left in it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import Truncator

from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.forms.findings import WHY, FindingsForm
from zorgvuldig.dossiers.letter.items import Item
from zorgvuldig.handbook.wording import written
from zorgvuldig.language.whose import Typed
from zorgvuldig.recording.forms import OnceForm, words

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


class AdviceTextForm(FindingsForm):
    """The text without names, and for every finding the reason why it may stay."""

    title = "Tekst zonder namen"
    help = "outside_advice"
    question = words(ASKED, rows=3)
    text = words("Wat vertelt u?", "Pas de tekst aan zoals u wilt.", rows=18)

    def pointed(self) -> list[dict[str, Any]]:
        """Each finding with its field, or without one when it has to go."""
        return [
            {"finding": one, "field": None if one.known else self[f"{WHY}{one.key}"]}
            for one in self.findings
        ]
