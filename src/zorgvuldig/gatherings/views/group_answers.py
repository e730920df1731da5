"""What the group answered before, after and three months later."""

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from zorgvuldig.gatherings import group
from zorgvuldig.gatherings.access.room import counts_of
from zorgvuldig.gatherings.access.workshops import get_workshop
from zorgvuldig.handbook.wording import choices

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_GET
def answers(request: "Request", number: "UUID") -> "HttpResponse":
    """Side by side, for the whole group; under five nothing is told."""
    workshop = get_workshop(request.actor, number)
    moments = [text for _, text in choices("gather_moment")]
    rows = group.rows(workshop, counts_of(workshop), timezone.now())
    shown = {
        "workshop": workshop,
        "moments": moments,
        "rows": [
            {"text": row["text"], "cells": [*zip(moments, row["cells"], strict=True)]}
            for row in rows
        ],
        "back": reverse("gatherings:room", args=[number]),
    }
    return render(request, "gatherings/room/answers.html", shown)
