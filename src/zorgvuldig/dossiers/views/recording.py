"""A recording page of a dossier: the one way, with the handbook beside it and where to mend."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from zorgvuldig.dossiers.views import event_guidance, mending
from zorgvuldig.handbook import principles, read
from zorgvuldig.recording.pages import filled, recorded

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

__all__ = ["filled", "recording"]


def recording(
    request: "Request",
    *,
    form: Any,
    act: Callable[[Any], Any],
    back: str,
    template: str = "dossiers/record.html",
    **context: Any,
) -> "HttpResponse":
    """`recorded`, with what helps beside the form, and the page of the dossier where what a
    refusal misses can be mended."""
    dossier = context.get("dossier")
    topic = getattr(form, "help", "")
    return recorded(
        request,
        form=form,
        act=act,
        back=back,
        template=template,
        mend=partial(mending.way, dossier=dossier),
        guidance=read("method")["guidance"].get(topic),
        principles=principles.beside(topic),
        event_guidance=event_guidance.beside(request.actor, form, dossier),
        **context,
    )
