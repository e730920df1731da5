"""The summary for the client: what goes in, in which words, who releases it, and who got it."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.text import Truncator

from zorgvuldig.dossiers.codes import EntryKind, Giver, SummaryLevel
from zorgvuldig.dossiers.forms.findings import FindingsForm
from zorgvuldig.dossiers.models import Recipient
from zorgvuldig.dossiers.summary.draft import Offered
from zorgvuldig.handbook.wording import written
from zorgvuldig.language.whose import Typed
from zorgvuldig.recording.forms import (
    EntryForm,
    OnceForm,
    choice,
    line,
    offer,
    past_day,
    tick,
    words,
)


class NewSummaryForm(OnceForm):
    """How it reads, and what goes in."""

    title = "Samenvatting voor de cliënt"
    help = "client_summary"
    level = choice("Welke versie maakt u?", SummaryLevel.choices)

    def __init__(self, *args: Any, entries: Iterable[Offered] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(entries)
        self.fields["chosen"] = forms.MultipleChoiceField(
            label="Wat komt erin?",
            help_text="Alles staat al aangekruist. Haal weg wat de samenvatting te lang maakt.",
            choices=[(str(one.id), _said(one)) for one in known],
            initial=[str(one.id) for one in known],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )


def _said(one: Offered) -> str:
    kind = EntryKind(one.kind).label.capitalize()
    text = one.wrote or one.said or one.agreed
    return Typed(Truncator(text).chars(140), f"{kind} van {written(one.on)}")


class SummaryForm(OnceForm):
    """The text, part by part, in plain words. Each line becomes one line on paper."""

    title = "De tekst van de samenvatting"
    help = "client_summary"
    why = words("Waarom wij dit opschreven", rows=2)
    wrote = words(
        "Wat wij opschreven",
        "Korte zinnen. Elke regel wordt een punt. Staat er nog niets? Zeg dan kort wat er over de "
        "cliënt in het dossier staat.",
        rows=8,
    )
    said = words(
        "Wat de cliënt zelf zei", "In de eigen woorden van de cliënt.", rows=5, required=False
    )
    agreed = words("Wat u samen afsprak", rows=4, required=False)
    ask = words("Wie de cliënt iets kan vragen", rows=2)

    def typed(self) -> dict[str, str]:
        """The words, part by part."""
        return {name: self.cleaned_data[name] for name in self.fields if name != "once"}


class AskReleaseForm(FindingsForm):
    """Who releases it, and of what looks like a name why it may stay."""

    title = "Laten vrijgeven"
    help = "client_summary"
    second_person: Any = forms.ModelChoiceField(
        label="Wie leest de samenvatting na en geeft haar vrij?",
        queryset=None,
        empty_label="Kies een collega",
        error_messages={"required": "Kies een collega."},
    )


class GivenForm(EntryForm):
    """The summary was handed over: to whom, when and how."""

    title = "Vastleggen dat u de samenvatting gaf"
    help = "client_summary"
    codes: ClassVar = ("who",)
    happened_on = past_day("Wanneer gaf u de samenvatting?", initial=timezone.localdate)
    who = choice("Aan wie?", [])
    client_knows = tick(
        "De cliënt weet dat deze ouder of vertegenwoordiger de samenvatting krijgt",
        "Nodig als de cliënt 12 jaar of ouder is en u de samenvatting aan een ander geeft.",
    )
    how = line("Hoe?", "Bijvoorbeeld: op papier, samen gelezen.")
    said = words("Wat zei de ander erover?", rows=3, required=False)

    def __init__(self, *args: Any, people: Iterable[tuple[Recipient, str]] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        known = [(str(person.pk), f"gegeven aan {name}") for person, name in people]
        offer(self, "who", [(str(Giver.CLIENT), "aan de cliënt zelf"), *known])

    def code_values(self) -> dict[str, Any]:
        """`to` and `recipient`, as the action asks them."""
        who = self.cleaned_data["who"]
        client = who == Giver.CLIENT
        return {
            "to": Giver.CLIENT if client else Giver.REPRESENTATIVE,
            "recipient": None if client else who,
            "client_knows": self.cleaned_data["client_knows"],
        }
