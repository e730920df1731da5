"""Corrections to who received what proved wrong: ready, sent, or not possible (AVG art. 19)."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.access import afterwards as access
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock, lock_open
from zorgvuldig.dossiers.codes import DisclosureState, EntryKind
from zorgvuldig.dossiers.letter import correction as letters
from zorgvuldig.dossiers.models import (
    Correction,
    DecisionRecord,
    Disclosure,
    DisclosureItem,
    Dossier,
    Entry,
    Sign,
)
from zorgvuldig.exchange.actions import saying
from zorgvuldig.handbook.wording import label_words, nobody_stamped
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from zorgvuldig.exchange.models import Parcel
    from zorgvuldig.people.actor import Actor

RIGHT_AFTER_ALL = "Bij opnieuw nagaan bleek het toch te kloppen."
WITH_PARCEL = "bij het pakket in Zorgvuldig"
DEALT_WITH = "Deze correctie is al verstuurd of afgehandeld. In de tijdlijn ziet u hoe."
CORRECT_FIRST = (
    "Iemand kreeg informatie die niet klopt. Verstuur eerst de correctie, of schrijf op waarom dat "
    "niet kan. Daarna kan het dossier dicht."
)


def correct_what_was_shared(*, dossier: Dossier, actor: "Actor", sign: Sign) -> None:
    """A ready correction for each sharing this sign was part of, once each; one that was withdrawn
    is ready again. Call it with the dossier held."""
    known = {c.disclosure_id: c for c in access.corrections_in(dossier).filter(sign=sign)}
    for disclosure in _shared_with_it(dossier, sign):
        words = {"text": _text(dossier, disclosure, sign)}
        if disclosure.pk not in known:
            _make(dossier, actor, sign, disclosure, words)
        elif known[disclosure.pk].waived_on and not known[disclosure.pk].sent_on:
            _keep(known[disclosure.pk], words, waived_on=None)
            _log("correction.renewed", known[disclosure.pk], actor)


def _make(
    dossier: Dossier, actor: "Actor", sign: Sign, disclosure: Disclosure, words: dict[str, str]
) -> None:
    entry: dict[str, Any] = {"once": uuid4(), "happened_on": timezone.localdate(), "words": words}
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.CORRECTION, **entry)
    Correction.unscoped.create(**codes_of(written), sign=sign, disclosure=disclosure)


def _shared_with_it(dossier: Dossier, sign: Sign) -> "QuerySet[Disclosure]":
    items = DisclosureItem.unscoped.filter(item=sign.pk)
    return Disclosure.unscoped.filter(
        dossier=dossier, state=DisclosureState.SHARED, pk__in=items.values("disclosure")
    ).select_related("recipient")


def _text(dossier: Dossier, disclosure: Disclosure, sign: Sign) -> str:
    decision = DecisionRecord.unscoped.select_related("entry").get(disclosure=disclosure)
    return letters.text(
        to=disclosure.recipient.words(dossier.key)["name"],
        shared_on=decision.entry.happened_on,
        said=sign.entry.words(dossier.key)["description"],
        said_on=sign.entry.happened_on,
    )


def withdraw_unsent(*, dossier: Dossier, actor: "Actor", sign: Sign) -> None:
    """It was right after all: what was not sent yet does not go, and that stays to be seen."""
    unsent = access.corrections_in(dossier).filter(sign=sign, sent_on=None, waived_on=None)
    for correction in unsent:
        words = {**_words(correction), "why": RIGHT_AFTER_ALL}
        _keep(correction, words, waived_on=timezone.localdate())
        _log("correction.withdrawn", correction, actor)


def sent_before(dossier: Dossier, sign: Sign) -> bool:
    """Did somebody receive a correction about this sign?"""
    return access.corrections_in(dossier).filter(sign=sign, sent_on__isnull=False).exists()


@transaction.atomic
def change_text(*, correction: Correction, actor: "Actor", text: str) -> None:
    """Say it in other words, before it goes; without words that stamp a person."""
    held = _hold(correction)
    _refuse_labels(text)
    _keep(held, {**_words(held), "text": text})
    _log("correction.changed", held, actor)


@transaction.atomic
def send(*, correction: Correction, actor: "Actor", sent_on: "date", how: str) -> None:
    """It went to the recipient: when, and how."""
    held = _hold(correction)
    _refuse_labels(_words(held)["text"])
    _keep(held, {**_words(held), "how": how}, sent_on=sent_on)
    _log("correction.sent", held, actor)


@transaction.atomic
def send_along(*, correction: Correction, actor: "Actor", parcel: "Parcel") -> None:
    """To who received it with a parcel: the correction lies there too, and that is how it went."""
    words = _words(correction)["text"]
    send(correction=correction, actor=actor, sent_on=timezone.localdate(), how=WITH_PARCEL)
    saying.correct(parcel=parcel, actor=actor, text=words)


@transaction.atomic
def waive(*, correction: Correction, actor: "Actor", why: str) -> None:
    """Why it cannot be sent (AVG art. 19: impossible, or out of all proportion)."""
    held = _hold(correction)
    _keep(held, {**_words(held), "why": why}, waived_on=timezone.localdate())
    _log("correction.waived", held, actor)


def _hold(correction: Correction) -> Correction:
    """Of what was put right on request also in a closed dossier: that right does not end."""
    lock(correction.dossier) if correction.rectification_id else lock_open(correction.dossier)
    held = access.get_correction(correction.dossier, correction.pk)
    if held.sent_on is not None or held.waived_on is not None:
        raise NotNow(DEALT_WITH)
    return held


def _refuse_labels(text: str) -> None:
    if found := label_words(text):
        raise NotNow(nobody_stamped(found))


def _words(correction: Correction) -> dict[str, Any]:
    return correction.entry.words(correction.dossier.key)


def _keep(correction: Correction, words: dict[str, Any], **codes: Any) -> None:
    sealed = correction.dossier.key.seal(words, correction.pk)
    Entry.unscoped.filter(pk=correction.pk).update(sealed=sealed)
    if codes:
        Correction.unscoped.filter(pk=correction.pk).update(**codes)


def _log(event: str, correction: Correction, actor: "Actor") -> None:
    record(
        event,
        actor=actor,
        action=Action.UPDATE,
        about=correction,
        client_ref=correction.dossier_id,
        policy="keeper",
    )
