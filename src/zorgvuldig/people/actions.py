"""Every verb of the ground floor: invite, accept, choose for whom one works, keep the protocol."""

import secrets
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import access, leaving, practising
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.models import (
    ContactPoint,
    Decider,
    Invitation,
    Membership,
    Organisation,
    Person,
)
from zorgvuldig.people.refusals import ChangedMeanwhile, InvitationGone, LastAdministrator
from zorgvuldig.people.request import source_ip
from zorgvuldig.people.roles import Profession, Role, decider_field

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

VALID_FOR = timedelta(days=7)


@transaction.atomic
def invite(
    *, actor: Actor, email: str, name: str, roles: list[str], profession: str, root: str
) -> Invitation:
    """Invite an address. The mail is written after commit, and only then the code is made."""
    from zorgvuldig.people import jobs

    invitation = Invitation.unscoped.create(
        organisation=actor.organisation,
        email=email,
        name=name,
        roles=roles,
        profession=profession,
        code_digest=secrets.token_bytes(32),
        invited_by=actor.person,
        expires_at=timezone.now() + VALID_FOR,
    )
    jobs.send_invitation.defer(
        organisation_id=actor.organisation.pk, invitation_id=invitation.pk, root=root
    )
    record("invitation.sent", actor=actor, action=Action.CREATE, about=invitation)
    return invitation


def renew_code(invitation_id: int) -> tuple[Invitation | None, str]:
    """A new code for an open invitation; of the code only a digest is kept."""
    invitation = access.waiting_invitations().filter(pk=invitation_id).first()
    code = secrets.token_urlsafe(32)
    if invitation:
        invitation.code_digest = sha256(code.encode()).digest()
        invitation.save(update_fields=["code_digest"])
    return invitation, code


@transaction.atomic
def withdraw(*, actor: Actor, invitation: Invitation) -> None:
    """Take an invitation back; its link stops working."""
    record("invitation.withdrawn", actor=actor, action=Action.DELETE, about=invitation)
    invitation.delete()


@transaction.atomic
def accept(*, invitation: Invitation, password: str) -> Person:
    """Make the account and the membership, once. A known address gets the membership only
    after signing in as itself, so the password of an existing account is never replaced."""
    invitation = _still_open(invitation)
    if access.person_at(invitation.email):
        raise InvitationGone
    person = Person(email=invitation.email.lower(), name=invitation.name)
    person.set_password(password)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    join(person, invitation)
    return person


@transaction.atomic
def accept_as(*, invitation: Invitation, person: Person) -> None:
    """Give somebody who has an account already the membership of the invitation."""
    join(person, _still_open(invitation))


def _still_open(invitation: Invitation) -> Invitation:
    waiting = Invitation.unscoped.select_for_update().filter(pk=invitation.pk, accepted_at=None)
    found = waiting.first()
    if found is None:
        raise InvitationGone
    return found


def join(person: Person, invitation: Invitation) -> Membership:
    """The membership of the invitation, which is used with it."""
    known = Membership.unscoped.current().filter(
        organisation=invitation.organisation, person=person
    )
    for held in known:
        _require_may_change(Actor(person, held), held, invitation.roles)
        leaving.end_what_was_theirs(
            Actor(person, held), held, timezone.localdate(), invitation.roles
        )
    membership, _ = Membership.unscoped.update_or_create(
        organisation=invitation.organisation,
        person=person,
        defaults={
            "roles": invitation.roles,
            "profession": invitation.profession,
            "ended_on": None,
        },
    )
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    record(
        "membership.begun",
        actor=Actor(person, membership),
        action=Action.CREATE,
        about=membership,
    )
    return membership


@transaction.atomic
def change_roles(
    *, actor: Actor, membership: Membership, roles: list[str], profession: str
) -> None:
    """Give somebody other roles here; from their next page on these are theirs. What they had with
    the roles they lose, ends."""
    _require_may_change(actor, membership, roles)
    leaving.end_what_was_theirs(actor, membership, timezone.localdate(), roles)
    membership.roles = roles
    membership.profession = profession
    membership.save(update_fields=["roles", "profession"])
    record("membership.changed", actor=actor, action=Action.UPDATE, about=membership)


@transaction.atomic
def end_membership(*, actor: Actor, membership: Membership, today: date) -> None:
    """End somebody's work here; what they recorded stays. Who comes back begins anew."""
    _require_may_change(actor, membership, [])
    leaving.end_what_was_theirs(actor, membership, today)
    membership.ended_on = today
    membership.save(update_fields=["ended_on"])
    record("membership.ended", actor=actor, action=Action.UPDATE, about=membership)


def _require_may_change(actor: Actor, membership: Membership, roles: list[str]) -> None:
    """With these roles left (none: they go) an administrator remains, and nothing is orphaned."""
    if Role.ADMINISTRATOR not in roles:
        _require_another_administrator(actor, membership)
    leaving.require_not_needed(membership, roles)


def _require_another_administrator(actor: Actor, membership: Membership) -> None:
    administrators = access.staff_of(actor).holding(Role.ADMINISTRATOR).order_by()
    held = set(administrators.select_for_update(of=("self",)).values_list("pk", flat=True))
    if held == {membership.pk}:
        raise LastAdministrator


def work_for(*, request: "Request", membership: Membership) -> None:
    """Choose for which organisation this session works; the line stands in its logbook."""
    practising.stop(request.session)
    request.session["organisation"] = membership.organisation_id
    walls.say(organisation=membership.organisation_id, person=membership.person_id)
    record(
        "organisation.chosen",
        actor=Actor(membership.person, membership, source_ip(request)),
        action=Action.EXECUTE,
        about=membership,
    )


@transaction.atomic
def keep_protocol(
    *, actor: Actor, agreed: dict[str, Any], seen: dict[str, Any], today: date
) -> None:
    """Write down how this organisation decides on sharing, and whether that holds from today.

    `agreed` and `seen` have the shape of `access.protocol_of`. When the protocol is no longer as it
    was `seen`, nothing is stored (`ChangedMeanwhile`).
    """
    organisation = Organisation.objects.select_for_update().get(pk=actor.organisation.pk)
    actor.membership.organisation = organisation  # type: ignore[union-attr]
    if access.protocol_of(actor) != seen:
        raise ChangedMeanwhile
    organisation.anonymous_route = agreed["anonymous_route"]
    organisation.feedback_rule = agreed["feedback_rule"]
    organisation.privacy_contact = agreed["privacy_contact"]
    organisation.protocol_confirmed_on = today if agreed["holds"] else None
    agreements = ["anonymous_route", "feedback_rule", "privacy_contact", "protocol_confirmed_on"]
    organisation.save(update_fields=agreements)
    Decider.unscoped.filter(organisation=organisation).delete()
    Decider.unscoped.bulk_create(
        Decider(organisation=organisation, profession=code, membership_id=number)
        for code in ("", *Profession)
        for number in agreed.get(decider_field(code), ())
    )
    record("protocol.kept", actor=actor, action=Action.UPDATE, about=organisation)


@transaction.atomic
def keep_contact_point(*, actor: Actor, point: ContactPoint | None, **words: Any) -> ContactPoint:
    """Add a contact point, or say anew how it is reached and when that was checked."""
    point = point or ContactPoint(organisation=actor.organisation)
    for field, value in words.items():
        setattr(point, field, value)
    point.save()
    record("contactpoint.kept", actor=actor, action=Action.UPDATE, about=point)
    return point


@transaction.atomic
def drop_contact_point(*, actor: Actor, point: ContactPoint) -> None:
    """Take a contact point off the list."""
    record("contactpoint.dropped", actor=actor, action=Action.DELETE, about=point)
    point.delete()


def every_organisation() -> list[int]:
    """For jobs that go round: each organisation is worked for in its turn."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_organisation_numbers()")
        return [number for (number,) in cursor.fetchall()]


def clear_sessions() -> None:
    """Forget the sessions that ended."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


def clear_invitations(now: datetime) -> None:
    """Forget the invitations that were used, or not used in time, and the address with them."""
    passed = Q(accepted_at__isnull=False) | Q(expires_at__lt=now)
    Invitation.unscoped.filter(passed).delete()
