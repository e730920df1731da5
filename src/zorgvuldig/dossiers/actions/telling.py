"""The client hears what was shared or said in danger, or hears it on an agreed later day (G16)."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.access.sharing import agreed_postponements, postponements_about_call
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.actions.readiness import shut
from zorgvuldig.dossiers.codes import DisclosureState, EntryKind
from zorgvuldig.dossiers.models import (
    AcuteCall,
    ClientNotification,
    Concurrence,
    Disclosure,
    Dossier,
)
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.codes import Capacity

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

TO_TELL = (DisclosureState.SUBMITTED, DisclosureState.SHARED)


@transaction.atomic
def tell_client(*, proposal: Disclosure, actor: "Actor", **entry: Any) -> ClientNotification:
    """The client was told: when, how, what, how they took it, and by age what their representative
    was told. It counts for this letter only:
    laid down anew with other words, the client is to be told again."""
    return _tell(proposal.dossier, actor, _held(proposal), entry)


@transaction.atomic
def tell_of_call(*, call: AcuteCall, actor: "Actor", **entry: Any) -> ClientNotification:
    """The client was told whom was called in danger, and what was said."""
    lock_open(call.dossier)
    return _tell(call.dossier, actor, {"call": call}, entry)


@transaction.atomic
def postpone_telling(
    *, proposal: Disclosure, actor: "Actor", agreement: Concurrence, today: date, **entry: Any
) -> ClientNotification:
    """Tell the client later: with the agreement of a second person, used once, to its own day."""
    about = _held(proposal)
    usable = agreed_postponements(about["disclosure"], today)
    return _postpone(proposal.dossier, actor, about, agreement, usable, entry)


@transaction.atomic
def postpone_telling_of_call(
    *, call: AcuteCall, actor: "Actor", agreement: Concurrence, today: date, **entry: Any
) -> ClientNotification:
    """As `postpone_telling`, about a call made in danger."""
    lock_open(call.dossier)
    usable = postponements_about_call(call, today)
    return _postpone(call.dossier, actor, {"call": call}, agreement, usable, entry)


def representative_hears(dossier: Dossier) -> bool:
    """Was there a day in this dossier on which the representative hears it too (G16)?"""
    capacity = Capacity(dossier.capacity)
    days = (dossier.opened_on, timezone.localdate())
    return any(gates.representative_hears(dossier.age_on(day), capacity) for day in days)


def _tell(
    dossier: Dossier, actor: "Actor", about: dict[str, Any], entry: dict[str, Any]
) -> ClientNotification:
    about_them = str(entry["words"].get("representative", ""))
    age = dossier.age_on(entry["happened_on"])
    hold(gates.representative_told(about_them, age, Capacity(dossier.capacity)))
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.NOTIFICATION, **entry)
    return ClientNotification.unscoped.create(
        **codes_of(written), **about, told_on=written.happened_on
    )


def _postpone(
    dossier: Dossier,
    actor: "Actor",
    about: dict[str, Any],
    agreement: Concurrence,
    usable: "QuerySet[Concurrence]",
    entry: dict[str, Any],
) -> ClientNotification:
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.NOTIFICATION, **entry)
    if not usable.filter(pk=agreement.pk).exists():
        raise shut("G16")
    return ClientNotification.unscoped.create(
        **codes_of(written), **about, postponed_to=agreement.new_on, agreement=agreement
    )


def _held(proposal: Disclosure) -> dict[str, Any]:
    """Dossier and proposal, held: which letter is told about. Refused unless there is one."""
    lock_open(proposal.dossier)
    held = Disclosure.unscoped.select_for_update(of=("self",)).get(pk=proposal.pk)
    held.dossier = proposal.dossier
    if held.state not in TO_TELL:
        raise NotNow(
            "Er is niets gedeeld en niets voorgelegd, dus ook niets te vertellen. Leg het "
            "voorstel eerst voor."
        )
    return {"disclosure": held, "content_digest": held.content_digest}
