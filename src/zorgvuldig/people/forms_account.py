"""The forms of signing in, which allauth keeps, in our words: as on every other page."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as app
from django.core.exceptions import ValidationError

from zorgvuldig.people.forms import FILL_IN, NO_ADDRESS

LABELS = {
    "login": "E-mailadres",
    "email": "E-mailadres",
    "password": "Wachtwoord",
    "oldpassword": "Uw wachtwoord van nu",
    "password1": "Nieuw wachtwoord",
    "password2": "Nog een keer hetzelfde wachtwoord",
    "code": "Code",
}
HINTS = {"password1": "Ten minste 12 tekens."}
NOT_THE_SAME = "De twee wachtwoorden zijn niet gelijk."


class InOurWords:
    """What is asked and what is wrong with it; the framework asks and looks."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label, field.help_text = LABELS[name], HINTS.get(name, "")
            field.error_messages = field.error_messages | FILL_IN | {"invalid": NO_ADDRESS}

    def add_error(self, field: str | None, error: Any) -> None:
        """That two passwords differ is the one sentence that the framework has no name for."""
        unnamed = field == "password2" and not isinstance(error, ValidationError)
        super().add_error(field, NOT_THE_SAME if unnamed else error)  # type: ignore[misc]


class LoginForm(InOurWords, account.LoginForm):  # type: ignore[misc]
    """Address and password."""


class ResetForm(InOurWords, account.ResetPasswordForm):  # type: ignore[misc]
    """For whom a link is asked."""


class NewPasswordForm(InOurWords, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by the link."""


class ChangeForm(InOurWords, account.ChangePasswordForm):  # type: ignore[misc]
    """Another password instead of the one of now."""


class FirstForm(InOurWords, account.SetPasswordForm):  # type: ignore[misc]
    """A first password, of somebody who came through a login service."""


class AgainForm(InOurWords, account.ReauthenticateForm):  # type: ignore[misc]
    """The password again, before something of weight."""


class CodeForm(InOurWords, factor.AuthenticateForm):  # type: ignore[misc]
    """The second step: a code of the app, or one for when it is not there."""


class CodeAgainForm(InOurWords, factor.ReauthenticateForm):  # type: ignore[misc]
    """The code again, before something of weight."""


class AppForm(InOurWords, app.ActivateTOTPForm):  # type: ignore[misc]
    """The first code, to see that the app works."""
