"""The talk after the code: what was written both ways, and what can be done with it.

The code is not kept in the page. A signed ticket keeps the talk open for half an hour after each
thing that was done; after that the code is asked again, and what was typed comes along.
"""

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect

from zorgvuldig.helpline.access import stories, talks, through_line
from zorgvuldig.helpline.actions import answering, writing
from zorgvuldig.helpline.actions.stories import today
from zorgvuldig.helpline.door import sharing, tickets
from zorgvuldig.helpline.door.asking import held
from zorgvuldig.helpline.door.pages import WRONG, Door
from zorgvuldig.helpline.forms.answers import OnPageAnswerForm
from zorgvuldig.helpline.forms.door import BackForm, Beside, NewReachForm, ReplyForm, WriteForm
from zorgvuldig.helpline.proposed import how_it_stands, may_take_back, proposed
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.helpline.codes import State

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.helpline.actions.braking import Wait
    from zorgvuldig.helpline.models import HelpRequest

TEMPLATE = "helpline/public/talk.html"
KEPT = ("phone", "email", "safe_time", "voicemail", "name")  # of the other form on this page


def opened(door: Door) -> "HelpRequest | None":
    """The request of the talk that is open on this page."""
    known = tickets.talk_of(door.place, door.request.POST.get("talk", "")) if door.sent else None
    if known is None:
        return None
    number, mark = known
    found = talks.request_of_talk(door.place, number)
    return found if found and tickets.opened_with(found.code_digest or b"", mark) else None


def code_again(door: Door) -> "HttpResponse":
    """The talk is not open, or no longer: the code first, and what was typed stays."""
    if not door.sent:
        return redirect("line:back", slug=door.line.slug, language=door.language)
    typed = door.request.POST
    form = door.form(BackForm, initial={"text": typed.get("text", "")})
    told = {"again": door.words.error("talk_over"), "kept": _kept(door)}
    return door.page("helpline/public/back.html", WRONG, form=form, **told)


def _kept(door: Door) -> dict[str, str]:
    typed = door.request.POST
    return {name: typed[name] for name in KEPT if typed.get(name)}


def shown(
    door: Door,
    found: "HelpRequest",
    status: int = 200,
    *,
    reply: ReplyForm | None = None,
    reach: NewReachForm | None = None,
    typed: bool = False,
    **context: Any,
) -> "HttpResponse":
    """The talk. `typed`: what was typed before the code was asked stands in its forms again."""
    messages = talks.messages_of(found)
    writing.answers_read(found)
    context |= state_of(found, messages)
    context |= {
        "talk": tickets.talk(door.place, found.pk, found.code_digest or b""),
        "messages": messages,
        "reply": reply or _reply(door, found, typed),
        "reach": reach or _reach(door, found, typed),
        "kept": _kept(door) if typed else {},
        "proposal": proposed(found, door.words),
        "offers": sharing.offers(door, found),
        "beside": how_it_stands(found, door.words),
        "may_take_back": may_take_back(found),
    }
    if context["closed"]:
        context["anew"] = _anew(door)
    return door.page(TEMPLATE, status, **context)


def waiting(
    door: Door, found: "HelpRequest", form: "ReplyForm | NewReachForm", wait: "Wait"
) -> "HttpResponse":
    """The brake was pulled on what was sent in the talk."""
    messages, replies = talks.messages_of(found), isinstance(form, ReplyForm)
    context: dict[str, Any] = {**state_of(found, messages), "messages": messages}
    context |= {
        "talk": tickets.talk(door.place, found.pk, found.code_digest or b""),
        "reply": form if replies else _reply(door, found, typed=False),
        "reach": _reach(door, found, typed=False) if replies else form,
    }
    return door.waiting(TEMPLATE, form, wait, **context)


def state_of(found: "HelpRequest", messages: list[talks.Message]) -> dict[str, bool]:
    """Is it closed, does the caller wait for an answer, and longer than was promised? Who was
    spoken with since they wrote, waits no more."""
    closed = found.state == State.CLOSED
    waits = not closed and bool(messages) and stories.waits_for_answer(found)
    late = waits and found.first_contact_on is None and found.promised_by < today()
    return {"closed": closed, "waits": waits, "late": late}


def answered(door: Door, found: "HelpRequest", form: OnPageAnswerForm) -> str:
    """Lay the caller's answer down on the proposal they saw; the name of what the page then says.
    Sent twice it says the same."""
    number = form.cleaned_data["proposal"]
    try:
        answering.caller_answers(found, Caller(door.place), form.yes, proposal=number)
    except AlreadyRecorded:
        pass
    except NotNow:
        return "gone"
    return "answered_yes" if form.yes else "answered_no"


def reply_sent(door: Door, found: "HelpRequest") -> ReplyForm:
    """The message as it was sent; to whom is asked when there is a confidant by now."""
    form: ReplyForm = door.typed(ReplyForm, auto_id="reply_%s", confidant=confidant_of(found))
    return form


def confidant_of(found: "HelpRequest") -> Beside | None:
    """The confidant this caller can write to through the line; nothing without one."""
    match = through_line.confidant_to_write_to(found)
    return Beside(str(match.pk), talks.first_name(match)) if match else None


def replied(door: Door, found: "HelpRequest") -> "HttpResponse":
    """Store the message that was sent, once, for the reader it was written to."""
    form = reply_sent(door, found)
    valid, text = form.is_valid(), form.cleaned_data.get("text", "")
    if form.seed and text and writing.has_message(form.seed, text, form.whom):
        return shown(door, found, done="sent")
    if not valid:
        return shown(door, found, WRONG, reply=form)
    if wait := held(door, form):
        return waiting(door, found, form, wait)
    try:
        kept = writing.write_on(found, form.seed, text, to=form.whom)
    except writing.AnotherConfidant:  # at this very moment: the form knows by now
        return shown(door, found, WRONG, reply=reply_sent(door, found))
    if not kept:
        return shown(door, found, WRONG, typed=True)
    return shown(door, found, done="sent")


def _reply(door: Door, found: "HelpRequest", typed: bool) -> ReplyForm:
    known = {name: door.request.POST.get(name, "") for name in ("text", "to")} if typed else {}
    form: ReplyForm = door.form(
        ReplyForm, auto_id="reply_%s", initial=known, confidant=confidant_of(found)
    )
    return form


def _reach(door: Door, found: "HelpRequest", typed: bool) -> NewReachForm:
    known = talks.reach_of(found) | (_kept(door) if typed else {})
    form: NewReachForm = door.form(NewReachForm, auto_id="reach_%s", initial=known)
    return form


def _anew(door: Door) -> WriteForm:
    """A closed talk takes no more messages: what was typed goes into a new one."""
    form: WriteForm = door.form(WriteForm, initial={"story": door.request.POST.get("text", "")})
    return form
