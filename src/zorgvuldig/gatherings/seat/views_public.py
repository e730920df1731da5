"""Taking part, by one's own link or by the one a municipality passed on: no account, no cookie.

Looking changes nothing, but that an offer which ended is over; every deed is a button.
"""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters

from zorgvuldig.gatherings import agenda, appointment, certificate, door
from zorgvuldig.gatherings.access.provider import open_provider
from zorgvuldig.gatherings.access.seats import workshop_to_join
from zorgvuldig.gatherings.access.workshops import mix_of, participant_by_link
from zorgvuldig.gatherings.actions import offering
from zorgvuldig.gatherings.actions.attending import log_certificate
from zorgvuldig.gatherings.door import open_to_all
from zorgvuldig.gatherings.forms.seats import RegisterForm
from zorgvuldig.gatherings.seat import deeds
from zorgvuldig.gatherings.seat.joining import join, joining_page
from zorgvuldig.gatherings.seat.pages import own_page
from zorgvuldig.paper import CannotBePrinted
from zorgvuldig.recording.files import as_file, as_pdf

if TYPE_CHECKING:
    from django.http import HttpRequest


@open_to_all
@sensitive_post_parameters()
def seat(request: "HttpRequest", slug: str, link: str) -> HttpResponse:
    """One's own page: coming, not coming, the line, and what goes with a seat."""
    provider = open_provider(slug)
    one = participant_by_link(link)
    offering.settle_if_due(one.workshop)
    one = participant_by_link(link)
    if request.method == "POST":
        return deeds.done(request, provider, one, link)
    return own_page(request, provider, one, link)


@open_to_all
def calendar(request: "HttpRequest", slug: str, link: str) -> HttpResponse:
    """The appointment, for one's own calendar."""
    provider = open_provider(slug)
    one = participant_by_link(link)
    workshop = one.workshop
    if workshop.begins_at is None:
        raise Http404
    written = appointment.written(workshop, provider, one)
    return as_file(written, agenda.TYPE, appointment.NAME)


@open_to_all
def paper(request: "HttpRequest", slug: str, link: str) -> HttpResponse:
    """The certificate of attendance, for who was there and asked for it."""
    provider = open_provider(slug)
    one = participant_by_link(link)
    if not certificate.ready(one):
        return own_page(request, provider, one, link, told=deeds.NO_PAPER, status=409)
    try:
        printed = certificate.pdf(one, provider)
    except CannotBePrinted:
        return own_page(request, provider, one, link, told=deeds.NO_PDF, status=503)
    log_certificate(one)
    return as_pdf(printed, "bewijs-van-deelname")


@open_to_all
@sensitive_post_parameters()
def register(request: "HttpRequest", slug: str, link: str) -> HttpResponse:
    """Registering by the link that the municipality passed on."""
    provider = open_provider(slug)
    workshop = workshop_to_join(link)
    offering.settle_if_due(workshop)
    mix = mix_of(workshop)
    if request.method == "POST":
        return join(request, provider, workshop, link, RegisterForm(request.POST, mix=mix))
    form = RegisterForm(mix=mix, initial={"once": door.fresh(provider.pk)})
    return joining_page(request, provider, workshop, link, form=form)
