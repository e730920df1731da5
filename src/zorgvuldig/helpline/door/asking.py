"""Writing or asking to be called: the form, the brake, storing once, and the confirmation."""

from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import override

from zorgvuldig.helpline.actions import braking, writing
from zorgvuldig.helpline.actions.writing import Newer, Over, TooLongAgo, Written
from zorgvuldig.helpline.door.pages import WRONG, Door
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.helpline.codes import Channel, Danger

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from zorgvuldig.helpline.actions.braking import Wait
    from zorgvuldig.helpline.forms.door import AboutCaller, DoorForm

TEMPLATE = "helpline/public/ask.html"


def asked(door: Door, kind: "type[AboutCaller]") -> "HttpResponse":
    """Show the form; when it is sent well, store it and show the code."""
    told = door.words["form"][kind.part]
    if not door.sent:
        return door.page(TEMPLATE, form=door.form(kind), told=told)
    form = door.typed(kind)
    if not form.is_valid():
        return door.page(TEMPLATE, WRONG, form=form, told=told)
    typed = written(door, form)
    if not writing.is_stored(form.seed, typed) and (wait := held(door, form)):
        return door.waiting(TEMPLATE, form, wait, told=told)
    try:
        return confirmed(door, form, writing.store(form.seed, typed))
    except Newer:
        again = door.born_again(kind, "reach_newer", same=form.seed)
    except TooLongAgo:
        again = door.born_again(kind, "sent_before")
    except (Over, NotNow):  # or it was erased at this very moment
        again = door.born_again(kind, "sent_gone")
    return door.page(TEMPLATE, WRONG, form=again, told=told)


def held(door: Door, form: "DoorForm") -> "Wait | None":
    """Does this message wait before it is stored?"""
    typed, said = form.cleaned_data, written(door, form)
    what = form.seed.number(f"{said.text}|{sorted(said.reach.items())}|{said.voicemail}").hex
    suspicious = bool(typed["website"])
    return braking.hold_message(
        door.who, form.seed, typed["waited"], what=what, suspicious=suspicious
    )


def written(door: Door, form: Any) -> Written:
    """What was typed, for the action that stores it."""
    typed = form.cleaned_data
    return Written(
        language=typed.get("language") or door.language,
        text=form.message() if hasattr(form, "message") else typed.get("text", ""),
        codes=form.codes() if hasattr(form, "codes") else {},
        region=typed.get("region", ""),
        reach=form.reach() if hasattr(form, "reach") else {},
        voicemail=typed.get("voicemail", False),
        channel=getattr(form, "channel", Channel.WEB),
    )


def confirmed(door: Door, form: "AboutCaller", stored: writing.Stored) -> "HttpResponse":
    """It is with us; the code, once; and by which day they hear from us."""
    page, to_call = door.words["page"], bool(form.cleaned_data.get("phone"))
    return door.page(
        "helpline/public/stored.html",
        told=page["called" if to_call else "stored"],
        both=page["stored"],
        code=stored.code,
        first_stands=stored.first_stands,
        promised=page["stored"]["promised"].format(
            date=said_day(stored.request.promised_by, door.language)
        ),
        danger=form.cleaned_data.get("danger") == Danger.YES,
    )


def said_day(day: "date", language: str) -> str:
    """A day as one says it: "maandag 30 november"."""
    with override(language):
        return date_format(day, "l j F")
