"""The stylesheet and the logo of an organisation, for whoever has the address: the digest of what
is in them. Nothing is known of who asks (`style.middleware`)."""

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.http import require_safe

from zorgvuldig.style import access, serving

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@require_safe
def sheet(request: "HttpRequest", organisation_id: int, digest: str) -> "HttpResponse":
    """A stylesheet that was put to use."""
    return serving.for_ever(serving.sheet(access.served(organisation_id, sheet_digest=digest)))


@login_not_required
@require_safe
def logo(request: "HttpRequest", organisation_id: int, digest: str, kind: str) -> "HttpResponse":
    """A logo that was put to use."""
    found = access.served(organisation_id, logo_digest=digest, logo_kind=kind)
    return serving.for_ever(serving.logo(found))
