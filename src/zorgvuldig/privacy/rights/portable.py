"""What the person gave, as a file that a computer can read (AVG 20): their own words, answers and
wishes. Nothing of what others said, and nothing of what the professional thought."""

from datetime import date
from typing import TYPE_CHECKING, Any

from zorgvuldig.dossiers.codes import ConversationKind, EntryKind
from zorgvuldig.dossiers.models import Consent, Conversation, Entry, OwnStatement

if TYPE_CHECKING:
    from zorgvuldig.dossiers.models import Dossier
    from zorgvuldig.privacy.models import RightsRequest

OWN_WORDS = ("own_words", "needs")


def portable(asked: "RightsRequest", dossier: "Dossier", on: date) -> dict[str, Any]:
    """The whole file."""
    return {
        "van": asked.organisation.name,
        "datum": on.isoformat(),
        "persoon": {"naam": dossier.client["name"], "geboren": dossier.client.get("born_on", "")},
        "gesprekken": _talks(dossier),
        "eigen_verhaal": _statements(dossier),
        "antwoorden_op_vragen_om_toestemming": _answers(dossier),
    }


def _talks(dossier: "Dossier") -> list[dict[str, str]]:
    alone = Conversation.unscoped.filter(dossier=dossier, kind=ConversationKind.INDIVIDUAL)
    entries = Entry.unscoped.filter(
        dossier=dossier, kind=EntryKind.CONVERSATION, pk__in=alone.values("pk")
    )
    found = []
    for entry in entries.order_by("happened_on", "recorded_at"):
        words = entry.words(dossier.key)
        said = {name: words[name] for name in OWN_WORDS if words.get(name)}
        if said:
            found.append({"datum": entry.happened_on.isoformat(), **_in_dutch(said)})
    return found


def _statements(dossier: "Dossier") -> list[dict[str, str]]:
    own = OwnStatement.unscoped.filter(dossier=dossier, by="CLIENT").select_related("entry")
    found = []
    for statement in own.order_by("entry__happened_on"):
        words = statement.entry.words(dossier.key)
        said = str(words.get("own_words", ""))
        found.append({"datum": statement.entry.happened_on.isoformat(), "eigen_woorden": said})
    return found


def _in_dutch(said: dict[str, str]) -> dict[str, str]:
    names = {"own_words": "eigen_woorden", "needs": "wensen"}
    return {names[name]: text for name, text in said.items()}


def _answers(dossier: "Dossier") -> list[dict[str, str]]:
    own = Consent.unscoped.filter(dossier=dossier, giver="CLIENT").order_by("answered_on")
    return [
        {
            "datum": answer.answered_on.isoformat(),
            "waarvoor": answer.get_purpose_display(),
            "antwoord": answer.get_answer_display(),
        }
        for answer in own
    ]
