"""Coming in through a login service, by the same door as everybody: allauth signs in, and asks our
own second factor where the service did not prove one."""

from typing import TYPE_CHECKING, Any

from allauth.account.utils import perform_login
from django.contrib.auth.models import AnonymousUser

from zorgvuldig import walls
from zorgvuldig.people.login import access, actions
from zorgvuldig.people.login.access import THROUGH, Through
from zorgvuldig.rules.login import proves_factor
from zorgvuldig.vault import lasting

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from zorgvuldig.people.login.actions import Known
    from zorgvuldig.people.login.flow import Came
    from zorgvuldig.people.login.models import LoginService
    from zorgvuldig.people.models import Membership, Person

ENTERING = "login_entering"
TOKEN = "id-token"  # noqa: S105 - what it is sealed for


def enter(
    request: "HttpRequest", service: "LoginService", known: "Known", came: "Came"
) -> "HttpResponse":
    """Sign in as this person; what the session must know of it is kept until that is done."""
    proven = proves_factor(came.claims, access.asked_of(service))
    sid = came.claims.get("sid")
    request.session[ENTERING] = {
        "person": known.account.person_id,
        "organisation": service.organisation_id,
        "account": known.account.pk,
        "service": str(service.pk),
        "sid": sid if isinstance(sid, str) else "",
        "token": lasting.seal_text(TOKEN, came.token),
        "proven": proven,
    }
    request.through_service = True  # type: ignore[attr-defined]
    request.factor_shown = proven  # type: ignore[attr-defined]
    return perform_login(request, known.account.person)  # type: ignore[no-any-return]


def forget_another(request: "HttpRequest") -> None:
    """A sign-in that began otherwise takes nothing over from one that was left halfway."""
    if not getattr(request, "through_service", False):
        request.session.pop(ENTERING, None)


def showed_factor(request: "HttpRequest | None") -> bool:
    """Did the service prove a second factor, in this very request?"""
    return bool(getattr(request, "factor_shown", False))


def completed(request: "HttpRequest", person: "Person") -> "Membership | None":
    """Somebody is signed in: when through a service, the session is bound to it. Answers for whom
    it works then."""
    kept: dict[str, Any] | None = request.session.pop(ENTERING, None)
    if kept is None or kept["person"] != person.pk:
        return None
    with walls.saying(organisation=kept["organisation"], person=person.pk):
        service = access.open_service(kept["organisation"], kept["service"])
        account = access.linked_to(service, person)
        if account is None:
            return None
        session = actions.begin_session(account=account, sid=kept["sid"])
        membership = access.membership_at(service, person)
    about = [kept["organisation"], kept["service"], str(session.pk), kept["token"]]
    request.session[THROUGH] = about
    request.session["organisation"] = kept["organisation"]
    request.session["second_factor"] = kept["proven"]
    return membership


def ended_there(request: "HttpRequest", through: Through) -> bool:
    """Is this session over because it ended at the service? Then nobody is signed in here."""
    walls.say(organisation=through.organisation, person=request.user.pk)
    if access.still_holds(through, request.user):  # type: ignore[arg-type]
        return False
    request.session.flush()
    request.user = AnonymousUser()
    walls.say(organisation=None)
    return True


def token_of(through: Through) -> str:
    """The token the service gave, which it wants back when somebody leaves."""
    return lasting.open_text(TOKEN, through.token)
