"""Every verb of a login service: know somebody, link, give roles, end sessions."""

from typing import TYPE_CHECKING, Any, NamedTuple

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import access as people
from zorgvuldig.people import actions as staffing
from zorgvuldig.people import leaving
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.login import access
from zorgvuldig.people.login.models import HeardOnce, LinkedAccount, ServiceSession
from zorgvuldig.people.login.refusals import NotAToken, NotLetIn
from zorgvuldig.people.models import Invitation, Membership, Person
from zorgvuldig.people.refusals import StillNeeded
from zorgvuldig.rules.login import Given, Refused, after, not_enough, roles_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zorgvuldig.people.login.models import LoginService

    Claims = Mapping[str, Any]

BY_SERVICE = "login-service"


class Known(NamedTuple):
    """Somebody who comes in: the link, and the work it opens."""

    account: LinkedAccount
    membership: Membership


def recognise(*, service: "LoginService", claims: "Claims", ip: str | None) -> Known:
    """Who this is here: by issuer and subject, or for the first time. Roles follow the service.

    No transaction of its own: that a role was taken away stays, also when nobody comes in.
    """
    require_enough(service, claims)
    account = access.account_of(service, claims["sub"]) or _for_the_first_time(service, claims, ip)
    if not account.person.is_active:
        raise NotLetIn(Refused.NO_ACCOUNT)
    walls.say(organisation=service.organisation_id, person=account.person_id)
    membership = follow_roles(account=account, service=service, claims=claims, ip=ip)
    if membership is None or membership.ended_on is not None:
        raise NotLetIn(Refused.NO_ROLE)
    return Known(account, membership)


def require_enough(service: "LoginService", claims: "Claims") -> None:
    """Refuse what is less than the organisation asks."""
    lacks = not_enough(claims, access.asked_of(service))
    if lacks is not None:
        raise NotLetIn(lacks, "acr" if lacks == Refused.LEVEL else "amr")


def _for_the_first_time(service: "LoginService", claims: "Claims", ip: str | None) -> LinkedAccount:
    """A new account: for who was invited at this address, or by the groups of the service. Who has
    an account already links it by themselves, signed in."""
    email = _address(claims)
    if people.person_at(email):
        raise NotLetIn(Refused.KNOWN_ADDRESS)
    invitation = _invited(service, email) if claims.get("email_verified") is True else None
    roles = _roles(service, claims)
    if invitation is None and not (service.makes_accounts and roles):
        raise NotLetIn(Refused.NO_ROLE if service.makes_accounts else Refused.NO_ACCOUNT)
    try:
        return _made(service, claims, email, invitation, roles, ip)
    except IntegrityError as at_once:  # the same person, in another tab
        found = access.account_of(service, claims["sub"])
        if found is None:
            raise NotLetIn(Refused.KNOWN_ADDRESS) from at_once
        return found


@transaction.atomic
def _made(
    service: "LoginService",
    claims: "Claims",
    email: str,
    invitation: Invitation | None,
    roles: tuple[str, ...],
    ip: str | None,
) -> LinkedAccount:
    person = Person(email=email, name=_name(claims))
    person.set_unusable_password()
    person.save()
    verified = claims.get("email_verified") is True
    EmailAddress.objects.create(user=person, email=email, verified=verified, primary=True)
    walls.say(organisation=service.organisation_id, person=person.pk)
    if invitation is not None:
        staffing.join(person, invitation)
        return link(service=service, person=person, claims=claims, ip=ip)
    membership = Membership.unscoped.create(
        organisation=service.organisation, person=person, roles=list(roles)
    )
    actor = Actor(person, membership, ip)
    record(
        "membership.begun", actor=actor, action=Action.CREATE, about=membership, policy=BY_SERVICE
    )
    return link(service=service, person=person, claims=claims, ip=ip)


@transaction.atomic
def link(
    *, service: "LoginService", person: Person, claims: "Claims", ip: str | None
) -> LinkedAccount:
    """This subject of the service is this person from now on; each of both once."""
    known = access.account_of(service, claims["sub"]) or access.linked_to(service, person)
    if known is not None:
        raise NotLetIn(Refused.ANOTHERS)
    membership = access.membership_at(service, person)
    if membership is None or membership.ended_on is not None:
        raise NotLetIn(Refused.NO_ACCOUNT)
    account = LinkedAccount.unscoped.create(
        organisation=service.organisation,
        service=service,
        person=person,
        subject=access.digest(service, "subject", claims["sub"]),
    )
    actor = Actor(person, membership, ip)
    record("account.linked", actor=actor, action=Action.CREATE, about=account, policy=BY_SERVICE)
    return account


@transaction.atomic
def follow_roles(
    *, account: LinkedAccount, service: "LoginService", claims: "Claims", ip: str | None
) -> Membership | None:
    """What the service no longer gives is taken away, what it gives is given. Who was sent away by
    a person here does not come back by it."""
    account = LinkedAccount.unscoped.select_for_update(of=("self",)).get(pk=account.pk)
    membership = access.membership_at(service, account.person)
    if membership is None or not service.roles_claim:
        return membership
    now, ended = _roles(service, claims), membership.ended_on is not None
    if ended and (account.given or not now):
        return membership
    held = [] if ended else membership.roles
    given = after(held, account.given, now)
    if sorted(given.roles) != sorted(held):
        _change(account, membership, given, Actor(account.person, membership, ip))
    account.given = list(given.by_service)
    account.save(update_fields=["given", "needed_on"])
    return membership


def _change(account: LinkedAccount, membership: Membership, given: Given, actor: Actor) -> None:
    """What somebody had with the roles they lose ends, as for who lays them down. What would be
    left without anybody stays theirs, closed to them, until it was taken over."""
    today = timezone.localdate()
    try:
        leaving.require_not_needed(membership, given.roles)
    except StillNeeded:
        account.needed_on = today
    else:
        account.needed_on = None
        leaving.end_what_was_theirs(actor, membership, today, given.roles)
    membership.ended_on = None if given.roles else today
    membership.roles = list(given.roles) or membership.roles
    membership.save(update_fields=["roles", "ended_on"])
    event = "membership.changed" if given.roles else "membership.ended"
    record(event, actor=actor, action=Action.UPDATE, about=membership, policy=BY_SERVICE)


def begin_session(*, account: LinkedAccount, sid: str) -> ServiceSession:
    """A session here, under the number it has at the service; signing in writes the line."""
    number = access.digest(account.service, "sid", sid) if sid else None
    return ServiceSession.unscoped.create(
        organisation_id=account.organisation_id, account=account, sid=number
    )


def forget_session(through: access.Through) -> None:
    """It ended here; signing out writes the line."""
    ServiceSession.unscoped.filter(pk=through.handle).delete()


@transaction.atomic
def end_sessions(*, service: "LoginService", claims: "Claims") -> int:
    """The service says that somebody signed out there: what they have open here ends. A token
    counts once. Returns how many ended."""
    number = access.digest(service, "jti", claims["jti"])
    try:
        with transaction.atomic():
            HeardOnce.unscoped.create(
                organisation=service.organisation, service=service, number=number
            )
    except IntegrityError as again:
        raise NotAToken("again") from again
    ending = list(access.sessions_of(service, dict(claims)))
    for session in ending:
        person = session.account.person
        actor = Actor(person, access.membership_at(service, person))
        record("session.ended", actor=actor, action=Action.EXECUTE, about=person, policy=BY_SERVICE)
        session.delete()
    return len(ending)


def _invited(service: "LoginService", email: str) -> Invitation | None:
    rows = people.waiting_invitations().select_for_update(of=("self",))
    return rows.filter(organisation=service.organisation_id, email__iexact=email).first()


def _roles(service: "LoginService", claims: "Claims") -> tuple[str, ...]:
    if not service.roles_claim:
        return ()
    return roles_for(claims.get(service.roles_claim), access.mapped(service))


def _address(claims: "Claims") -> str:
    try:
        told = _text(claims, "email").strip().lower()
        return str(Person._meta.get_field("email").clean(told, None))
    except ValidationError as fault:
        raise NotLetIn(Refused.CLAIM, "email") from fault


def _name(claims: "Claims") -> str:
    parts = [claims.get(part) for part in ("given_name", "family_name")]
    whole = claims.get("name") or " ".join(part for part in parts if isinstance(part, str))
    return _text({"name": whole}, "name").strip()[:120]


def _text(claims: "Claims", name: str) -> str:
    said = claims.get(name)
    if not isinstance(said, str) or not said.strip():
        raise NotLetIn(Refused.CLAIM, name)
    return said
