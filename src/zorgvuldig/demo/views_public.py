"""The first page of the demonstration: be one of its people, or begin anew."""

from typing import TYPE_CHECKING

from django.contrib import auth, messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.demo import access, actions

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: "HttpRequest") -> "HttpResponse":
    """Everybody one can be, with a button each."""
    if request.method == "POST":
        membership = access.get_membership(request.POST.get("part", ""))
        actions.sign_in(request=request, membership=membership)
        return redirect(_wanted(request))
    return render(
        request,
        "demo/sign_in.html",
        {"places": access.parts_by_place(), "next": request.GET.get("next", "")},
    )


@login_not_required
@require_POST
def begin_anew(request: "HttpRequest") -> "HttpResponse":
    """Everything as on the first day, once this request has let go of the database."""
    try:
        actions.require_invented()
    except actions.NotTheDemonstration as refusal:
        messages.warning(request, str(refusal))
        return redirect("demo:sign_in")
    auth.logout(request)
    transaction.on_commit(actions.reset)
    messages.success(request, "De demonstratie is opnieuw begonnen.")
    return redirect("demo:sign_in")


def _wanted(request: "HttpRequest") -> str:
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if ours else "web:home"
