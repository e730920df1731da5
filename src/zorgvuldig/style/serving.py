"""A stylesheet and a logo as a browser gets them: as what they are, and as nothing else."""

from typing import TYPE_CHECKING

from csp.decorators import csp
from django.http import Http404, HttpResponse

if TYPE_CHECKING:
    from zorgvuldig.style.models import HouseStyle

TYPES = {"svg": "image/svg+xml", "png": "image/png"}
FOR_EVER = "public, max-age=31536000, immutable"
# Opened by itself, a drawing is only a drawing.
ALONE = {"default-src": ["'none'"], "frame-ancestors": ["'none'"], "sandbox": True}


def sheet(found: "HouseStyle") -> HttpResponse:
    """The stylesheet of the pages of the house."""
    return _alone(HttpResponse(found.sheet, content_type="text/css; charset=utf-8"))


def logo(found: "HouseStyle") -> HttpResponse:
    """The logo; without one there is no such page."""
    if found.logo is None:
        raise Http404
    return _alone(HttpResponse(bytes(found.logo), content_type=TYPES[found.logo_kind]))


def for_ever(response: HttpResponse) -> HttpResponse:
    """The same for everybody, and the same for ever: what is in it stands in its address."""
    response["Cache-Control"] = FOR_EVER
    return response


def _alone(response: HttpResponse) -> HttpResponse:
    response["X-Content-Type-Options"] = "nosniff"
    csp(ALONE)(lambda: response)()
    return response
