"""From applying to beginning and stopping: papers, training, coach, account. Nobody begins while
something is missing, and nobody stops while a caller counts on them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from zorgvuldig.helpline.access.going import file_of
from zorgvuldig.helpline.actions.applying import hold_file
from zorgvuldig.helpline.candidates import places_of, whole
from zorgvuldig.helpline.models import Confidant, TrainingRecord
from zorgvuldig.helpline.standing import lacking, sentences
from zorgvuldig.helpline.ways import COACHES
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.roles import Role
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import ConfidantState

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership

STATES = ConfidantState
HAND_OVER_FIRST = (
    "Deze vertrouwenspersoon begeleidt nog iemand, of er wacht een voorstel. Draag dat eerst over "
    "aan een ander of rond het af. Daarna kan dit."
)
STOPPED = "Deze vertrouwenspersoon is gestopt. Laat diegene eerst opnieuw beginnen."


@transaction.atomic
def keep_papers(
    *, confidant: Confidant, actor: "Actor", certificate_on: date | None,
    code_signed_on: date | None, secrecy_signed_on: date | None,
) -> None:  # fmt: skip
    """The days of the certificate of conduct and of both signatures. Who is active keeps all three:
    a newer day may take the place of an older one."""
    _not_stopped(hold_file(confidant))
    if confidant.state == STATES.ACTIVE and not all(
        (certificate_on, code_signed_on, secrecy_signed_on)
    ):
        raise NotNow(
            "Een actieve vertrouwenspersoon heeft een VOG en beide handtekeningen. Ontbreekt er "
            "een? Laat diegene dan eerst stoppen."
        )
    confidant.certificate_on = certificate_on
    confidant.code_signed_on, confidant.secrecy_signed_on = code_signed_on, secrecy_signed_on
    _keep(confidant, actor, "confidant.papers_kept")


@transaction.atomic
def choose_coach(*, confidant: Confidant, actor: "Actor", coach: "Membership") -> None:
    """Who coaches: somebody in a role for it, and never the confidant."""
    _not_stopped(hold_file(confidant))
    if coach.pk == confidant.membership_id:
        raise NotNow("Niemand begeleidt zichzelf. Kies een ander.")
    if COACHES.isdisjoint(coach.roles):
        raise NotNow("Kies een begeleider van vertrouwenspersonen of een coördinator.")
    confidant.coach = coach
    _keep(confidant, actor, "confidant.coach_chosen")


@transaction.atomic
def link_account(*, confidant: Confidant, actor: "Actor", account: "Membership") -> None:
    """Whose account this file is. It is linked once, while preparing: what was recorded under it
    stays theirs."""
    _not_stopped(hold_file(confidant))
    if confidant.state == STATES.ACTIVE:
        raise NotNow("Bij een actieve vertrouwenspersoon blijft het account zoals het is.")
    if account.pk == confidant.coach_id:
        raise NotNow("Dit is de begeleider. Kies een ander account of een andere begeleider.")
    if Role.CONFIDANT not in account.roles:
        raise NotNow("Dit account heeft de rol vertrouwenspersoon niet. De beheerder geeft die.")
    confidant.membership = account
    try:
        with transaction.atomic():
            _keep(confidant, actor, "confidant.account_linked")
    except IntegrityError as taken:
        raise NotNow("Dit account hoort al bij een andere vertrouwenspersoon.") from taken


@transaction.atomic
def add_training(
    *, confidant: Confidant, actor: "Actor", subjects: Sequence[str], done_on: date
) -> None:
    """These subjects were followed on that day; each counts two years. Sent twice, stored once."""
    _not_stopped(hold_file(confidant))
    until = clocks.valid_until(done_on, clocks.TRAINING_LASTS_MONTHS)
    rows = [
        TrainingRecord(
            organisation_id=confidant.organisation_id,
            confidant=confidant,
            subject=subject,
            done_on=done_on,
            valid_until=until,
        )
        for subject in subjects
    ]
    TrainingRecord.unscoped.bulk_create(rows, ignore_conflicts=True)
    _keep(confidant, actor, "confidant.trained")


@transaction.atomic
def activate(*, confidant: Confidant, actor: "Actor", active_from: date, today: date) -> None:
    """From this day callers may be told of this confidant; refused while anything is missing."""
    _not_stopped(hold_file(confidant))
    if confidant.state == STATES.ACTIVE:
        raise NotNow("Deze vertrouwenspersoon is al actief.")
    if active_from < today:
        raise NotNow("Kies vandaag of een latere dag om te beginnen.")
    fresh = whole(confidant.organisation_id).get(pk=confidant.pk)
    if lacks := lacking(fresh, today):
        raise NotNow(sentences(lacks))
    confidant.state, confidant.active_from = STATES.ACTIVE, active_from
    _keep(confidant, actor, "confidant.activated")


@transaction.atomic
def stop(*, confidant: Confidant, actor: "Actor", today: date, policy: str = "coordinator") -> None:
    """This person is no confidant any more. Refused while somebody counts on them."""
    if hold_file(confidant).state == STATES.STOPPED:
        raise NotNow("Deze vertrouwenspersoon is al gestopt.")
    if places_of(confidant.organisation_id, [confidant.pk])[confidant.pk]:
        raise NotNow(HAND_OVER_FIRST)
    confidant.state, confidant.stopped_on = STATES.STOPPED, today
    _keep(confidant, actor, "confidant.stopped", policy)


def end_file(actor: "Actor", membership: "Membership", today: date) -> None:
    """Who leaves the line, or is no confidant any more, has stopped. Nobody counted on them: that
    was asked first (`access.going.counted_on`)."""
    if confidant := file_of(membership):
        stop(confidant=confidant, actor=actor, today=today, policy="leaving")


@transaction.atomic
def begin_again(*, confidant: Confidant, actor: "Actor") -> None:
    """Somebody who stopped comes back: papers and training are looked at anew before beginning."""
    if hold_file(confidant).state != STATES.STOPPED:
        raise NotNow("Alleen wie gestopt is, kan opnieuw beginnen.")
    confidant.state, confidant.stopped_on, confidant.active_from = STATES.INTAKE, None, None
    _keep(confidant, actor, "confidant.begun_again")


def _not_stopped(confidant: Confidant) -> None:
    if confidant.state == STATES.STOPPED:
        raise NotNow(STOPPED)


def _keep(confidant: Confidant, actor: "Actor", event: str, policy: str = "coordinator") -> None:
    confidant.last_step_on = timezone.localdate()
    confidant.save()
    _log(event, confidant, actor, policy)


def _log(event: str, confidant: Confidant, actor: "Actor", policy: str = "coordinator") -> None:
    record(event, actor=actor, action=Action.UPDATE, about=confidant, client_ref=confidant.pk,
           policy=policy)  # fmt: skip
