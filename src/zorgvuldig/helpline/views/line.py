"""Setting up the line of an organisation."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.helpline.access import line as access
from zorgvuldig.helpline.actions import founding
from zorgvuldig.helpline.forms.line import TOLD, LineForm, is_stale
from zorgvuldig.people import protocol
from zorgvuldig.people.roles import Role
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def line(request: "Request") -> "HttpResponse":
    """What the line is and says, for who coordinates it or runs the office."""
    actor = access.sets_up(request.actor)
    kept = access.line_of(actor)
    form = LineForm(request.POST or None, initial=_now(kept, access.texts_of(kept)))
    if form.is_valid():
        try:
            founding.set_up(actor=actor, texts=form.texts(), **form.words())
        except NotNow as refusal:
            form.add_error("slug", refusal.sentence)
        else:
            messages.success(request, "De lijn is bewaard.")
            return redirect("helpline:line")
    context = {
        "form": form,
        "line": kept,
        "line_page": reverse("line:choose", args=[kept.slug]) if kept else "",
        "only_112": not settings.OTHER_NUMBERS,
        "steps": [] if kept and kept.is_open else _steps(actor, kept),
        "stale": bool(kept and is_stale(kept.phone_checked_on)),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "helpline/line.html", context, status=status)


def _steps(actor: Any, kept: Any) -> list[dict[str, Any]]:
    """From nothing to an open line; a link for who runs the office, who does the rest."""
    office = actor.holds({Role.ADMINISTRATOR})
    coordinated = bool(access.coordinators_of(actor.organisation.pk))
    known = (
        ("Vul hieronder naam, adres, talen en nummer in.", "", bool(kept)),
        ("Nodig een coördinator en medewerkers uit.", "people:staff", coordinated),
        ("Zet erbij wie er te bellen is, ook buiten de openingstijden.", "people:contact_points",
         bool(access.contact_points(actor))),
        ("Spreek af hoe u doorverwijst als het over een jongere gaat.", "people:protocol",
         not protocol.missing(actor, timezone.localdate())),
        ("Zet de lijn open, onderaan deze pagina.", "", False),
    )  # fmt: skip
    return [
        {"text": text, "url": reverse(name) if name and office else "", "done": done}
        for text, name, done in known
    ]


def _now(kept: Any, texts: list[Any]) -> dict[str, Any]:
    """What the form begins with: the line as it is."""
    if kept is None:
        return {}
    said = {f"{name}_{text.language}": getattr(text, name) for text in texts for name in TOLD}
    names = ("name", "slug", "languages", "phone", "phone_checked_on", "promise_days", "away_to",
             "is_open")  # fmt: skip
    return {**{name: getattr(kept, name) for name in names}, **said}
