"""From typed text to clean values, for the ground floor."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from zorgvuldig.handbook import wording
from zorgvuldig.language.whose import Ours
from zorgvuldig.people.models import Membership, Person
from zorgvuldig.people.roles import Profession, Role, decider_field, offered

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zorgvuldig.people.models import MembershipQuerySet

    Colleagues = forms.ModelMultipleChoiceField[Membership]
else:
    Colleagues = forms.ModelMultipleChoiceField

FEEDBACK_OF_A_LINE = (
    "Wat hoort u terug van wie informatie krijgt, wanneer, en wie vertelt dat aan de hulpvrager?"
)
CONTACT_OF_A_LINE = "Hoe bereikt een hulpvrager de functionaris gegevensbescherming?"
CONTACT_IN_INFORMATION = (
    "Bijvoorbeeld een telefoonnummer of een adres. Dit staat in de informatie die hulpvragers "
    "meekrijgen."
)
FILL_IN = {"required": "Vul dit in."}
NO_ADDRESS = "Dit is geen e-mailadres. Er hoort een @ in te staan."
NO_POINT = ("AUTHORITY_PARENT", "PARENT_NO_AUTHORITY", "NETWORK", "DIRECT_TEAM")


class RolesForm(forms.Form):
    """What somebody does in this organisation."""

    roles = forms.MultipleChoiceField(
        label="Rollen",
        choices=Role,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies alleen wat deze persoon voor het werk nodig heeft.",
        error_messages={"required": "Kies ten minste één rol."},
    )
    profession = forms.ChoiceField(
        label="Beroep", choices=Profession, error_messages={"required": "Maak een keuze."}
    )

    def __init__(self, *args: Any, regime: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = offered(regime)  # type: ignore[attr-defined]


class InvitationForm(RolesForm):
    """Whom to invite, and for what."""

    email = forms.EmailField(
        label="E-mailadres van het werk",
        help_text="Hier komt de uitnodiging aan. Dit wordt ook het adres om mee in te loggen.",
        error_messages=FILL_IN | {"invalid": NO_ADDRESS},
    )
    name = forms.CharField(label="Voor- en achternaam", max_length=120, error_messages=FILL_IN)
    field_order = ("email", "name", "roles", "profession")


class PasswordForm(forms.Form):
    """A first password, typed twice."""

    password = forms.CharField(
        label="Wachtwoord",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Ten minste 12 tekens. Een zin van vier woorden is sterk en goed te onthouden.",
        error_messages=FILL_IN,
    )
    again = forms.CharField(
        label="Nog een keer hetzelfde wachtwoord",
        strip=False,
        error_messages=FILL_IN,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, data: Any = None, *, email: str, name: str) -> None:
        super().__init__(data)
        self.person = Person(email=email, name=name)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if "password" in typed and typed["password"] != typed.get("again"):
            self.add_error("again", "De twee wachtwoorden zijn niet gelijk.")
        return typed


class DecidersField(Colleagues):
    """Colleagues by name."""

    def label_from_instance(self, obj: Membership) -> str:
        name, profession = obj.person.name, obj.get_profession_display()
        if until := obj.away_until_written:
            return Ours(f"{name}, van beroep {profession} en afwezig tot en met {until}")
        return Ours(f"{name}, van beroep {profession}")


class ProtocolForm(forms.Form):
    """How this organisation decides on sharing (G23)."""

    deciders = DecidersField(
        label="Wie beslist over het delen van informatie?",
        queryset=Membership.unscoped.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Hier staan alleen collega’s met de rol beslisser.",
    )
    anonymous_route = forms.CharField(
        label="Hoe vraagt u advies zonder naam?",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wie belt u, en wat vertelt u dan niet? Schrijf het zo dat een nieuwe collega "
        "het meteen kan doen.",
    )
    feedback_rule = forms.CharField(
        label="Wat spreekt u af over terugkoppeling?",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wat hoort u terug van wie informatie krijgt, wanneer, en wie vertelt dat aan "
        "de cliënt?",
    )
    privacy_contact = forms.CharField(
        label="Hoe bereikt een cliënt de functionaris gegevensbescherming?",
        required=False,
        max_length=300,
        help_text="Bijvoorbeeld een telefoonnummer of een adres. Dit staat in de informatie die "
        "cliënten meekrijgen.",
    )
    holds = forms.BooleanField(label="Dit protocol geldt vanaf vandaag", required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        eligible: "MembershipQuerySet",
        professions: "Iterable[str]" = (),
        initial: dict[str, Any],
        of_line: bool = False,
    ) -> None:
        super().__init__(data, initial=initial)
        if of_line:
            self._for_a_line()
            return
        self.fields["deciders"].queryset = eligible  # type: ignore[attr-defined]
        for code in professions:
            self.fields[decider_field(code)] = DecidersField(
                label=f"Wie beslist ook voor het beroep ‘{Profession(code).label}’?",
                queryset=eligible,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text="Leeg betekent: alleen wie hierboven voor iedereen beslist.",
            )
        first = ["deciders", *(decider_field(code) for code in professions)]
        self.order_fields([*first, "anonymous_route", "feedback_rule", "privacy_contact", "holds"])

    def _for_a_line(self) -> None:
        """Nobody is named to decide, and who asks for help is no client."""
        del self.fields["deciders"]
        self.fields["feedback_rule"].help_text = FEEDBACK_OF_A_LINE
        self.fields["privacy_contact"].label = CONTACT_OF_A_LINE
        self.fields["privacy_contact"].help_text = CONTACT_IN_INFORMATION

    def agreed(self) -> dict[str, Any]:
        """The protocol as it was filled in, in the shape of `access.protocol_of`."""
        return {
            name: sorted(m.pk for m in value) if name.startswith("deciders") else value
            for name, value in self.cleaned_data.items()
        }


def already_come(day: "date") -> None:
    """A check that was done has a date that has come."""
    if day > timezone.localdate():
        raise ValidationError("Deze datum ligt in de toekomst. Kies vandaag of een eerdere dag.")


class ContactPointForm(forms.Form):
    """Where the organisation can go with a question, and when that was last checked."""

    addressee = forms.ChoiceField(
        label="Soort contactpunt", choices=lambda: wording.choices("addressee", leave=NO_POINT)
    )
    name = forms.CharField(label="Naam", max_length=200, error_messages=FILL_IN)
    reach = forms.CharField(
        label="Hoe bereikt u dit contactpunt?",
        max_length=300,
        error_messages=FILL_IN,
        help_text="Telefoonnummer, e-mailadres en wanneer iemand bereikbaar is.",
    )
    verified_on = forms.DateField(
        label="Nagekeken op",
        validators=[already_come],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        help_text="De dag waarop u voor het laatst hebt nagegaan of dit nog klopt.",
        error_messages=FILL_IN | {"invalid": "Dit is geen datum. Schrijf dag-maand-jaar."},
    )
