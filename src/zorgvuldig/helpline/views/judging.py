"""What a request asks, the advice that was given, and looking along."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zorgvuldig.directory.access.listings import to_choose
from zorgvuldig.handbook.wording import label
from zorgvuldig.helpline.access import requests as access
from zorgvuldig.helpline.access.line import who_answer
from zorgvuldig.helpline.actions import judging, stories
from zorgvuldig.helpline.forms import requests as forms
from zorgvuldig.helpline.views import summary
from zorgvuldig.helpline.views.now import WRITTEN
from zorgvuldig.helpline.views.talks import on_page
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.helpline.codes import NOT_ALONE

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.helpline.models import HelpRequest
    from zorgvuldig.people.request import Request

THANKS = "Vastgelegd. Dank u wel: uw collega gaat hiermee verder."
NO_LONGER = "Op deze vraag om mee te kijken is al geantwoord, of zij is niet meer nodig."


@require_http_methods(["GET", "POST"])
def triage(request: "Request", reference: str) -> "HttpResponse":
    """Say what the request asks of the line, and why."""
    found = access.get_request(request.actor, reference)

    def act(form: forms.TriageForm) -> None:
        values = form.cleaned_data
        judging.judge(
            request=found,
            actor=request.actor,
            kind=values["kind"],
            once=values["once"],
            happened_on=values["happened_on"],
            reason=values["reason"],
            looked=form.looked,
            read_danger=values.get("danger", ""),
        )

    written = found.channel in WRITTEN and not found.danger
    return recorded(
        request,
        form=filled(request, forms.TriageForm, asks_danger=written),
        act=act,
        back=on_page(reference),
        template="helpline/triage.html",
        worry=found.words().get("worry", ""),
        now=label("help_kind", found.kind),
        needs_two=found.kind in NOT_ALONE,
        look_url=reverse("helpline:ask_look", args=[reference]),
        asked_danger=bool(found.danger) or written,
        talk_url=reverse("helpline:talk", args=[reference]),
    )


@require_http_methods(["GET", "POST"])
def advice(request: "Request", reference: str) -> "HttpResponse":
    """What was advised."""
    found = access.get_request(request.actor, reference)
    return recorded(
        request,
        form=filled(request, forms.AdviceForm, groups=to_choose(request.actor)),
        act=lambda form: judging.advise(request=found, actor=request.actor, **form.cleaned_data),
        back=on_page(reference),
        template="helpline/advice.html",
        waits=found.kind in NOT_ALONE and not access.second_agreed(found),
        for_work=found.is_professional,
        look_url=reverse("helpline:ask_look", args=[reference]),
    )


@require_http_methods(["GET", "POST"])
def ask_look(request: "Request", reference: str) -> "HttpResponse":
    """Ask somebody else to look along (H-04)."""
    found = access.get_request(request.actor, reference)
    form = filled(request, forms.AskLookForm, colleagues=who_answer(request.actor), now=found.kind)

    def act(form: forms.AskLookForm) -> None:
        judging.ask_look(request=found, actor=request.actor, **form.cleaned_data)

    return recorded(
        request,
        form=form,
        act=act,
        back=on_page(reference),
        done="Gevraagd. Uw collega ziet het bovenaan de wachtlijst.",
        submit="Vragen",
    )


@require_http_methods(["GET", "POST"])
def look(request: "Request", number: UUID) -> "HttpResponse":
    """Look along: read the request, and say what one sees. After the answer it is no longer theirs
    to read, unless it was already."""
    asked = access.get_look(request.actor, number)
    found = asked.request
    if not access.waits(asked):
        messages.info(request, NO_LONGER)
        return redirect(_after(request, found))
    judged = access.judged_last(found)

    def act(form: forms.LookForm) -> str:
        judging.look_along(
            look=asked,
            actor=request.actor,
            once=form.cleaned_data["once"],
            happened_on=stories.today(),
            agrees=form.cleaned_data["agrees"] == "yes",
            seen=form.cleaned_data["seen"],
            looked=form.looked,
        )
        return _after(request, found)

    return recorded(
        request,
        form=filled(request, forms.LookForm),
        act=act,
        back=on_page(found.reference),
        template="helpline/look.html",
        found=found,
        kind=label("help_kind", asked.kind),
        done=THANKS,
        said=summary.said(found),
        reason=judged.words(found.key).get("reason", "") if judged else "",
    )


def _after(request: "Request", found: "HelpRequest") -> str:
    """The page of the request for who still sees it; otherwise where their own work begins."""
    if access.still_sees(request.actor, found):
        return on_page(found.reference)
    return reverse("helpline:start")
