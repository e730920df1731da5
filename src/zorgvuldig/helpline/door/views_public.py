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
from zorgvuldig.helpline.actions import braking, consenting, erasing, writing
from zorgvuldig.helpline.door import sharing, talking
from zorgvuldig.helpline.door.asking import asked, held, written
from zorgvuldig.helpline.door.pages import WRONG, Door
from zorgvuldig.helpline.forms.answers import OnPageAnswerForm, SharingForm
from zorgvuldig.helpline.forms.door import BackForm, CallForm, NewReachForm, WriteForm
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    View = Callable[[HttpRequest, str, str], HttpResponse]


def open_to_all(view: "Callable[[Door], HttpResponse]") -> "View":
    """The one mark of a door: no login and no token, nothing typed in the trace of a fault, to read
    and to send. Who presses twice on "erase everything", or writes while it goes, meets no fault:
    the code is asked, and what was typed stays."""

    @wraps(view)
    def seen(request: "HttpRequest", slug: str, language: str) -> "HttpResponse":
        door = Door.at(request, slug, language)
        try:
            return view(door)
        except NotNow:
            return talking.code_again(door)

    both_ways = require_http_methods(["GET", "HEAD", "POST"])
    return login_not_required(csrf_exempt(sensitive_post_parameters()(both_ways(seen))))


@open_to_all
def write(door: Door) -> "HttpResponse":
    """Write to the line; the answer shows the code, once."""
    return asked(door, WriteForm)


@open_to_all
def call(door: Door) -> "HttpResponse":
    """Ask to be called at a safe time; the answer shows a code with which it can be changed."""
    return asked(door, CallForm)


@open_to_all
def back(door: Door) -> "HttpResponse":
    """With the code to the talk. What was typed on a page that stood open too long comes along."""
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
def talk(door: Door) -> "HttpResponse":
    """Write on in the talk, or see whether there is an answer by now; what was half typed stays."""
    found = talking.opened(door)
    if found is None:
        return talking.code_again(door)
    if "text" not in door.request.POST or "look" in door.request.POST:
        return talking.shown(door, found, typed=True)
    return talking.replied(door, found)


@open_to_all
def answer(door: Door) -> "HttpResponse":
    """Say yes to who is proposed, or rather somebody else; no reason is asked (H-06)."""
    found = talking.opened(door)
    if found is None:
        return talking.code_again(door)
    form = OnPageAnswerForm(door.request.POST)
    done = talking.answered(door, found, form) if form.is_valid() else "gone"
    return talking.shown(door, found, done=done)


@open_to_all
def rather_not(door: Door) -> "HttpResponse":
    """Take back the yes to a confidant (H-05), whatever rests on it by now."""
    found = talking.opened(door)
    if found is None:
        return talking.code_again(door)
    consenting.caller_withdraws(request=found, actor=Caller(door.place))
    return talking.shown(door, found, typed=True, done="rather_not")


@open_to_all
def share(door: Door) -> "HttpResponse":
    """Answer what would be shared with whom (H-09): yes, no, or take a yes back, for exactly the
    text that stood there."""
    found = talking.opened(door)
    if found is None:
        return talking.code_again(door)
    form = SharingForm(door.request.POST)
    done = sharing.answered(door, found, form) if form.is_valid() else "share_gone"
    return talking.shown(door, found, typed=True, done=done)


@open_to_all
def reach(door: Door) -> "HttpResponse":
    """Change how the line reaches the caller, or have it erased at once."""
    found = talking.opened(door)
    if found is None:
        return talking.code_again(door)
    if "erase" in door.request.POST:
        writing.take_back_reach(found)
        return talking.shown(door, found, done="reach_erased")
    form = door.typed(NewReachForm, auto_id="reach_%s")
    if not form.is_valid():
        return talking.shown(door, found, WRONG, reach=form)
    if wait := held(door, form):
        return talking.waiting(door, found, form, wait)
    try:
        kept = writing.change_reach(found, form.seed, written(door, form))
    except writing.Newer:
        return talking.shown(door, found, WRONG, done="reach_newer")
    return (
        talking.shown(door, found, done="reach_saved")
        if kept
        else talking.shown(door, found, WRONG)
    )


@open_to_all
def withdraw(door: Door) -> "HttpResponse":
    """Have everything erased at once; asked once more before it goes."""
    found = talking.opened(door)
    if found is None:
        return talking.code_again(door)
    if "sure" not in door.request.POST:
        return door.page("helpline/public/withdraw.html", talk=door.request.POST["talk"])
    erasing.withdraw(request=found, actor=Caller(door.place))
    return door.page("helpline/public/withdrawn.html")
