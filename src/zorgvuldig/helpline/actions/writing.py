"""A caller writes, asks to be called, or changes how they can be reached. What is confirmed is
stored, and stored once, however often the form arrives."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.helpline import coming_back
from zorgvuldig.helpline.access import talks, through_line
from zorgvuldig.helpline.actions import danger, erasing, receiving, stories
from zorgvuldig.helpline.actions.erasing import REQUEST
from zorgvuldig.helpline.models import HelpNote, HelpRequest
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Caller
from zorgvuldig.people.jobs import send_reminder
from zorgvuldig.recording.refusals import AlreadyRecorded
from zorgvuldig.rules.helpline.codes import Channel, Note, State
from zorgvuldig.vault.models import Erasure, Reason

if TYPE_CHECKING:
    from zorgvuldig.helpline.door.tickets import Seed
    from zorgvuldig.helpline.models import Match

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
    channel: str = Channel.WEB

    def told_as(self, seed: "Seed") -> str:
        """The number of what this form tells of the caller."""
        codes = {name: said for name, said in self.codes.items() if name != "danger"}
        told = f"told|{self.language}|{self.region}|{sorted(codes.items())}"
        return f"told.{seed.number(told).hex}"

    def reached_as(self, seed: "Seed") -> str:
        """The number of how this form says the caller can be reached."""
        said = f"reach|{seed.turn}|{sorted(self.reach.items())}|{self.voicemail}"
        return f"reach.{seed.number(said).hex}"

    @property
    def ways(self) -> dict[str, object]:
        """How the caller can be reached, as it is kept; empty when the form does not ask."""
        given = {name: said for name, said in self.reach.items() if said}
        return {**given, "voicemail": self.voicemail} if given else {}


@dataclass(frozen=True)
class Stored:
    """The request as it is stored; `code` is empty when it was shown too long ago. `first_stands`:
    what the caller tells of themself here differs from what the line knows by now, which stays."""

    request: HelpRequest
    code: str
    first_stands: bool = False


class TooLongAgo(Exception):
    """The form was sent before, long ago, and said something else."""


class Over(Exception):
    """The form was sent before, and what it stored is closed or erased by now."""


class AnotherConfidant(Exception):
    """It was written to a confidant whom this caller can no longer write to: nobody else reads it
    unless they say so."""


class Newer(Exception):
    """How the caller can be reached was changed or erased after this form was first sent: an older
    number is not put back by a page that is loaded again."""


@transaction.atomic
def store(seed: "Seed", written: Written) -> Stored:
    """Store the request of this form with its first message and how to reach the caller. Sent
    again it is found again; what was changed meanwhile is added, and nothing is lost. What was
    erased does not come back because a page was loaded again."""
    request = talks.stored_by(seed) or _receive(seed, written)
    stories.lock(request)
    lately = timezone.now() - request.received_at < CODE_SHOWN_FOR
    goes_on = lately and request.state != State.CLOSED
    if not goes_on and not _brings_nothing_new(request, seed, written):
        raise Over if request.state == State.CLOSED else TooLongAgo
    if goes_on:
        _reach(request, seed, written)
        _heed(request, written.codes.get("danger", ""))
        _tell(request, seed, written)
        _add(request, seed, written.text)
    first_stands = _superseded(request, seed, written) and _differs(request, written)
    return Stored(request, seed.code if lately else "", first_stands)


def _brings_nothing_new(request: HelpRequest, seed: "Seed", written: Written) -> bool:
    """Is all of this with us already, and how to reach the caller still so?"""
    same_text = not written.text or has_message(seed, written.text)
    same_way = not written.ways or talks.reach_of(request) == written.ways
    return same_text and same_way and written.told_as(seed) in request.taken_in


def _tell(request: HelpRequest, seed: "Seed", written: Written) -> None:
    """What the caller changed of what they told of themself is stored, until somebody of the line
    took the request or spoke with them. An older page that is loaded again changes nothing."""
    told = written.told_as(seed)
    if told in request.taken_in:
        return
    waits = request.state == State.NEW and request.taken_by_id is None
    if not waits or request.first_contact_on is not None:
        return
    for name, said in written.codes.items():
        if name != "danger":  # what was said of danger is heard, and goes no lower (`_heed`)
            setattr(request, name, said)
    request.language = written.language
    words = {**request.words(), "region": written.region}
    request.sealed = request.key.seal(words, request.pk)
    request.taken_in = [*request.taken_in, told]
    request.save()


def _superseded(request: HelpRequest, seed: "Seed", written: Written) -> bool:
    """Was this not stored, or stored and changed since by another form of the caller?"""
    told = [one for one in request.taken_in if one.startswith("told.")]
    return not told or told[-1] != written.told_as(seed) or _other_danger(request, written)


def _other_danger(request: HelpRequest, written: Written) -> bool:
    return written.codes.get("danger", request.danger) != request.danger


def _differs(request: HelpRequest, written: Written) -> bool:
    """Does the line know something else by now than what this form tells of the caller?"""
    known = {name: getattr(request, name) for name in written.codes}
    region = request.words().get("region", "")
    return (known, request.language, region) != (written.codes, written.language, written.region)


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
    return request is not None and _brings_nothing_new(request, seed, written)


def _receive(seed: "Seed", written: Written) -> HelpRequest:
    """The new request; the one that is there when the same form arrived at the same moment."""
    caller = Caller(seed.organisation_id)
    if Erasure.unscoped.filter(object_id=seed.number("request"), object_type=REQUEST).exists():
        raise Over
    try:
        request = receiving.receive(
            actor=caller,
            organisation_id=seed.organisation_id,
            once=seed.number("request"),
            received_on=stories.today(),
            channel=written.channel,
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


def has_message(seed: "Seed", text: str, to: str = "") -> bool:
    """Was this text stored from this form before, to the same reader?"""
    return HelpNote.unscoped.filter(pk=_number(seed, text, to)).exists()


def _number(seed: "Seed", text: str, to: str) -> UUID:
    return seed.number(f"message|{to}|{text}")


def _add(request: HelpRequest, seed: "Seed", text: str, match: "Match | None" = None) -> None:
    """One message; its number follows from the form, the text and the reader, so that the same text
    is one message, and a text or a reader that was changed after going back is a second. A
    confidant it is written to gets one mail, without a word of it, until they answered."""
    if not text:
        return
    told = bool(match and through_line.waits_for_confidant([match.pk]))
    with suppress(AlreadyRecorded):
        stories.add_note(
            request=request,
            actor=Caller(request.organisation_id),
            kind=Note.MESSAGE_IN,
            once=_number(seed, text, str(match.pk) if match else ""),
            happened_on=stories.today(),
            words={"text": text},
            match=match,
        )
        if match and not told and match.confidant.membership:
            person = match.confidant.membership.person_id
            send_reminder.defer(person_id=person, pages=["helpline:own"])


def _reach(request: HelpRequest, seed: "Seed", written: Written) -> None:
    """Keep how the caller can be reached. What this form brought before is not put back over what
    was changed or erased since (`Newer`)."""
    if not written.ways or talks.reach_of(request) == written.ways:
        return
    number = written.reached_as(seed)
    if number in request.taken_in:
        raise Newer
    known: dict[str, Any] = {**written.reach, "no_voicemail": not written.voicemail}
    reach = receiving.Reach(**known)
    receiving.keep_call_back(request, actor=Caller(request.organisation_id), reach=reach)
    request.taken_in = [*request.taken_in, number]
    request.save(update_fields=["taken_in"])


@transaction.atomic
def write_on(request: HelpRequest, seed: "Seed", text: str, *, to: str = "") -> bool:
    """Add a message to the talk: to the line, or to the confidant of the match with the number
    `to`, and to nobody in their place (`AnotherConfidant`). No when the talk was closed meanwhile:
    then it is not stored."""
    stories.lock(request)
    if request.state == State.CLOSED:
        return False
    match = through_line.confidant_to_write_to(request) if to else None
    if to and (match is None or str(match.pk) != to):
        raise AnotherConfidant
    _add(request, seed, text, match)
    return True


@transaction.atomic
def change_reach(request: HelpRequest, seed: "Seed", written: Written) -> bool:
    """From now on the caller is reached in this way. No when the talk was closed and no call was
    agreed: then it would serve nothing, and is not stored."""
    stories.lock(request)
    if request.state == State.CLOSED and request.after_call_on is None:
        return False
    _reach(request, seed, written)
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
