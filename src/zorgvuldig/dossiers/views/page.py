"""The day, the list and the dossier page: where am I, what matters now, what can I do."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.codes import EntryKind, FollowUp, Part
from zorgvuldig.dossiers.views import around, parts, waiting
from zorgvuldig.dossiers.views.words import gist, shown
from zorgvuldig.people.roles import MAY_BE_INVOLVED, WORKS_WITH_CLIENTS

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

WHICH = {"": "open", "te-laat": "opnieuw te bekijken", "afgesloten": "afgesloten"}


@require_safe
def day(request: "Request") -> "HttpResponse":
    """Where somebody begins: what waits for me, and the way to begin something."""
    actor, today = request.actor, timezone.localdate()
    if actor.membership is None:
        raise Http404
    context: dict[str, Any] = {"waiting": waiting.waiting_for(actor, today)}
    access.log_listing(actor)
    if actor.holds(WORKS_WITH_CLIENTS):
        context |= {
            "notes": waiting.notes(access.notes_of(actor)),
            "dossiers": waiting.listed(access.list_page(actor, "", today, size=5)[:5], today),
            "works_with_clients": True,
        }
    return render(request, "dossiers/day.html", context)


@require_safe
def overview(request: "Request") -> "HttpResponse":
    """The dossiers of this person, paged by key; the filter stands in the address."""
    actor, today = request.actor, timezone.localdate()
    if not actor.holds(MAY_BE_INVOLVED):
        access.refuse(actor, "dossier.listed", "dossier:")
    access.log_listing(actor)
    which = request.GET.get("toon", "")
    rows = access.list_page(actor, which, today, _key(request.GET.get("na", "")))
    shown_rows, more = rows[: access.PAGE], len(rows) > access.PAGE
    older = ""
    if more:
        last = shown_rows[-1]
        older = f"?toon={which}&na={last.opened_on.isoformat()}_{last.pk}"
    context = {
        "dossiers": waiting.listed(shown_rows, today),
        "which": which,
        "filters": [
            {"url": f"?toon={code}", "text": text, "current": code == which}
            for code, text in WHICH.items()
        ],
        "older_url": older,
    }
    return render(request, "dossiers/overview.html", context)


def _key(written: str) -> tuple[date, UUID] | None:
    """A place in the list, as it stands in the address; anything else is the beginning."""
    day, _, number = written.partition("_")
    try:
        return date.fromisoformat(day), UUID(number)
    except ValueError:
        return None


@require_safe
def page(request: "Request", reference: str) -> "HttpResponse":
    """One dossier, readable in ten seconds."""
    actor, today = request.actor, timezone.localdate()
    dossier = access.get_dossier(actor, reference)
    asked = request.GET.get("soort", "")
    kind = asked if asked in EntryKind.values else ""
    entries = access.timeline_page(dossier, kind, _key(request.GET.get("voor", "")))
    involved = access.who_is_involved(dossier)
    part = next((i["does"] for i in involved if i["of"] == actor.membership_id), Part.ADVISER)
    lines = access.told_lines(dossier)
    keeps = part == Part.KEEPER and dossier.closed_on is None
    done, ready = access.done_and_ready(dossier)
    shared = around.shared(
        reference, sharing.shared_with(dossier), today, keeps=part == Part.KEEPER
    )
    context = {
        "dossier": dossier,
        "client": dossier.client,
        "age": parts.age_words(dossier, today),
        "involved": [{"name": i["name"], "does": Part(i["does"]).label} for i in involved],
        "part": Part(part).label,
        "keeps": keeps,
        "kept": part == Part.KEEPER,
        "now": parts.what_now(dossier, lines, shared, ready if keeps else None, today)[:3],
        "steps": parts.steps(reference, done, keeps=keeps),
        **parts.columns(dossier, lines),
        "recipients": around.recipients(dossier),
        "entries": parts.timeline(dossier, entries[: access.PAGE]),
        "kinds": parts.kind_filters(kind),
        "older_url": parts.older(entries, kind),
        "shared": shared,
        "open_proposals": around.proposals(
            reference, sharing.open_proposals(dossier, actor), keeps=keeps
        ),
        "verbs": parts.verbs(reference),
    }
    return render(request, "dossiers/page.html", context)


@require_safe
def entry(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """One entry, as it was written."""
    dossier = access.get_dossier(request.actor, reference)
    found = access.get_entry(dossier, number)
    words, codes = found.words(dossier.key), access.codes_of_entry(found)
    context = {
        "dossier": dossier,
        "entry": found,
        "kind": EntryKind(found.kind).label,
        "gist": gist(words),
        "rows": shown(found.kind, words),
        "codes": [{"key": k, "value": v} for k, v in codes.items() if v],
        "onward": parts.onward(reference, found, keeps=access.keeps(dossier, request.actor)),
        "to_follow_up": codes.get("Nagegaan") == FollowUp.OPEN.label,
    }
    return render(request, "dossiers/entry.html", context)
