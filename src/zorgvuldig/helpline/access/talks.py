"""The talk between a caller and the line: for who knows the code, and for nobody else.

A caller sees what they wrote and what was answered, never what the line wrote down for itself
(decision 28). Nothing of a caller who looks is logged.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from zorgvuldig.helpline import coming_back
from zorgvuldig.helpline.models import CallBack, HelpNote, HelpRequest
from zorgvuldig.rules.helpline.codes import Note

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from zorgvuldig.helpline.door.tickets import Seed
    from zorgvuldig.helpline.models import Match


@dataclass(frozen=True)
class Message:
    """One message, as both sides read it."""

    from_caller: bool
    at: "datetime"
    text: str
    confidant: str = ""  # the first name of the confidant it is to or from


def request_by_code(organisation_id: int, code: str) -> HelpRequest | None:
    """The request this code opens. Slow on purpose, whether there is one or not."""
    digest = coming_back.digest(code, organisation_id)
    return _requests(organisation_id).filter(code_digest=digest).first()


def request_of_talk(organisation_id: int, number: UUID) -> HelpRequest | None:
    """The request of a talk that is open; nothing once it was erased."""
    return _requests(organisation_id).filter(pk=number).first()


def stored_by(seed: "Seed") -> HelpRequest | None:
    """What this form stored before, if it was sent before."""
    return request_of_talk(seed.organisation_id, seed.number("request"))


def messages_of(request: HelpRequest) -> list[Message]:
    """What the caller wrote and what was answered, in the order it was written."""
    notes = HelpNote.unscoped.filter(request=request, kind=Note.MESSAGE_OUT) | (
        HelpNote.unscoped.filter(request=request, kind=Note.MESSAGE_IN, author=None)
    )
    rows = notes.select_related("match__confidant__key").order_by("recorded_at", "id")
    return [
        Message(
            note.kind == Note.MESSAGE_IN,
            note.recorded_at,
            note.words(request.key)["text"],
            first_name(note.match),
        )
        for note in rows
    ]


def first_name(match: "Match | None") -> str:
    """What a caller may call the confidant of a match; nothing of the rest of their name."""
    return str(match.confidant.words().get("first_name", "")) if match else ""


def reach_of(request: HelpRequest) -> dict[str, object]:
    """How the caller said they can be reached; empty when they did not, or took it back."""
    kept = CallBack.unscoped.filter(request=request).select_related("key").first()
    return {**kept.words(), "voicemail": not kept.no_voicemail} if kept else {}


def _requests(organisation_id: int) -> "QuerySet[HelpRequest]":
    return HelpRequest.unscoped.filter(organisation_id=organisation_id).select_related("key")
