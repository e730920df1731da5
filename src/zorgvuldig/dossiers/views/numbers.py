"""The organisation's own numbers as a stream: months, what was done, how often. No content."""

from typing import TYPE_CHECKING

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.dossiers import counts
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.paper import separated
from zorgvuldig.paper.separated import TYPE
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import Role

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

PURPOSE = "cijfers van de eigen organisatie"


@require_safe
def numbers(request: "Request") -> StreamingHttpResponse:
    """Everything that was done in this organisation, counted per month."""
    actor = people.require(
        request.actor, Role.ADMINISTRATOR, Role.ATTENTION_OFFICER, Role.PRIVACY_OFFICER
    )
    record(
        "dossiers.counted", actor=actor, action=Action.EXECUTE, about="dossier:", purpose=PURPOSE
    )
    name = f"aantallen-{timezone.localdate().isoformat()}.csv"
    return StreamingHttpResponse(
        separated(counts.lines(actor)),
        content_type=TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
