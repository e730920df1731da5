"""The first public page of a provider: what it holds, and how to ask for it."""

from typing import TYPE_CHECKING

from zorgvuldig.gatherings.access.provider import open_provider
from zorgvuldig.gatherings.door import open_to_all, page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@open_to_all
def start(request: "HttpRequest", slug: str) -> "HttpResponse":
    """Who this is and what can be asked."""
    return page(request, open_provider(slug), "gatherings/public/start.html")
