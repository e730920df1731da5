"""A safety risk made concrete, and the answers people give about sharing."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils import timezone

from zorgvuldig.dossiers.codes import Answer, EntryKind, Giver, Purpose
from zorgvuldig.dossiers.codes import ConsentForm as Form
from zorgvuldig.dossiers.letter.items import Item
from zorgvuldig.handbook.wording import choices
from zorgvuldig.language.whose import Typed
from zorgvuldig.recording.forms import EntryForm, OnceForm, choice, line, offer, past_day, words
from zorgvuldig.rules.codes import Flaw

HELP = "HELP"
DEMANDS = {
    Flaw.NOT_FREE: "De ander kon zonder nadeel nee zeggen",
    Flaw.NOT_EXPLAINED: "Ik heb vooraf uitgelegd waarom, wat, aan wie en wat er daarna gebeurt",
    Flaw.NOT_SPECIFIC: "Het antwoord gaat over precies deze ontvanger, dit doel en deze informatie",
    Flaw.NOT_EXPLICIT: "Het antwoord is met zoveel woorden gegeven, niet door te zwijgen",
    Flaw.NOT_WITHDRAWABLE: "Ik heb verteld dat intrekken altijd kan, en hoe",
}


class ConcernForm(EntryForm):
    """A concrete risk; what protects is asked first (G20)."""

    title = "Veiligheidsrisico beschrijven"
    help = "safety_concern"
    protects = words(
        "Wat beschermt nu al?",
        "Mensen, afspraken of krachten die het risico kleiner maken.",
        rows=3,
    )
    risk = words(
        "Wat kan er gebeuren?",
        "Zo concreet mogelijk. Een algemene zorg is nog geen risico.",
        rows=3,
    )
    whom = line("Voor wie?", "Voor de cliënt zelf, het gezin, iemand anders of uzelf.")
    behaviour = words(
        "Door welk gedrag?", "Wat iemand doet, niet wat iemand denkt of gelooft.", rows=2
    )
    soon = line("Hoe snel kan dit gebeuren?")
    serious = words("Hoe ernstig zou het zijn?", rows=2)


class ConsentForm(EntryForm):
    """One answer of one giver: for this recipient, one purpose, these pieces of information."""

    title = "Toestemming vragen en het antwoord vastleggen"
    help = "consent"
    giver = choice("Wie gaf antwoord?", [])
    speaks_for_all = choice(
        "Is dit iedereen met gezag?",
        choices("rep_all"),
        "Alleen bij een ouder of vertegenwoordiger. Kijk zo nodig in het gezagsregister.",
        required=False,
    )
    purpose = choice("Waarvoor vroeg u het?", Purpose.choices)
    purpose_words = words("Het doel in uw eigen woorden", rows=2)
    items = forms.MultipleChoiceField(
        label="Voor welke informatie?",
        help_text="Kruis aan wat de ander goedvindt. Wat u niet aankruist, valt er niet onder.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    explained = forms.MultipleChoiceField(
        label="Hoe is het gegaan?",
        help_text="Kruis alleen aan wat klopt. Wat ontbreekt, telt mee in het advies.",
        choices=list(DEMANDS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    answer = choice("Wat was het antwoord?", Answer.choices)
    form = choice("Hoe kreeg u het antwoord?", Form.choices)
    own_words = words("Wat zei de ander, in eigen woorden?", rows=2, required=False)
    field_order = (
        "once",
        "giver",
        "speaks_for_all",
        "purpose",
        "purpose_words",
        "items",
        "explained",
        "answer",
        "happened_on",
        "form",
        "own_words",
    )
    codes: ClassVar = ("giver", "speaks_for_all", "purpose", "items", "explained", "answer", "form")

    def __init__(
        self,
        *args: Any,
        representatives: Iterable[tuple[UUID, str]] = (),
        shareable: Mapping[UUID, Item] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        others = [(str(number), name) for number, name in representatives]
        offer(self, "giver", [(Giver.CLIENT, Giver.CLIENT.label), *others])
        if not others:
            del self.fields["speaks_for_all"]
        pieces = [(str(i.id), shortly(i)) for i in (shareable or {}).values() if i.offered]
        offer(self, "items", [(HELP, "dat de cliënt hier hulp krijgt"), *pieces])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("giver") == Giver.CLIENT:
            values["speaks_for_all"] = ""
        elif values.get("giver") and not values.get("speaks_for_all"):
            self.add_error("speaks_for_all", "Zeg of dit antwoord voor iedereen met gezag geldt.")
        return values

    def consent_codes(self) -> dict[str, Any]:
        """What stands beside the words, as the action asks for it."""
        values = self.cleaned_data
        client = values["giver"] == Giver.CLIENT
        return {
            "giver": Giver.CLIENT if client else Giver.REPRESENTATIVE,
            "given_by_id": None if client else UUID(values["giver"]),
            **{name: values[name] for name in ("speaks_for_all", "purpose", "answer", "form")},
            "flaws": self.flaws() if values["answer"] == Answer.GIVEN else [],
        }

    def flaws(self) -> list[str]:
        """The demands that were not met. A yes that leaves out that help is given cannot be
        specific: whoever is spoken to or written to learns that at once."""
        lacking = {flaw for flaw in DEMANDS if flaw not in self.cleaned_data["explained"]}
        if HELP not in self.cleaned_data["items"]:
            lacking.add(Flaw.NOT_SPECIFIC)
        return sorted(lacking)

    def item_numbers(self) -> list[UUID]:
        return [UUID(number) for number in self.cleaned_data["items"] if number != HELP]


def shortly(item: Item, longest: int = 140) -> str:
    """One line for a list: what it is and how it begins."""
    text = " ".join(item.text.split())
    cut = text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"
    return Typed(cut, EntryKind(item.kind).label)


class WithdrawForm(OnceForm):
    """Taking a yes back: one button and a date, as easy as giving it."""

    title = "Toestemming intrekken"
    help = "consent"
    withdrawn_on = past_day(
        "Op welke dag is de toestemming ingetrokken?", initial=timezone.localdate
    )
