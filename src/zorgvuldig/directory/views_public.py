"""The open map: light, without a cookie, a script or a trace of who reads, in the house style of
the organisation whose map it is.

Drawn without the request, so that nothing asks for a session. What somebody looks for stands in the
address and nowhere else; nobody keeps or passes it on (no-store, no referrer).
"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from zorgvuldig.directory import showing
from zorgvuldig.directory.access.listings import listings_of
from zorgvuldig.directory.access.public import open_map
from zorgvuldig.style.access import shown_of

if TYPE_CHECKING:
    from django.http import HttpRequest


@login_not_required
@require_safe
def start(request: "HttpRequest", slug: str) -> HttpResponse:
    """The services that are for everybody to read, with the same filter as behind the login."""
    found = open_map(slug)
    rows = listings_of(found.organisation_id, public=True)
    context = showing.found(rows, request.GET) | {
        "map": found,
        "organisation": found.organisation.name,
        "house_style": shown_of(found.organisation),
        "demo": settings.DEMO,
        "emergency_number": settings.EMERGENCY_NUMBER,
    }
    response = HttpResponse(render_to_string("directory/public.html", context))
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    GZipMiddleware(lambda _: response).process_response(request, response)
    return response
