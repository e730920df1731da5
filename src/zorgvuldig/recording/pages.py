"""The one way every recording page goes: show what was typed before, or act once and go back."""

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.forms import CheckboxInput
from django.shortcuts import redirect, render
from django.urls import reverse

from zorgvuldig.drafts import access as drafts_access
from zorgvuldig.drafts import actions as drafts_actions
from zorgvuldig.drafts import sent
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

SENT_BEFORE = (
    "U verstuurde dit formulier al, met iets anders erin. Wat u toen invulde, is vastgelegd; wat u "
    "nu veranderde nog niet. Kijk eerst wat er staat. Wilt u dit erbij vastleggen? Verstuur het "
    "dan opnieuw."
)
Mend = Callable[[NotNow], dict[str, str] | None]


def filled(request: "Request", form_class: "type[forms.Form]", **kwargs: Any) -> Any:
    """The form as sent, or a fresh one with the kept draft in it."""
    if request.method == "POST":
        return form_class(request.POST, **kwargs)
    form: Any = form_class(**kwargs)
    form.restored_at = None
    if types_something(form):
        form.restored_at = drafts_access.restore(form, request.actor, request.path)
    return form


def types_something(form: Any) -> bool:
    """Is there anything to type or choose that may rest? A bare button, or a tick under a text that
    somebody read, is no draft: who comes back reads again. A secret is none either."""
    return any(
        drafts_actions.may_rest(field.name) and type(field.field.widget) is not CheckboxInput
        for field in form.visible_fields()
    )


def recorded(
    request: "Request",
    *,
    form: Any,
    act: Callable[[Any], Any],
    back: str,
    template: str = "recording/record.html",
    done: str = "Vastgelegd.",
    anew: Callable[[], dict[str, Any]] = dict,
    mend: Mend = lambda refusal: None,
    **context: Any,
) -> "HttpResponse":
    """Show the form; when it is sent well, `act(form)` and go to `back` (an address, or what
    `act` returns when that is one). A refusal is said above the form, with the way to mend it when
    `mend` knows one, and nothing typed is lost: it stands in the form, and there again for who
    leaves and comes back. `anew` is what the page shows then, as it stands by now.
    """
    if request.method == "POST" and form.is_valid():
        try:
            onward = act(form)
        except AlreadyRecorded:
            if not sent.was_other(actor=request.actor, typed=request.POST):
                messages.info(request, "Dit was al vastgelegd; het staat er één keer.")
                return redirect(back)
            begin_again(form)
        except NotNow as refusal:
            form.add_error(None, refusal.sentence)
            form.mend = mend(refusal)
            context |= anew()
        else:
            drafts_actions.discard(actor=request.actor, path=request.path)
            sent.note_sent(actor=request.actor, typed=request.POST)
            messages.success(request, done)
            return redirect(onward if isinstance(onward, str) else back)
    context |= {"form": form, "back": back, **_draft(request, form)}
    status = 422 if request.method == "POST" else 200
    return render(request, template, context, status=status)


def _draft(request: "Request", form: Any) -> dict[str, Any]:
    """Where a draft of this form is kept while somebody types, and whether one is kept already.
    What was refused is kept here, for no key is touched any more by who now goes to look
    elsewhere, and without a script nothing else keeps it."""
    if not types_something(form):
        return {"draft": ""}
    kept = bool(getattr(form, "restored_at", None))
    path, typed = request.path, request.POST
    if drafts_actions.has_drafts(path) and drafts_actions.says_something(typed):
        kept = drafts_actions.keep(actor=request.actor, path=path, typed=typed) is not None
    return {"draft": keeping(request), "has_draft": kept}


def begin_again(form: Any, said: str = SENT_BEFORE) -> None:
    """Sent before with other words: nothing typed is lost, and sending again is a new form."""
    form.add_error(None, said)
    form.data = form.data.copy()
    form.data["once"] = str(uuid.uuid4())


def keeping(request: "Request") -> str:
    """The address where what is typed on this page is kept as a draft."""
    here = f"{reverse('drafts:keep')}?for={request.path}"
    return f"{here}&working_for={request.actor.organisation.pk}"
