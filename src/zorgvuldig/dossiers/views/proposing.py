"""Beginning a proposal, taking it back, and deciding not to share."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import consents, sharing
from zorgvuldig.dossiers.actions import deciding
from zorgvuldig.dossiers.actions import proposing as actions
from zorgvuldig.dossiers.forms.sharing import BeginProposalForm, NotShareForm
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.recording.deeds import Deed

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def propose(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Begin: about which safety concern, and what for (G20)."""
    dossier = access.get_kept_dossier(request.actor, reference)
    recipient = access.get_recipient(dossier, number)
    concerns = [(c.pk, c.words(dossier.key)["risk"]) for c in consents.open_concerns(dossier)]

    def act(form: BeginProposalForm) -> str:
        said = {**form.cleaned_data, "recipient": recipient}
        made = actions.begin(dossier=dossier, actor=request.actor, **said)
        return reverse("dossiers:proposal", args=[reference, made.pk])

    return recording(
        request,
        form=filled(request, BeginProposalForm, concerns=concerns),
        act=act,
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/sharing/propose.html",
        done="Er is een voorstel begonnen. Er is nog niets gedeeld.",
        dossier=dossier,
        recipient=recipient.words(dossier.key),
        has_concern=bool(concerns),
    )


@require_POST
def take_back(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Back to a draft, before the decision."""
    found = sharing.get_own_disclosure(request.actor, reference, number)
    with Deed(request, "Het voorstel is weer bij u. Er wordt nu niet over beslist."):
        actions.take_back(proposal=found, actor=request.actor)
    return redirect("dossiers:proposal", reference, number)


@require_http_methods(["GET", "POST"])
def not_share(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Decide, together with a colleague, not to share."""
    found = sharing.get_own_disclosure(request.actor, reference, number)
    form = filled(request, NotShareForm)
    form.fields["weighed_with"].queryset = sharing.may_weigh(request.actor)

    def act(form: NotShareForm) -> None:
        said = {**form.code_values(), **form.entry_values()}
        today = timezone.localdate()
        deciding.not_share(proposal=found, actor=request.actor, today=today, **said)

    return recording(
        request,
        form=form,
        act=act,
        back=reverse("dossiers:proposal", args=[reference, number]),
        done="Vastgelegd: u deelt niet.",
        submit="Niet delen",
        dossier=found.dossier,
    )
