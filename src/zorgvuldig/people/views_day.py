"""The page on which everybody begins: what waits, and the rooms one works in."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import written
from zorgvuldig.people import access, access_day, actions_day, arranging, reminding
from zorgvuldig.people.forms_day import AwayForm, MailForm
from zorgvuldig.people.refusals import AwayAlready, CannotStandIn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.http import HttpResponse

    from zorgvuldig.people.reminding import Waits, Why
    from zorgvuldig.people.request import Request

MOST = 7  # lines at a glance; the rest stands behind "en nog ..."


@require_safe
def today(request: "Request") -> "HttpResponse":
    """What waits for somebody, in every room, the most pressing first; and below it their rooms."""
    actor, day = access.at_work(request.actor), timezone.localdate()
    lines = [_line(one, day) for one in reminding.what_waits(actor, day)]
    stood_in_for = access_day.stood_in_for_by(actor, day)
    context = {
        "stands_in": [access_day.stands_in(absence, day) for absence in stood_in_for],
        "waiting": lines,
        "first": lines[:MOST],
        "rest": lines[MOST:],
        "absences": list(access_day.absences_of(actor, day)),
        "parts": reminding.parts_for(actor, day),
    }
    return render(request, "people/day/today.html", context)


def _line(one: "Waits", day: "date") -> dict[str, Any]:
    """One line on the page: what, why, and since or until when."""
    why = read("day")["waits"][one.why.name]["label"]
    when = one.when(day)
    return {
        "text": one.text,
        "url": one.url,
        "why": f"{why}. {when}." if when else f"{why}.",
        "urgent": one.urgent,
    }


@require_safe
def for_colleague(request: "Request", pk: int) -> "HttpResponse":
    """What waits for a colleague who is away: why and how much, and no file, name or reference."""
    actor, day = access.at_work(request.actor), timezone.localdate()
    absence = access_day.get_stood_in_for(actor, pk, day)
    context = {
        "colleague": absence.membership.person,
        "until": written(absence.ends_on),
        "rows": _counted(reminding.what_waits(access_day.who(absence), day)),
    }
    return render(request, "people/day/for_colleague.html", context)


def _counted(found: "Iterable[Waits]") -> list[dict[str, str]]:
    words = read("day")["waits"]
    counted: dict[Why, int] = {}
    for one in sorted(found, key=lambda one: one.why):
        counted[one.why] = counted.get(one.why, 0) + 1
    return [{"key": words[why.name]["label"], "value": f"{n} keer"} for why, n in counted.items()]


@require_http_methods(["GET", "HEAD", "POST"])
def messages_page(request: "Request") -> "HttpResponse":
    """When this person wants mail."""
    actor = access.at_work(request.actor)
    now = access_day.wish_of(actor.person.pk)._asdict()
    form = MailForm(request.POST or None, initial=now)
    if form.is_valid():
        actions_day.choose_mail(actor=actor, **form.cleaned_data)
        messages.success(request, "Uw keuze is bewaard.")
        return redirect("day:messages")
    status = 422 if request.method == "POST" else 200
    return render(request, "people/day/messages.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def away(request: "Request") -> "HttpResponse":
    """When one is away, who is asked meanwhile, and what is to be arranged before."""
    actor, day = access.at_work(request.actor), timezone.localdate()
    form = AwayForm(request.POST or None, colleagues=access_day.may_stand_in(actor))
    if form.is_valid():
        try:
            actions_day.be_away(actor=actor, **form.cleaned_data)
        except (AwayAlready, CannotStandIn) as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, "Uw collega’s zien nu dat u afwezig bent.")
            return redirect("day:away")
    context = {
        "form": form,
        "absences": list(access_day.absences_of(actor, day)),
        "arrange": arranging.before_going(actor, day),
    }
    return render(request, "people/day/away.html", context, status=422 if form.errors else 200)


@require_POST
def back(request: "Request", pk: int) -> "HttpResponse":
    """Not away after all, or back sooner."""
    actor = access.at_work(request.actor)
    absence = access_day.get_absence(actor, pk, timezone.localdate())
    actions_day.be_back(actor=actor, absence=absence)
    messages.success(request, "U staat niet meer als afwezig.")
    return redirect("day:away")
