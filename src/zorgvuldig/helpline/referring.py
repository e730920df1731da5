"""From a referral, stored or still on the screen, to what the rules say about it.

What people alone know comes from the form; age, seriousness, consent two and who looked along are
read from what is recorded.
"""

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from msgspec import Struct, convert, to_builtins

from zorgvuldig.helpline.access.requests import looks_of
from zorgvuldig.people import protocol
from zorgvuldig.rules import disclosure
from zorgvuldig.rules.codes import Addressee, Age, ConsentStatus
from zorgvuldig.rules.helpline.codes import About
from zorgvuldig.rules.helpline.referring import Known, OfRequest, facts

if TYPE_CHECKING:
    from zorgvuldig.helpline.models import HelpRequest, Referral
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.rules.advice import Advice
    from zorgvuldig.rules.facts import DisclosureFacts

SHARED = ("why", "information", "use")


class Offer(Struct, frozen=True, kw_only=True):
    """To whom, what for, and exactly what. `words` holds `recipient`, `why`, `information`, `use`
    and `person_name`."""

    about: About
    addressee: Addressee
    known: Known
    words: dict[str, str]

    def said(self, name: str) -> bool:
        return bool(self.words.get(name, "").strip())

    def shared(self) -> list[str]:
        """The texts that are about somebody and are shared as they stand; names apart."""
        return [self.words.get(name, "") for name in SHARED]

    def pieces(self) -> list[str]:
        """What the caller says yes to, piece by piece: each line of the information once."""
        lines = [line.strip() for line in self.words.get("information", "").splitlines()]
        return list(dict.fromkeys(line for line in lines if line))


class Standing(Struct, frozen=True, kw_only=True):
    """What the rules were asked, and what they answered."""

    known: Known
    facts: "DisclosureFacts"
    advice: "Advice"

    def stored(self) -> dict[str, Any]:
        """The codes for the row: nothing of the words."""
        asked = {"known": to_builtins(self.known), "asked": to_builtins(self.facts)}
        return {"facts": asked, "advice": to_builtins(self.advice)}


def stored(referral: "Referral", request: "HelpRequest") -> Offer:
    """What was offered, opened."""
    return Offer(
        about=About(referral.about),
        addressee=Addressee(referral.addressee),
        known=convert(referral.facts.get("known", {}), Known),
        words=referral.words(request.key),
    )


def standing(
    request: "HelpRequest",
    offer: Offer,
    actor: "Actor",
    said: ConsentStatus,
    *,
    offered_by: int | None = None,
) -> Standing:
    """What the rules say today; `said` is what the caller answered to this referral. Whoever offers
    it (the actor, when it is not stored yet) is not the second person."""
    asked = facts(
        about=offer.about,
        addressee=offer.addressee,
        known=offer.known,
        request=_of(request, actor, offered_by or actor.membership_id),
        caller_said=said,
        use_known=offer.said("use"),
        why_known=offer.said("why"),
    )
    return Standing(known=offer.known, facts=asked, advice=disclosure.advise(asked))


def _of(request: "HelpRequest", actor: "Actor", offered_by: int) -> OfRequest:
    agreed = looks_of(request).filter(kind=request.kind, agrees=True)
    return OfRequest(
        caller_age=Age(request.caller_age),
        young_age=Age(request.age_band),
        kind=request.kind,
        worry_written=bool(request.words().get("worry", "").strip()),
        another_agreed=agreed.exclude(asked_of=offered_by).exists(),
        protocol_complete=not protocol.missing(actor, timezone.localdate()),
    )


def digest(offer: Offer) -> str:
    """What a yes is given to: another recipient, purpose or information has another digest."""
    whole = [offer.about, offer.addressee, sorted(offer.words.items())]
    return sha256(json.dumps(whole).encode()).hexdigest()
