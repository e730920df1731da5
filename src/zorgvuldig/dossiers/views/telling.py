"""The client hears what was shared."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.actions import telling as actions
from zorgvuldig.dossiers.forms.sharing import PostponeForm, TellForm
from zorgvuldig.dossiers.views.recording import filled, recording

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

ABOUT = (
    "Het gaat om de informatie voor {name}. Vertel wat u deelt, met wie en waarom. Liefst voordat "
    "u het deelt."
)


@require_http_methods(["GET", "POST"])
def tell(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """The client was told; or the way to an agreed later day."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = sharing.get_disclosure(dossier, number)

    def act(form: TellForm) -> None:
        actions.tell_client(proposal=found, actor=request.actor, **form.entry_values())

    return recording(
        request,
        form=filled(request, TellForm, representative=actions.representative_hears(dossier)),
        act=act,
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/sharing/tell.html",
        dossier=dossier,
        about=ABOUT.format(name=found.recipient.words(dossier.key)["name"]),
        before=list(sharing.notifications_of(found)),
        later_url=reverse("dossiers:postpone", args=[reference, number]),
        letter_url=reverse("dossiers:letter", args=[reference, number]),
    )


@require_http_methods(["GET", "POST"])
def postpone(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Later, on the day a second person agreed to; each agreement serves once."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = sharing.get_disclosure(dossier, number)
    return later(
        request,
        sharing.agreed_postponements(found, timezone.localdate()),
        partial(actions.postpone_telling, proposal=found),
        back=reverse("dossiers:tell", args=[reference, number]),
        ask_url=reverse("dossiers:ask_about", args=[reference, number, "POSTPONEMENT"]),
        dossier=dossier,
    )


def later(
    request: "Request", agreed: Any, postpone: Callable[..., Any], **known: Any
) -> "HttpResponse":
    """The page on which telling the client is put off, by one of what was `agreed`."""
    form = filled(request, PostponeForm)
    form.offer(agreed, sharing.agreement_words)

    def act(form: PostponeForm) -> None:
        said = {**form.code_values(), **form.entry_values()}
        postpone(actor=request.actor, today=timezone.localdate(), **said)

    return recording(
        request,
        form=form,
        act=act,
        template="dossiers/sharing/postpone.html",
        has_agreement=form.fields["agreement"].queryset.exists(),
        **known,
    )
