"""A request comes in, and what is found out about who asks it.

The clock runs from the day it was received, whatever is still to be found out.
"""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from zorgvuldig.dossiers.actions.freezing import freeze
from zorgvuldig.handbook.wording import label_words
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.privacy.access.rights import answer_of, part_in
from zorgvuldig.privacy.codes import WRITTEN
from zorgvuldig.privacy.models import DutyDone, RightsRequest
from zorgvuldig.privacy.rights.facts import clock_of
from zorgvuldig.privacy.rights.standing import by_hand, standing
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.faults import Fault
from zorgvuldig.rules.rights import extended
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.dossiers.models import Dossier, Recipient
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Person

CLOSED = "Dit verzoek is afgerond. Komt er iets nieuws, neem dan een nieuw verzoek in behandeling."
DECIDED = "Over dit verzoek is al besloten. Wat er nu nog moet, staat bij het verzoek."
STAMPED = (
    "In uw tekst staat {words}. Een brief zet op niemand een stempel: schrijf op wat u doet en "
    "waarom."
)
EARLIER = "Deze dag ligt voor de dag waarop het verzoek binnenkwam."


@transaction.atomic
def take_in(
    *,
    actor: "Actor",
    once: UUID,
    dossier: "Dossier | None",
    codes: dict[str, Any],
    somebody: "Recipient | None",
    about_person: "Person | None",
    words: dict[str, str],
    today: date,
) -> RightsRequest:
    """A new request, its words sealed and its clock set. Without a dossier: nothing is held.

    Sharing stands still from this moment when the answer of the rules says so (AVG 18 and 21).
    """
    if RightsRequest.unscoped.filter(pk=once).exists():
        raise AlreadyRecorded(once)
    key = None if dossier else DataKey.make(actor.organisation.pk)
    made = RightsRequest(
        id=once,
        organisation=actor.organisation,
        dossier=dossier,
        own_key=key,
        regime=actor.organisation.regime,
        somebody=somebody,
        about_person=about_person,
        nothing_held=dossier is None,
        taken_in_by=actor.person,
        in_writing=codes["how"] in WRITTEN,
        **codes,
    )
    made.sealed = made.key.seal(words, once) if made.key else b""
    _set_clock(made)
    made.save(force_insert=True)
    log("rights.taken_in", made, actor, Action.CREATE)
    freeze_if_asked(made, actor, today)
    return made


def freeze_if_asked(asked: RightsRequest, actor: "Actor", today: date) -> None:
    """Stop sharing at once, when that follows from the request as it stands."""
    if asked.dossier and "FREEZE_AT_ONCE" in standing(asked, today).advice.duties:
        freeze(dossier=asked.dossier, actor=actor, policy="rights")


def _set_clock(asked: RightsRequest) -> None:
    clock = clock_of(asked)
    asked.answer_by, asked.done_by = clock.answer_by, clock.done_by


def hold(
    asked: RightsRequest, *, decided: bool | None = False, closed: bool | None = False
) -> RightsRequest:
    """The request, held until this transaction ends, still open. `decided=False`: and nothing was
    decided yet; None: either way, as for `closed`."""
    held = (
        RightsRequest.unscoped.select_for_update(of=("self",))
        .select_related("dossier__key", "own_key", "somebody", "organisation")
        .get(pk=asked.pk)
    )
    if held.closed_on is not None and closed is False:
        raise NotNow(CLOSED)
    answer = answer_of(held)
    if decided is False and answer is not None and answer.decided_on is not None:
        raise NotNow(DECIDED)
    return held


@transaction.atomic
def check_identity(*, asked: RightsRequest, actor: "Actor", how: str, on: date) -> None:
    """Who asks is who they say: how that was found out, by whom, when. Nothing is copied."""
    _not_before(asked, on)
    _keep(asked, actor, "rights.identity_checked", identity_how=how, identity_by=actor.person,
          identity_on=on)  # fmt: skip


@transaction.atomic
def inform_client(*, asked: RightsRequest, actor: "Actor", on: date) -> None:
    """The client was told what another asks about them, before anything is given."""
    _not_before(asked, on)
    _keep(asked, actor, "rights.client_informed", client_informed_on=on)


@transaction.atomic
def record_facts(
    *, asked: RightsRequest, actor: "Actor", codes: dict[str, Any], today: date
) -> None:
    """What client and parents answered, and what was looked up; it may stop sharing at once."""
    held = _keep(asked, actor, "rights.facts_recorded", **codes)
    freeze_if_asked(held, actor, today)


def refuse_stamps(text: str) -> None:
    """No letter of ours puts a stamp on anybody."""
    if found := label_words(text):
        raise NotNow(STAMPED.format(words=", ".join(f"“{word}”" for word in found)))


@transaction.atomic
def extend(*, asked: RightsRequest, actor: "Actor", told_on: date, reasons: str) -> None:
    """Two months more, told with the reason before the first term ends (AVG 12(3)); once."""
    held = hold(asked)
    refuse_stamps(reasons)
    try:
        extended(clock_of(held), told_on)
    except Fault as fault:
        raise NotNow(str(fault)) from fault
    held.extended_on = told_on
    _set_clock(held)
    key = held.key
    if key is not None:
        held.sealed = key.seal({**held.words, "longer": reasons}, held.pk)
    held.save()
    log("rights.extended", held, actor, Action.UPDATE)


@transaction.atomic
def see_to(*, asked: RightsRequest, actor: "Actor", duty: str, today: date) -> None:
    """A duty that only people can see to was done."""
    held = hold(asked, decided=None)
    if not by_hand(duty, open_row=standing(held, today).open_row):
        raise NotNow("Dit ziet Zorgvuldig zelf: het hoeft niet te worden aangevinkt.")
    once = {"organisation": held.organisation, "done_by": actor.person}
    DutyDone.unscoped.get_or_create(request=held, duty=duty, defaults=once)
    log("rights.duty_done", held, actor, Action.UPDATE)


def _not_before(asked: RightsRequest, on: date) -> None:
    if on < asked.received_on:
        raise NotNow(EARLIER)


def _keep(asked: RightsRequest, actor: "Actor", event: str, **codes: Any) -> RightsRequest:
    held = hold(asked)
    for name, value in codes.items():
        setattr(held, name, value)
    held.save(update_fields=list(codes))
    log(event, held, actor, Action.UPDATE)
    return held


def log(event: str, asked: RightsRequest, actor: "Actor", action: Action, **more: Any) -> None:
    record(
        event,
        actor=actor,
        action=action,
        about=asked,
        client_ref=asked.dossier_id,
        policy=part_in(asked, actor),
        **more,
    )
