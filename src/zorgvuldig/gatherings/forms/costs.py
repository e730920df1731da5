"""What a workshop costs: who pays each, and how much when that is known (A7)."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format

from zorgvuldig.gatherings.actions.costs import Price
from zorgvuldig.handbook.wording import choices, label
from zorgvuldig.recording.forms import OnceForm, choice, needed_sometimes
from zorgvuldig.rules.gatherings.codes import PAYS, Cost

# Money has no third decimal: three digits after a point or a comma are thousands, two are cents. So
# Dutch and English can both be read, and what could be either is asked again.
_EURO = re.compile(r"(\d{1,7}|\d{1,3}(?:\.\d{3})+(?!\.)|\d{1,3}(?:,\d{3})+(?!,))(?:[.,](\d\d))?")


class Box(forms.TextInput):
    """An amount that is known, as the page writes it; and one that was typed, as it was typed."""

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, int):
            return number_format(Decimal(value) / 100, 2, force_grouping=True)
        return str(value) if value else None


class Euro(forms.CharField):
    """An amount as one writes it, in Dutch or in English: 1.250,50 or 1,250.50. Empty is not
    known."""

    widget = Box

    def clean(self, value: Any) -> int | None:
        typed = re.sub(r"[€\s]", "", str(value or "")).removesuffix(",-")
        if not typed:
            return None
        found = _EURO.fullmatch(typed)
        if found is None:
            raise ValidationError("Schrijf een bedrag als 250 of 1.250,50.")
        return int(re.sub("[.,]", "", found[1])) * 100 + int(found[2] or 0)


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
                initial=price.cents,
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
