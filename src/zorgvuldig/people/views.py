"""For whom one works, and one's own account."""

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.people import access, actions
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


@require_safe
def account(request: "Request") -> "HttpResponse":
    """Who one is here, and where password and second factor are changed."""
    rows = [
        {"key": "Naam", "value": request.user.name},
        {"key": "E-mailadres", "value": request.user.email},
    ]
    memberships = access.memberships_of(request.user)
    context = {
        "rows": rows,
        "memberships": memberships,
        "through": login_access.Through.of(request.session),
        "services": login_access.to_link(request.user),
    }
    return render(request, "people/account.html", context)
