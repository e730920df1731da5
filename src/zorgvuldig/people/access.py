"""Which memberships, invitations and protocol rows somebody may reach."""

from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.http import Http404
from django.utils import timezone

from zorgvuldig.logbook.access import about_own
from zorgvuldig.logbook.actions import Action, Outcome, record, refuse
from zorgvuldig.people import ways
from zorgvuldig.people.models import (
    ContactPoint,
    Decider,
    Invitation,
    Membership,
    MembershipQuerySet,
    Person,
)
from zorgvuldig.people.practice import is_invented, practises_in
from zorgvuldig.people.roles import WORKS_WITH_CLIENTS, Profession, Role, decider_field

MOST_DIGITS = 18  # of a row's number; a longer one is no number of ours
MOST_TO_CHOOSE = 200  # names in one list

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor, Machine
    from zorgvuldig.people.letting import Rule


def memberships_of(person: "Person") -> MembershipQuerySet:
    """Where this person works now; a place to practise in is no work."""
    return (
        Membership.unscoped.current()
        .filter(~practises_in(), person=person)
        .select_related("organisation", "person")
        .order_by("organisation__name")
    )


def own_membership(person: "Person", organisation: str) -> Membership | None:
    """This person's membership in an organisation, by the number that a page sent."""
    return _numbered(memberships_of(person), organisation)


def _numbered(works: MembershipQuerySet, organisation: str) -> Membership | None:
    return works.filter(organisation_id=number_in(organisation)).first()


def number_in(sent: str) -> int:
    """The number of a row that a page sent; 0, which no row has, when it is no number of ours."""
    return int(sent) if sent.isdecimal() and len(sent) <= MOST_DIGITS else 0


def get_own(works: MembershipQuerySet, organisation: str) -> Membership:
    """Of these the membership in the organisation that was chosen on the page."""
    membership = _numbered(works, organisation)
    if membership is None:
        raise Http404
    return membership


def membership_of(person: "Person", organisation_id: int | None) -> Membership | None:
    """The membership in the chosen organisation; the only one when none was chosen."""
    return one_of(memberships_of(person), organisation_id)


def one_of(works: MembershipQuerySet, organisation_id: int | None) -> Membership | None:
    """Of these the one in the chosen organisation; the only one when none was chosen."""
    if organisation_id is not None:
        chosen = works.filter(organisation_id=organisation_id).first()
        if chosen:
            return chosen
    few = list(works[:2])
    return few[0] if len(few) == 1 else None


def has_second_factor(person: "Person") -> bool:
    """Did this person set up an authenticator app or a passkey?"""
    factors = Authenticator.objects.filter(user=person)
    return bool(factors.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def staff_of(actor: "Actor") -> MembershipQuerySet:
    """Who works in the actor's organisation."""
    return (
        Membership.unscoped.current()
        .filter(organisation=actor.organisation)
        .with_absence(timezone.localdate())
        .select_related("person")
        .order_by("person__name")
    )


def get_colleague(actor: "Actor", pk: int) -> Membership:
    """Somebody who works in the actor's organisation."""
    require(actor, ways.OF_OFFICE)
    membership = staff_of(actor).filter(pk=pk).first()
    if membership is None:
        raise Http404
    return membership


def names_here(actor: "Actor", asked: "set[UUID] | None" = None) -> "dict[UUID, str]":
    """The names behind the pseudonyms of everybody who works or worked here, or of the ones that
    are asked, and of nobody else."""
    rows = Membership.unscoped.filter(organisation=actor.organisation)
    if asked is not None:
        rows = rows.filter(person__pseudonym__in=asked)
    return dict(rows.order_by("person__name").values_list("person__pseudonym", "person__name"))


def names_to_choose(actor: "Actor") -> "dict[UUID, str] | None":
    """The same, unless so many work here that nobody finds a name in a list of them."""
    rows = Membership.unscoped.filter(organisation=actor.organisation)
    few = len(rows.values_list("pk")[: MOST_TO_CHOOSE + 1]) <= MOST_TO_CHOOSE
    return names_here(actor) if few else None


def named_here(actor: "Actor", part: str) -> "list[UUID]":
    """The pseudonyms of who works or worked here under a name with this in it."""
    rows = Membership.unscoped.filter(organisation=actor.organisation)
    named = rows.filter(person__name__icontains=part)
    return list(named.values_list("person__pseudonym", flat=True))


def person_at(email: str) -> Person | None:
    """Who has an account under this address."""
    return Person.objects.filter(~is_invented(), email__iexact=email).first()


def person_at_work(pk: int) -> Person | None:
    """Somebody with an account that is in use."""
    return Person.objects.filter(~is_invented(), pk=pk, is_active=True).first()


def member_at_work(pk: int) -> Membership | None:
    """Somebody who works in the organisation that was said."""
    here = Membership.unscoped.current().select_related("person", "organisation")
    return here.filter(pk=pk).first()


def others(actor: "Actor", *roles: str) -> MembershipQuerySet:
    """Colleagues of the actor that hold one of the roles; never the actor."""
    return staff_of(actor).holding(*roles).exclude(person=actor.person)


def contact_points_of(actor: "Actor") -> "QuerySet[ContactPoint]":
    """The contact points of the actor's organisation."""
    return ContactPoint.unscoped.filter(organisation=actor.organisation).order_by("name")


def get_contact_point(actor: "Actor", pk: int) -> ContactPoint:
    """One contact point of the actor's organisation."""
    require(actor, ways.OF_OFFICE)
    point = contact_points_of(actor).filter(pk=pk).first()
    if point is None:
        raise Http404
    return point


def words_of(point: ContactPoint | None) -> dict[str, object]:
    """What stands of a contact point now, for its form."""
    fields = ("addressee", "name", "reach", "verified_on")
    return {field: getattr(point, field) for field in fields} if point else {}


def deciders_for(actor: "Actor") -> MembershipQuerySet:
    """Who may decide for the actor's profession; never the actor (G13)."""
    return _deciders(actor, actor.membership.profession if actor.membership else "")


def _deciders(actor: "Actor", profession: str) -> MembershipQuerySet:
    named = Decider.unscoped.filter(
        organisation=actor.organisation, profession__in=["", profession]
    )
    return others(actor, Role.DECISION_MAKER).filter(pk__in=named.values("membership"))


def named_deciders(actor: "Actor") -> "QuerySet[Decider]":
    """The rows of the protocol that say who decides."""
    return Decider.unscoped.filter(organisation=actor.organisation).select_related(
        "membership__person"
    )


def protocol_of(actor: "Actor") -> dict[str, object]:
    """The sharing protocol as it stands, for its form: who decides for all under `deciders`, who
    decides for one profession too under `deciders_<code>`."""
    organisation = actor.organisation
    named = list(named_deciders(actor).values_list("profession", "membership_id"))
    return {
        **{
            decider_field(code): sorted(who for of, who in named if of == code)
            for code in ("", *professions_here(actor))
        },
        "anonymous_route": organisation.anonymous_route,
        "feedback_rule": organisation.feedback_rule,
        "privacy_contact": organisation.privacy_contact,
        "holds": organisation.protocol_confirmed_on is not None,
    }


def professions_here(actor: "Actor") -> list[str]:
    """The professions of who works with clients here, and those the protocol names, in order."""
    used = set(staff_of(actor).holding(*WORKS_WITH_CLIENTS).values_list("profession", flat=True))
    used |= {row.profession for row in named_deciders(actor)}
    return [code for code in Profession if code in used]


def waiting_invitations() -> "QuerySet[Invitation]":
    """Invitations that can still be used."""
    return Invitation.unscoped.select_related("organisation").filter(
        accepted_at=None, expires_at__gt=timezone.now()
    )


def open_invitation(organisation_id: int, code: str) -> Invitation:
    """The invitation that this code opens, if it is still open."""
    invitation = (
        waiting_invitations()
        .filter(organisation_id=organisation_id, code_digest=sha256(code.encode()).digest())
        .first()
    )
    if invitation is None:
        raise Http404
    return invitation


def invitations_of(actor: "Actor") -> "QuerySet[Invitation]":
    """Invitations of the actor's organisation that wait for an answer."""
    return waiting_invitations().filter(organisation=actor.organisation).order_by("-expires_at")


def get_invitation(actor: "Actor", pk: int) -> Invitation:
    """One invitation of the actor's organisation that waits for an answer."""
    require(actor, ways.OF_OFFICE)
    invitation = invitations_of(actor).filter(pk=pk).first()
    if invitation is None:
        raise Http404
    return invitation


def require(actor: "Actor | None", rule: "Rule") -> "Actor":
    """The actor, when the rule lets their roles through here; otherwise the page does not exist,
    and that they asked is logged."""
    if actor is None or actor.membership is None:
        raise Http404
    if not rule.admits(actor):
        refuse("page.asked", actor=actor, policy=rule.code)
    return actor


def require_machine(machine: "Machine", rule: "Rule") -> "Machine":
    """The other system, when two persons let it do this; otherwise there is no such address."""
    if not rule.admits_machine(machine):
        record("api.called", actor=machine, action=Action.EXECUTE, outcome=Outcome.DENIED,
               about=f"address:{rule.code}", policy=rule.code)  # fmt: skip
        raise Http404
    return machine


def roles_of(actor: "Actor") -> list[str]:
    """The roles of the actor here."""
    return list(actor.membership.roles) if actor.membership else []


def log_permissions(actor: "Actor", about: "Membership | Invitation | str") -> None:
    """That somebody looked up what a person, an invitation or a role may see and do."""
    record("permissions.read", actor=actor, action=Action.READ, about=about, policy="office")


def permissions_looked_up(actor: "Actor") -> list[datetime | None]:
    """When an administrator looked up what the actor may see and do, the last first."""
    return about_own(actor, "permissions.read")


def at_work(actor: "Actor | None") -> "Actor":
    """The actor, who works somewhere; for who works nowhere there is no such page."""
    return require(actor, ways.AT_WORK)


def administers(actor: "Actor | None") -> "Actor":
    """The actor, who runs the office here."""
    return require(actor, ways.OFFICE)


def guards_privacy(actor: "Actor | None") -> "Actor":
    """The actor, who guards privacy here."""
    return require(actor, ways.LOGBOOK)
