"""Looking whether there is a dossier."""

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.actions.searching import search as look_for
from zorgvuldig.dossiers.forms.searching import SearchForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def search(request: "Request") -> "HttpResponse":
    """By own reference, or by name; what was typed does not stand in the address."""
    actor = access.works_with_clients(request.actor)
    form = SearchForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        context |= {"searched": True, "matches": found(actor, form)}
    return render(request, "dossiers/together/search.html", context)


def found(actor: "Actor", form: SearchForm) -> list[dict[str, Any]]:
    """What the search found, with a way on each; of the client nothing but what was typed."""
    matches: list[Any] = look_for(actor=actor, **form.cleaned_data)
    return [
        {
            "reference": match.reference,
            "closed": match.closed_on is not None,
            "is_kept": match.is_kept,
            "url": reverse("dossiers:page", args=[match.reference]) if match.is_involved else "",
            "ask": ", ".join(match.keepers),
            "look_in_url": ""
            if match.is_involved or match.closed_on
            else reverse("dossiers:look_in", args=[match.reference]),
        }
        for match in matches
    ]
