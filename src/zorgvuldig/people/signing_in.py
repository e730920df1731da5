"""Signing in and out, and what the logbook says of it.

Signing in is the framework's own verb, so its signals are the only place to hear of it; every
other line is written by the verb itself. A refused attempt keeps no address.
"""

from typing import TYPE_CHECKING, Any

from allauth.account.forms import LoginForm
from allauth.account.signals import password_changed, password_reset
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction

from zorgvuldig import walls
from zorgvuldig.logbook.actions import Action, Outcome, record
from zorgvuldig.people import access
from zorgvuldig.people.actor import Actor, Visitor
from zorgvuldig.people.login import entering
from zorgvuldig.people.request import source_ip

if TYPE_CHECKING:
    from django.http import HttpRequest

    from zorgvuldig.people.models import Person


def first_time(request: "HttpRequest", person: "Person", password: str) -> None:
    """Sign a new person in as if they had come through the front door."""
    form = LoginForm({"login": person.email, "password": password}, request=request)
    if form.is_valid():
        form.login(request)


def connect() -> None:
    """Listen; called once, when the rooms are ready."""
    user_logged_in.connect(_begun, dispatch_uid="logbook")
    user_logged_out.connect(_ended, dispatch_uid="logbook")
    user_login_failed.connect(_refused, dispatch_uid="logbook")
    authentication_failed.connect(_code_refused, dispatch_uid="logbook")
    authenticator_added.connect(_factor_added, dispatch_uid="logbook")
    authenticator_removed.connect(_factor_removed, dispatch_uid="logbook")
    for changed in (password_changed, password_reset):
        changed.connect(_password_changed, dispatch_uid="logbook")


def _begun(request: "HttpRequest", user: "Person", **_: Any) -> None:
    membership = entering.completed(request, user)
    if membership is None:
        _line("session.begun", request, user, Action.EXECUTE)
        return
    with walls.saying(organisation=membership.organisation_id, person=user.pk):
        actor = Actor(user, membership, source_ip(request))
        record(
            "session.begun", actor=actor, action=Action.EXECUTE, policy="login-service", about=user
        )


def _ended(request: "HttpRequest", user: "Person | None", **_: Any) -> None:
    if user is not None:
        _line("session.ended", request, user, Action.EXECUTE)


def _refused(request: "HttpRequest | None" = None, **_: Any) -> None:
    record(
        "session.begun",
        actor=Visitor(source_ip(request) if request else None),
        action=Action.EXECUTE,
        outcome=Outcome.DENIED,
        policy="password",
    )


def _code_refused(request: "HttpRequest", user: "Person", **_: Any) -> None:
    _line("session.begun", request, user, Action.EXECUTE, Outcome.DENIED, "second-factor")


def _factor_added(request: "HttpRequest", user: "Person", **_: Any) -> None:
    _line("secondfactor.added", request, user, Action.CREATE)


def _factor_removed(request: "HttpRequest", user: "Person", **_: Any) -> None:
    """Whoever takes the second factor away sets up another before working on."""
    request.session.pop("second_factor", None)
    _line("secondfactor.removed", request, user, Action.DELETE)


def _password_changed(request: "HttpRequest", user: "Person", **_: Any) -> None:
    _line("password.changed", request, user, Action.UPDATE)


def _line(
    event: str,
    request: "HttpRequest",
    person: "Person",
    action: Action,
    outcome: Outcome = Outcome.SUCCESS,
    policy: str = "",
) -> None:
    """One line in the chain of the organisation this person works for, when there is just one.

    In a transaction of its own when there is none: allauth tells of a new factor after commit.
    """
    chosen = getattr(getattr(request, "actor", None), "membership", None)
    with transaction.atomic(), walls.saying(organisation=None, person=person.pk):
        own = chosen and chosen.person_id == person.pk
        membership = chosen if own else access.membership_of(person, None)
        organisation = membership.organisation_id if membership else None
        walls.say(organisation=organisation, person=person.pk)
        actor = Actor(person, membership, source_ip(request))
        record(event, actor=actor, action=action, outcome=outcome, policy=policy, about=person)
