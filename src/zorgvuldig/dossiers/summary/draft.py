"""The first text of a summary, made from what the dossier holds; people then make it readable.

Nothing of others is in it: what a parent or somebody else told is not offered, nor is what people
thought when they weighed the situation together (S4). Before an open talk nothing of the worry is
in it either (G01; method.md 8.2).
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from zorgvuldig.dossiers.access.involved import who_is_involved
from zorgvuldig.dossiers.access.plans import agreed_before, newest_plan, open_steps
from zorgvuldig.dossiers.codes import (
    ConversationKind,
    ConversationMode,
    EntryKind,
    FollowUp,
    Giver,
    Part,
    SignPolarity,
    SignSource,
    StatementType,
)
from zorgvuldig.dossiers.facts import spoken_openly
from zorgvuldig.dossiers.models import (
    Conversation,
    Dossier,
    Entry,
    OwnStatement,
    Sign,
)
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import written

EDITED = ("why", "wrote", "said", "agreed", "ask")


class Offered(Struct, frozen=True, kw_only=True):
    """One entry that may come into the summary: what we wrote, what the client said, what was
    agreed."""

    id: UUID
    kind: str
    on: date
    wrote: str = ""
    said: str = ""
    agreed: str = ""
    mark: str = ""


def offered(dossier: Dossier, today: date) -> list[Offered]:
    """What may be chosen, the oldest first."""
    openly = spoken_openly(dossier, today) == ConversationMode.TRANSPARENT
    kinds = [EntryKind.SIGN, EntryKind.CONVERSATION]
    kinds += [EntryKind.SAFETY_CONCERN] if openly else []
    entries = Entry.unscoped.filter(dossier=dossier, kind__in=kinds)
    signs = {sign.pk: sign for sign in Sign.unscoped.filter(dossier=dossier)}
    with_client = set(
        Conversation.unscoped.filter(dossier=dossier, kind=ConversationKind.INDIVIDUAL).values_list(
            "pk", flat=True
        )
    )
    found = []
    for entry in entries.order_by("happened_on", "recorded_at"):
        words = entry.words(dossier.key)
        if entry.kind == EntryKind.SIGN:
            found += _sign(entry, words, signs.get(entry.pk), openly=openly)
        elif entry.kind == EntryKind.SAFETY_CONCERN:
            found.append(_one(entry, wrote=words["risk"]))
        elif entry.pk in with_client:
            agreed = words.get("agreements", "")
            found.append(_one(entry, said=words.get("own_words", ""), agreed=agreed))
    return [one for one in found if one.wrote or one.said or one.agreed]


def _sign(entry: Entry, words: dict[str, Any], sign: Sign | None, *, openly: bool) -> list[Offered]:
    """A sign we saw ourselves and that stands; before an open talk only what speaks against."""
    if sign is None or sign.source != SignSource.OWN or sign.followup == FollowUp.REFUTED:
        return []
    if not openly and sign.polarity != SignPolarity.CONTRADICTING:
        return []
    kind = StatementType(sign.statement_type)
    mark = "" if kind == StatementType.FACT else f"Dit is een {kind.label}."
    return [_one(entry, wrote=words["description"], mark=mark)]


def _one(entry: Entry, **said: str) -> Offered:
    return Offered(id=entry.pk, kind=entry.kind, on=entry.happened_on, **said)


def made(
    dossier: Dossier, level: str, chosen: Iterable[Offered], organisation: str
) -> dict[str, str]:
    """The draft, part by part."""
    words, picked = read("client_summary")[level], list(chosen)
    said = [f"{written(one.on)}: “{one.said}”" for one in picked if one.said]
    return {
        "why": words["why"],
        "wrote": _lines(f"{written(o.on)}: {o.wrote} {o.mark}".strip() for o in picked if o.wrote),
        "said": _lines([*said, *_own_statements(dossier, words)]),
        "agreed": _lines(dict.fromkeys([*agreements(dossier, words), *(o.agreed for o in picked)])),
        "ask": words["ask"].format(names=_keepers(dossier), organisation=organisation),
    }


def _own_statements(dossier: Dossier, words: dict[str, str]) -> list[str]:
    """What the client wrote beside the file; a parent's words are the parent's."""
    rows = OwnStatement.unscoped.filter(dossier=dossier, by=Giver.CLIENT).select_related("entry")
    found = []
    for row in rows.order_by("entry__happened_on", "entry__recorded_at"):
        said = row.entry.words(dossier.key)
        found.append(f"{written(row.entry.happened_on)}: “{said['own_words']}”")
        found += [f"{words[name]} {said[name]}" for name in AFTER if said.get(name)]
    return found


AFTER = ("differently", "wish", "why_not")


def agreements(dossier: Dossier, words: dict[str, str]) -> list[str]:
    """What was agreed with the client: the plan that counts with its open steps, else the newest
    agreements. What the client wants is told as a wish."""
    plan = newest_plan(dossier)
    if plan is not None and plan.ended_on is None:
        steps = [step.entry.words(dossier.key)["what"] for step in open_steps(dossier)]
        return [f"{words['goal']} {plan.entry.words(dossier.key)['client_goal']}", *steps]
    before = agreed_before(dossier)
    return [before.words(dossier.key)["agreements"]] if before else []


def _keepers(dossier: Dossier) -> str:
    return " of ".join(
        one["name"] for one in who_is_involved(dossier) if one["does"] == Part.KEEPER
    )


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)
