"""The dossier page and one entry: where am I, what matters now, what can I do."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import afterwards as access_afterwards
from zorgvuldig.dossiers.access import plans, sharing
from zorgvuldig.dossiers.access.emergencies import log_opened
from zorgvuldig.dossiers.access.page import OF_SOMEBODY
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.views import (
    afterwards,
    around,
    colleagues,
    elsewhere,
    following,
    in_group,
    notices,
    parts,
    plan_words,
    voice,
)
from zorgvuldig.dossiers.views.lists import key_in
from zorgvuldig.dossiers.views.words import gist, shown
from zorgvuldig.rules.steps import all_before_sharing

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.dossiers.models import Dossier
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request


@require_safe
def page(request: "Request", reference: str) -> "HttpResponse":
    """One dossier, readable in ten seconds."""
    actor, today = request.actor, timezone.localdate()
    dossier = access.get_dossier(actor, reference)
    kept = access.keeps(dossier, actor)
    lines = access.told_lines(dossier)
    keeps = kept and dossier.closed_on is None
    done, ready, later = access.done_and_ready(
        dossier, plan=plans.plan_in_page(), **afterwards.asked(keeps=keeps)
    )
    plan = plan_words.on_page(dossier, later.pop("plan"), today, keeps=keeps)
    shared = around.shared(reference, sharing.shared_with(dossier), today, keeps=kept)
    now = parts.what_now(dossier, lines, shared, ready if keeps else None, today)
    proposals = sharing.open_proposals(dossier, actor)
    context = {
        "dossier": dossier,
        "client": dossier.client,
        "age": parts.age_words(dossier, today),
        **colleagues.on_page(dossier, actor),
        "keeps": keeps,
        "kept": kept,
        "now": afterwards.now(
            colleagues.looked_in(dossier, actor, today)
            + afterwards.pressing(reference, later, shared, done, today),
            plan_words.instead(now, plan),
            calls=afterwards.after_calls(reference, later, today),
            last=_last(request.actor, dossier, shared, later),
        ),
        "all_once": all_before_sharing(done),
        "steps": parts.steps(reference, done, keeps=keeps),
        **parts.columns(dossier, lines),
        **plan,
        "recipients": around.recipients(dossier),
        **_timeline(request, dossier),
        "shared": shared,
        "open_proposals": around.proposals(reference, proposals, keeps=keeps),
        "verbs": parts.verbs(reference),
        "groups": in_group.names(dossier),
    }
    return render(request, "dossiers/page.html", context)


def _timeline(request: "Request", dossier: Any) -> dict[str, Any]:
    """One page of the timeline, of all kinds or of the one in the address; and each no in it that
    was taken over."""
    asked = request.GET.get("soort", "")
    kind = asked if asked in EntryKind.values else ""
    entries = access.timeline_page(dossier, kind, key_in(request.GET.get("voor", "")))
    return {
        "entries": parts.timeline(dossier, entries[: access.PAGE]),
        "kinds": parts.kind_filters(kind),
        "older_url": parts.older(entries, kind),
        **elsewhere.on_page(dossier),
    }


def _last(
    actor: "Actor", dossier: "Dossier", shared: Any, later: dict[str, Any]
) -> list[dict[str, str]]:
    """What may wait for all the rest; nothing for who does not keep the dossier."""
    if not later:
        return []
    today = timezone.localdate()
    heard = afterwards.not_heard(dossier.reference, shared, today)
    return heard + notices.to_give(actor, dossier, later["notices"], today)


@require_safe
def entry(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """One entry, as it was written."""
    dossier = access.get_dossier(request.actor, reference)
    found = access.get_entry(dossier, number)
    log_opened(request.actor, dossier, found)
    words, codes = found.words(dossier.key), access.codes_of_entry(found)
    context = {
        "dossier": dossier,
        "entry": found,
        "kind": EntryKind(found.kind).label,
        "gist": gist(words),
        "put_right": access_afterwards.put_right(found),
        "rows": shown(found.kind, words),
        "codes": [
            {"key": k, "value": v, "ours": k not in OF_SOMEBODY} for k, v in codes.items() if v
        ],
        "onward": parts.onward(
            reference,
            found,
            keeps=access.keeps(dossier, request.actor),
            ended=bool(codes.get("Voorbij sinds")),
        )
        or in_group.onward(found, request.actor),
        **following.about_sign(dossier, found, request.actor),
        **voice.about_entry(dossier, found, request.actor),
    }
    return render(request, "dossiers/entry.html", context)
