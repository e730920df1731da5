"""A confidant's own file: what is kept of them, and what they change themself."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.handbook.wording import label
from zorgvuldig.helpline.access import confidants as access
from zorgvuldig.helpline.actions import applying
from zorgvuldig.helpline.forms.confidants import AwayForm, OwnServesForm
from zorgvuldig.helpline.standing import papers_of
from zorgvuldig.helpline.views import confidant_page as page
from zorgvuldig.helpline.views.confidants import as_told, told
from zorgvuldig.recording.pages import filled, recorded

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def own_file(request: "Request") -> "HttpResponse":
    """Everything the line keeps of who asks, in words."""
    found, today = access.own_file(request.actor), timezone.localdate()
    papers = papers_of(found)
    context = {
        "confidant": found,
        "state": label("help_confidant", found.state),
        "away": page.away(found, today),
        "runs_out": page.runs_out(found, papers.trained, today),
        "rows": page.rows(found, found.words()),
        "steps": [{**step, "url": ""} for step in page.walk(found, papers, today)],
        "talks": [page.talk_line(one, reads=True) for one in access.talks_of(found)],
    }
    return render(request, "helpline/confidants/own.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def own_serves(request: "Request") -> "HttpResponse":
    """Languages, regions and communities, changed by who they are about."""
    found, today = access.own_file(request.actor), timezone.localdate()
    form = filled(request, OwnServesForm, initial=as_told(found))

    def act(form: OwnServesForm) -> None:
        applying.change(
            confidant=found, actor=request.actor, today=today, policy="self", **told(form)
        )

    return recorded(request, form=form, act=act, back=reverse("helpline:own_file"))


@require_http_methods(["GET", "HEAD", "POST"])
def own_away(request: "Request") -> "HttpResponse":
    """From when until when I am not there."""
    found = access.own_file(request.actor)
    days = {"away_from": found.away_from, "away_until": found.away_until}
    form = filled(request, AwayForm, initial=days)

    def act(form: AwayForm) -> None:
        kept = {name: form.cleaned_data[name] for name in days}
        applying.be_away(confidant=found, actor=request.actor, policy="self", **kept)

    back, title = reverse("helpline:own_file"), "Wanneer ik er niet ben"
    return recorded(request, form=form, act=act, back=back, title=title)


@require_POST
def own_communities_withdraw(request: "Request") -> "HttpResponse":
    """I take my yes for communities back: they are gone at once."""
    found = access.own_file(request.actor)
    applying.withdraw_communities(confidant=found, actor=request.actor, policy="self")
    messages.success(request, "Uw ja is ingetrokken. Uw gemeenschappen zijn gewist.")
    return redirect("helpline:own_file")
