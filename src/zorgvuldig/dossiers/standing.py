"""How a proposal to share stands: facts, advice, what is missing, and the letter it would send."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct, structs

from zorgvuldig.dossiers.codes import Ground
from zorgvuldig.dossiers.letter.content import letter
from zorgvuldig.dossiers.letter.fingerprint import content_digest, digest, fingerprint
from zorgvuldig.dossiers.letter.items import Item, items_of, left_out
from zorgvuldig.dossiers.models import ClientNotification, Disclosure, Dossier, Recipient
from zorgvuldig.dossiers.named import in_letter
from zorgvuldig.dossiers.sharing_facts import Proposed, facts_of
from zorgvuldig.people.actor import Actor
from zorgvuldig.rules import disclosure
from zorgvuldig.rules.advice import Advice
from zorgvuldig.rules.codes import ConsentStatus
from zorgvuldig.rules.facts import DisclosureFacts
from zorgvuldig.rules.recognisable import Trace

GROUND_OF = {"C06": Ground.CONSENT, "C07": Ground.CONSENT, "C09": Ground.DUTY_CONFLICT}


class Standing(Struct, frozen=True):
    """The answer of the rules on one proposal today, and the letter as it would read."""

    facts: DisclosureFacts
    advice: Advice
    lacks: tuple[str, ...]
    chosen: tuple[Item, ...]
    letter: dict[str, Any]
    named: tuple[Trace, ...] = ()

    @property
    def ready(self) -> bool:
        """Do the rules leave room, and is nothing missing?"""
        return self.advice.may_act and not self.lacks

    @property
    def missing(self) -> tuple[str, ...]:
        """Everything still missing, each once: the rule's steps and the letter's own."""
        return tuple(sorted({*self.advice.blockers, *self.lacks}))

    @property
    def items_digest(self) -> str:
        """Changes as soon as one chosen item reads otherwise."""
        return digest(self.chosen)

    def seen_with(self, shown: dict[str, Any]) -> str:
        """The fingerprint of this letter with the facts and the advice of this moment."""
        return fingerprint(
            shown,
            self.items_digest,
            readable(self.facts),
            msgspec.to_builtins(self.advice),
            self.lacks,
        )


def standing(
    *,
    dossier: Dossier,
    recipient: Recipient,
    requester: Actor,
    proposed: Proposed,
    today: date,
    proposal: Disclosure | None = None,
) -> Standing:
    """What the rules say today, as if the decider of the proposal signs."""
    items = items_of(dossier)
    chosen = tuple(items[number] for number in items if number in proposed.needs)
    named = () if identifies(proposed) else in_letter(dossier, recipient, proposed, chosen)
    found = facts_of(dossier, recipient, requester, proposed, today, proposal)
    if named:  # who ticked that nobody can be recognised was mistaken
        found = structs.replace(found, reidentification_passed=False)
    facts, advice = advised(found, proposed)
    content: dict[str, Any] = {"dossier": dossier, "recipient": recipient, "requester": requester}
    says = partial(letter, **content, proposed=proposed, items=chosen, on=today)
    about = content_digest(says(knows="SOON"))
    written = says(knows=knows(facts, proposal, about))
    return Standing(facts, advice, _lacks(facts, proposed, items), chosen, written, named)


def identifies(proposed: Proposed) -> bool:
    """Would the recipient learn who it is about?"""
    return proposed.known.get("identifiable", True)


def advised(facts: DisclosureFacts, proposed: Proposed) -> tuple[DisclosureFacts, Advice]:
    """The advice, asked again when the recorded ground is that of the row that held (G11)."""
    advice = disclosure.advise(facts)
    ground = ground_of(advice.row)
    if not (ground and proposed.ground == ground and proposed.said("evidence")):
        return facts, advice
    facts = structs.replace(facts, ground_recorded=True)
    return facts, disclosure.advise(facts)


def ground_of(row: str) -> str:
    """The one ground a row stands on; none for a call in danger, a colleague, or no name."""
    if row[0] == "A":
        return Ground.PARENT
    return Ground.STATUTE if row[0] == "D" else GROUND_OF.get(row, "")


def _lacks(facts: DisclosureFacts, proposed: Proposed, items: dict[UUID, Item]) -> tuple[str, ...]:
    """What signature and letter need whatever the row: a decider, a concern, chosen items that
    still stand, counter-signs."""
    stay_behind = left_out(items, set(proposed.needs))
    lacking = {
        "COUNTER_SIGNS": bool(stay_behind) and not proposed.said("left_out"),
        "G13": not facts.decision_maker_other,
        "G14": not facts.minimum_selected,
        "G20": not facts.safety_concern,
        "NOT_RIGHT": any(not items[number].offered for number in proposed.needs if number in items),
    }
    return tuple(code for code, lacks in lacking.items() if lacks)


def knows(facts: DisclosureFacts, proposal: Disclosure | None, about: str) -> str:
    """What the letter may say about what the client knows. `about` digests what it tells: who heard
    an earlier version has not heard this one."""
    told = ClientNotification.unscoped.filter(
        disclosure=proposal, content_digest=about, told_on__isnull=False
    )
    if facts.client_consent == ConsentStatus.GIVEN and not facts.client_consent_flaws:
        return "AGREED"
    if proposal is not None and told.exists():
        return "TOLD"
    return "LATER" if facts.safety_exception else "SOON"


def readable(facts: DisclosureFacts) -> dict[str, Any]:
    """The facts as they may rest unsealed: codes and yes or no, no birth date, no words."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(facts))
    plain.pop("born_on", None)
    plain.pop("on", None)
    plain["age"] = str(facts.age_band())
    plain["legal_duty_article"] = bool(facts.legal_duty_article.strip())
    return plain
