"""What the base template asks for on every page."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def page(request: "HttpRequest") -> dict[str, Any]:
    """The membership one works for, and whether this is the demonstration."""
    actor = getattr(request, "actor", None)
    return {"membership": actor.membership if actor else None, "demo": settings.DEMO}
