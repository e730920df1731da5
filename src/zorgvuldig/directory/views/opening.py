"""The address where everybody reads the public services."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zorgvuldig.directory.access.public import map_of
from zorgvuldig.directory.actions import listings as actions
from zorgvuldig.directory.forms.exchange import PublicForm
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def public(request: "Request") -> "HttpResponse":
    """Open or not, and where."""
    found = map_of(request.actor)
    initial = {"slug": found.slug, "is_open": found.is_open} if found else {}
    form = PublicForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.publish(actor=request.actor, **form.cleaned_data)
        except NotNow as refusal:
            form.add_error("slug", refusal.sentence)
        else:
            messages.success(request, "Bewaard.")
            return redirect("directory:public")
    status = 422 if request.method == "POST" else 200
    return render(request, "directory/open_address.html", {"form": form, "map": found},
                  status=status)  # fmt: skip
