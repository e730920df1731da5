"""What a workshop costs: who pays each, and how much when that is known (A7)."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zorgvuldig.gatherings.actions.costs import Price
from zorgvuldig.handbook.wording import choices, label
from zorgvuldig.recording.forms import OnceForm, choice, needed_sometimes
from zorgvuldig.rules.gatherings.codes import PAYS, Cost

_EURO = re.compile(r"^(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:,(\d{2}))?$")


class Euro(forms.CharField):
    """An amount as one writes it: 1.250 or 1250,50. Empty is not known."""

    def clean(self, value: Any) -> int | None:
        typed = str(value or "").replace("€", "").replace(" ", "").removesuffix(",-")
        if not typed:
            return None
        found = _EURO.match(typed)
        if found is None:
            raise ValidationError("Schrijf een bedrag als 250 of 1.250,50.")
        return int(found[1].replace(".", "")) * 100 + int(found[2] or 0)


class CostsForm(OnceForm):
    """Who pays what."""

    title = "Kosten"

    def __init__(self, *args: Any, now: Mapping[str, Price], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in Cost:
            price = now.get(kind, Price(PAYS[kind], None))
            cost = label("gather_cost", kind)
            self.fields[f"payer_{kind}"] = choice(f"{cost}: wie betaalt?", choices("gather_payer"))
            self.fields[f"payer_{kind}"].initial = price.payer
            amount = Euro(
                label=f"{cost}: bedrag in euro’s",
                help_text="Leeg als het nog niet bekend is.",
                required=False,
                initial=euro(price.cents) if price.cents is not None else "",
            )
            self.fields[f"cents_{kind}"] = needed_sometimes(amount)

    def prices(self) -> dict[str, Price]:
        """Of each cost who pays it, and how much."""
        told = self.cleaned_data
        return {str(k): Price(told[f"payer_{k}"], told[f"cents_{k}"]) for k in Cost}


def euro(cents: int) -> str:
    """An amount as one writes it: 1.250,50."""
    whole = f"{cents // 100:,}".replace(",", ".")
    return f"{whole},{cents % 100:02d}"
