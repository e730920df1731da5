"""A file from elsewhere: opened, looked at, and taken in or put back."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.carrying.access import into as access
from zorgvuldig.carrying.actions import taking_in as actions
from zorgvuldig.carrying.forms import BringForm, TakeInForm
from zorgvuldig.carrying.views import showing
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

DONE = "Overgenomen. U houdt dit dossier nu bij. Vertel de cliënt wie u bent en wat u hebt."


@require_http_methods(["GET", "POST"])
def bring(request: "Request") -> "HttpResponse":
    """Choose a file and say its passphrase. What is refused leaves nothing here."""
    actor = access.brings(request.actor)
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.bring(actor=actor, **form.cleaned_data)
        except NotNow as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("carrying:look", found.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "carrying/bring.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def look(request: "Request", number: UUID) -> "HttpResponse":
    """What is in it; and taking it in, on a ground, as a dossier one keeps."""
    found = access.get_arrival(request.actor, number)

    def act(form: TakeInForm) -> str:
        made = actions.take_in(arrival=found, actor=request.actor, **form.values())
        return reverse("dossiers:page", args=[made.reference])

    return recording(
        request,
        form=filled(request, TakeInForm),
        act=act,
        back=reverse("carrying:bring"),
        template="carrying/look.html",
        done=DONE,
        submit="Overnemen",
        number=number,
        **showing.inside(actions.inside(found)),
    )


@require_POST
def put_back(request: "Request", number: UUID) -> "HttpResponse":
    """Not taken in: it is wiped here."""
    found = access.get_arrival(request.actor, number)
    actions.put_back(arrival=found, actor=request.actor)
    messages.success(request, "Niet overgenomen. Er is hier niets van bewaard.")
    return redirect("dossiers:overview")
