"""Holding a dossier back from its term, and letting it go again: never alone.

A hold stands from the moment it is asked for, so that nothing goes while the second person thinks;
it ends only when the second person says so.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Role
from zorgvuldig.privacy.access.holds import hold_on
from zorgvuldig.privacy.models import LegalHold
from zorgvuldig.privacy.ways import MAY_AGREE
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NOT_YOURS = "Dit doet de functionaris gegevensbescherming."
ANOTHER = "Kies een collega die mag meebeslissen, en niet uzelf."
ANOTHER_ASKS = "Deze collega vroeg het zelf. Kies een ander, en niet uzelf."
GONE = "Dit dossier is al gewist volgens de bewaartermijn."
OPEN = (
    "Dit dossier is open. Het gaat pas weg als het is afgesloten, dus er is niets tegen te houden."
)
HELD = "Dit dossier wordt al tegengehouden."
NOT_AGREED = "Eerst moet de tweede persoon antwoorden op het tegenhouden."
ASKED = "Er is al gevraagd om dit dossier vrij te geven."
ANSWERED = "Hier is al op geantwoord."


@transaction.atomic
def hold_back(
    *, dossier: Dossier, actor: "Actor", once: UUID, kind: str, second: Membership
) -> LegalHold:
    """Hold a closed dossier back from now on, and ask a second person to agree."""
    _guards(actor)
    _another(actor, second)
    locked = Dossier.unscoped.select_for_update(of=("self",)).filter(pk=dossier.pk).first()
    if locked is None:
        raise NotNow(GONE)
    if LegalHold.unscoped.filter(pk=once).exists():
        raise AlreadyRecorded(once)
    if locked.closed_on is None:
        raise NotNow(OPEN)
    if hold_on(locked):
        raise NotNow(HELD)
    hold = LegalHold.unscoped.create(
        id=once,
        organisation=actor.organisation,
        dossier=locked,
        kind=kind,
        set_by=actor.person,
        set_with=second.person,
    )
    _log("hold.set", hold, actor, Action.CREATE)
    _ask(second)
    return hold


@transaction.atomic
def ask_to_lift(*, hold: LegalHold, actor: "Actor", second: Membership) -> None:
    """Ask a second person to let the dossier go by its term again; until then it is held."""
    _guards(actor)
    _another(actor, second)
    locked = _locked(hold)
    if locked.agreed_at is None:
        raise NotNow(NOT_AGREED)
    if locked.lift_with_id is not None:
        raise NotNow(ASKED)
    locked.lift_asked_by, locked.lift_with = actor.person, second.person
    locked.lift_asked_on = timezone.localdate()
    locked.save(update_fields=["lift_asked_by", "lift_with", "lift_asked_on"])
    _log("hold.lift_asked", locked, actor, Action.UPDATE)
    _ask(second)


@transaction.atomic
def ask_another(*, hold: LegalHold, actor: "Actor", second: Membership) -> None:
    """The second person cannot answer: ask somebody else the same."""
    _guards(actor)
    _another(actor, second)
    locked = _locked(hold)
    if locked.waits_for is None:
        raise NotNow(ANSWERED)
    setting = locked.agreed_at is None
    if second.person_id == (locked.set_by_id if setting else locked.lift_asked_by_id):
        raise NotNow(ANOTHER_ASKS)
    field = "set_with" if setting else "lift_with"
    setattr(locked, field, second.person)
    locked.save(update_fields=[field])
    _log("hold.another_asked", locked, actor, Action.UPDATE)
    _ask(second)


@transaction.atomic
def answer(*, hold: LegalHold, actor: "Actor", agreed: bool) -> None:
    """The second person agrees, or not: to setting it, or to lifting it."""
    locked = _locked(hold)
    if not actor.holds(MAY_AGREE) or locked.waits_for != actor.person.pk:
        raise NotNow(ANSWERED)
    if locked.agreed_at is None:
        _answer_to_setting(locked, actor, agreed=agreed)
    else:
        _answer_to_lifting(locked, actor, agreed=agreed)


def _answer_to_setting(hold: LegalHold, actor: "Actor", *, agreed: bool) -> None:
    if agreed:
        hold.agreed_at = timezone.now()
        _log("hold.agreed", hold, actor, Action.UPDATE)
    else:
        hold.until = timezone.localdate()
        _log("hold.not_agreed", hold, actor, Action.UPDATE)
    hold.save(update_fields=["agreed_at", "until"])


def _answer_to_lifting(hold: LegalHold, actor: "Actor", *, agreed: bool) -> None:
    if agreed:
        hold.until = timezone.localdate()
        _log("hold.lifted", hold, actor, Action.UPDATE)
    else:
        hold.lift_asked_by = hold.lift_with = hold.lift_asked_on = None
        _log("hold.kept", hold, actor, Action.UPDATE)
    hold.save(update_fields=["until", "lift_asked_by", "lift_with", "lift_asked_on"])


def _locked(hold: LegalHold) -> LegalHold:
    """The hold as it stands now, held with its dossier, as the run does: first the dossier."""
    if not Dossier.unscoped.select_for_update(of=("self",)).filter(pk=hold.dossier_id).exists():
        raise NotNow(GONE)
    found = LegalHold.unscoped.filter(pk=hold.pk, until=None).first()
    if found is None:
        raise NotNow(ANSWERED)
    return found


def _guards(actor: "Actor") -> None:
    if not actor.holds([Role.PRIVACY_OFFICER]):
        raise NotNow(NOT_YOURS)


def _another(actor: "Actor", second: Membership) -> None:
    if second.person_id == actor.person.pk or not set(MAY_AGREE) & set(second.roles):
        raise NotNow(ANOTHER)


def _ask(second: Membership) -> None:
    """A mail that says that something waits, and not what."""
    from zorgvuldig.privacy import jobs

    jobs.ask_second.defer(organisation_id=second.organisation_id, membership_id=second.pk)


def _log(event: str, hold: LegalHold, actor: "Actor", action: Action) -> None:
    record(
        event,
        actor=actor,
        action=action,
        about=hold,
        client_ref=hold.dossier_id,
        policy="privacy-officer",
    )
