"""Sending a letter that was decided on, and how it stands with what was sent."""

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import afterwards, sharing
from zorgvuldig.dossiers.actions import correcting
from zorgvuldig.dossiers.actions import sending as actions
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.exchange.access import parcels
from zorgvuldig.exchange.forms import SayForm
from zorgvuldig.exchange.views import sender
from zorgvuldig.handbook.wording import label
from zorgvuldig.language.whose import Typed
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.rules.exchange import Origin, State

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

NOBODY = (
    "Met een organisatie van deze soort is nog geen verbinding. Vraag uw beheerder erom, of "
    "verstuur de brief met een link."
)


@require_http_methods(["GET", "POST"])
def send(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """To an organisation that receives here."""
    return sender.send(request, _letter(request, reference, number))


@require_http_methods(["GET", "POST"])
def send_link(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """With a link and a code."""
    return sender.send_link(request, _letter(request, reference, number))


def _letter(request: "Request", reference: str, number: UUID) -> sender.Outgoing:
    """A proposal of a dossier one keeps, that was decided to be shared."""
    found = sharing.get_disclosure(access.get_kept_dossier(request.actor, reference), number)
    if found.state != "SHARED":
        raise Http404
    dossier = found.dossier
    return sender.Outgoing(
        room="dossiers",
        decision=found.pk,
        to=found.recipient.words(dossier.key)["name"],
        addressee=found.recipient.addressee,
        back=reverse("dossiers:letter", args=[reference, number]),
        back_to="de brief",
        nobody=NOBODY,
        ready="De brief staat klaar.",
        page=partial(recording, template="dossiers/sharing/send.html", dossier=dossier),
        ask=partial(actions.decided, found, timezone.localdate()),
    )


@require_safe
def parcel(request: "Request", number: UUID) -> "HttpResponse":
    """The stub: to whom, on which ground, when it was opened and answered."""
    dossier, found = _sent(request, number)
    return sender.stub_page(
        request,
        found,
        "dossiers",
        letter_url=reverse("dossiers:letter", args=[dossier.reference, found.decision]),
        back=reverse("dossiers:page", args=[dossier.reference]),
        back_to=dossier.reference,
    )


@require_POST
def revoke(request: "Request", number: UUID) -> "HttpResponse":
    """Take it back, as long as nobody opened it."""
    _, found = _sent(request, number)
    return sender.taken_back(request, found, "dossiers")


@require_http_methods(["GET", "POST"])
def answer(request: "Request", number: UUID) -> "HttpResponse":
    """Answer a question of the receiver: about what was shared, and no more."""
    dossier, found = _sent(request, number)
    about = sharing.get_disclosure(dossier, found.decision)

    def act(form: SayForm) -> None:
        actions.answer(proposal=about, parcel=found, actor=request.actor, **form.cleaned_data)

    return recording(
        request,
        form=filled(request, SayForm),
        act=act,
        dossier=dossier,
        **sender.answering(found, "dossiers"),
    )


@require_POST
def correct(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Send a correction along with the parcel that its receiver has."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = afterwards.get_correction(dossier, number)
    goes = parcels.to_correct(dossier.organisation_id, found.disclosure_id)
    if goes is None:
        raise Http404
    with Deed(request, "De correctie ligt bij het pakket van de ontvanger."):
        correcting.send_along(correction=found, actor=request.actor, parcel=goes)
    return redirect("dossiers:page", reference)


def _sent(request: "Request", number: UUID) -> tuple[Any, Any]:
    """A parcel of the own organisation, for who keeps the dossier it came from."""
    found = parcels.get_sent(request.actor, Origin.DISCLOSURE, number)
    return access.get_kept_dossier(request.actor, access.reference_of(found.client_ref)), found


def parcels_of(actor: Any, proposal: Any) -> list[dict[str, str]]:
    """What was sent of this letter, with how it stands."""
    return [
        {
            "url": reverse("dossiers:parcel", args=[one.pk]),
            "to": Typed(one.receiver_name) if one.receiver_name else "Met een link",
            "state": label("parcel_state", one.state),
        }
        for one in parcels.sent_from(actor.organisation.pk, proposal.pk)
        if one.state != State.REVOKED
    ]
