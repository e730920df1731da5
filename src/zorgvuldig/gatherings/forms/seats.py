"""Registering, inviting, and who was there."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import validate_email

from zorgvuldig.gatherings.actions.registering import Coming
from zorgvuldig.handbook.wording import choices, explained
from zorgvuldig.recording.forms import OnceForm, choice, line, offer, tick, words

NO_ADDRESS = "Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.example."
NO_SUCH_SECTOR = "Voor deze sector zijn er geen plaatsen. Kies een van deze sectoren."
NOT_FOR_CARERS = ("HELPLINE",)


def sectors_of(mix: Iterable[str]) -> list[tuple[str, str]]:
    """The sectors that were agreed, each with whom it is for."""
    known = set(mix)
    return [(code, text) for code, text in explained("gather_sector") if code in known]


def address(label: str, hint: str = "") -> forms.EmailField:
    """An e-mail address."""
    return forms.EmailField(
        label=label,
        help_text=hint,
        max_length=200,
        error_messages={"required": "Vul een e-mailadres in.", "invalid": NO_ADDRESS},
    )


def frame(asked: str = "Onder welke regels werkt u?") -> forms.ChoiceField:
    """The legal frame somebody works in: the rules differ for each."""
    known = [one for one in choices("regime") if one[0] not in NOT_FOR_CARERS]
    return forms.ChoiceField(
        label=asked,
        help_text="Voor ieder beroep gelden andere regels. Daar gaat het werkatelier over. Weet u "
        "het niet zeker? Kies wat het meest lijkt.",
        choices=[("", "Kies"), *known],
        error_messages={"required": "Kies onder welke regels u werkt."},
    )


class ComingForm(forms.Form):
    """Somebody comes: their sector, their legal frame and their work."""

    sector = choice("In welke sector werkt u?", [])
    regime = frame()
    profession = line("Uw beroep of functie", required=False)
    organisation = line("Uw organisatie", required=False)

    def __init__(self, *args: Any, mix: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sector", sectors_of(mix))
        self.fields["sector"].error_messages["invalid_choice"] = NO_SUCH_SECTOR

    def coming(self) -> Coming:
        """What was said of their work."""
        said = self.cleaned_data
        return Coming(said["sector"], said["regime"], said["organisation"], said["profession"])


class CertificateForm(forms.Form):
    """Somebody asks for a certificate, or does not want one after all."""

    wanted = tick("Ik wil een bewijs van deelname")


class SureForm(forms.Form):
    """Somebody wants nothing kept of them."""

    sure = tick(
        "Wis nu alles van mij",
        "Hebt u een plaats, dan gaat die naar een ander. Deze link werkt daarna niet meer.",
    )


class RegisterForm(ComingForm):
    """Somebody comes by the link of the municipality."""

    once = forms.CharField(widget=forms.HiddenInput)
    name = line("Uw naam", "Zoals die op een bewijs van deelname mag staan.")
    email = address("Uw e-mailadres", "Daar krijgt u uw eigen link, en bericht bij een wijziging.")
    field_order = ("once", "name", "email", "sector", "regime", "profession", "organisation")


PERSON = re.compile(r"^(?P<name>[^;,<>]+)[;,]\s*(?P<email>[^;,\s]+@[^;,\s]+)$")
EXAMPLE = "Noor Verzonnen; noor@werk.example"


def _is_address(typed: str) -> bool:
    try:
        validate_email(typed)
    except forms.ValidationError:
        return False
    return True


class InviteForm(OnceForm):
    """Inviting people of one sector: a name and an address on each line."""

    title = "Mensen uitnodigen"
    sector = choice("Voor welke sector?", [])
    people = words(
        "Wie nodigt u uit?", f"Eén persoon op een regel: naam; e-mailadres. Bijvoorbeeld: {EXAMPLE}"
    )
    text = words(
        "Uw tekst in de e-mail",
        "De dag, de tijd, de plaats en de eigen link komen er vanzelf onder.",
        rows=6,
    )

    def __init__(self, *args: Any, mix: Iterable[str], text: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"text": text}
        super().__init__(*args, **kwargs)
        offer(self, "sector", sectors_of(mix))

    def clean_people(self) -> list[dict[str, str]]:
        """Each line as a name and an address."""
        lines = [one.strip() for one in self.cleaned_data["people"].splitlines() if one.strip()]
        found = [PERSON.match(one) for one in lines]
        for typed, match in zip(lines, found, strict=True):
            if match is None or not _is_address(match["email"]):
                raise forms.ValidationError(f"‘{typed}’ is niet te lezen. Schrijf: {EXAMPLE}")
        return [
            {"name": match["name"].strip(), "email": match["email"]} for match in found if match
        ]

    def invited(self) -> list[Any]:
        """Who is invited, with the sector."""
        sector = self.cleaned_data["sector"]
        return [{**one, "sector": sector} for one in self.cleaned_data["people"]]


class SeatLinkForm(OnceForm):
    """A new link for somebody on the list."""

    title = "Een nieuwe link sturen"
    turn = forms.IntegerField(widget=forms.HiddenInput)


class AttendanceForm(OnceForm):
    """Who with a seat was there."""

    title = "Wie was er?"
    present = forms.MultipleChoiceField(
        label="Vink aan wie er was",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, seated: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "present", seated)


class WalkInForm(OnceForm):
    """Somebody of the same sector came instead of one who is not there."""

    title = "Iemand kwam in de plaats van een ander"
    instead_of = choice("Wie is er niet?", [], "Wie vervangt, werkt in dezelfde sector.")
    name = line("Wie kwam er?")
    email = address("E-mailadres", "Voor de eigen link, met de vragen na afloop.")
    regime = frame("Onder welke regels werkt deze persoon?")

    def __init__(self, *args: Any, absent: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "instead_of", absent)
