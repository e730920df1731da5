"""What is typed in the room: which question comes on the screen, and a note."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms

from zorgvuldig.gatherings.forms.in_dutch import InDutch, Titles
from zorgvuldig.handbook import gatherings
from zorgvuldig.handbook.wording import choices, explained, label
from zorgvuldig.recording.forms import OnceForm, choice, needed_sometimes, offer, tick, words
from zorgvuldig.rules.gatherings.codes import NoteKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from zorgvuldig.gatherings.models import CaseVignette

CARD = "card:"
SITUATION = "situation:"
WHICH = "Kies het knelpunt en tussen welke twee sectoren het zit."


def _title(number: int, vignette: "CaseVignette") -> str:
    if vignette.standard:
        return InDutch(f"Voorbeeld: {gatherings.vignettes()[vignette.standard].title}")
    age = label("age", vignette.age_band)
    return f"Situatie {number} van de groep ({age}, {vignette.step})"


def _sector(label: str) -> forms.ChoiceField:
    known = [("", "Kies…"), *choices("gather_sector")]
    return forms.ChoiceField(label=label, required=False, choices=known)


class AskForm(OnceForm):
    """Which question everybody answers now."""

    title = "Stel een vraag aan de zaal"
    question = forms.ChoiceField(
        label="Waarover gaat de vraag?",
        widget=Titles,
        error_messages={"required": "Kies een situatie of een kaart."},
    )

    def __init__(
        self, *args: Any, situations: "Iterable[CaseVignette]" = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        table = [
            (f"{SITUATION}{one.pk}", _title(number, one))
            for number, one in enumerate(situations, start=1)
        ]
        dilemmas = gatherings.dilemmas().items()
        cards = [(f"{CARD}{code}", InDutch(one.title)) for code, one in dilemmas]
        groups = [("Situaties op tafel", table)] if table else []
        offer(self, "question", [
            ("", "Kies…"), *groups, ("Kaarten met een dilemma", cards)
        ])  # fmt: skip

    def about(self) -> dict[str, Any]:
        """What the action takes: a situation, or a card with its step."""
        chosen = self.cleaned_data["question"]
        if chosen.startswith(CARD):
            card = chosen.removeprefix(CARD)
            return {"card": card, "step": gatherings.dilemmas()[card].step}
        return {"vignette": UUID(chosen.removeprefix(SITUATION))}


class NoteForm(OnceForm):
    """A note about no person and no case."""

    title = "Aantekening"
    kind = choice("Wat noteert u?", explained("gather_note"))
    text = words(
        "In een paar zinnen",
        "Zonder namen van mensen, plaatsen of organisaties, en zonder het verhaal van een jongere.",
        rows=3,
    )
    sort = needed_sometimes(
        forms.ChoiceField(
            label="Welk knelpunt is het?",
            help_text="Alleen bij een knelpunt.",
            required=False,
        )
    )
    one = needed_sometimes(_sector("Tussen deze sector"))
    other = needed_sometimes(_sector("En deze andere sector"))
    nobody = needed_sometimes(
        tick(
            "Ik las het na: dit wijst naar niemand",
            "Alleen als een woord voor een naam of iets zeldzaams wordt aangezien.",
        )
    )

    def __init__(
        self, *args: Any, wrong_with: "Callable[[str, bool], list[str]]", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.wrong_with = wrong_with
        known = [(code, one.title) for code, one in gatherings.bottlenecks().items()]
        offer(self, "sort", [("", "Kies…"), *known])

    def clean(self) -> dict[str, Any]:
        """Say beside the text what points at somebody, and beside a bottleneck what is missing."""
        values = super().clean() or self.cleaned_data
        if values.get("text"):
            for sentence in self.wrong_with(values["text"], bool(values.get("nobody"))):
                self.add_error("text", sentence)
        if values.get("kind") == NoteKind.BOTTLENECK and not self._between_two(values):
            self.add_error("sort", WHICH)
        return values

    def _between_two(self, values: dict[str, Any]) -> bool:
        return all(values.get(name) for name in ("sort", "one", "other"))

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        values = self.cleaned_data
        stuck = values["kind"] == NoteKind.BOTTLENECK
        return {
            "once": values["once"],
            "kind": NoteKind(values["kind"]),
            "text": values["text"],
            "nobody": values["nobody"],
            "between": (values["sort"], values["one"], values["other"]) if stuck else None,
        }
