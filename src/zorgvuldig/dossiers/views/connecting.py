"""In a dossier: linking an event that matters for this client."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import events
from zorgvuldig.dossiers.actions import events as actions
from zorgvuldig.dossiers.forms.events import ConnectForm
from zorgvuldig.dossiers.views import event_words
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


LEFT_OUT = (
    "De gebeurtenis die u erbij noemde, is niet meegekomen: zij is voorbij, of er staat iets in "
    "dat ook in dit dossier staat. U kunt haar later alsnog verbinden."
)


def say_when_left_out(request: "Request", note: Any, dossier: Any) -> None:
    """The event of an unease does not always come along into the dossier; that is said."""
    if note.event_id and not events.touches(note.event_id, dossier):
        messages.warning(request, LEFT_OUT)


@require_http_methods(["GET", "POST"])
def connect(request: "Request", reference: str) -> "HttpResponse":
    """Choose an event that still plays, or write a new one down, and say what it did."""
    dossier, actor = access.get_kept_dossier(request.actor, reference), request.actor
    living = event_words.options(events.living(actor, leave=dossier))

    def act(form: Any) -> None:
        here = {"dossier": dossier, "actor": actor, "once": form.cleaned_data["once"]}
        impact = {"impact": form.cleaned_data["impact"]}
        if form.is_new:
            told = actions.Happening(**form.event_values())
            actions.note_and_connect(**here, told=told, impact=impact)
            return
        event = events.chosen(actor, form.cleaned_data["event"])
        if event is None:
            raise NotNow("Deze gebeurtenis is voorbij. Kies een andere.")
        day = form.cleaned_data["happened_on"]
        actions.connect(**here, event=event, happened_on=day, words=impact)

    return recording(
        request,
        form=filled(request, ConnectForm, living=living),
        act=act,
        back=reverse("dossiers:page", args=[reference]),
        submit="Verbinden",
        done="De gebeurtenis staat in dit dossier.",
        dossier=dossier,
    )
