"""Which account a call comes with, and who sees the accounts of their organisation."""

import hmac
from hashlib import sha256
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.api import limiting, ways
from zorgvuldig.api.models import MachineAccount
from zorgvuldig.api.problems import Refused
from zorgvuldig.logbook.actions import Action, Outcome, record
from zorgvuldig.people.access import number_in, require
from zorgvuldig.people.actor import Machine
from zorgvuldig.people.request import source_ip

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from zorgvuldig.people.actor import Actor

PREFIX = "zv1"


def key_of(account: MachineAccount, secret: str) -> str:
    """The key as it is shown once: for which organisation, which account, and its secret."""
    return f"{PREFIX}_{account.organisation_id}_{account.pk.hex}_{secret}"


def machine_of(request: "HttpRequest") -> Machine:
    """Who calls, by the key in `Authorization`. Without one, or with one that does not work, nobody
    learns which of the two it was; each such try counts for the part of the network."""
    address = source_ip(request)
    organisation, account, secret = _read(request.headers.get("Authorization", ""))
    walls.say(organisation=organisation)
    rows = MachineAccount.unscoped.select_related("organisation")
    found = rows.filter(pk=account, organisation=organisation).first() if account else None
    if found is not None and _opens(found, secret) and _works(found, address):
        scopes = frozenset(found.scopes)
        return Machine(found.organisation, found.pk, scopes, address)
    left = limiting.count(None, address)  # first: who tries on and on writes no lines on and on
    if found is not None:
        _log_refused(found, address)
    walls.say(organisation=None)
    raise Refused(401, **{"WWW-Authenticate": 'Bearer realm="Zorgvuldig"'}, **left.headers())


def _read(told: str) -> tuple[int | None, UUID | None, str]:
    """The three parts of a key; nothing when it is no key of ours."""
    parts = told.removeprefix("Bearer ").strip().split("_", 3)
    if len(parts) != 4 or parts[0] != PREFIX:
        return None, None, ""
    try:
        return number_in(parts[1]), UUID(parts[2]), parts[3]
    except ValueError:
        return None, None, ""


def _opens(account: MachineAccount, secret: str) -> bool:
    kept = bytes(account.key_digest or b"")
    return bool(kept) and hmac.compare_digest(kept, digest(secret))


def digest(secret: str) -> bytes:
    """What is kept of a secret. It is long and random, so it needs no slow digest."""
    return sha256(secret.encode("utf-8", "replace")).digest()


def _works(account: MachineAccount, address: str | None) -> bool:
    """Is it confirmed, not over, not revoked, and may it call from here?"""
    if account.confirmed_at is None or account.revoked_at is not None:
        return False
    if account.expires_on < timezone.localdate():
        return False
    return not account.networks or _is_within(address, account.networks)


def _is_within(address: str | None, networks: list[str]) -> bool:
    if not address:
        return False
    here = ip_address(address.partition("%")[0])
    return any(here in ip_network(network) for network in networks)


def _log_refused(account: MachineAccount, address: str | None) -> None:
    machine = Machine(account.organisation, account.pk, frozenset(), address)
    record("api.refused", actor=machine, action=Action.EXECUTE, outcome=Outcome.DENIED,
           about=account, purpose="vraag van een aansluiting")  # fmt: skip


def accounts_of(actor: "Actor | None") -> "QuerySet[MachineAccount]":
    """The accounts of the own organisation, the newest first."""
    asks = require(actor, ways.SEE)
    rows = MachineAccount.unscoped.filter(organisation=asks.organisation)
    people = rows.select_related("made_by", "confirmed_by", "revoked_by")
    return people.order_by("-made_at", "pk")[:200]


def maker(actor: "Actor | None") -> "Actor":
    """Who makes accounts: the administrator."""
    return require(actor, ways.MAKE)


def get_account(actor: "Actor | None", number: UUID) -> MachineAccount:
    """One account of the own organisation."""
    return _found(require(actor, ways.SEEN), number)


def get_to_confirm(actor: "Actor | None", number: UUID) -> MachineAccount:
    """One account, for who guards privacy."""
    return _found(require(actor, ways.CONFIRM), number)


def get_to_issue(actor: "Actor | None", number: UUID) -> MachineAccount:
    """One account, for who runs the office."""
    return _found(require(actor, ways.ISSUE), number)


def _found(actor: "Actor", number: UUID) -> MachineAccount:
    rows = MachineAccount.unscoped.filter(organisation=actor.organisation, pk=number)
    found = rows.select_related("made_by", "confirmed_by", "revoked_by").first()
    if found is None:
        raise Http404
    return found


def unfinished(organisation_id: int, today: "date") -> "QuerySet[MachineAccount]":
    """Accounts that wait for a second person, or for their key; the oldest first."""
    rows = MachineAccount.unscoped.filter(organisation=organisation_id, revoked_at=None)
    wait = Q(confirmed_at=None) | Q(issued_at=None, expires_on__gte=today)
    return rows.filter(wait).order_by("made_at")
