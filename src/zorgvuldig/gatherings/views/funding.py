"""Numbers for who pays for meetings, on a page and as a table to take along (M-05)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.gatherings.access.provider import organises
from zorgvuldig.gatherings.actions.funding import HAD_A_PLACE, WALKED_IN, Told, for_the_funder
from zorgvuldig.gatherings.actions.smileys import FACES
from zorgvuldig.handbook.gatherings import smileys
from zorgvuldig.handbook.wording import label
from zorgvuldig.paper import separated
from zorgvuldig.paper.separated import TYPE
from zorgvuldig.recording.files import as_file

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

Line = tuple[str, str, str]
CAME = {HAD_A_PLACE: "Met een plaats", WALKED_IN: "Zonder plaats binnengelopen"}
HEADING = ("kwartaal", "onderwerp", "wat", "aantal")


@require_safe
def funder(request: "Request") -> HttpResponse:
    """By quarter, as it may leave the house."""
    told = for_the_funder(organises(request.actor))
    shown = [{"title": one.quarter.title, "waits": one.waits, "parts": _parts(one)} for one in told]
    return render(request, "gatherings/meetings/funder.html", {"quarters": shown})


@require_safe
def table(request: "Request") -> HttpResponse:
    """The same numbers, to take along."""
    told = for_the_funder(organises(request.actor))
    rows = ((one.quarter.title, *line) for one in told for line in _lines(one))
    name = f"bijeenkomsten-{timezone.localdate().isoformat()}.csv"
    return as_file("".join(separated((HEADING, *rows))), TYPE, name)


def _lines(one: Told) -> Iterator[Line]:
    """Every number of a quarter: the subject, what, and how many."""
    if one.waits:
        yield "Aantallen", "Nog niet", one.waits
        return
    yield "Bijeenkomsten", "Gehouden", str(one.held)
    for code, count in one.languages:
        yield "Bijeenkomsten per taal", label("gather_language", code), str(count)
    yield "Mensen", "Geteld aan de deur", one.heads
    for code, said in one.came:
        yield "Mensen", CAME[code], said
    faces = dict(zip(FACES, smileys().answers, strict=True))
    for question, answers in one.answers:
        for face, said in answers.items():
            yield smileys().questions[question], faces[face], said
    yield "Daarna gebeld", "Noemden een bijeenkomst", one.mentioned


def _parts(one: Told) -> list[dict[str, Any]]:
    """The same lines, by subject, for the page."""
    parts: dict[str, list[dict[str, Any]]] = {}
    for subject, what, said in () if one.waits else _lines(one):
        parts.setdefault(subject, []).append({"key": what, "value": said, "ours": True})
    return [{"title": subject, "rows": rows} for subject, rows in parts.items()]
