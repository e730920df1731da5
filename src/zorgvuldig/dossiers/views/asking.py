"""Asking a second person about one proposal."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.actions import asking as actions
from zorgvuldig.dossiers.codes import ConcurrenceKind
from zorgvuldig.dossiers.forms.sharing import AskAboutForm
from zorgvuldig.dossiers.views.recording import filled, recording

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

BACK = {"ESCALATION": "dossiers:proposal", "POSTPONEMENT": "dossiers:postpone"}


@require_http_methods(["GET", "POST"])
def ask_about(request: "Request", reference: str, number: UUID, kind: str) -> "HttpResponse":
    """What exactly is agreed to stands on the page, and goes along to the second person."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = sharing.get_disclosure(dossier, number)
    if kind not in actions.ABOUT:
        raise Http404
    form = filled(request, AskAboutForm, kind=kind)
    form.fields["second_person"].queryset = sharing.may_weigh(request.actor)

    def act(form: AskAboutForm) -> None:
        said = {**form.code_values(), **form.entry_values()}
        actions.ask_about(proposal=found, actor=request.actor, kind=kind, **said)

    return recording(
        request,
        form=form,
        act=act,
        back=reverse(BACK[kind], args=[reference, number]),
        template="dossiers/sharing/ask_about.html",
        done="Gevraagd. U ziet het antwoord bij het voorstel.",
        dossier=dossier,
        what=ConcurrenceKind(kind).label,
        about=actions.matter(found, kind)[0],
    )
