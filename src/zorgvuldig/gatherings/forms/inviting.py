"""Whom to invite: one by one, or as lines copied from a list; and the words of the mail."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from zorgvuldig.gatherings.actions.inviting import Invited
from zorgvuldig.handbook.wording import label
from zorgvuldig.recording.forms import needed_sometimes, offer, words
from zorgvuldig.rules.gatherings.seats import in_order

MOST_LINES = 100
_APART = (";", "\t", ",")  # the first that stands in the line; a name may have a comma
NOBODY = "Vul iemand in, of plak een lijst. Er is nog niemand uitgenodigd."
ALL_THREE = "Vul naam, e-mailadres en sector in van wie u uitnodigt."
NOT_A_LINE = "Regel {number}: schrijf naam; e-mailadres; sector."
NOT_AN_ADDRESS = "Regel {number}: ‘{typed}’ is geen e-mailadres."
NO_SECTOR = "Regel {number}: ‘{typed}’ is geen sector met plaatsen. Kies uit: {listed}."
TOO_MANY = f"Plak hooguit {MOST_LINES} regels tegelijk."
BEGIN = (
    "Wij nodigen u uit voor een werkatelier over informatie delen. Met hooguit vijftien mensen "
    "uit verschillende beroepen kijken we naar situaties uit het werk: wat mag u delen, wat niet, "
    "en wie belt u? Een adviseur en een jurist begeleiden de bijeenkomst."
)


class InviteForm(forms.Form):
    """`sectors`: those with seats in the mix; nobody is invited outside it."""

    once = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    text = words("Uw woorden in de mail", "Dag, plaats en de eigen link zetten wij eronder.",
                 rows=6)  # fmt: skip
    name = forms.CharField(label="Naam", required=False, max_length=120)
    email = forms.EmailField(label="E-mailadres", required=False, max_length=200,
                             error_messages={"invalid": "Dit is geen e-mailadres."})  # fmt: skip
    sector = forms.ChoiceField(label="Sector", required=False)
    lines = words(
        "Of plak een lijst",
        "Eén persoon per regel: naam; e-mailadres; sector. Een tab of komma ertussen mag ook.",
        rows=5,
        required=False,
    )

    def __init__(self, *args: Any, sectors: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.sectors = {code: label("gather_sector", code) for code in in_order(sectors)}
        offer(self, "sector", [("", "Kies…"), *self.sectors.items()])
        listed = ", ".join(self.sectors.values())
        self.fields["lines"].help_text += f" Sectoren: {listed}."
        self.people: list[Invited] = []
        for name in ("name", "email", "sector", "lines"):
            needed_sometimes(self.fields[name])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        said = [str(values.get(name) or "") for name in ("name", "email", "sector")]
        if any(said) and not all(said):
            self.add_error("name", ALL_THREE)
        elif all(said):
            name, email, sector = said
            self.people.append(Invited(name=name, email=email, sector=sector))
        self._read(values.get("lines") or "")
        if not self.errors and not self.people:
            self.add_error("name", NOBODY)
        return values

    def _read(self, typed: str) -> None:
        """The lines of a list, each with what is wrong with it."""
        rows = [(n, row) for n, row in enumerate(typed.splitlines(), start=1) if row.strip()]
        if len(rows) > MOST_LINES:
            self.add_error("lines", TOO_MANY)
            return
        for number, row in rows:
            try:
                self.people.append(self._somebody(number, row))
            except ValidationError as wrong:
                self.add_error("lines", wrong)

    def _somebody(self, number: int, row: str) -> Invited:
        sign = next((sign for sign in _APART if sign in row), ",")
        parts = [part.strip() for part in row.split(sign) if part.strip()]
        if len(parts) != 3:
            raise ValidationError(NOT_A_LINE.format(number=number))
        name, email, sector = parts
        try:
            validate_email(email)
        except ValidationError:
            raise ValidationError(NOT_AN_ADDRESS.format(number=number, typed=email)) from None
        codes = {said.casefold(): code for code, said in self.sectors.items()}
        if sector.casefold() not in codes:
            listed = ", ".join(self.sectors.values())
            raise ValidationError(NO_SECTOR.format(number=number, typed=sector, listed=listed))
        return Invited(name=name[:120], email=email, sector=codes[sector.casefold()])
