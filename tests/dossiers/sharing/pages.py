"""Addresses of the pages, and the proposal as a browser sends it."""

from uuid import uuid4

from django.urls import reverse


def address(case, name):
    number = {
        "consent": case.recipient.pk,
        "propose": case.recipient.pk,
        "consent_withdraw": case.consent.pk,
    }.get(name, case.proposal.pk)
    args = [case.dossier.reference] if name == "concern" else [case.dossier.reference, number]
    return reverse(f"dossiers:{name}", args=args)


def typed(case, **changes):
    """The proposal page as the browser sends it."""
    said = case.proposed
    ticks = {f"item_{number}": "on" for number in said.needs}
    needs = {f"need_{number}": need for number, need in said.needs.items()}
    return {
        "once": str(uuid4()),
        **said.words,
        **ticks,
        **needs,
        "concern": str(said.concern),
        "purpose": said.purpose,
        "feedback_on": said.feedback_on.isoformat(),
        "identifiable": "yes",
        "ground": said.ground,
        "decider": str(said.decider),
        **changes,
    }
