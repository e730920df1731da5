"""For the administrator: the organisation's own login services. For everybody: linking one's own
account."""

from typing import TYPE_CHECKING
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig import walls
from zorgvuldig.people import access as people
from zorgvuldig.people.login import access, arriving, flow, keeping
from zorgvuldig.people.login.forms import ServiceForm, words_of
from zorgvuldig.people.login.refusals import NotLetIn

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def services(request: "Request") -> "HttpResponse":
    """The login services of this organisation."""
    actor = people.administers(request.actor)
    return render(request, "people/login/services.html", {"services": access.services_of(actor)})


@require_http_methods(["GET", "HEAD", "POST"])
def service(request: "Request", pk: UUID | None = None) -> "HttpResponse":
    """A new login service, or how a known one is reached and what is asked of it."""
    actor = people.administers(request.actor)
    known = access.get_service(actor, pk) if pk else None
    form = ServiceForm(request.POST or None, initial=words_of(known), actor=actor, service=known)
    if form.is_valid():
        kept = keeping.keep(actor=actor, service=known, **form.words())
        messages.success(request, "De inlogdienst is bewaard.")
        return redirect("people:service", kept.pk)
    pages = ("begin", "back", "left", "signed_out") if known else ()
    addresses = {f"{page}_url": flow.address_of(known, page) for page in pages if known}
    context = {"form": form, "service": known, **addresses}
    return render(request, "people/login/service.html", context)


@require_safe
def try_out(request: "Request", organisation_id: int, service_id: UUID) -> "HttpResponse":
    """Go to the service to see what it tells; nothing of it is stored. The address says of which
    organisation it is, for what is asked ahead of this."""
    actor = people.administers(request.actor)
    found = access.get_service(actor, service_id, organisation_id)
    try:
        return redirect(flow.begin(request.session, found, flow.TRY, actor.person.pk))
    except NotLetIn as refused:
        return arriving.refuse(request, found, refused, trying=True)


@require_POST
def drop(request: "Request", pk: UUID) -> "HttpResponse":
    """Take a login service away."""
    actor = people.administers(request.actor)
    keeping.drop(actor=actor, service=access.get_service(actor, pk))
    messages.success(request, "De inlogdienst is weggehaald. Iedereen logt in met een wachtwoord.")
    return redirect("people:services")


@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]
def link(request: "Request", organisation_id: int, service_id: UUID) -> "HttpResponse":
    """Go to the service to link one's own account; it opens this way from then on, so that who
    asks shows again who they are. A form is not sent on elsewhere, so a page leads there."""
    walls.say(organisation=organisation_id, person=request.user.pk)
    found = access.to_link(request.user).filter(pk=service_id).first()
    if found is None or access.Through.of(request.session):
        messages.info(request, "Hier is niets te koppelen. U logt al in zoals het hoort.")
        return redirect("people:account")
    try:
        onward = flow.begin(request.session, found, flow.LINK, request.user.pk)
        return render(request, "people/login/linking.html", {"onward": onward})
    except NotLetIn as refused:
        return arriving.refuse(request, found, refused)
