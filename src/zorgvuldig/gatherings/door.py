"""The public pages of gatherings: the look of the house, without a cookie, a script or a trace.

Every page here is drawn without the request, so that nothing asks for a session; a form carries a
number we signed instead of a cookie, so that sent twice it is stored once. Who is here is nobody
(`people.unseen`): coming to a meeting may tell what somebody believes (AVG art. 9, M-01).
"""

import hmac
import secrets
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from zorgvuldig.style.access import shown_of
from zorgvuldig.vault.keyring import ring

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from zorgvuldig.gatherings.models import Provider

    View = Callable[..., HttpResponse]

FORM_LASTS = timedelta(days=7)


def open_to_all(view: "View") -> "View":
    """A public page: no login, and no token that would need a cookie; a visitor has no authority
    here that another site could borrow."""
    return login_not_required(csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(view)))


def page(
    request: "HttpRequest",
    provider: "Provider",
    template: str,
    context: dict[str, Any] | None = None,
    *,
    status: int = 200,
    private: bool = False,
    styled: bool = True,
) -> HttpResponse:
    """The page `template` of this provider, in its house style; `styled=False` where no row can be
    read any more. `private`: it shows what somebody wrote, or belongs to one person; then it is
    not compressed (BREACH) and search engines keep out."""
    shown = {
        "provider": provider,
        "house_style": shown_of(provider.organisation) if styled else None,
        "private": private,
        "demo": settings.DEMO,
        "emergency_number": settings.EMERGENCY_NUMBER,
    }
    response = HttpResponse(render_to_string(template, shown | (context or {})), status=status)
    response.of_the_provider = True  # type: ignore[attr-defined]
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    if private:
        response["X-Robots-Tag"] = "noindex, nofollow"
    else:
        GZipMiddleware(lambda _: response).process_response(request, response)
    return response


def fresh(organisation_id: int) -> str:
    """`once` for a new public form of this provider."""
    return _signer(organisation_id).sign(secrets.token_urlsafe(16))


def number(organisation_id: int, once: str, of: str = "") -> UUID | None:
    """The number of what this form stores: always the same for the same form. None when we did not
    sign it, or long ago: show the form again with a fresh one, and what was typed."""
    try:
        plain = _signer(organisation_id).unsign(once, max_age=FORM_LASTS)
    except BadSignature:
        return None
    place = f"gatherings-form|{organisation_id}|{plain}|{of}".encode()
    return UUID(bytes=hmac.new(ring().index, place, sha256).digest()[:16], version=4)


def _signer(organisation_id: int) -> TimestampSigner:
    key = hmac.new(ring().index, b"gatherings-forms", sha256).hexdigest()
    return TimestampSigner(key=key, salt=f"gatherings.form.{organisation_id}")
