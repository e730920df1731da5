"""The rights desk: the list, the requests about one dossier, and one request."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.dossiers import access as dossiers
from zorgvuldig.dossiers.views.lists import key_in
from zorgvuldig.people.roles import Role
from zorgvuldig.privacy.access import rights as access
from zorgvuldig.privacy.actions.carrying_out import open_duties
from zorgvuldig.privacy.rights.standing import standing
from zorgvuldig.privacy.views.rights_parts import facts_found, steps, summary
from zorgvuldig.privacy.views.rights_words import kind_of_wait, named, on_screen, said, when, who

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def desk(request: "Request") -> "HttpResponse":
    """What runs, the first to be answered first: codes and dates, no names of clients or askers."""
    actor, today = access.at_the_desk(request.actor), timezone.localdate()
    closed = request.GET.get("toon") == "afgerond"
    rows = access.list_page(actor, closed=closed, after=key_in(request.GET.get("na", "")))
    shown = rows[: access.PAGE]
    older = ""
    if len(rows) > access.PAGE:
        last = shown[-1]
        older = f"?toon={'afgerond' if closed else ''}&na={last.answer_by.isoformat()}_{last.pk}"
    context = {
        "requests": [_line(asked, today) for asked in shown],
        "closed": closed,
        "older_url": older,
        "takes_in": actor.holds({Role.PRIVACY_OFFICER}),
    }
    return render(request, "privacy/rights/desk.html", context)


def _line(asked: Any, today: Any) -> dict[str, str]:
    badge, kind = kind_of_wait(asked, today)
    asker, number = named("asker", asked.asker), str(asked.pk)[:8]
    return {
        "title": named("right", asked.right),
        "url": reverse("privacy:rights_request", args=[asked.pk]),
        "meta": f"{asker} · verzoek met nummer {number}",
        "text": when(asked, today),
        "badge": badge,
        "badge_kind": kind,
    }


@require_safe
def of_dossier(request: "Request", reference: str) -> "HttpResponse":
    """The requests about one dossier, for who keeps it."""
    dossier = dossiers.get_kept_dossier(request.actor, reference)
    today = timezone.localdate()
    context = {
        "dossier": dossier,
        "requests": [_line(a, today) for a in access.requests_about(dossier, request.actor)],
    }
    return render(request, "privacy/rights/of_dossier.html", context)


@require_safe
def request_page(request: "Request", number: UUID) -> "HttpResponse":
    """One request: what was asked, what the rules say, what is to be done, by when."""
    asked, today = access.get_request(request.actor, number), timezone.localdate()
    stands, answer = standing(asked, today), access.answer_of(asked)
    part, works = access.part_in(asked, request.actor), access.works_on(asked, request.actor)
    reads = access.reads_words(asked, request.actor, answer, together=stands.together(""))
    context = {
        "asked": asked,
        "title": named("right", asked.right),
        "rows": summary(asked, stands, reads=reads, today=today),
        "found": facts_found(asked),
        "advice": on_screen(stands, asked.pk, works=works),
        "grounds": [said("ground", code) for code in stands.advice.grounds],
        "leave_out": [said("leave_out", code) for code in stands.advice.leave_out],
        "stays_in": [said("stays_in", code) for code in stands.advice.stays_in],
        "decides": who(stands.advice.decides),
        "duties": [
            {"text": said("duty", d.code), "done": d.done, "by_hand": d.by_hand and works,
             "code": d.code}
            for d in open_duties(asked, today)
        ],
        "answer": answer,
        "steps": steps(asked, stands, answer, request.actor, part, works=works),
        "works": works,
        "for_keeper": stands.released and part in ("officer", "decider") and asked.dossier,
        "frozen": asked.dossier and asked.dossier.frozen_on,
    }  # fmt: skip
    return render(request, "privacy/rights/request.html", context)
