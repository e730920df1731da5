"""An organisation's login services as its administrator keeps them; and what goes by itself."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.login import access
from zorgvuldig.people.login.models import (
    HeardOnce,
    LinkedAccount,
    LoginService,
    MappedRole,
    ServiceSession,
)

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

OF_THE_SERVICE = (
    "name", "issuer", "client_id", "scopes", "levels", "factors", "must_prove", "roles_claim",
    "makes_accounts", "only_way", "emergency", "is_on",
)  # fmt: skip


@transaction.atomic
def keep(
    *,
    actor: "Actor",
    service: LoginService | None,
    secret: str,
    groups: dict[str, list[str]],
    **words: Any,
) -> LoginService:
    """Write down how to reach a login service, what is asked of it, and which group gives which
    role. Without a secret the one that was there stays. Another issuer is another service: who was
    linked to the former is not linked to this one, and can link anew."""
    another = service is None or service.issuer != words["issuer"]
    if service is None:
        service = LoginService(organisation=actor.organisation)
    for field in OF_THE_SERVICE:
        setattr(service, field, words[field])
    if secret or another:
        service.sealed_secret = access.sealed(service, secret)
    service.save()
    if another:
        LinkedAccount.unscoped.filter(service=service).delete()
    MappedRole.unscoped.filter(service=service).delete()
    MappedRole.unscoped.bulk_create(
        MappedRole(organisation=actor.organisation, service=service, group=group, role=role)
        for role, names in groups.items()
        for group in dict.fromkeys(names)
    )
    record("loginservice.kept", actor=actor, action=Action.UPDATE, about=service)
    return service


@transaction.atomic
def drop(*, actor: "Actor", service: LoginService) -> None:
    """Take a service away, with its links; whoever came through it signs in with a password."""
    record("loginservice.dropped", actor=actor, action=Action.DELETE, about=service)
    service.delete()


def clear_what_passed() -> None:
    """Forget sessions that cannot last anymore, and words that are too old to be heard again."""
    oldest = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    ServiceSession.unscoped.filter(began_at__lt=oldest).delete()
    HeardOnce.unscoped.filter(heard_at__lt=oldest).delete()
