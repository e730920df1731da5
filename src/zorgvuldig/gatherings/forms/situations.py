"""Handing in a situation on one page: the words, what is asked beside them, and what a facilitator
does with it. What is still missing is said by the rule (W-04), each at its place."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.html import escape
from django.utils.text import Truncator

from zorgvuldig.gatherings.actions.situations import Typed
from zorgvuldig.gatherings.forms.in_dutch import InDutch, Titles
from zorgvuldig.gatherings.situations import TEXTS
from zorgvuldig.handbook import gatherings, read
from zorgvuldig.handbook.wording import choices
from zorgvuldig.recording.forms import Words, needed_sometimes, offer, tick
from zorgvuldig.rules import gates
from zorgvuldig.rules.codes import Addressee, Age, ConsentStatus, RepAll
from zorgvuldig.rules.gatherings.vignettes import Answers, lacking_in_vignette
from zorgvuldig.rules.nameless.weighed import A_SENTENCE, STAYS

if TYPE_CHECKING:
    from zorgvuldig.gatherings.looking import Looked
    from zorgvuldig.rules.gatherings.pointed import Pointed

WHY = "why_"
LONGEST = 3000
EMPTY = "Vul dit in."
LEFT_OUT = (Addressee.VIR,)
ANSWERS = (ConsentStatus.NOT_ASKED, ConsentStatus.GIVEN, ConsentStatus.REFUSED)


def told(label: str, hint: str = "", *, rows: int) -> forms.CharField:
    """Own words; too many are said, and stay where they were typed."""
    return Words(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": EMPTY,
            "max_length": f"Dit is te lang: er passen {LONGEST} tekens in. Maak het korter.",
        },
    )


def one_of(label: str, known: Iterable[Any], hint: str = "", start: str | None = None) -> Any:
    """One answer of a few; whether it is missing is said by the rule."""
    return needed_sometimes(
        forms.ChoiceField(
            label=label,
            help_text=hint,
            choices=list(known),
            initial=start,
            required=start is not None,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": "Kies een van de antwoorden."},
        )
    )


def steps() -> list[tuple[str, str]]:
    """The steps of the method, by their number."""
    return [(code[:2], words["title"]) for code, words in read("method")["step"].items()]


class SituationForm(forms.Form):
    """One situation, without anything that points to somebody."""

    once = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    situation = told(
        "Wat gebeurt er?",
        "Schrijf op wat u zag of hoorde. Geen namen, plaatsen, dagen of precieze leeftijden.",
        rows=8,
    )
    protects = told("Wat gaat er goed, of spreekt uw zorg tegen?", rows=3)
    question = told("Wat is uw vraag?", "Eén vraag waar u niet uitkwam.", rows=2)
    step = one_of("Bij welke stap liep u vast?", steps(), start="W1")
    age = one_of("Hoe oud is de jongere?", choices("age", (Age.UNKNOWN,)))
    region = one_of("In wat voor streek speelt het?", choices("gather_region"))
    addressee = forms.ChoiceField(
        label="Met wie zou u praten of iets willen delen?",
        help_text="Dan laten we voor elk beroep zien wat de regels zeggen.",
        choices=[("", "Kies…"), *choices("addressee", LEFT_OUT)],
        error_messages={"required": "Kies met wie."},
    )
    client_consent = one_of(
        "Wat vindt de jongere ervan?",
        [(c, text) for c, text in choices("gather_says") if c in ANSWERS],
        start=ConsentStatus.NOT_ASKED,
    )
    rep_consent = one_of(
        "Wat vinden de ouders met gezag ervan?",
        [(c, text) for c, text in choices("gather_says") if c in ANSWERS],
        "Zegt één van hen nee, kies dan nee.",
        start=ConsentStatus.NOT_ASKED,
    )
    changed = needed_sometimes(
        forms.MultipleChoiceField(
            label="Welke details hebt u veranderd?",
            help_text="Minstens twee. Zo blijft het uw vraag, maar niet meer deze mensen.",
            choices=choices("gather_changed"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
    )
    rare = one_of("Is er iets zeldzaams aan, ook als u alles bij elkaar optelt?",
                  choices("gather_rare"))  # fmt: skip
    neutralised = forms.BooleanField(
        label="Geen school, club, gebedshuis of organisatie is bij naam genoemd", required=False
    )
    turns_on_background = forms.BooleanField(
        label="Mijn vraag draait om iemands achtergrond",
        help_text="Alleen dan noemt u geloof of afkomst, en alleen algemeen: ‘een geloof’, ‘een "
        "ander land’.",
        required=False,
    )
    nobody_here = forms.BooleanField(
        label="Niemand in deze groep kan weten om wie het gaat", required=False
    )

    def __init__(self, *args: Any, looked: "Looked | None" = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.looked = looked
        pointed = self.to_explain()
        for one in pointed:
            label = STAYS.format(typed=Truncator(one.written).chars(60))
            self.fields[f"{WHY}{one.key}"] = needed_sometimes(
                forms.CharField(
                    label=label, help_text=escape(one.sentence), required=False, max_length=200
                )
            )
        self.order_fields(["once", *TEXTS, *(f"{WHY}{one.key}" for one in pointed)])

    def to_explain(self) -> "list[Pointed]":
        """What was pointed at and may stay with a sentence, each once."""
        pointed = self.looked.pointed if self.looked else ()
        return [*{one.key: one for one in pointed if one.may_stay}.values()]

    def clean(self) -> dict[str, Any]:
        """Everything that is missing, each beside its own field."""
        values = super().clean() or self.cleaned_data
        if self.looked is not None:
            answers = self.answers(values)
            texts = [*(values.get(name, "") for name in TEXTS), *answers.reasons.values()]
            if shut := gates.made_from_no_file(texts):
                self.add_error("situation", shut.sentence)
            for one in lacking_in_vignette(self.looked.pointed, answers):
                if one.pointed is not None and one.pointed.may_stay:
                    self.add_error(f"{WHY}{one.pointed.key}", A_SENTENCE)
                else:
                    self.add_error(one.field, one.sentence)
        return values

    def answers(self, values: dict[str, Any]) -> Answers:
        """What was answered beside the text, as the rule takes it."""
        reasons = {
            name.removeprefix(WHY): str(value)
            for name, value in values.items()
            if name.startswith(WHY)
        }
        return Answers(
            age=values.get("age") or "",
            region=values.get("region") or "",
            neutralised=bool(values.get("neutralised")),
            turns_on_background=bool(values.get("turns_on_background")),
            rare=values.get("rare") or "",
            changed=tuple(values.get("changed") or ()),
            nobody_here=bool(values.get("nobody_here")),
            reasons=reasons,
        )

    def typed(self) -> Typed:
        """What the action takes."""
        values = self.cleaned_data
        parents = values["rep_consent"]
        return Typed(
            texts={name: values[name] for name in TEXTS},
            age=values["age"],
            step=values["step"],
            facts={
                "addressee": values["addressee"],
                "client_consent": values["client_consent"],
                "rep_consent": parents,
                "rep_all": RepAll.NO if parents == ConsentStatus.NOT_ASKED else RepAll.YES,
            },
            answers=self.answers(values),
        )


class TakeBackForm(forms.Form):
    """Its author wants the situation off the table."""

    sure = tick("Wis mijn situatie", "Wissen kan niet ongedaan worden gemaakt.", required=True)


class RemarkForm(forms.Form):
    """What the author is asked to change."""

    remark = told(
        "Wat moet er anders?",
        "Noem wat iemand hier kan herkennen. De inbrenger leest dit op de eigen pagina.",
        rows=3,
    )


class ExampleForm(forms.Form):
    """One of the prepared situations."""

    standard = forms.ChoiceField(
        label="Kies een voorbeeld",
        widget=Titles,
        error_messages={"required": "Kies een voorbeeld."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(code, InDutch(one.title)) for code, one in gatherings.vignettes().items()]
        offer(self, "standard", [("", "Kies…"), *known])
