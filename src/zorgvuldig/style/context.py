"""What the base template asks for: the house style of the organisation somebody works for."""

from typing import TYPE_CHECKING, Any

from zorgvuldig.style import access

if TYPE_CHECKING:
    from django.http import HttpRequest


def page(request: "HttpRequest") -> dict[str, Any]:
    """The style of the organisation of this session; nobody else's, and none for a visitor."""
    actor = getattr(request, "actor", None)
    if actor is None or actor.membership is None:
        return {}
    session = getattr(request, "session", None)
    return {"house_style": access.shown_to(actor.organisation, session)}
