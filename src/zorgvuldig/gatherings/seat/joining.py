"""Registering by the link that a municipality passes on.

What comes of it goes by mail, with somebody's own link, and never on the screen: so nobody learns
from this page whether another is on the list.
"""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from zorgvuldig.gatherings import door
from zorgvuldig.gatherings.actions.offering import is_open
from zorgvuldig.gatherings.actions.registering import NOT_OPEN, register
from zorgvuldig.gatherings.actions.sent_forms import SentOtherwise
from zorgvuldig.gatherings.seat.pages import is_room, rows_of
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from zorgvuldig.gatherings.forms.seats import RegisterForm
    from zorgvuldig.gatherings.models import Provider, Workshop

PAGE, SENT = "gatherings/public/register.html", "gatherings/public/registered.html"
WRONG = 422
OLD = "Deze pagina stond te lang open. Wat u typte staat er nog. Kijk het na en verstuur opnieuw."


def join(
    request: "HttpRequest",
    provider: "Provider",
    workshop: "Workshop",
    link: str,
    form: "RegisterForm",
) -> "HttpResponse":
    """Register once; on the screen stands for everybody the same."""
    number = door.number(provider.pk, request.POST.get("once", ""), of=str(workshop.pk))
    if form.is_valid() and number is not None:
        try:
            _register(workshop, form, number)
        except SentOtherwise as refusal:
            form = _anew(provider, form, refusal.sentence)
        except NotNow as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return door.page(request, provider, SENT, private=True)
    if number is None:
        form = _anew(provider, form, OLD)
    return joining_page(request, provider, workshop, link, form=form, status=WRONG)


def _register(workshop: "Workshop", form: "RegisterForm", number: "UUID") -> None:
    said = form.cleaned_data
    with suppress(AlreadyRecorded):
        register(workshop=workshop, once=number, name=said["name"], email=said["email"],
                 coming=form.coming())  # fmt: skip


def _anew(provider: "Provider", form: "RegisterForm", why: str) -> "RegisterForm":
    """The form as it was typed, with a fresh number."""
    data: Any = form.data
    typed = data.copy()
    typed["once"] = door.fresh(provider.pk)
    form.data = typed
    form.add_error(None, why)
    return form


def joining_page(
    request: "HttpRequest",
    provider: "Provider",
    workshop: "Workshop",
    link: str,
    *,
    form: "RegisterForm",
    status: int = 200,
) -> "HttpResponse":
    """The day, whether there is room, and the form while one can register."""
    still = is_open(workshop)
    shown = {
        "link": link,
        "rows": rows_of(workshop, provider),
        "form": form if still else None,
        "room": is_room(workshop) if still else "",
        "closed": "" if still else NOT_OPEN,
    }
    return door.page(request, provider, PAGE, shown, status=status, private=True)
