"""Writing a line: in the transaction of the deed, so that there is never one without the other."""

from typing import TYPE_CHECKING
from uuid import UUID

from zorgvuldig.logbook.models import Action, LogEntry, Outcome

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor, Visitor

__all__ = ["Action", "Outcome", "record"]


def record(
    event: str,
    *,
    actor: "Actor | Visitor | None",
    action: Action,
    about: object = None,
    client_ref: UUID | None = None,
    outcome: Outcome = Outcome.SUCCESS,
    purpose: str = "",
    policy: str = "",
    consent_ref: UUID | None = None,
) -> None:
    """Add one line about `about`, done by `actor`; the database numbers and chains it at commit.

    `event` is "object.verb" ("conversation.recorded"); `purpose` is obligatory for search, export,
    print and emergency access; `policy` says why access was allowed ("keeper", "decider").
    """
    LogEntry.unscoped.create(
        event_type=event,
        action=action,
        outcome=outcome,
        object_type=_type(about),
        object_id=_id(about),
        client_ref=client_ref,
        purpose=purpose,
        auth_policy=policy,
        consent_ref=consent_ref,
        source_system="zorgvuldig",
        **(actor.for_the_logbook() if actor else {}),
    )


def _type(about: object) -> str:
    if isinstance(about, str):
        return about.split(":", 1)[0]
    return about.__class__.__name__.lower() if about else ""


def _id(about: object) -> str:
    if isinstance(about, str):
        return about.partition(":")[2][:64]
    return str(getattr(about, "pk", "") or "")
