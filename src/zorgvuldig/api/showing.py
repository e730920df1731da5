"""An account on the screen: how it stands, and what can be done with it now."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.api.access import unfinished
from zorgvuldig.api.ways import CONFIRM, ISSUE
from zorgvuldig.handbook.wording import label, written
from zorgvuldig.language.whose import ours
from zorgvuldig.people.reminding import Waits, Why

if TYPE_CHECKING:
    from datetime import date, datetime

    from zorgvuldig.api.models import MachineAccount
    from zorgvuldig.people.actor import Actor

REVOKED, OVER, WAITS, READY, WORKS = "REVOKED", "OVER", "WAITS", "READY", "WORKS"
STATES = {
    REVOKED: ("ingetrokken", ""),
    OVER: ("de tijd is om", ""),
    WAITS: ("wacht op bevestiging", "wait"),
    READY: ("bevestigd, nog geen sleutel", "wait"),
    WORKS: ("in gebruik", "ok"),
}


def state(account: "MachineAccount") -> str:
    """How it stands today."""
    if account.revoked_at is not None:
        return REVOKED
    if account.expires_on < timezone.localdate():
        return OVER
    if account.confirmed_at is None:
        return WAITS
    return READY if account.key_digest is None else WORKS


def card(account: "MachineAccount") -> dict[str, Any]:
    """What stands of it in the list."""
    words, kind = STATES[state(account)]
    return {
        "number": account.pk,
        "name": account.name,
        "purpose": account.purpose,
        "state": words,
        "kind": kind,
        "until": written(account.expires_on),
        "scopes": [label("scope", code) for code in account.scopes],
    }


def page(account: "MachineAccount", actor: "Actor") -> dict[str, Any]:
    """Everything of one account, and the one step that comes now for this person."""
    stands = state(account)
    own = account.made_by_id == actor.person.pk
    return {
        **card(account),
        "rows": _rows(account),
        "may_confirm": stands == WAITS and CONFIRM.admits(actor) and not own,
        "own": stands == WAITS and own,
        "may_issue": stands == READY and ISSUE.admits(actor),
        "may_revoke": stands in (WAITS, READY, WORKS),
    }


def _rows(account: "MachineAccount") -> list[dict[str, Any]]:
    rows = [
        {"key": "Waarvoor", "value": account.purpose},
        ours("Wat het systeem mag", ", ".join(label("scope", code) for code in account.scopes)),
        ours("Vanaf", ", ".join(account.networks) or "elk netwerkadres mag"),
        ours("Tot en met", written(account.expires_on)),
        {"key": "Gemaakt door", "value": account.made_by.name},
        ours("Gemaakt op", _on(account.made_at)),
        _by("Bevestigd door", account.confirmed_by),
        ours("Bevestigd op", _on(account.confirmed_at)),
        ours("Sleutel gemaakt", _on(account.issued_at)),
    ]
    if account.revoked_at:
        rows += [
            _by("Ingetrokken door", account.revoked_by),
            ours("Ingetrokken op", _on(account.revoked_at)),
        ]
    return rows


def _on(at: "datetime | None") -> str:
    return written(timezone.localdate(at)) if at else "nog niet"


def _by(key: str, person: Any) -> dict[str, Any]:
    return {"key": key, "value": person.name} if person else ours(key, "nog niemand")


def what_waits(actor: "Actor", today: "date") -> list[Waits]:
    """For who guards privacy: accounts to read and confirm, or not. For who runs the office: those
    that were confirmed and wait for their key. One query, and none for anybody else."""
    roles = actor.membership.roles if actor.membership else ()
    confirms, issues = CONFIRM.for_roles(roles), ISSUE.for_roles(roles)
    if not confirms and not issues:
        return []
    found = []
    for one in unfinished(actor.organisation.pk, today)[:40]:
        if one.confirmed_at is None and confirms and one.made_by_id != actor.person.pk:
            found.append(_waits("Een aansluiting wacht op uw bevestiging", one, one.made_at))
        if one.confirmed_at is not None and issues:
            found.append(
                _waits("Een aansluiting is bevestigd: maak de sleutel", one, one.confirmed_at)
            )
    return found


def _waits(text: str, account: "MachineAccount", since: Any) -> Waits:
    where = reverse("api:account", args=[account.pk])
    return Waits(text, where, Why.SIGN, since=timezone.localdate(since))
