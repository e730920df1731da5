"""A caller writes, asks to be called, or changes how they can be reached. What is confirmed is
stored, and stored once, however often the form arrives."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zorgvuldig.helpline import coming_back
from zorgvuldig.helpline.access import talks
from zorgvuldig.helpline.actions import danger, erasing, receiving, stories
from zorgvuldig.helpline.actions.erasing import REQUEST
from zorgvuldig.helpline.models import HelpNote, HelpRequest
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import AlreadyRecorded
from zorgvuldig.rules.helpline.codes import Channel, Note, State
from zorgvuldig.vault.models import Erasure, Reason

if TYPE_CHECKING:
    from zorgvuldig.helpline.door.tickets import Seed

CODE_SHOWN_FOR = timedelta(hours=1)  # to who sends the same form again


@dataclass(frozen=True)
class Written:
    """What a form carries."""

    language: str
    text: str = ""
    codes: dict[str, str] = field(default_factory=dict)
    region: str = ""
    reach: dict[str, str] = field(default_factory=dict)
    voicemail: bool = False


@dataclass(frozen=True)
class Stored:
    """The request as it is stored; `code` is empty when it was shown too long ago."""

    request: HelpRequest
    code: str


class TooLongAgo(Exception):
    """The form was sent before, and what it stored is closed or gone by now, or was stored long ago
    and said something else."""


@transaction.atomic
def store(seed: "Seed", written: Written) -> Stored:
    """Store the request of this form with its first message and how to reach the caller. Sent
    again it is found again; what was changed meanwhile is added, and nothing is lost. What was
    erased does not come back because a page was loaded again."""
    request = talks.stored_by(seed) or _receive(seed, written)
    stories.lock(request)
    lately = timezone.now() - request.received_at < CODE_SHOWN_FOR
    goes_on = lately and request.state != State.CLOSED
    if not goes_on and not _says_the_same(seed, written):
        raise TooLongAgo
    if goes_on:
        _heed(request, written.codes.get("danger", ""))
        _add(request, seed, written.text)
        _reach(request, written)
    return Stored(request, seed.code if lately else "")


def _heed(request: HelpRequest, said: str) -> None:
    """Who goes back and says that there is danger after all, is heard (H-02). Once somebody of the
    line spoke with the caller, they know better than a form that is sent again."""
    if said not in danger.IN_DANGER or said == request.danger or request.state != State.NEW:
        return
    if request.first_contact_on is None:
        request.danger = said
        danger.tell(request, Caller(request.organisation_id))
        request.save(update_fields=["danger", "danger_told_on"])


def is_stored(seed: "Seed", written: Written) -> bool:
    """Is exactly this with us already? Then it may be sent again without a wait."""
    request = talks.stored_by(seed)
    if request is None or not _says_the_same(seed, written):
        return False
    reach = {name: said for name, said in written.reach.items() if said}
    return not reach or talks.reach_of(request) == {**reach, "voicemail": written.voicemail}


def _receive(seed: "Seed", written: Written) -> HelpRequest:
    """The new request; the one that is there when the same form arrived at the same moment."""
    caller = Caller(seed.organisation_id)
    if Erasure.unscoped.filter(object_id=seed.number("request"), object_type=REQUEST).exists():
        raise TooLongAgo
    try:
        request = receiving.receive(
            actor=caller,
            organisation_id=seed.organisation_id,
            once=seed.number("request"),
            received_on=stories.today(),
            channel=Channel.WEB,
            language=written.language,
            code_digest=coming_back.digest(seed.code, seed.organisation_id),
            codes=written.codes,
            words={"worry": "", "region": written.region},
        )
    except AlreadyRecorded:
        found = talks.stored_by(seed)
        if found is None:
            raise
        return found
    if danger.is_urgent(request):
        danger.tell(request, caller)
        request.save(update_fields=["danger_told_on"])
    return request


def _says_the_same(seed: "Seed", written: Written) -> bool:
    return not written.text or has_message(seed, written.text)


def has_message(seed: "Seed", text: str) -> bool:
    """Was this text stored from this form before?"""
    return HelpNote.unscoped.filter(pk=seed.number(f"message|{text}")).exists()


def _add(request: HelpRequest, seed: "Seed", text: str) -> None:
    """One message; its number follows from the form and the text, so that the same text is one
    message and a text that was changed after going back is a second."""
    if not text:
        return
    with suppress(AlreadyRecorded):
        stories.add_note(
            request=request,
            actor=Caller(request.organisation_id),
            kind=Note.MESSAGE_IN,
            once=seed.number(f"message|{text}"),
            happened_on=stories.today(),
            words={"text": text},
        )


def _reach(request: HelpRequest, written: Written) -> None:
    if any(written.reach.values()):
        receiving.keep_call_back(
            request,
            actor=Caller(request.organisation_id),
            no_voicemail=not written.voicemail,
            **written.reach,
        )


@transaction.atomic
def write_on(request: HelpRequest, seed: "Seed", text: str) -> bool:
    """Add a message to the talk. No when the talk was closed meanwhile: then it is not stored."""
    stories.lock(request)
    if request.state == State.CLOSED:
        return False
    _add(request, seed, text)
    return True


@transaction.atomic
def change_reach(request: HelpRequest, written: Written) -> bool:
    """From now on the caller is reached in this way. No when the talk was closed and no call was
    agreed: then it would serve nothing, and is not stored."""
    stories.lock(request)
    if request.state == State.CLOSED and request.after_call_on is None:
        return False
    _reach(request, written)
    return True


@transaction.atomic
def take_back_reach(request: HelpRequest) -> None:
    """How the caller could be reached goes at once, with its key."""
    stories.lock(request)
    if erasing.erase_call_back(request, Reason.CONSENT_WITHDRAWN):
        record(
            "help_callback.erased",
            actor=Caller(request.organisation_id),
            action=Action.DELETE,
            about=request,
            client_ref=request.pk,
            policy="caller",
        )


def answers_read(request: HelpRequest) -> None:
    """The caller has the answers before them."""
    answers = HelpNote.unscoped.filter(request=request, kind=Note.MESSAGE_OUT, seen_at=None)
    answers.update(seen_at=timezone.now())
