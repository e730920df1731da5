"""Setting up what the provider tells the public."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zorgvuldig.gatherings.access import provider as access
from zorgvuldig.gatherings.actions import founding
from zorgvuldig.gatherings.forms.provider import NAMES, ProviderForm
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def provider(request: "Request") -> "HttpResponse":
    """Name, address, texts and whether it is open; for who organises or runs the office."""
    actor = access.sets_up(request.actor)
    kept = access.provider_of(actor)
    initial: dict[str, Any] = {name: getattr(kept, name) for name in NAMES} if kept else {}
    form = ProviderForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            founding.set_up(actor=actor, **form.told())
        except NotNow as refusal:
            form.add_error("slug", refusal.sentence)
        else:
            messages.success(request, "De aanbieder is bewaard.")
            return redirect("gatherings:provider")
    page = reverse("gathering:start", args=[kept.slug]) if kept else ""
    context = {"form": form, "kept": kept, "page": page}
    status = 422 if request.method == "POST" else 200
    return render(request, "gatherings/provider.html", context, status=status)
