"""Whom we still look for: what is lacking, in words, for who recruits. Nobody is named."""

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.handbook.wording import label, sentence
from zorgvuldig.helpline import recruiting
from zorgvuldig.helpline.access.line import coordinates
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules import gates
from zorgvuldig.rules.lacking import Kind
from zorgvuldig.rules.small_numbers import FEW, tens

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request
    from zorgvuldig.rules.lacking import Lack


@require_safe
def whom_we_look_for(request: "Request") -> "HttpResponse":
    """Over all open requests at once, what lacks most often."""
    actor, today = coordinates(request.actor), timezone.localdate()
    record("recruiting.read", actor=actor, action=Action.READ, about="recruiting:",
           policy="coordinator")  # fmt: skip
    picture = recruiting.picture(actor.organisation.pk, today)
    counts = picture.found.counts
    shown = tens({str(n): count.requests for n, count in enumerate(counts)})
    context = {
        "open": picture.found.open,
        "unserved": _told(len(picture.found.unserved)),
        "lacks": [_line(count.lack, shown[str(n)]) for n, count in enumerate(counts)],
        "free": picture.free,
        "unclear": picture.unclear,
    }
    return render(request, "helpline/recruiting.html", context)


def _told(count: int) -> str:
    """How many stay without somebody; nothing when nobody does (H-14)."""
    if not count:
        return ""
    return FEW if gates.enough_to_tell(count) else str(count)


def _line(lack: "Lack", shown: str) -> dict[str, str]:
    return {
        "title": name_of(lack),
        "text": sentence("lack", lack.kind),
        "meta": f"Voor {shown} hulpvragers.",
    }


def name_of(lack: "Lack") -> str:
    """What is lacking, with which: "Taal: Turks". The words a caller used stay out of it."""
    what = {
        Kind.LANGUAGE: lambda: label("help_spoken", lack.what),
        Kind.GENDER: lambda: label("gender_wish", lack.what),
        Kind.REGION: lambda: lack.what.title(),
        Kind.PAPERS: lambda: label("help_bar", lack.what),
    }.get(lack.kind)
    kind = label("lack", lack.kind)
    return f"{kind}: {what()}" if what and lack.what else kind
