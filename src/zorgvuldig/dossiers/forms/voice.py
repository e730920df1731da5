"""Somebody's own words, as they say them."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils import timezone

from zorgvuldig.dossiers.codes import Giver, Received
from zorgvuldig.dossiers.models import Recipient
from zorgvuldig.recording.forms import EntryForm, choice, needed_sometimes, offer, past_day, words


class OwnStatementForm(EntryForm):
    """Whose words, how they came, what they say; our own why stays apart from their wish."""

    title = "Het eigen verhaal opschrijven"
    help = "own_statement"
    codes: ClassVar = ("who", "received")
    happened_on = past_day("Wanneer is dit verteld of geschreven?", initial=timezone.localdate)
    who = choice("Van wie zijn deze woorden?", [])
    received = choice("Hoe kwamen de woorden bij u?", Received.choices)
    own_words = words(
        "De eigen woorden",
        "Schrijf op wat de ander zegt, zoals de ander het zegt. Verbeter niets.",
        rows=6,
    )
    differently = words("Wat ziet de ander anders dan wij?", rows=3, required=False)
    wish = words("Welke wens hebben wij niet gevolgd?", rows=2, required=False)
    why_not: Any = needed_sometimes(
        words("Waarom niet?", "Dit zijn onze woorden.", rows=2, required=False)
    )

    def __init__(self, *args: Any, speakers: Iterable[tuple[Recipient, str]] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        people = [(str(person.pk), f"de woorden van {name}") for person, name in speakers]
        offer(self, "who", [(str(Giver.CLIENT), "van de cliënt zelf"), *people])
        if not people:
            self.fields["who"].initial = Giver.CLIENT

    def code_values(self) -> dict[str, Any]:
        """`by`, `speaker` and `received`, as the action asks them."""
        who = self.cleaned_data["who"]
        client = who == Giver.CLIENT
        return {
            "by": Giver.CLIENT if client else Giver.REPRESENTATIVE,
            "speaker": None if client else who,
            "received": self.cleaned_data["received"],
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("wish") and not values.get("why_not"):
            self.add_error("why_not", "Schrijf op waarom wij deze wens niet volgden.")
        if values.get("why_not") and not values.get("wish"):
            self.add_error("wish", "Schrijf op welke wens dit was.")
        return values
