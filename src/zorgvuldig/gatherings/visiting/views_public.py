"""Coming to a meeting: no account, no name, no cookie. A deed is a button; what it gives back is a
link that can be kept."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters

from zorgvuldig.gatherings import agenda
from zorgvuldig.gatherings.access import meetings as access
from zorgvuldig.gatherings.access import visits
from zorgvuldig.gatherings.access.provider import open_provider
from zorgvuldig.gatherings.actions import visiting
from zorgvuldig.gatherings.door import fresh, open_to_all, page
from zorgvuldig.gatherings.forms.smileys import HowWasItForm
from zorgvuldig.gatherings.forms.visiting import CallMeForm, PlacesForm
from zorgvuldig.gatherings.visiting import deeds, pages
from zorgvuldig.recording.files import as_file

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from zorgvuldig.gatherings.models import InformationMeeting, Provider


@open_to_all
def calendar(request: "HttpRequest", slug: str) -> HttpResponse:
    """What comes, page by page."""
    provider = open_provider(slug)
    rows = access.coming(access.place_in(request.GET.get("na", "")))
    return page(request, provider, "gatherings/public/calendar.html", pages.listed(provider, rows))


@open_to_all
def feed(request: "HttpRequest", slug: str) -> HttpResponse:
    """All of it, for who follows it in their own calendar."""
    provider = open_provider(slug)
    written = agenda.written(access.to_follow(), provider)
    return as_file(written, agenda.TYPE, "bijeenkomsten.ics")


@open_to_all
def meeting(request: "HttpRequest", slug: str, number: "UUID") -> HttpResponse:
    """One meeting, and a place by number."""
    provider, found = _found(slug, number)
    if request.method == "POST":
        return deeds.take_places(request, provider, found, PlacesForm(request.POST))
    return pages.meeting(request, provider, found, PlacesForm(initial=_once(provider)))


@open_to_all
def appointment(request: "HttpRequest", slug: str, number: "UUID") -> HttpResponse:
    """One meeting, for one's own calendar."""
    provider, found = _found(slug, number)
    return as_file(agenda.written([found], provider), agenda.TYPE, "bijeenkomst.ics")


@open_to_all
def places(request: "HttpRequest", slug: str, link: str) -> HttpResponse:
    """The places somebody took, and the button to give them back."""
    provider = open_provider(slug)
    place = visits.place_by_link(link)
    if request.method == "POST":
        visiting.give_back(place=place)
        return page(request, provider, "gatherings/public/given_back.html", private=True)
    return pages.places(request, provider, place, link)


@open_to_all
@sensitive_post_parameters()
def call_me(request: "HttpRequest", slug: str, number: "UUID") -> HttpResponse:
    """To be called, for who asks for it; apart from the places (M-02)."""
    provider, found = _found(slug, number)
    languages = list(found.languages)
    if request.method == "POST":
        form = CallMeForm(request.POST, languages=languages)
        return deeds.ask_call(request, provider, found, form)
    form = CallMeForm(initial=_once(provider), languages=languages)
    return pages.call_me(request, provider, found, form)


@open_to_all
def wish(request: "HttpRequest", slug: str, link: str) -> HttpResponse:
    """That somebody will be called, and the button to take that back."""
    provider = open_provider(slug)
    found = visits.wish_by_link(link)
    if request.method == "POST":
        visiting.call_no_more(wish=found)
        return page(request, provider, "gatherings/public/not_called.html", private=True)
    return pages.wish(request, provider, found, link)


@open_to_all
def how_was_it(request: "HttpRequest", slug: str, number: "UUID") -> HttpResponse:
    """Three questions, three faces, no name."""
    provider, found = _found(slug, number)
    if request.method == "POST":
        return deeds.answer(request, provider, found, HowWasItForm(request.POST))
    return pages.how_was_it(request, provider, found, HowWasItForm(initial=_once(provider)))


def _found(slug: str, number: "UUID") -> "tuple[Provider, InformationMeeting]":
    provider = open_provider(slug)
    return provider, access.announced_meeting(number)


def _once(provider: "Provider") -> dict[str, str]:
    return {"once": fresh(provider.pk)}
