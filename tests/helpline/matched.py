"""The way to a match, deed by deed, as the people of De Lantaarn do it."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.cast import Town
from tests.helpline import making
from zorgvuldig.helpline.actions import answering, consenting, proposing, wishing
from zorgvuldig.helpline.models import Confidant, HelpRequest, MatchProposal

WISH = {
    "languages": ["nl"],
    "gender": "NONE",
    "gender_must": True,
    "community_wish": "NONE",
    "community_must": True,
    "region_must": False,
    "not_from_my_town": False,
    "minimum_km": 0,
    "circle": "",
}


def asks(
    lantern: Town, request: HelpRequest, answer: str = "GIVEN", *, on: date | None = None
) -> None:
    """Wim asks whether a confidant may be looked for."""
    consenting.record_consent(
        request=request,
        actor=lantern.at_work("wim"),
        once=uuid4(),
        answered_on=on or timezone.localdate(),
        answer=answer,
        told="Een moeder maakt zich zorgen om haar zoon.",
        how="PHONE",
    )


def wishes(lantern: Town, request: HelpRequest, **words: Any) -> None:
    wishing.keep_wish(request=request, actor=lantern.at_work("wim"), words={**WISH, **words})


def to_match(lantern: Town, wish: dict[str, Any] | None = None, **codes: Any) -> HelpRequest:
    """A mother who said yes and told what she wishes."""
    request = making.a_request(lantern, **{"code": True, **codes})
    asks(lantern, request)
    wishes(lantern, request, **(wish or {}))
    return request


def proposes(
    lantern: Town, request: HelpRequest, confidant: Confidant, why: str = "Zij luistert goed."
) -> MatchProposal:
    """Cora chooses."""
    return proposing.propose(
        request=request,
        actor=lantern.at_work("cora"),
        once=uuid4(),
        confidant=confidant.pk,
        why=why,
    )


def proposed(lantern: Town, name: str = "vera", **wish: Any) -> MatchProposal:
    """A caller who may hear of this confidant."""
    request = to_match(lantern, wish)
    return proposes(lantern, request, making.a_confidant(lantern, name))


def caller_says(lantern: Town, proposal: MatchProposal, yes: bool = True) -> MatchProposal:
    """The caller answers on the telephone."""
    return answering.caller_answers(
        proposal.request, lantern.at_work("wim"), yes, proposal=proposal.pk
    )


def asked(lantern: Town, name: str = "vera", **wish: Any) -> MatchProposal:
    """A confidant who was asked, and answered nothing yet."""
    return caller_says(lantern, proposed(lantern, name, **wish))
