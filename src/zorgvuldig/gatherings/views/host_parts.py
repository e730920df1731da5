"""What stands on the municipality's own page, besides preparation, day and mix.

Each topic hangs its own here: a line in HOST_PARTS. The template reads `part`, `provider`, `link`
and `workshop`. Nothing there tells who declined or who answered what (W-06).
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings

from zorgvuldig.gatherings.access.seats import register_path
from zorgvuldig.gatherings.actions.offering import is_open
from zorgvuldig.gatherings.hosting import costs
from zorgvuldig.gatherings.reports.shown import for_host

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Provider, Workshop

Topic = Callable[..., dict[str, Any] | None]  # of a workshop and its provider


def shared_link(workshop: "Workshop", provider: "Provider") -> dict[str, Any] | None:
    """The one link of this workshop that a municipality can pass on to its partners."""
    if not is_open(workshop):
        return None
    return {"address": settings.ADDRESS.rstrip("/") + register_path(provider, workshop)}


HOST_PARTS: list[tuple[str, Topic]] = [
    ("gatherings/public/_shared_link.html", shared_link),
    ("gatherings/public/_report.html", for_host),
    ("gatherings/public/_costs.html", costs.for_host),
]


def host_parts_of(workshop: "Workshop", provider: "Provider") -> list[dict[str, Any]]:
    """The parts of every topic that have something to show."""
    shown = [(template, topic(workshop, provider)) for template, topic in HOST_PARTS]
    return [{"template": template, "data": data} for template, data in shown if data]
