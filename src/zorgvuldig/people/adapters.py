"""How allauth behaves in this house."""

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator

from zorgvuldig.language.filters import said
from zorgvuldig.language.showing import DUTCH, shown_in
from zorgvuldig.people import access, jobs
from zorgvuldig.people.login import entering
from zorgvuldig.vault import lasting

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


WRONG_CODE = "Dit klopt niet. Probeer het opnieuw. Een code uit de app geldt maar even."
KEY = "Toegangssleutel"
TOO_OFTEN = "Dit is te vaak geprobeerd. Wacht een paar minuten en probeer het dan opnieuw."
OTHER_WAYS = {
    "reauthenticate": "Met uw wachtwoord",
    "mfa_reauthenticate": "Met een code",
    "mfa_reauthenticate:webauthn": "Met een toegangssleutel",
}


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves; an invitation makes the account."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Dit account is gesloten. Vraag het aan uw beheerder.",
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet.",
        "enter_current_password": "Dit is niet uw wachtwoord van nu.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "invalid_login": "Dit is geen e-mailadres waarmee u kunt inloggen.",
        "incorrect_code": WRONG_CODE,
        "invalid_password_reset": "Deze link werkt niet meer. Vraag een nieuwe aan.",
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: "HttpRequest") -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """The first second factor is set up right after signing in, without a password again."""
        if not access.has_second_factor(context.request.user):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The other ways to show that it is you, in our words."""
        ways = super().get_reauthentication_methods(user)
        return [one | {"description": OTHER_WAYS[one["id"]]} for one in ways]

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """Later, by a job: who waits for a mail to go would learn that the address is known."""
        jobs.send_password_link.defer(person_id=user.pk)

    def pre_login(self, request: "HttpRequest", user: Any, **kwargs: Any) -> "HttpResponse | None":
        """What an unfinished sign-in through a login service left, is not of this one."""
        entering.forget_another(request)
        request.reads = user.language  # type: ignore[attr-defined]
        return super().pre_login(request, user, **kwargs)  # type: ignore[no-any-return]


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """The secrets of second factors rest sealed, so that a stolen dump opens no account."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "Dit kan nu niet weg: u hebt een tweede stap nodig.",
        "cannot_generate_recovery_codes": "Stel eerst een tweede stap in. Daarna maakt u codes.",
        "incorrect_code": WRONG_CODE,
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What a passkey is called until somebody names it; a name, so it stays as it is."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        with shown_in(user.language or DUTCH):
            return f"{said(KEY)} {number}"

    def encrypt(self, text: str) -> str:
        return lasting.seal_text("second-factor", text)

    def decrypt(self, encrypted_text: str) -> str:
        return lasting.open_text("second-factor", encrypted_text)

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        """Who showed a second factor to the login service is not asked for ours as well."""
        if entering.showed_factor(context.request):
            return False
        return bool(super().is_mfa_enabled(user, types))
