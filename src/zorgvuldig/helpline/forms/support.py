"""The caller's answer to a referral, the hand-over, closing, and what comes after."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from zorgvuldig.handbook.wording import choices, explained
from zorgvuldig.helpline.forms.parts import UnnamedForm
from zorgvuldig.recording.forms import (
    OnceForm,
    choice,
    line,
    needed_sometimes,
    offer,
    past_day,
    tick,
    words,
)
from zorgvuldig.rules.helpline.codes import Answer

NOT_TOLD = "Een ja telt als de hulpvrager weet waarop. Schrijf op wat u vertelde."
CALLERS = [
    ("LINE", "Wij"),
    ("CALLER", "De hulpvrager"),
    ("OTHER", "Iemand anders"),
]


def _sealed(data: dict[str, Any], *names: str) -> dict[str, str]:
    return {name: str(data[name]) for name in names if data.get(name)}


class ConsentTwoForm(OnceForm):
    """What the caller answers to this recipient and this information."""

    title = "Ja of nee van de hulpvrager"
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    answer = choice("Wat zegt de hulpvrager?", [])
    answered_on = past_day("Wanneer?", initial=timezone.localdate)
    told = needed_sometimes(
        words(
            "Wat vertelde u vooraf?",
            "Aan wie, waarom, welke informatie, en dat nee zeggen of later stoppen mag.",
            rows=3,
            required=False,
        )
    )

    def __init__(self, *args: Any, open_to: tuple[str, ...], shown: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"shown": shown}
        super().__init__(*args, **kwargs)
        answers = [(code, text) for code, text in choices("help_answer") if code in open_to]
        offer(self, "answer", answers)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("answer") == Answer.GIVEN and not said.get("told", "").strip():
            self.add_error("told", NOT_TOLD)
        return said


class HandOverForm(OnceForm):
    """Introduced together, and who knows what now."""

    title = "Warm overdragen"
    happened_on = past_day("Wanneer was de kennismaking?", initial=timezone.localdate)
    contact_person = line("Bij wie kan de hulpvrager voortaan terecht?", "Naam en hoe te bereiken.")
    told: Any = forms.MultipleChoiceField(
        label="Wat is er verteld?",
        help_text="Dit ging alleen naar deze ontvanger. De hulpvrager krijgt het op papier. Is er "
        "meer verteld, of aan een ander? Vraag daar eerst apart een ja voor.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies wat er is verteld.",
            "invalid_choice": "Kies alleen uit wat was afgesproken.",
        },
    )
    open = words("Wat ligt nog open?", "En wie pakt dat op?", rows=3, required=False)
    stays = words("Wat doet de vertrouwenspersoon nog?", rows=2, required=False)

    def __init__(self, *args: Any, agreed: Iterable[str], **kwargs: Any) -> None:
        """`agreed` are the pieces of information the caller said yes to, for this recipient."""
        super().__init__(*args, **kwargs)
        offer(self, "told", [(text, text) for text in agreed])

    def sealed(self) -> dict[str, str]:
        told = {**self.cleaned_data, "told": "\n".join(self.cleaned_data["told"])}
        return _sealed(told, "contact_person", "told", "open", "stays")


class CloseForm(UnnamedForm):
    """How it ended, from the side of the caller."""

    title = "Hulpverzoek afsluiten"
    closed_on = past_day("Wanneer?", initial=timezone.localdate)
    ending = choice("Hoe is het afgelopen?", explained("help_ending"))
    changed = words(
        "Wat veranderde er voor de hulpvrager?",
        "In gewone woorden. Niets over hoe de jongere is.",
        rows=3,
        required=False,
    )
    after_call = tick(
        "De hulpvrager wil over drie maanden worden gebeld",
        "Vraag het. Zonder ja wissen wij nu hoe de hulpvrager te bereiken is.",
    )

    def __init__(self, *args: Any, may_be_called: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_be_called:
            del self.fields["after_call"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        self.unnamed("changed")
        return said

    def said(self) -> dict[str, Any]:
        """What `actions.closing.close` asks."""
        names = ("once", "closed_on", "ending", "changed", "after_call")
        said = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        return {"after_call": False, **said, "looked": self.looked}


class AfterCallForm(UnnamedForm):
    """The call after three months."""

    title = "Nabellen"
    happened_on = past_day("Wanneer belde u?", initial=timezone.localdate)
    outcome = choice("Hoe ging het?", explained("help_after_call"))
    said = words(
        "Hoe gaat het nu met de hulpvrager?",
        "Kort. Is er opnieuw hulp nodig? Open het hulpverzoek dan weer.",
        rows=3,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        self.unnamed("said")
        return said

    def called(self) -> dict[str, Any]:
        """What `actions.afterwards.after_call` asks."""
        names = ("once", "happened_on", "outcome", "said")
        return {**{name: self.cleaned_data[name] for name in names}, "looked": self.looked}


class ComeBackForm(OnceForm):
    """The caller is there again; danger is asked first (H-02)."""

    title = "Hulpverzoek weer openen"
    danger = choice("Is er nu gevaar?", explained("help_danger"))
    happened_on = past_day("Wanneer was dat?", initial=timezone.localdate)


class AcuteCallForm(OnceForm):
    """112 was called already (C00); this only writes it down. It is no way to tell anybody else."""

    title = "Vastleggen dat 112 is gebeld"
    happened_on = past_day("Wanneer?", initial=timezone.localdate)
    called = choice("Wie belde 112?", CALLERS)
    why = words("Wat was het gevaar?", "Wat gebeurde er, en wat kon er gebeuren?", rows=2)
    told = words("Wat is er verteld?", "Ook: wat is er afgesproken?", rows=3)

    def sealed(self) -> dict[str, str]:
        called = dict(CALLERS)[self.cleaned_data["called"]]
        return {"called": called, **_sealed(self.cleaned_data, "why", "told")}
