"""Accounts of other systems: for the administrator, and for who confirms them."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.api import access, actions, showing
from zorgvuldig.api.forms import AccountForm
from zorgvuldig.api.ways import MAKE
from zorgvuldig.people.protocol import is_line
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.pages import begin_again
from zorgvuldig.recording.refusals import AlreadyRecorded

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

NOT_YET = "Er is nog niets vastgelegd. Verstuur dit formulier nog een keer."


@require_safe
def accounts(request: "Request") -> "HttpResponse":
    """Every account of the organisation, and how it stands."""
    rows = [showing.card(one) for one in access.accounts_of(request.actor)]
    context = {"accounts": rows, "may_make": MAKE.admits(request.actor)}
    return render(request, "api/accounts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: "Request") -> "HttpResponse":
    """What another system would be for; it works once a second person agrees."""
    actor = access.maker(request.actor)
    of_line = is_line(actor.organisation)
    form = AccountForm(request.POST or None, of_line=of_line)
    if form.is_valid():
        try:
            account = actions.make(actor=actor, **form.cleaned_data)
            messages.success(request, "De aansluiting wacht nu op bevestiging door een ander.")
            return redirect("api:account", account.pk)
        except AlreadyRecorded:  # as if the form was too old: a number elsewhere is not told
            begin_again(form, NOT_YET)
    status = 422 if form.is_bound else 200
    return render(request, "api/new.html", {"form": form}, status=status)


@require_safe
def account(request: "Request", number: "UUID") -> "HttpResponse":
    """One account: what it may, by whom, until when, and what comes now."""
    found = access.get_account(request.actor, number)
    return render(request, "api/account.html", showing.page(found, request.actor))


@require_POST
def confirm(request: "Request", number: "UUID") -> "HttpResponse":
    """A second person agrees."""
    found = access.get_to_confirm(request.actor, number)
    with Deed(request, "U hebt de aansluiting bevestigd. De beheerder maakt de sleutel."):
        actions.confirm(actor=request.actor, account=found)
    return redirect("api:account", number)


@require_POST
def issue(request: "Request", number: "UUID") -> "HttpResponse":
    """The key, this once. It stands on this page and nowhere else."""
    found = access.get_to_issue(request.actor, number)
    with Deed(request):
        key = actions.issue(actor=request.actor, account=found)
        context = {"key": key, "name": found.name, "until": showing.card(found)["until"]}
        return render(request, "api/key.html", context)
    return redirect("api:account", number)


@require_POST
def revoke(request: "Request", number: "UUID") -> "HttpResponse":
    """End it at once."""
    found = access.get_account(request.actor, number)
    actions.revoke(actor=request.actor, account=found)
    messages.success(request, "De aansluiting is ingetrokken. De sleutel werkt niet meer.")
    return redirect("api:account", number)
