"""The organisation's own numbers as a stream: months, what was done, how often. No content."""

import csv
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.dossiers import counts, ways
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import access as people

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request

PURPOSE = "cijfers van de eigen organisatie"


class Echo:
    """Hands every written line straight on."""

    def write(self, line: str) -> str:
        return line


@require_safe
def numbers(request: "Request") -> StreamingHttpResponse:
    """Everything that was done in this organisation, counted per month."""
    actor = people.require(request.actor, ways.NUMBERS)
    record(
        "dossiers.counted", actor=actor, action=Action.EXECUTE, about="dossier:", purpose=PURPOSE
    )
    name = f"aantallen-{timezone.localdate().isoformat()}.csv"
    return StreamingHttpResponse(
        _written(actor),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _written(actor: "Actor") -> Iterator[str]:
    paper = csv.writer(Echo(), delimiter=";")
    for line in counts.lines(actor):
        yield paper.writerow(line)
