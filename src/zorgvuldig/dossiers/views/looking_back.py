"""The principles beside a decision without consent, and looking back on them together."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.actions import looking_back as actions
from zorgvuldig.dossiers.codes import Ground
from zorgvuldig.dossiers.forms.looking_back import LookingBackForm
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.handbook import principles

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


def without_consent(ground: str) -> list[dict[str, Any]]:
    """What to keep in mind where the ground is another than consent (P03)."""
    if ground in ("", Ground.CONSENT):
        return []
    return principles.beside(principles.WITHOUT_CONSENT)


@require_http_methods(["GET", "POST"])
def look_back(request: "Request", reference: str) -> "HttpResponse":
    """Who looked back together, and what they saw; for who keeps the dossier, with who is
    involved."""
    dossier = access.get_kept_dossier(request.actor, reference)
    colleagues = [
        (one["of"], one["name"])
        for one in access.who_is_involved(dossier)
        if one["of"] != request.actor.membership_id
    ]
    return recording(
        request,
        form=filled(request, LookingBackForm, colleagues=colleagues),
        act=lambda form: (
            actions.look_back(
                dossier=dossier,
                actor=request.actor,
                **form.code_values(),
                **form.entry_values(),
            )
            and None
        ),
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/voice/look_back.html",
        dossier=dossier,
        alone=not colleagues,
    )
