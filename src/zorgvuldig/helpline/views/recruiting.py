"""Whom we still look for: what is lacking, in words, for who recruits. Nobody is named."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.handbook.wording import label, sentence, written
from zorgvuldig.helpline import recruiting
from zorgvuldig.helpline.access.line import coordinates
from zorgvuldig.helpline.actions.telling import for_a_week
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules import gates
from zorgvuldig.rules.lacking import Kind, Lack
from zorgvuldig.rules.small_numbers import FEW, tens

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.http import HttpResponse

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request


@require_safe
def whom_we_look_for(request: "Request") -> "HttpResponse":
    """Over all open requests at once, what lacks most often."""
    actor, today = coordinates(request.actor), timezone.localdate()
    record("recruiting.read", actor=actor, action=Action.READ, about="recruiting:",
           policy="coordinator")  # fmt: skip
    told, on = for_a_week(actor, "recruiting", today, lambda: _seen(actor, today))
    return render(request, "helpline/recruiting.html", {**told, "since": written(on)})


def _seen(actor: "Actor", today: "date") -> dict[str, Any]:
    """What is lacking, as it may be told."""
    found = recruiting.picture(actor.organisation.pk, today)
    return {
        "open": bool(found.found.open),
        "unserved": _told(len(found.found.unserved)),
        "lacks": lines({count.lack: count.requests for count in found.found.counts}),
        "free": found.free,
        "unclear": bool(found.unclear),
    }


def lines(counts: "Mapping[Lack, int]") -> list[dict[str, Any]]:
    """What is lacking and how often, each apart. A region below ten is not named: beside a rare
    language it would point at one caller. Nor does the order of what is few tell which is fewer."""
    named: Counter[Lack] = Counter()
    for lack, count in counts.items():
        small = lack.kind == Kind.REGION and gates.enough_to_tell(count)
        named[Lack(Kind.REGION) if small else lack] += count
    shown = tens({str(n): count for n, count in enumerate(named.values())})
    told = [(shown[str(n)], lack, count) for n, (lack, count) in enumerate(named.items())]
    told.sort(key=lambda one: (one[0] == FEW, 0 if one[0] == FEW else -one[2], one[1]))
    return [_line(lack, said) for said, lack, _ in told]


def _told(count: int) -> str:
    """How many stay without somebody; nothing when nobody does (H-14)."""
    if not count:
        return ""
    return FEW if gates.enough_to_tell(count) else str(count)


def _line(lack: "Lack", shown: str) -> dict[str, Any]:
    return {
        "name": name_of(lack),
        "text": sentence("lack", lack.kind),
        "meta": f"Voor {shown} hulpvragers.",
    }


def name_of(lack: "Lack") -> list[str]:
    """What is lacking, and which: "Taal", "Turks". The words a caller used stay out of it."""
    kind = label("lack", lack.kind)
    if lack.kind == Kind.REGION and lack.what:
        typed = lack.what.title()
        return [f"In de regio: {typed}"]
    what = {
        Kind.LANGUAGE: lambda: label("help_spoken", lack.what),
        Kind.GENDER: lambda: label("gender_wish", lack.what),
        Kind.PAPERS: lambda: label("help_bar", lack.what),
    }.get(lack.kind)
    return [kind, what()] if what and lack.what else [kind]
