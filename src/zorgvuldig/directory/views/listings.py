"""Looking in the directory: everybody who works here."""

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from zorgvuldig.directory import showing
from zorgvuldig.directory.access import listings as access
from zorgvuldig.people import access as people

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def start(request: "Request") -> "HttpResponse":
    """Services by name, with the filter in the address; below it the contact points of the own
    organisation."""
    actor = access.reader(request.actor)
    context = showing.found(access.listings_of(actor.organisation.pk), request.GET)
    context |= {"keeps": access.keeps(actor), "points": people.contact_points_of(actor)}
    return render(request, "directory/start.html", context)


@require_safe
def listing(request: "Request", number: "UUID") -> "HttpResponse":
    """One service, and what one can do when something is not right."""
    found = access.get_listing(request.actor, number)
    context = {
        "one": showing.card(found),
        "listing": found,
        "days": access.days_ago(found),
        "keeps": access.keeps(request.actor),
    }
    return render(request, "directory/listing.html", context)
