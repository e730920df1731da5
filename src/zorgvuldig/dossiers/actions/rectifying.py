"""Putting right what the client said was wrong: beside it, never over it (AVG 16 and 19)."""

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock
from zorgvuldig.dossiers.codes import DisclosureState, EntryKind
from zorgvuldig.dossiers.letter import correction as letters
from zorgvuldig.dossiers.letter.items import items_of
from zorgvuldig.dossiers.models import (
    Correction,
    DecisionRecord,
    Disclosure,
    DisclosureItem,
    Dossier,
    Entry,
    Rectification,
)

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


@transaction.atomic
def rectify(
    *, dossier: Dossier, actor: "Actor", entry: Entry, right_words: str, once: UUID
) -> Rectification:
    """The right words beside the wrong ones, and a ready correction for each who received them. The
    right does not end with the help: a closed dossier takes it too."""
    lock(dossier)
    written = _write(dossier, actor, EntryKind.RECTIFICATION, once, right_words)
    made = Rectification.unscoped.create(**codes_of(written), corrects=entry)
    for disclosure in _shared_with_it(dossier, entry):
        _correct(dossier, actor, made, disclosure, entry, right_words)
    return made


def _shared_with_it(dossier: Dossier, entry: Entry) -> list[Disclosure]:
    items = DisclosureItem.unscoped.filter(item=entry)
    found = Disclosure.unscoped.filter(
        dossier=dossier, state=DisclosureState.SHARED, pk__in=items.values("disclosure")
    )
    return list(found.select_related("recipient"))


def _correct(
    dossier: Dossier,
    actor: "Actor",
    made: Rectification,
    disclosure: Disclosure,
    entry: Entry,
    right_words: str,
) -> None:
    decision = DecisionRecord.unscoped.select_related("entry").get(disclosure=disclosure)
    text = letters.text(
        to=disclosure.recipient.words(dossier.key)["name"],
        shared_on=decision.entry.happened_on,
        said=_said(dossier, entry),
        said_on=entry.happened_on,
        instead=right_words,
    )
    written = _write(dossier, actor, EntryKind.CORRECTION, uuid4(), text)
    Correction.unscoped.create(**codes_of(written), rectification=made, disclosure=disclosure)


def _write(dossier: Dossier, actor: "Actor", kind: EntryKind, once: UUID, text: str) -> Entry:
    return add_entry(
        dossier=dossier,
        actor=actor,
        kind=kind,
        once=once,
        happened_on=timezone.localdate(),
        words={"text": text},
        after_closing=True,
    )


def _said(dossier: Dossier, entry: Entry) -> str:
    """What the recipient read of it."""
    return items_of(dossier)[entry.pk].text
