"""Consent two by the caller's own hand, on the page behind the code (H-09)."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from zorgvuldig.handbook.wording import label
from zorgvuldig.helpline.actions import agreeing
from zorgvuldig.helpline.actions.stories import today
from zorgvuldig.people.jobs import send_reminder

if TYPE_CHECKING:
    from zorgvuldig.helpline.models import HelpConsent, HelpRequest, Referral
    from zorgvuldig.people.actor import Caller

READ_IT = "De hulpvrager las de tekst zelf, op de pagina achter de code ({language})."


@transaction.atomic
def caller_answers(
    *,
    referral: "Referral",
    request: "HelpRequest",
    actor: "Caller",
    once: UUID,
    answer: str,
    shown: str,
    language: str,
) -> "HelpConsent":
    """The caller answers to the text that stood on the page; `shown` is its digest. Who offered it
    hears at once that something waits."""
    made = agreeing.answer(
        referral=referral,
        request=request,
        actor=actor,
        once=once,
        answer=answer,
        answered_on=today(),
        told=READ_IT.format(language=label("help_language", language)),
        shown=shown,
    )
    send_reminder.defer(person_id=referral.offered_by.person_id, pages=["helpline:aftercare"])
    return made
