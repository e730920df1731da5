"""A confidant's own pages, made for a phone in one hand: my people, one of them, a contact in three
taps, handing over. Nothing here searches, exports or prints (H-07)."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.helpline.access import own as access
from zorgvuldig.helpline.access import support, through_line
from zorgvuldig.helpline.actions import contacts
from zorgvuldig.helpline.forms.own import ContactForm, HandOverForm, OwnMessageForm
from zorgvuldig.helpline.views import own_words, summary
from zorgvuldig.recording.pages import filled, recorded

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

HANDED_OVER = (
    "Overgedragen. De coördinator krijgt nu bericht en neemt contact met u op. Is er gevaar? "
    "Bel 112."
)
SENT = (
    "Verstuurd. De hulpvrager leest het met de code; u krijgt bericht als er antwoord is. Ging het "
    "over en weer? Schrijf dan ook een contact op."
)
OTHER_WAY = "Schrijven via de lijn kan hier niet. Kijk hieronder hoe u de hulpvrager bereikt."


@require_safe
def people(request: "Request") -> "HttpResponse":
    """Where a confidant begins: what waits for an answer, and everybody they have contact with."""
    matches, today = access.own_people(request.actor), timezone.localdate()
    context = {
        "asked": own_words.proposals(access.asked_of(request.actor)),
        "people": own_words.cards(matches, today),
        "points": own_words.points(request.actor, today),
        "no_paper": own_words.NO_PAPER,
    }
    return render(request, "helpline/own/people.html", context)


@require_safe
def person(request: "Request", reference: str) -> "HttpResponse":
    """One of the own people: how to reach them, what they want, what was agreed and written."""
    match = access.get_own(request.actor, reference)
    today, days = timezone.localdate(), support.days_of([match.pk])[match.pk]
    kept = access.ways_to_reach([match]).get(match.request_id)
    context = {
        "name": own_words.first_name(match, kept),
        "reference": reference,
        "due": own_words.due(match, days, today),
        "reach": summary.reach(match.request, kept),
        "call": own_words.number_to_call(kept),
        "through_line": own_words.through_line(match),
        "told": access.agreed_to_tell(match).get("told", ""),
        "agreement": own_words.agreement(match, days, today),
        "entries": own_words.entries(match, access.own_notes(match, request.actor)),
        "points": own_words.points(request.actor, today),
        "no_paper": own_words.NO_PAPER,
    }
    return render(request, "helpline/own/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: "Request", reference: str) -> "HttpResponse":
    """A contact in three taps: how, today, keep."""
    match = access.get_own(request.actor, reference)
    form = filled(request, ContactForm)

    def act(form: ContactForm) -> None:
        words = {k: v for k, v in form.cleaned_data.items() if k != "as_is"}
        contacts.note_contact(match=match, actor=request.actor, **words)

    return _recorded(request, match, form, act, "helpline/own/note.html", submit="Bewaren")


@require_http_methods(["GET", "HEAD", "POST"])
def message(request: "Request", reference: str) -> "HttpResponse":
    """Write to a caller who left nothing but a code; they read it when they come back."""
    match = access.get_own(request.actor, reference)
    if not through_line.goes_through_line(match):
        messages.info(request, OTHER_WAY)
        return redirect("helpline:own_person", reference)
    form = filled(request, OwnMessageForm)

    def act(form: OwnMessageForm) -> None:
        contacts.write(match=match, actor=request.actor, happened_on=timezone.localdate(),
                       **form.cleaned_data)  # fmt: skip

    return _recorded(request, match, form, act, "helpline/own/note.html", submit="Versturen",
                     done=SENT)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: "Request", reference: str) -> "HttpResponse":
    """Over to the coordinator, whatever the reason; even an empty form does it."""
    match = access.get_own(request.actor, reference)
    form = filled(request, HandOverForm)

    def act(form: HandOverForm) -> None:
        words = {k: v for k, v in form.cleaned_data.items() if k != "as_is"}
        contacts.hand_over(match=match, actor=request.actor, **words)

    return _recorded(request, match, form, act, "helpline/own/hand_over.html",
                     submit="Nu overdragen", done=HANDED_OVER)  # fmt: skip


def _recorded(
    request: "Request", match: Any, form: Any, act: Any, template: str, **words: Any
) -> "HttpResponse":
    kept = access.ways_to_reach([match]).get(match.request_id)
    return recorded(
        request,
        form=form,
        act=act,
        back=reverse("helpline:own_person", args=[match.request.reference]),
        template=template,
        name=own_words.first_name(match, kept),
        reference=match.request.reference,
        points=own_words.points(request.actor, timezone.localdate()),
        no_paper=own_words.NO_PAPER,
        **words,
    )
