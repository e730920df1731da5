"""What the base template asks for on every page."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

from zorgvuldig.language.catalogue import languages
from zorgvuldig.language.showing import shown

if TYPE_CHECKING:
    from django.http import HttpRequest


def page(request: "HttpRequest") -> dict[str, Any]:
    """The membership one works for, which every form carries along; is this the demo; the number
    that is called in danger; whether the manual was put here (`make manual`); the language of the
    page, and which was wanted and is not there."""
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
        "shown_in": shown(),
        "languages": list(languages().values()),
        "left_dutch": languages().get(getattr(request, "left_dutch", "")),
    }
