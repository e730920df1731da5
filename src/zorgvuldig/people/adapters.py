"""How allauth behaves in this house."""

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter

from zorgvuldig.people import access, jobs
from zorgvuldig.people.login import entering
from zorgvuldig.vault import lasting

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves; an invitation makes the account."""

    def is_open_for_signup(self, request: "HttpRequest") -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """The first second factor is set up right after signing in, without a password again."""
        if not access.has_second_factor(context.request.user):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """Later, by a job: who waits for a mail to go would learn that the address is known."""
        jobs.send_password_link.defer(person_id=user.pk)

    def pre_login(self, request: "HttpRequest", user: Any, **kwargs: Any) -> "HttpResponse | None":
        """What an unfinished sign-in through a login service left, is not of this one."""
        entering.forget_another(request)
        return super().pre_login(request, user, **kwargs)  # type: ignore[no-any-return]


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """The secrets of second factors rest sealed, so that a stolen dump opens no account."""

    def encrypt(self, text: str) -> str:
        return lasting.seal_text("second-factor", text)

    def decrypt(self, encrypted_text: str) -> str:
        return lasting.open_text("second-factor", encrypted_text)

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        """Who showed a second factor to the login service is not asked for ours as well."""
        if entering.showed_factor(context.request):
            return False
        return bool(super().is_mfa_enabled(user, types))
