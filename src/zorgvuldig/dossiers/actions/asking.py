"""Asking a second person: about exactly this article, letter or decision, or about this call."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers import subjects
from zorgvuldig.dossiers.access.weighing import may_weigh
from zorgvuldig.dossiers.actions.entries import lock_open
from zorgvuldig.dossiers.actions.talks import ask_second_person
from zorgvuldig.dossiers.codes import ConcurrenceKind, DisclosureState, Purpose
from zorgvuldig.dossiers.models import AcuteCall, Concurrence, Disclosure
from zorgvuldig.handbook.wording import label, written
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

ABOUT = {
    ConcurrenceKind.ESCALATION: (DisclosureState.DRAFT, DisclosureState.SUBMITTED),
    ConcurrenceKind.POSTPONEMENT: (DisclosureState.SUBMITTED, DisclosureState.SHARED),
}
NOT_A_SECOND = "Deze collega kan hierin niet meekijken. Kies een ander uit de lijst."
TOO_LATE = "Spreek een dag af die nog komt, binnen drie maanden. Daarna kijkt u samen opnieuw."
NOT_IN_THIS_STATE = "Bij dit voorstel kan dat nu niet. Open het voorstel om te zien wat wel kan."


@transaction.atomic
def ask_about(
    *,
    proposal: Disclosure,
    actor: "Actor",
    kind: str,
    second_person: Membership,
    new_on: date | None = None,
    **entry: Any,
) -> Concurrence:
    """Ask a colleague to agree. The agreement holds for what the proposal says at this moment."""
    lock_open(proposal.dossier)
    held = Disclosure.unscoped.select_for_update(of=("self",)).get(pk=proposal.pk)
    held.dossier = proposal.dossier
    if held.state not in ABOUT[ConcurrenceKind(kind)]:
        raise NotNow(NOT_IN_THIS_STATE)
    if kind == ConcurrenceKind.POSTPONEMENT:
        _refuse_unless_soon(new_on)
    about, subject = matter(held, kind)
    words = {**entry.pop("words"), "about": about}
    return put(held, actor, kind, second_person, subject, words=words, new_on=new_on, **entry)


@transaction.atomic
def ask_about_call(
    *,
    call: AcuteCall,
    actor: "Actor",
    second_person: Membership,
    new_on: date | None = None,
    **entry: Any,
) -> Concurrence:
    """Ask a colleague to agree to tell the client later about a call made in danger."""
    lock_open(call.dossier)
    _refuse_unless_soon(new_on)
    _refuse_unless_may_weigh(actor, second_person)
    words = {**entry.pop("words"), "about": about_call(call)}
    return ask_second_person(
        dossier=call.dossier,
        actor=actor,
        kind=ConcurrenceKind.POSTPONEMENT,
        second_person=second_person,
        subject=subjects.of_call(call),
        new_on=new_on,
        words=words,
        **entry,
    )


def about_call(call: AcuteCall) -> str:
    """What the second person reads: whom was called, and when."""
    day = written(call.entry.happened_on)
    return f"Het bellen bij direct gevaar op {day}: {call.get_called_display()}."


def put(
    held: Disclosure,
    actor: "Actor",
    kind: str,
    second_person: Membership,
    subject: str,
    **entry: Any,
) -> Concurrence:
    """Store one question about a proposal that is held; only who may be involved is asked."""
    _refuse_unless_may_weigh(actor, second_person)
    return ask_second_person(
        dossier=held.dossier,
        actor=actor,
        kind=kind,
        second_person=second_person,
        recipient=held.recipient,
        disclosure=held,
        subject=subject,
        **entry,
    )


def _refuse_unless_may_weigh(actor: "Actor", second_person: Membership) -> None:
    if not may_weigh(actor).filter(pk=second_person.pk).exists():
        raise NotNow(NOT_A_SECOND)


def _refuse_unless_soon(day: date | None) -> None:
    today = timezone.localdate()
    if day is None or not today < day <= today + subjects.LONGEST_WAIT:
        raise NotNow(TOO_LATE)


def matter(proposal: Disclosure, kind: str) -> tuple[str, str]:
    """What is agreed to: in words for the second person, and as a number."""
    dossier, recipient = proposal.dossier, proposal.recipient
    name = recipient.words(dossier.key)["name"]
    if kind == ConcurrenceKind.POSTPONEMENT:
        laid = proposal.submitted_at
        on = f" van {written(timezone.localdate(laid))}" if laid else ""
        return f"De brief aan {name}{on}.", subjects.of_letter(proposal)
    article = proposal.entry.words(dossier.key).get("legal_duty_article", "").strip()
    said = [
        f"Delen met {name} ({label('addressee', recipient.addressee)}).",
        f"Doel: {Purpose(proposal.purpose).label}.",
        f"Wetsartikel: {article or 'geen genoemd'}.",
    ]
    subject = subjects.of_article(dossier, recipient, proposal.purpose, article)
    return "\n".join(said), subject
