"""Which login services, links and sessions somebody may reach."""

import hmac
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from zorgvuldig.people import access, ways
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.login.models import (
    LinkedAccount,
    LoginService,
    MappedRole,
    ServiceSession,
)
from zorgvuldig.people.models import Membership, MembershipQuerySet, Person
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.login import Asked
from zorgvuldig.vault import lasting
from zorgvuldig.vault.keyring import ring

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.db.models import QuerySet

THROUGH = "login_through"


class Through(NamedTuple):
    """Through which service a session began: it works for that organisation, and no other."""

    organisation: int
    service: UUID
    handle: str
    token: str

    @classmethod
    def of(cls, session: "SessionBase") -> "Through | None":
        kept = session.get(THROUGH)
        return cls(kept[0], UUID(kept[1]), *kept[2:]) if kept else None


def secret_of(service: LoginService) -> str:
    """What we show the service to prove who we are."""
    return lasting.open_text(_purpose(service), bytes(service.sealed_secret).decode())


def sealed(service: LoginService, secret: str) -> bytes:
    """The secret as it rests: readable only with the key ring, and for this service."""
    return lasting.seal_text(_purpose(service), secret).encode()


def _purpose(service: LoginService) -> str:
    return f"login-service|{service.pk}"


def digest(service: LoginService, kind: str, text: str) -> bytes:
    """A keyed digest of a subject, session or number of this service’s issuer."""
    said = f"{kind}|{service.organisation_id}|{service.issuer}|{text}"
    return hmac.new(ring().index, said.encode(), sha256).digest()


def asked_of(service: LoginService) -> Asked:
    """What the organisation asks of it."""
    return Asked(service.levels, service.factors, service.must_prove)


def open_service(organisation_id: int, service_id: UUID) -> LoginService:
    """A service that is in use; of the organisation that was said."""
    found = (
        LoginService.unscoped.filter(organisation=organisation_id, pk=service_id)
        .select_related("organisation")
        .first()
    )
    if found is None:
        raise Http404
    return found


def services_of(actor: "Actor") -> "QuerySet[LoginService]":
    """The login services of the actor's organisation."""
    return LoginService.unscoped.filter(organisation=actor.organisation).order_by("name")


def get_service(actor: "Actor", pk: UUID, organisation_id: int | None = None) -> LoginService:
    """One login service of the actor's organisation, for who runs the office; of another one that
    an address names, none."""
    access.require(actor, ways.OF_OFFICE)
    found = services_of(actor).filter(pk=pk).select_related("organisation").first()
    if found is None or organisation_id not in (None, found.organisation_id):
        raise Http404
    return found


def mapped(service: LoginService) -> list[tuple[str, str]]:
    """Which group gives which role, in the order of the roles."""
    rows = MappedRole.unscoped.filter(service=service).order_by("group")
    order = list(Role)
    return sorted(rows.values_list("group", "role"), key=lambda row: order.index(Role(row[1])))


def account_of(service: LoginService, subject: str) -> LinkedAccount | None:
    """Who this subject of the service is here."""
    found = LinkedAccount.unscoped.filter(
        service=service, subject=digest(service, "subject", subject)
    )
    return found.select_related("person").first()


def linked_to(service: LoginService, person: Person) -> LinkedAccount | None:
    """Who this person is at the service."""
    return LinkedAccount.unscoped.filter(service=service, person=person).first()


def membership_at(service: LoginService, person: Person) -> Membership | None:
    """This person's work for the organisation of the service, ended or not."""
    rows = Membership.unscoped.filter(organisation=service.organisation_id, person=person)
    return rows.select_related("organisation", "person").first()


def may_be_reached(person: Person, through: Through | None) -> MembershipQuerySet:
    """For whom this session can work: through a service for its organisation only; with a password
    for all but those that a service is the way to (decision 0054)."""
    works = access.memberships_of(person)
    if through is not None:
        return works.filter(organisation_id=through.organisation)
    return works.filter(~Exists(_the_way_to()) | Q(pk__in=_let_in_when_it_fails()))


def runs_the_office(person_id: int, through: Through | None, organisation_id: int) -> bool:
    """May this person, in a session that began so, keep the login services there?"""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        return False
    works = may_be_reached(person, through).filter(organisation_id=organisation_id).first()
    return ways.OF_OFFICE.admits(Actor(person, works))


def only_through(person: Person) -> "QuerySet[LoginService]":
    """The services by which this person comes to an organisation that a password does not open."""
    works = access.memberships_of(person).filter(Exists(_the_way_to()))
    works = works.exclude(pk__in=_let_in_when_it_fails())
    services = LoginService.unscoped.filter(organisation__in=works.values("organisation"))
    return services.filter(is_on=True).select_related("organisation").order_by("name")


def to_link(person: Person) -> "QuerySet[LoginService]":
    """The services of where this person works that do not know them yet."""
    works = access.memberships_of(person)
    linked = LinkedAccount.unscoped.filter(service=OuterRef("pk"), person=person)
    services = LoginService.unscoped.filter(organisation__in=works.values("organisation"))
    return services.filter(~Exists(linked), is_on=True).select_related("organisation")


def lets_in_when_it_fails(membership: Membership) -> str:
    """Why this person cannot lay down the office yet, in Dutch: nobody else comes in when the login
    service fails."""
    if not LoginService.unscoped.filter(emergency=membership, only_way=True).exists():
        return ""
    return (
        "Deze collega kan als enige naar binnen als de inlogdienst het niet doet. Wijs eerst een "
        "andere beheerder aan: dat kan bij ‘Inlogdiensten’."
    )


def _the_way_to() -> "QuerySet[LoginService]":
    """Services that are the only way to a membership."""
    linked = LinkedAccount.unscoped.filter(
        service=OuterRef("pk"), person=OuterRef(OuterRef("person"))
    )
    here = LoginService.unscoped.filter(organisation=OuterRef("organisation"), is_on=True)
    return here.filter(Q(only_way=True) | Exists(linked))


def _let_in_when_it_fails() -> "QuerySet[LoginService, Any]":
    """Who may use a password whatever service there is beside the one they were named for: with two
    that are the only way, each would keep the other's administrator out."""
    return LoginService.unscoped.filter(is_on=True, emergency__isnull=False).values("emergency")


def still_holds(through: Through, person: Person) -> bool:
    """Did this session not end at the service, and is the service in use?"""
    return ServiceSession.unscoped.filter(
        pk=through.handle,
        account__person=person,
        account__service=through.service,
        account__service__is_on=True,
    ).exists()


def sessions_of(service: LoginService, claims: dict[str, Any]) -> "QuerySet[ServiceSession]":
    """The sessions a logout token is about: one by its number, or all of somebody."""
    found = ServiceSession.unscoped.filter(account__service=service).select_related(
        "account__person"
    )
    if "sid" in claims:
        found = found.filter(sid=digest(service, "sid", claims["sid"]))
    if "sub" in claims:
        found = found.filter(account__subject=digest(service, "subject", claims["sub"]))
    return found


def taken_while_needed(actor: "Actor") -> list[LinkedAccount]:
    """From whom the service took a role while something here still needed them."""
    rows = LinkedAccount.unscoped.filter(organisation=actor.organisation, needed_on__isnull=False)
    return list(rows.select_related("person").order_by("needed_on"))
