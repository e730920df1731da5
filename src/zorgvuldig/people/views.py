"""For whom one works, and one's own account."""

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zorgvuldig.people import access, actions, actions_language
from zorgvuldig.people.forms_language import LanguageForm
from zorgvuldig.people.login import access as login_access

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def choose_organisation(request: "Request") -> "HttpResponse":
    """Everywhere this person works; one is chosen for this session."""
    through = login_access.Through.of(request.session)
    memberships = login_access.may_be_reached(request.user, through)
    if request.method == "POST":
        membership = access.get_own(memberships, request.POST.get("organisation", ""))
        actions.work_for(request=request, membership=membership)
        return redirect("web:home")
    context = {
        "memberships": memberships,
        "services": [] if through else login_access.only_through(request.user),
    }
    return render(request, "people/choose_organisation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: "Request") -> "HttpResponse":
    """Who one is here, in which language one reads, and where password and second factor are
    changed."""
    form = LanguageForm(request.POST or None, initial={"language": request.user.language})
    if form.is_valid():
        actions_language.read_in(actor=request.actor, **form.cleaned_data)
        return redirect("people:account")
    rows = [
        {"key": "Naam", "value": request.user.name},
        {"key": "E-mailadres", "value": request.user.email},
    ]
    memberships = access.memberships_of(request.user)
    context = {
        "form": form,
        "rows": rows,
        "memberships": memberships,
        "through": login_access.Through.of(request.session),
        "services": login_access.to_link(request.user),
    }
    return render(request, "people/account.html", context, status=422 if form.errors else 200)
