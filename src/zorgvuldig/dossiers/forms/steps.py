"""Small steps: agreeing on one, changing it, acknowledging that it was met, letting it go (P08)."""

from typing import Any, ClassVar

from django.utils import timezone

from zorgvuldig.dossiers.codes import PlanGoal, StepBy
from zorgvuldig.dossiers.forms.plan import ReadAlong
from zorgvuldig.recording.forms import Day, choice, line, past_day, words
from zorgvuldig.rules import gates


class StepForm(ReadAlong):
    """What, who, by when, and towards whose goal."""

    title = "Een kleine stap afspreken"
    help = "small_step"
    codes: ClassVar = ("taken_by", "goal", "by_on")
    what = line(
        "Wat is de stap?",
        "Klein genoeg om te lukken, en zo precies dat iedereen ziet dat het gelukt is.",
    )
    taken_by = choice("Wie doet het?", StepBy.choices)
    who = line(
        "Wie precies, en wie helpt?", "Dit komt op het papier voor de cliënt.", required=False
    )
    goal = choice("Bij welk doel hoort de stap?", PlanGoal.choices, required=False)
    by_on = Day(label="Uiterlijk wanneer?")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if "by_on" in values:
            self.refuse(gates.step_is_near(values["by_on"], today=timezone.localdate()))
        return values


class ChangeStepForm(StepForm):
    """The step, otherwise; and why."""

    title = "Deze stap veranderen"
    why_changed = words("Waarom verandert de stap?", rows=2)


class StepMetForm(ReadAlong):
    """The step was met: who said what about it, and the compliment."""

    title = "Deze stap is gelukt"
    help = "step_met"
    happened_on = past_day("Wanneer lukte het?", initial=timezone.localdate)
    said = words("Wie zei er iets over, en wat?", "De cliënt zelf, en wie erbij was.", rows=3)
    compliment = words("Welk compliment gaf u?", "In uw eigen woorden.", rows=2)


class LetGoForm(ReadAlong):
    """Why a step is let go."""

    title = "Deze stap loslaten"
    help = "small_step"
    why = words("Waarom laat u deze stap samen los?", rows=2)
