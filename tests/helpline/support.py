"""What the tests of referral, hand-over and closing begin with."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone
from msgspec import convert

from tests.cast import Town
from zorgvuldig.helpline import referring
from zorgvuldig.helpline.actions import agreeing, handing_over, receiving, stories
from zorgvuldig.helpline.actions import referring as offering
from zorgvuldig.helpline.models import HelpRequest, Referral, SecondLook
from zorgvuldig.people.models import ContactPoint, Decider
from zorgvuldig.people.roles import Role

WORDS = {
    "recipient": "Maatschappelijk werk Rivierland, Noor",
    "why": "Zij wil leren praten met haar zoon.",
    "information": "Dat zij zich zorgen maakt.\nDat zij slecht slaapt.",
    "use": "Het maatschappelijk werk belt haar volgende week.",
}
HANDED = {
    "contact_person": "Noor, via het nummer van het maatschappelijk werk",
    "told": "Dat zij zich zorgen maakt.",
    "open": "De afspraak met de huisarts.",
    "stays": "Vera belt nog één keer.",
}


def offer(**changed: Any) -> referring.Offer:
    """The caller's own data to a professional, unless said otherwise; `known` and `words` add."""
    known = {"only_needed": True, **changed.pop("known", {})}
    told = {"about": "CALLER", "addressee": "EXTERNAL_PROFESSIONAL", **changed}
    told["words"] = {k: v for k, v in {**WORDS, **changed.get("words", {})}.items() if v}
    return convert({**told, "known": known}, referring.Offer, strict=False)


def offered(lantern: Town, request: HelpRequest, **changed: Any) -> Referral:
    """Cora offers it."""
    return offering.offer(
        request=request, actor=lantern.at_work("cora"), once=uuid4(), offered=offer(**changed)
    )


def answered(
    lantern: Town, request: HelpRequest, referral: Referral, said: str = "GIVEN", **other: Any
) -> Any:
    """The caller's answer, after hearing what the offer says now."""
    referral.refresh_from_db()
    return agreeing.answer(
        **{
            "referral": referral,
            "request": request,
            "actor": lantern.at_work("wim"),
            "once": uuid4(),
            "answer": said,
            "answered_on": timezone.localdate(),
            "told": "Aan wie, waarom en wat. En dat nee mag.",
            "shown": referring.digest(referring.stored(referral, request)),
            **other,
        }
    )


def handed(lantern: Town, request: HelpRequest, referral: Referral, **other: Any) -> Any:
    """Introduced together, today."""
    return handing_over.hand_over(
        **{
            "referral": referral,
            "request": request,
            "actor": lantern.at_work("cora"),
            "once": uuid4(),
            "happened_on": timezone.localdate(),
            "words": HANDED,
            **other,
        }
    )


def looked_along(lantern: Town, request: HelpRequest, by: str = "wout") -> None:
    """Somebody else looked along with the request as it is judged now."""
    actor, number = lantern.at_work("wim"), uuid4()
    SecondLook.unscoped.create(
        id=number,
        organisation=actor.organisation,
        request=request,
        asked_by=actor.membership,
        asked_of=getattr(lantern, by).membership,
        kind=request.kind,
        agrees=True,
        answered_at=timezone.now(),
        sealed=request.key.seal({"seen": "Ik zie het ook."}, number),
    )


def complete_protocol(lantern: Town) -> None:
    """The line wrote down how it shares: who decides, where to, and how one hears back."""
    actor = lantern.at_work("greet")
    organisation, koos = actor.organisation, lantern.koos.membership
    organisation.anonymous_route = "Bel het contactpunt en vertel het zonder naam."
    organisation.feedback_rule = "De ontvanger belt binnen twee weken terug."
    organisation.protocol_confirmed_on = date(2026, 1, 1)
    organisation.save()
    koos.roles = [*koos.roles, Role.DECISION_MAKER]
    koos.save()
    Decider.unscoped.create(organisation=organisation, membership=koos)
    ContactPoint.unscoped.create(
        organisation=organisation,
        addressee="MUNICIPAL_CONTACT",
        name="Contactpunt gemeente Rivierstad",
        reach="via het algemene nummer van de gemeente",
        verified_on=timezone.localdate(),
    )


def reachable(lantern: Town, request: HelpRequest) -> None:
    """The caller left a number."""
    reach = receiving.Reach(name="Samira", phone="verzonnen", safe_time="na acht uur")
    receiving.keep_call_back(request, actor=lantern.at_work("wim"), reach=reach)


def noted(
    lantern: Town, request: HelpRequest, kind: str, days_ago: int = 0, match: Any = None
) -> None:
    """A line of the story, some days ago."""
    stories.add_note(
        request=request,
        actor=lantern.at_work("wim"),
        kind=kind,
        once=uuid4(),
        happened_on=timezone.localdate() - timedelta(days=days_ago),
        words={"said": "Kort gesproken."},
        match=match,
    )
