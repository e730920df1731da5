"""The logbook, for who guards privacy in this organisation."""

from functools import partial
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from zorgvuldig.logbook import access
from zorgvuldig.logbook.forms import FilterForm
from zorgvuldig.logbook.lines import in_words
from zorgvuldig.people import access as people

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from zorgvuldig.people.request import Request


@require_safe
def index(request: "Request") -> "HttpResponse":
    """What was done in this organisation and who looked, newest first."""
    actor = people.guards_privacy(request.actor)
    names, asked = people.names_to_choose(actor), request.GET
    form = FilterForm(asked, names=names, find=partial(people.named_here, actor))
    wanted = form.cleaned_data if form.is_valid() else {}
    page = access.read_page(
        actor, wanted, newer=asked.get("newer", ""), older=asked.get("older", "")
    )
    if names is None:
        names = people.names_here(actor, {line.user_id for line in page.lines if line.user_id})
    context = {
        "form": form,
        "lines": [in_words(entry, names) for entry in page.lines],
        "newer_url": _address(asked, "newer", page.newer),
        "older_url": _address(asked, "older", page.older),
    }
    return render(request, "logbook/index.html", context)


def _address(asked: "QueryDict", way: str, key: str) -> str:
    """The same filter, one page further; nothing when there is no such page."""
    further = asked.copy()
    for known in ("newer", "older"):
        further.pop(known, None)
    further[way] = key
    return f"?{further.urlencode()}" if key else ""
