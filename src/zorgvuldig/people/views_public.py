"""The doors without a login: an invitation, opened with its code; and the question of the watch."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig import walls
from zorgvuldig.people import access, actions, readiness, signing_in
from zorgvuldig.people.forms import PasswordForm
from zorgvuldig.people.login import access as login_access
from zorgvuldig.people.refusals import InvitationGone, Stays

if TYPE_CHECKING:
    from django.http import HttpRequest

    from zorgvuldig.people.models import Invitation


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: "HttpRequest", organisation_id: int, code: str) -> HttpResponse:
    """Make the account of the invitation, or, with an account already, only join."""
    walls.say(organisation=organisation_id, person=request.user.pk)
    invitation = access.open_invitation(organisation_id, code)
    try:
        if access.person_at(invitation.email):
            return _join(request, invitation)
        return _begin(request, invitation)
    except InvitationGone as gone:
        raise Http404 from gone


def _begin(request: "HttpRequest", invitation: "Invitation") -> HttpResponse:
    """Somebody new chooses a password and goes on to the second factor."""
    form = PasswordForm(request.POST or None, email=invitation.email, name=invitation.name)
    if form.is_valid():
        password = form.cleaned_data["password"]
        person = actions.accept(invitation=invitation, password=password)
        signing_in.first_time(request, person, password)
        return redirect("mfa_activate_totp")
    return render(request, "people/accept.html", {"form": form, "invitation": invitation})


def _join(request: "HttpRequest", invitation: "Invitation") -> HttpResponse:
    """Somebody with an account first shows to be that person, and then confirms."""
    themself = request.user.is_authenticated and access.person_at(invitation.email) == request.user
    through = login_access.Through.of(request.session)
    if through and through.organisation != invitation.organisation_id:
        themself = False  # another organisation’s service says who this is
    if request.method == "POST" and themself:
        try:
            actions.accept_as(invitation=invitation, person=request.user)  # type: ignore[arg-type]
        except Stays as refusal:
            messages.warning(request, refusal.sentence)
            return redirect("web:home")
        request.session["organisation"] = invitation.organisation_id
        return redirect("web:home")
    return render(request, "people/join.html", {"invitation": invitation, "themself": themself})


@login_not_required
@never_cache
@require_safe
def ready(request: "HttpRequest") -> HttpResponse:
    """For the watch: may people be sent to this server?"""
    text, well = readiness.told()
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=200 if well else 503)
