"""From typed text to clean values: how a login service is reached and what is asked of it."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from zorgvuldig.people import access as people
from zorgvuldig.people.forms import FILL_IN
from zorgvuldig.people.login import access, outside
from zorgvuldig.people.login.models import BY_PEOPLE_ONLY
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Role, offered

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.login.models import LoginService

    Colleague = forms.ModelChoiceField[Membership]
else:
    Colleague = forms.ModelChoiceField

SECOND_FACTOR = "mfa"  # RFC 8176


class Words(forms.CharField):
    """Values, each on a line of its own."""

    def __init__(self, **more: Any) -> None:
        area = forms.Textarea(attrs={"rows": 2})
        super().__init__(required=False, max_length=2000, widget=area, **more)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        lines = [line.strip() for line in str(super().clean(value)).splitlines()]
        if any(len(line) > 200 for line in lines):
            raise ValidationError(
                "Een waarde telt hooguit 200 tekens. Zet elke waarde op een regel."
            )
        return [line for line in lines if line]


class ByName(Colleague):
    """A colleague by name."""

    def label_from_instance(self, obj: Membership) -> str:
        return str(obj.person.name)


class ServiceForm(forms.Form):
    """One login service. For every role that a group may give there is a field of its own."""

    name = forms.CharField(
        label="Hoe heet de inlogdienst bij uw collega’s?", max_length=80,
        error_messages=FILL_IN,
        help_text="Zo noemen uw collega’s het, bijvoorbeeld: de werkplek van De Brug.",
    )  # fmt: skip
    issuer = forms.CharField(
        label="Adres van de inlogdienst (issuer)", max_length=300, error_messages=FILL_IN,
        help_text="Precies zoals de inlogdienst het opgeeft, met of zonder streep aan het eind.",
    )  # fmt: skip
    client_id = forms.CharField(
        label="Nummer van Zorgvuldig daar (client id)", max_length=200, error_messages=FILL_IN
    )
    secret = forms.CharField(
        label="Geheim (client secret)", max_length=500, required=False, strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="Het geheim wordt versleuteld bewaard en is niet terug te lezen. "
        "Laat het leeg als het niet verandert.",
    )  # fmt: skip
    scopes = forms.CharField(
        label="Wat wij opvragen (scopes)", max_length=200, error_messages=FILL_IN
    )
    levels = Words(
        label="Welk niveau van inloggen is genoeg (acr)?",
        help_text="Elke waarde op een eigen regel. Leeg: elk niveau is genoeg.",
    )
    factors = Words(
        label="Waaraan zien wij dat de tweede stap is gezet (amr of acr)?",
        help_text="Elke waarde op een eigen regel, bijvoorbeeld mfa. Staat er niets, of komt er "
        "niets van mee, dan vraagt Zorgvuldig zelf om een tweede stap.",
    )
    must_prove = forms.BooleanField(
        label="Wie de tweede stap niet bij de inlogdienst heeft gezet, komt niet binnen",
        required=False,
    )
    roles_claim = forms.CharField(
        label="In welk gegeven staan de groepen?", max_length=100, required=False,
        help_text="Vaak is dat groups of roles. Leeg: de inlogdienst geeft geen rollen.",
    )  # fmt: skip
    makes_accounts = forms.BooleanField(
        label="Wie door een groep een rol heeft, krijgt vanzelf een account", required=False
    )
    is_on = forms.BooleanField(
        label="In gebruik", required=False,
        help_text="Zet dit pas aan als het proberen is gelukt.",
    )  # fmt: skip
    only_way = forms.BooleanField(
        label="Iedereen logt in via deze inlogdienst, niemand met een wachtwoord", required=False
    )
    emergency = ByName(
        label="Welke beheerder mag met een wachtwoord inloggen als de inlogdienst het niet doet?",
        queryset=Membership.unscoped.none(), required=False, empty_label="Niemand",
    )  # fmt: skip

    def __init__(
        self, *args: Any, actor: "Actor", service: "LoginService | None", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.service = service
        administrators = people.staff_of(actor).holding(Role.ADMINISTRATOR)
        self.fields["emergency"].queryset = administrators  # type: ignore[attr-defined]
        self.fields["secret"].required = service is None
        self.by_role = {
            f"groups_{role}": role
            for role, _ in offered(actor.organisation.regime)
            if role not in BY_PEOPLE_ONLY
        }
        for field, role in self.by_role.items():
            self.fields[field] = Words(label=f"Groepen met de rol {Role(role).label}")

    def clean_issuer(self) -> str:
        issuer: str = self.cleaned_data["issuer"]
        if "?" in issuer or not outside.usable(issuer):
            raise ValidationError(
                "Dit adres kan niet. Het begint met https:// en staat buiten het eigen netwerk, of "
                "wie de server beheert heeft het toegelaten."
            )
        return issuer

    def clean_scopes(self) -> str:
        scopes = " ".join(self.cleaned_data["scopes"].split())
        if "openid" not in scopes.split():
            raise ValidationError("Hier hoort ten minste openid te staan.")
        return scopes

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if typed.get("only_way") and typed.get("emergency") is None:
            self.add_error(
                "emergency", "Kies een beheerder die naar binnen kan als het niet werkt."
            )
        moved = self.service is not None and typed.get("issuer") != self.service.issuer
        if moved and not typed.get("secret"):
            self.add_error("secret", "Bij een ander adres hoort een nieuw geheim.")
        return typed

    def words(self) -> dict[str, Any]:
        """What was typed, with the groups under the role they give."""
        typed = dict(self.cleaned_data)
        return typed | {"groups": {role: typed.pop(field) for field, role in self.by_role.items()}}


def words_of(service: "LoginService | None") -> dict[str, Any]:
    """What stands of a service now, for its form; never the secret."""
    if service is None:
        return {"scopes": "openid profile email", "factors": [SECOND_FACTOR]}
    names = [name for name in ServiceForm.base_fields if name != "secret"]
    groups: dict[str, list[str]] = {}
    for group, role in access.mapped(service):
        groups.setdefault(f"groups_{role}", []).append(group)
    return {name: getattr(service, name) for name in names} | groups
