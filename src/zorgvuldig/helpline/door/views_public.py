"""Writing to the line, asking to be called, and coming back with a code: open to everybody.

No cookie is set or read, so nothing here acts with anybody's authority, and a form that another
site sends in a visitor's name does no more than that site could do by itself. That is why these
pages do without the token against such forms (`csrf_exempt`), which would need a cookie.
"""

from functools import wraps
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from zorgvuldig.helpline.access import talks
from zorgvuldig.helpline.actions import braking, erasing, writing
from zorgvuldig.helpline.door import talking
from zorgvuldig.helpline.door.asking import asked, held, written
from zorgvuldig.helpline.door.pages import WRONG, Door
from zorgvuldig.helpline.forms.answers import OnPageAnswerForm
from zorgvuldig.helpline.forms.door import BackForm, CallForm, NewReachForm, ReplyForm, WriteForm
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    View = Callable[[HttpRequest, str, str], HttpResponse]

open_to_all = login_not_required
both_ways = require_http_methods(["GET", "HEAD", "POST"])


def gone_meanwhile(view: "View") -> "View":
    """Who presses twice on "erase everything", or writes while it goes, meets no fault: the code is
    asked, and what was typed stays."""

    @wraps(view)
    def seen(request: "HttpRequest", slug: str, language: str) -> "HttpResponse":
        try:
            return view(request, slug, language)
        except NotNow:
            return talking.code_again(Door.at(request, slug, language))

    return seen


@open_to_all
@csrf_exempt
@sensitive_post_parameters()
@both_ways
def write(request: "HttpRequest", slug: str, language: str) -> "HttpResponse":
    """Write to the line; the answer shows the code, once."""
    return asked(Door.at(request, slug, language), WriteForm)


@open_to_all
@csrf_exempt
@sensitive_post_parameters()
@both_ways
def call(request: "HttpRequest", slug: str, language: str) -> "HttpResponse":
    """Ask to be called at a safe time; the answer shows a code with which it can be changed."""
    return asked(Door.at(request, slug, language), CallForm)


@open_to_all
@csrf_exempt
@sensitive_post_parameters()
@both_ways
def back(request: "HttpRequest", slug: str, language: str) -> "HttpResponse":
    """With the code to the talk. What was typed on a page that stood open too long comes along."""
    door = Door.at(request, slug, language)
    if not door.sent:
        return door.page("helpline/public/back.html", form=door.form(BackForm))
    form = door.typed(BackForm)
    if not form.is_valid():
        return door.page("helpline/public/back.html", WRONG, form=form)
    if wait := braking.hold_try(door.who, form.seed, form.cleaned_data["waited"]):
        return door.waiting("helpline/public/back.html", form, wait)
    found = talks.request_by_code(door.place, form.cleaned_data["code"])
    if found is None:
        braking.tried_wrong(door.who)
        form.add_error("code", door.words.error("code_wrong"))
        return door.page("helpline/public/back.html", WRONG, form=form)
    return talking.shown(door, found, typed=True)


@open_to_all
@csrf_exempt
@sensitive_post_parameters()
@both_ways
@gone_meanwhile
def talk(request: "HttpRequest", slug: str, language: str) -> "HttpResponse":
    """Write on in the talk, or see whether there is an answer by now; what was half typed stays."""
    door = Door.at(request, slug, language)
    found = talking.opened(door)
    if found is None:
        return talking.code_again(door)
    if "text" not in request.POST or "look" in request.POST:
        return talking.shown(door, found, typed=True)
    form = door.typed(ReplyForm, auto_id="reply_%s")
    if not form.is_valid():
        return talking.shown(door, found, WRONG, reply=form)
    is_new = not writing.has_message(form.seed, form.cleaned_data["text"])
    if is_new and (wait := held(door, form)):
        return talking.waiting(door, found, form, wait)
    if not writing.write_on(found, form.seed, form.cleaned_data["text"]):
        return talking.shown(door, found, WRONG, typed=True)
    return talking.shown(door, found, done="sent")


@open_to_all
@csrf_exempt
@sensitive_post_parameters()
@both_ways
def answer(request: "HttpRequest", slug: str, language: str) -> "HttpResponse":
    """Say yes to who is proposed, or rather somebody else; no reason is asked (H-06)."""
    door = Door.at(request, slug, language)
    found = talking.opened(door)
    if found is None:
        return talking.code_again(door)
    form = OnPageAnswerForm(request.POST)
    if not form.is_valid():
        return talking.shown(door, found)
    return talking.shown(door, found, done=talking.answered(door, found, form))


@open_to_all
@csrf_exempt
@sensitive_post_parameters()
@both_ways
@gone_meanwhile
def reach(request: "HttpRequest", slug: str, language: str) -> "HttpResponse":
    """Change how the line reaches the caller, or have it erased at once."""
    door = Door.at(request, slug, language)
    found = talking.opened(door)
    if found is None:
        return talking.code_again(door)
    if "erase" in request.POST:
        writing.take_back_reach(found)
        return talking.shown(door, found, done="reach_erased")
    form = door.typed(NewReachForm, auto_id="reach_%s")
    if not form.is_valid():
        return talking.shown(door, found, WRONG, reach=form)
    if wait := held(door, form):
        return talking.waiting(door, found, form, wait)
    if not writing.change_reach(found, written(door, form)):
        return talking.shown(door, found, WRONG)
    return talking.shown(door, found, done="reach_saved")


@open_to_all
@csrf_exempt
@sensitive_post_parameters()
@both_ways
@gone_meanwhile
def withdraw(request: "HttpRequest", slug: str, language: str) -> "HttpResponse":
    """Have everything erased at once; asked once more before it goes."""
    door = Door.at(request, slug, language)
    found = talking.opened(door)
    if found is None:
        return talking.code_again(door)
    if "sure" not in request.POST:
        return door.page("helpline/public/withdraw.html", talk=request.POST["talk"])
    erasing.withdraw(request=found, actor=Caller(door.place))
    return door.page("helpline/public/withdrawn.html")
