"""The plan made with the client (method.md S8, 8.1: P06, P08, P10)."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.html import escape

from zorgvuldig.directory.forms.choosing import Groups, offer_places, places
from zorgvuldig.dossiers.forms.comparing import SeenForm
from zorgvuldig.dossiers.plan_asks import OUTSIDE, WORDS
from zorgvuldig.handbook import read
from zorgvuldig.language.whose import Typed
from zorgvuldig.recording.forms import (
    EntryForm,
    line,
    needed_sometimes,
    offer,
    review_day,
    words,
)
from zorgvuldig.rules import gates
from zorgvuldig.rules.gates.talking import EXPLORATORY

CLIENT_FIRST = "Schrijf eerst op wat de cliënt zelf wil. Daarna komt wat uw organisatie wil."


GOALS = {"client_goal_now": "client_goal", "agency_goal_now": "agency_goal"}


class ReadAlong(EntryForm):
    """What the client reads along: no word in it stamps somebody (G01)."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        self.refuse(*gates.read_along(EXPLORATORY, values))
        return values


def drive(code: str) -> forms.CharField:
    """A question about another answer to the same need; never a mark on a person."""
    told = read("method")["drive"][code]
    return words(
        f"Een andere plek voor: {told['title'].lower()}", told["text"], rows=2, required=False
    )


class PlanForm(SeenForm, ReadAlong):
    """The plan, or a new version of it that begins with the former."""

    title = "Het plan, samen met de cliënt"
    help = "plan"
    codes: ClassVar = ("lead", "review_on", "seen")
    compared: ClassVar = (*WORDS, "lead", "review_on")
    client_goal = words("Wat wil de cliënt zelf?", "Zoals de cliënt het zegt: ‘ik wil …’", rows=3)
    family_goal = words("Wat willen ouders of verzorgers?", rows=2, required=False)
    agency_goal = words(
        "Wat wil uw organisatie?", "Zo dat de cliënt het begrijpt.", rows=2, required=False
    )
    joined = needed_sometimes(
        words(
            "Waar komen de doelen samen?",
            "Schrijf ook op waar dat nog niet zo is.",
            rows=2,
            required=False,
        )
    )
    choices_offered = words(
        "Welke keuzes hebt u aangeboden?", "Ook kleine: waar, wanneer, met wie.", rows=2
    )
    chosen = words("Wat is gekozen, en door wie?", rows=2)
    drive_identity = drive("IDENTITY")
    drive_meaning = drive("MEANING")
    drive_justice = drive("JUSTICE")
    drive_sensation = drive("SENSATION")
    alternatives = words(
        "Welke plek of bezigheid kan dat bieden?",
        "Zoals een club, vrijwilligerswerk, een geloofsgemeenschap of werk. De cliënt kiest.",
        rows=2,
        required=False,
    )
    places = places(
        "Plekken uit de sociale kaart die passen",
        "Wat u kiest, wordt als tekst in het plan bewaard. De kaart weet er niets van.",
    )
    contact_point = forms.ChoiceField(
        label="Kan een contactpunt van uw organisatie daarbij helpen?", required=False
    )
    siblings_peers = words(
        "Wat doet dit plan met broers, zussen en vrienden?",
        "Wat merken zij ervan, en wat hebben zij nodig?",
        rows=2,
        required=False,
    )
    information = words(
        "Waar gaat informatie naartoe, en waarheen niet?",
        "Ook: in welke overleggen het plan besproken wordt.",
        rows=2,
        required=False,
    )
    hearing_back = words("Hoe hoort iedereen hoe het gaat?", rows=2, required=False)
    lead = forms.ChoiceField(
        label="Wie is de regisseur?",
        help_text="Eén persoon, die het overzicht houdt en bij wie de cliënt terechtkan.",
        error_messages={"required": "Kies wie het overzicht houdt."},
    )
    lead_name = needed_sometimes(
        line("Iemand van buiten? Naam, functie en organisatie", required=False)
    )
    review_on = review_day("Wanneer kijkt u samen naar het plan?")

    def __init__(
        self,
        *args: Any,
        leads: Iterable[Any] = (),
        points: Iterable[str] = (),
        groups: Groups | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_places(self, groups or [], str(self.initial.get("places", "")))
        self.fields["client_goal"].error_messages["required"] = CLIENT_FIRST
        outside = (OUTSIDE, "iemand van buiten de organisatie")
        offer(self, "lead", [("", "Kies één persoon"), *leads, outside])
        known = [(name, Typed(name)) for name in dict.fromkeys(points)]
        offer(self, "contact_point", [("", "Geen contactpunt"), *known])

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        wish = [values.get(name, "") for name in ("client_goal", "agency_goal", "joined")]
        if "client_goal" in values:
            self.refuse(*gates.client_goal_first(*wish))
        if values.get("lead") == OUTSIDE and not values.get("lead_name"):
            self.add_error("lead_name", "Schrijf op wie dat is, en bij welke organisatie.")
        elif values.get("lead") != OUTSIDE:
            values["lead_name"] = ""
        return values


class PlanReviewForm(ReadAlong):
    """At a fixed moment: what happened with every step and goal, and the next date (G21)."""

    title = "Samen naar het plan kijken"
    help = "plan_review"
    codes: ClassVar = ("review_on",)
    client_goal_now = words("Hoe staat het met wat de cliënt wil?", rows=2)
    agency_goal_now = words("Hoe staat het met wat uw organisatie wil?", rows=2, required=False)
    different = words(
        "Wat moet er anders in het plan?",
        "Het plan zelf verandert u daarna.",
        rows=2,
        required=False,
    )
    review_on = review_day("Wanneer kijkt u weer samen?")

    def __init__(
        self,
        *args: Any,
        steps: dict[str, str] | None = None,
        goals: dict[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """`steps`: for each open step a name for its field, and what the step is. `goals`: the
        words of the plan; a goal that is not there is not asked about."""
        super().__init__(*args, **kwargs)
        for name, goal in GOALS.items():
            self.fields[name].help_text = Typed(escape((goals or {}).get(goal, "")))
        if not self.fields["agency_goal_now"].help_text:
            del self.fields["agency_goal_now"]
        self.questions = {
            name: f"Wat gebeurde er met deze stap: {typed}" for name, typed in (steps or {}).items()
        }
        asked = {name: words(question, rows=2) for name, question in self.questions.items()}
        self.fields = {**self._first(), **asked, **self._rest()}

    def _first(self) -> dict[str, forms.Field]:
        return {name: self.fields[name] for name in ("once", "happened_on")}

    def _rest(self) -> dict[str, forms.Field]:
        return {n: f for n, f in self.fields.items() if n not in ("once", "happened_on")}

    def word_values(self) -> dict[str, Any]:
        """The answers, with the questions about the steps as they were asked."""
        return {**super().word_values(), "questions": self.questions}


class PlanEndForm(ReadAlong):
    """What was reached, and what stays."""

    title = "Het plan is klaar"
    help = "plan_end"
    reached = words("Wat is er bereikt, volgens de cliënt en het gezin?", rows=3)
    own_view = words("Hoe ziet u dat zelf?", rows=2, required=False)
    stays = words("Wat blijft er, en bij wie kan de cliënt terecht?", rows=2, required=False)
