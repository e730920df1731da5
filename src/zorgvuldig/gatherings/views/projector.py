"""The screen in front of the room: large, without buttons, and renewed by itself."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from zorgvuldig.gatherings import marks, showing
from zorgvuldig.gatherings.access import room as access
from zorgvuldig.gatherings.access.provider import provider_of
from zorgvuldig.gatherings.actions.room import clock
from zorgvuldig.handbook.wording import at_clock
from zorgvuldig.rules.gatherings.codes import RoundState

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from zorgvuldig.gatherings.models import Provider, RoomRound, Workshop
    from zorgvuldig.people.request import Request


@require_GET
def projector(request: "Request", number: "UUID") -> "HttpResponse":
    """The whole page, or what renews in it; with script every few seconds, without it by loading
    the page again."""
    mark = request.GET.get("scherm", "")
    workshop = access.get_screen(request.actor, number, mark)
    now = timezone.now()
    asked = access.round_now(workshop) if access.is_open(workshop) else None
    provider = provider_of(request.actor)
    shown = {
        "workshop": workshop,
        "is_open": access.is_open(workshop),
        "part": showing.part(clock(workshop, now), now),
        "time": at_clock(timezone.localtime(now)),
        **(_joining(workshop, provider) if provider else {}),
        **(_question(workshop, asked) if asked else {}),
    }
    if mark:
        return render(request, "gatherings/room/_screen.html", shown)
    mark = access.screen_mark(request.actor, workshop)
    return render(request, "gatherings/room/projector.html", shown | {"mark": mark})


def _joining(workshop: "Workshop", provider: "Provider") -> dict[str, Any]:
    """The address, the code, and both as a picture to point a telephone at."""
    if not workshop.room_code:
        return {}
    site = settings.ADDRESS.rstrip("/")
    code = workshop.room_code
    seen = urlencode({"s": marks.of_screen(provider.organisation_id, code)})
    whole = f"{site}{reverse('gathering:room', args=[provider.slug, code])}?{seen}"
    typed = (site + reverse("gathering:room_join", args=[provider.slug])).partition("//")[2]
    picture = segno.make(whole, error="m").svg_data_uri(border=2, scale=4)
    return {"address": typed, "code": code, "picture": picture}


def _question(workshop: "Workshop", asked: "RoomRound") -> dict[str, Any]:
    return {
        "asked": showing.question(asked),
        "open_question": asked.state == RoundState.OPEN,
        "answered": sum(asked.counts.values()),
        "answers": showing.answers(asked),
        "columns": showing.columns(asked, access.frames_of(workshop)),
    }
