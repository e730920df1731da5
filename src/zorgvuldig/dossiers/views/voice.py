"""The client's or a parent's own words: written down, and shown beside what we wrote."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import voice
from zorgvuldig.dossiers.actions import voice as actions
from zorgvuldig.dossiers.actions.terms import restarted_term
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.forms.voice import OwnStatementForm
from zorgvuldig.dossiers.speaking import who_may_speak
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.dossiers.views.words import gist, shown
from zorgvuldig.handbook.wording import written

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request

RECEIVED_BEFORE = (
    "Dit onderdeel is eerder gedeeld, zonder deze woorden. Laat wie het kreeg weten wat de ander "
    "erbij zegt. Bij ‘Gedeeld’ in het dossier ziet u met wie."
)


@require_http_methods(["GET", "POST"])
def own_statement(request: "Request", reference: str, number: UUID | None = None) -> "HttpResponse":
    """Somebody's own words, beside one entry or about the whole dossier, open or closed."""
    dossier = access.get_kept_dossier(request.actor, reference)
    beside = access.get_entry(dossier, number) if number else None
    today = timezone.localdate()
    speakers = who_may_speak(dossier, request.actor.organisation, today)
    named = [(person, person.words(dossier.key)["name"]) for person in speakers]

    def act(form: OwnStatementForm) -> None:
        said = {**form.code_values(), **form.entry_values()}
        actions.add_statement(dossier=dossier, actor=request.actor, about=number, **said)
        if number and actions.shared_before(dossier, number):
            messages.warning(request, RECEIVED_BEFORE)

    return recording(
        request,
        form=filled(request, OwnStatementForm, speakers=named),
        act=act,
        back=_back(reference, number),
        template="dossiers/voice/own_statement.html",
        dossier=dossier,
        beside=_beside(dossier, beside),
        starts_again=_until(restarted_term(dossier, today)),
    )


def _back(reference: str, number: UUID | None) -> str:
    if number:
        return reverse("dossiers:entry", args=[reference, number])
    return reverse("dossiers:page", args=[reference])


def _beside(dossier: Any, entry: Any) -> dict[str, Any] | None:
    """What we wrote, to read while the other tells."""
    if entry is None:
        return None
    return {
        "kind": EntryKind(entry.kind).label,
        "on": entry.happened_on,
        "text": gist(entry.words(dossier.key), 600),
    }


def _until(day: date | None) -> str:
    if day is None:
        return ""
    return (
        "Dit dossier is afgesloten. Door deze toevoeging telt de bewaartermijn opnieuw. Het "
        f"dossier blijft bewaard tot {written(day)}. Vertel dat ook aan de ander."
    )


def about_entry(dossier: Any, entry: Any, actor: "Actor") -> dict[str, Any]:
    """For the page of an entry: what others say beside it, and the way to say so. Of a statement
    itself: whose words they are, and beside what."""
    if entry.kind == EntryKind.OWN_STATEMENT:
        return {"codes": _codes(dossier, entry)}
    url = reverse("dossiers:own_statement_about", args=[dossier.reference, entry.pk])
    return {
        "statements": [on_page(dossier, row) for row in voice.statements_beside(dossier, entry.pk)],
        "statement_url": url if access.keeps(dossier, actor) else "",
    }


def on_page(dossier: Any, row: Any) -> dict[str, Any]:
    """One statement as it stands beside an entry."""
    words = row.entry.words(dossier.key)
    return {
        "who": voice.of_whom(dossier, row),
        "on": row.entry.happened_on,
        "received": row.get_received_display() if row.received else "",
        "own_words": words["own_words"],
        "rows": shown(EntryKind.OWN_STATEMENT, {**words, "own_words": ""}),
        "url": reverse("dossiers:entry", args=[dossier.reference, row.pk]),
    }


def _codes(dossier: Any, entry: Any) -> list[dict[str, Any]]:
    row = voice.statement_of(dossier, entry)
    found: list[dict[str, Any]] = [
        {"key": "Van wie", "value": voice.of_whom(dossier, row)},
        {"key": "Hoe het bij ons kwam", "value": row.get_received_display(), "ours": True},
        {"key": "Waarbij", "value": _place(row.about), "ours": True},
    ]
    if row.about:
        found[-1]["url"] = reverse("dossiers:entry", args=[dossier.reference, row.about_id])
        found[-1]["link_text"] = "Lees wat wij schreven"
    return found


def _place(entry: Any) -> str:
    if entry is None:
        return "bij het dossier als geheel"
    return f"bij het onderdeel ‘{EntryKind(entry.kind).label}’ van {written(entry.happened_on)}"
