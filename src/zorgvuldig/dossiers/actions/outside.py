"""Making a text without names for advice from outside, and confirming it (G12)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from zorgvuldig.dossiers.actions.entries import add_entry, codes_of
from zorgvuldig.dossiers.advice_text import told, without_identity
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.letter.items import items_of
from zorgvuldig.dossiers.models import AdviceText, Dossier
from zorgvuldig.dossiers.named import known_in
from zorgvuldig.nameless.pointing import Looked, look
from zorgvuldig.recording.refusals import hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.nameless.weighed import weighed

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

PLACES = {"question": "de vraag", "text": "de tekst"}


def made_nameless(
    *, dossier: Dossier, actor: "Actor", chosen: Iterable[str], question: str, today: date
) -> dict[str, str]:
    """The question and the chosen entries in general words. Nothing is stored."""
    items = items_of(dossier)
    picked = [items[UUID(number)] for number in chosen if UUID(number) in items]
    text = told(dossier, picked, today)
    return {
        "question": without_identity(dossier, actor, question, today),
        "text": without_identity(dossier, actor, text, today),
    }


def looked_at(dossier: Dossier, words: Mapping[str, str]) -> Looked:
    """What in these words could still identify somebody."""
    return look([words.get(name, "") for name in PLACES], known_in(dossier))


@transaction.atomic
def confirm(
    *,
    dossier: Dossier,
    actor: "Actor",
    once: UUID,
    words: dict[str, str],
    reasons: Mapping[str, str],
    today: date,
) -> AdviceText:
    """Keep the text that may be put to somebody outside. Nothing the dossier knows stands in it,
    and of everything else that could point to somebody is said why it may stay (G12). There is no
    release here: with a name it is sharing, and sharing is decided elsewhere."""
    texts = [(place, words[name]) for name, place in PLACES.items()]
    hold(gates.advice_unnamed(texts, known_in(dossier)))
    findings = looked_at(dossier, words).findings
    hold(weighed(findings, reasons))
    left = [{"written": one.written, "why": reasons[one.key]} for one in findings]
    kept: dict[str, Any] = {**{name: words[name] for name in PLACES}, "left": left}
    entry = add_entry(
        dossier=dossier,
        actor=actor,
        kind=EntryKind.ADVICE_TEXT,
        once=once,
        happened_on=today,
        words=kept,
    )
    return AdviceText.unscoped.create(**codes_of(entry), confirmed_on=today)
