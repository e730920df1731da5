"""Writing the report of a workshop, its recommendations, and reading it before it leaves (W-05)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.html import escape
from django.utils.text import Truncator

from zorgvuldig.gatherings.actions.reporting import Advice
from zorgvuldig.gatherings.looking import look
from zorgvuldig.gatherings.reports.words import place_in_words
from zorgvuldig.handbook import gatherings as handbook
from zorgvuldig.handbook.wording import choices, label, sentence
from zorgvuldig.recording.forms import (
    OnceForm,
    choice,
    coming_day,
    line,
    needed_sometimes,
    tick,
    words,
)
from zorgvuldig.rules.gates.vignettes import made_from_no_file
from zorgvuldig.rules.gatherings.codes import Section
from zorgvuldig.rules.gatherings.sorts import Way
from zorgvuldig.rules.gatherings.vignettes import NEVER_EXPLAINED
from zorgvuldig.rules.nameless.weighed import is_reason

if TYPE_CHECKING:
    from zorgvuldig.rules.gatherings.pointed import Pointed

WHY = "why_"
NO_NAME = "‘{typed}’ lijkt op een naam of adres. Noem hier alleen de functie of het team."
LONGER = "Schrijf in een paar woorden waarom dit niemand aanwijst, of laat dit leeg."


class BeginForm(OnceForm):
    """Begin the report with what is there."""

    title = "Het verslag beginnen"


class _SeenForm(OnceForm):
    """A form that knows how old the text on its page is."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def was_changed(self) -> datetime | None:
        """When the text on the page was last changed."""
        try:
            return parse_datetime(self.cleaned_data["seen"])
        except ValueError:
            return None

    def saw(self, changed_at: datetime) -> None:
        """Whoever sends it again has seen what stands there now."""
        data: Any = self.data
        data = data.copy()
        data["seen"] = changed_at.isoformat()
        self.data = data


class ReportForm(_SeenForm):
    """The sections on one page. Nothing is refused here: it is a draft until somebody signs."""

    title = "Het verslag schrijven"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in Section:
            rows = 10 if code in (Section.BOTTLENECKS, Section.DILEMMAS) else 6
            said = label("gather_section", code), sentence("gather_section", code)
            self.fields[code.lower()] = needed_sometimes(words(*said, rows=rows, required=False))

    def sections(self) -> dict[str, str]:
        """What was typed, by section."""
        return {code: _ends(self.cleaned_data[code.lower()]) for code in Section}


def _ends(text: str) -> str:
    """A browser ends lines with two signs."""
    return text.replace("\r\n", "\n").strip()


class AdviceForm(_SeenForm):
    """One recommendation. `names`: people around the workshop, who stand in none."""

    title = "Een aanbeveling"
    theme = forms.ChoiceField(
        label="Thema",
        choices=lambda: [
            ("", "Kies…"),
            *((code, one.title) for code, one in handbook.themes().items()),
        ],
        error_messages={"required": "Kies een thema."},
    )
    action = words("Wat moet er gebeuren?", rows=3)
    for_whom = line("Voor wie is deze aanbeveling?", "Bijvoorbeeld: de gemeente, of de scholen.")
    owner = line("Wie pakt het op?", "Noem een functie of team, zoals ‘teamleider jeugd’. Geen "
                 "naam.")  # fmt: skip
    due_on = coming_day("Wanneer is het klaar?")

    def __init__(self, *args: Any, names: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = tuple(names)

    def clean_owner(self) -> str:
        owner = str(self.cleaned_data["owner"])
        for one in look({"owner": owner}, self.names).pointed:
            if one.sort in NEVER_EXPLAINED:
                raise forms.ValidationError(NO_NAME.format(typed=one.written))
        return owner

    def advice(self) -> Advice:
        """The recommendation, for the action."""
        said = self.cleaned_data
        return Advice(
            said["theme"],
            said["for_whom"],
            _ends(said["action"]),
            said["owner"],
            said["due_on"],
        )


class ExplainForm(OnceForm):
    """Why what was pointed at points at nobody. Empty means: it will be written otherwise."""

    title = "Uitleggen waarom iets niemand aanwijst"

    def __init__(
        self,
        *args: Any,
        findings: "Iterable[Pointed]" = (),
        reasons: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for one in findings:
            written = Truncator(one.written).chars(60)
            self.fields[f"{WHY}{one.key}"] = needed_sometimes(
                forms.CharField(
                    label=f"‘{written}’ wijst niemand aan, omdat",
                    help_text=escape(f"{place_in_words(one.field)}. {one.said(Way.EXPLAIN)}"),
                    required=False,
                    max_length=200,
                    initial=(reasons or {}).get(one.key, ""),
                )
            )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        for name, value in [*values.items()]:
            if name.startswith(WHY) and value and not is_reason(value):
                self.add_error(name, LONGER)
            if name.startswith(WHY) and (shut := made_from_no_file([str(value)])):
                self.add_error(name, shut.sentence)
        return values

    def reasons(self) -> dict[str, str]:
        """What was explained, by the key of the finding."""
        return {
            name.removeprefix(WHY): str(value)
            for name, value in self.cleaned_data.items()
            if name.startswith(WHY) and value
        }


class SignForm(OnceForm):
    """A facilitator read it whole. `seen` is the mark of the text on the page."""

    title = "Het verslag nalezen en tekenen"
    seen = forms.CharField(widget=forms.HiddenInput)
    read = tick("Ik las het hele verslag na: niemand kan zich of een ander hierin herkennen")

    def saw(self) -> bytes:
        """The mark of the text that was on the page."""
        try:
            return bytes.fromhex(self.cleaned_data["seen"])
        except ValueError:
            return b""


class SendForm(OnceForm):
    """The signed report goes to the municipality."""

    title = "Het verslag versturen"


class FollowUpForm(forms.Form):
    """What the municipality does with one recommendation."""

    once = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    was = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)
    state = choice("Hoe staat het ervoor?", choices("gather_recommendation"))
    came_of_it = forms.CharField(
        label="Wat kwam ervan?",
        help_text="In een paar woorden. Zonder namen van mensen.",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Dit is te lang: er passen 400 tekens in. Maak het korter."},
    )
    nobody = needed_sometimes(
        tick("Ik las het na: dit wijst naar niemand",
             "Alleen als een woord voor een naam of iets zeldzaams wordt aangezien.")
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
