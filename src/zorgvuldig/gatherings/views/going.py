"""A workshop goes on, was held, is looked back on, is closed, or does not go on."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.views.decorators.http import require_http_methods

from zorgvuldig.gatherings.access.leading import get_planned
from zorgvuldig.gatherings.access.standing import standing
from zorgvuldig.gatherings.actions import going as actions
from zorgvuldig.gatherings.forms import going as forms
from zorgvuldig.gatherings.views.planning import DEED, on_page
from zorgvuldig.gatherings.views.workshop_words import when
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.gatherings.codes import HOLDS_A_SEAT

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


def _done(
    request: "Request", found: Any, form: Any, deed: "Callable[..., Any]", **shown: Any
) -> "HttpResponse":
    """A deed of the organiser with what its form says, without the form's own number."""

    def act(form: Any) -> None:
        said = {name: value for name, value in form.cleaned_data.items() if name != "once"}
        deed(workshop=found, actor=request.actor, **said)

    shown = {"template": DEED, **shown}
    return recorded(request, form=form, act=act, back=on_page(found.pk), **shown)


@require_http_methods(["GET", "POST"])
def confirm(request: "Request", number: UUID) -> "HttpResponse":
    """It goes on (W-02)."""
    found = get_planned(request.actor, number)
    held = standing(found).how_many(HOLDS_A_SEAT)
    people = "1 plaats is bezet" if held == 1 else f"{held} plaatsen zijn bezet"
    form = filled(request, forms.ConfirmForm)
    intro = f"Dag en tijd: {when(found) or 'nog niet gekozen'}. {people}. De gemeente en wie een "\
        "plaats heeft, krijgen bericht."  # fmt: skip
    return _done(request, found, form, actions.confirm, intro=intro, submit="Het gaat door")


@require_http_methods(["GET", "POST"])
def hold(request: "Request", number: UUID) -> "HttpResponse":
    """It was held, with both who lead it (W-02)."""
    found = get_planned(request.actor, number)
    form = filled(request, forms.HoldForm)
    intro = "Wie er was, vinkt u op een andere pagina aan. Hierna kan het verslag worden gemaakt."
    return _done(request, found, form, actions.hold_it, intro=intro, submit="Vastleggen")


@require_http_methods(["GET", "POST"])
def look_back(request: "Request", number: UUID) -> "HttpResponse":
    """What became of the recommendations."""
    found = get_planned(request.actor, number)
    form = filled(request, forms.LookBackForm)
    intro = "Bel of mail de gemeente: wat is er met de aanbevelingen gedaan? Dit doet u twee keer,"\
        " drie en zes maanden na het verslag."  # fmt: skip
    return _done(request, found, form, actions.look_back, intro=intro, submit="Vastleggen")


@require_http_methods(["GET", "POST"])
def close(request: "Request", number: UUID) -> "HttpResponse":
    """All is done."""
    found = get_planned(request.actor, number)
    form = filled(request, forms.CloseForm)
    intro = "Hierna verandert er niets meer aan dit werkatelier. Een jaar nadat het verslag is "\
        "verstuurd, wordt alles vanzelf gewist."  # fmt: skip
    return _done(
        request, found, form, actions.close, intro=intro, submit="Het werkatelier afronden"
    )


@require_http_methods(["GET", "POST"])
def cancel(request: "Request", number: UUID) -> "HttpResponse":
    """It does not go on, and everybody hears it."""
    found = get_planned(request.actor, number)
    form = filled(request, forms.CancelForm)
    intro = "Iedereen die was uitgenodigd en de gemeente krijgen bericht. Dit is niet terug te "\
        "draaien."  # fmt: skip
    return _done(request, found, form, actions.cancel, intro=intro, submit="Afzeggen",
                 done="Het werkatelier is afgezegd. Iedereen krijgt bericht.")  # fmt: skip
