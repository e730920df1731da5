"""A request as the middleware hands it on: it knows who asks, for which organisation."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_ipv46_address
from django.http import HttpRequest

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Person


class Request(HttpRequest):
    """What a view behind the door receives."""

    user: "Person"
    actor: "Actor"


def source_ip(request: HttpRequest) -> str | None:
    """Where a request came from: what the outermost of our own proxies saw.

    Everything before that in `X-Forwarded-For` was written by the visitor and says nothing.
    """
    passed = request.headers.get("X-Forwarded-For", "").split(",")
    proxies = settings.TRUSTED_PROXIES
    seen = passed[-proxies].strip() if 0 < proxies <= len(passed) else ""
    try:
        validate_ipv46_address(seen)
    except ValidationError:
        return request.META.get("REMOTE_ADDR") or None
    return seen
