"""The second person reads a summary for a client, and releases it or says what has to change."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers.access import summary as rows
from zorgvuldig.dossiers.actions import summary as actions
from zorgvuldig.dossiers.forms.release import ReleaseForm
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.people.reminding import Waits, Why

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def release(request: "Request", number: UUID) -> "HttpResponse":
    """Exactly what would be printed; the rest of the dossier is not shown here."""
    found = rows.get_to_release(request.actor, number)
    laid = actions.frozen(found)
    return recording(
        request,
        form=filled(request, ReleaseForm),
        act=lambda form: actions.answer(summary=found, actor=request.actor, **form.said()) and None,
        back=reverse("day:today"),
        template="dossiers/voice/summary_release.html",
        done="Uw antwoord staat in het dossier.",
        summary=found,
        content=laid["page"],
        left=laid["left"],
        choices=[
            {"text": "Nog niet vrijgeven", "name": "answer", "value": "no"},
            {"text": "Vrijgeven", "name": "answer", "value": "yes"},
        ],
    )


def asked_of(actor: "Actor") -> list[Waits]:
    """For the day: summaries that lie with this person."""
    return [
        Waits(
            f"{row.prepared_by.name} vraagt u een samenvatting vrij te geven, in {row.dossier}",
            reverse("dossiers:summary_release", args=[row.pk]),
            Why.ASKED,
            since=timezone.localdate(row.asked_at),
        )
        for row in rows.to_release(actor)
    ]
