"""What the base template asks for on every page."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def page(request: "HttpRequest") -> dict[str, Any]:
    """The membership one works for, which every form carries along; is this the demo; the number
    that is called in danger; and whether the manual was put here (`make manual`)."""
    actor = getattr(request, "actor", None)
    membership = actor.membership if actor else None
    return {
        "membership": membership,
        "working_for": membership.organisation_id if membership else "",
        "demo": settings.DEMO,
        "practises": getattr(request, "practises", False),
        "practice_step": getattr(request, "practice_step", ""),
        "emergency_number": settings.EMERGENCY_NUMBER,
        "has_manual": (settings.VAR / "manual/index.html").is_file(),
    }
