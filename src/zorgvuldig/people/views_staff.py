"""Who works here: the administrator invites, gives roles and ends memberships."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.people import access, actions
from zorgvuldig.people.forms import InvitationForm, RolesForm
from zorgvuldig.people.refusals import Stays

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def staff(request: "Request") -> "HttpResponse":
    """Everybody who works here, and who was invited."""
    actor = access.administers(request.actor)
    context = {"staff": access.staff_of(actor), "invitations": access.invitations_of(actor)}
    return render(request, "people/staff.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: "Request") -> "HttpResponse":
    """Invite a colleague; the mail goes out when this is stored."""
    actor = access.administers(request.actor)
    form = InvitationForm(request.POST or None, regime=actor.organisation.regime)
    if form.is_valid():
        root = request.build_absolute_uri("/")
        invitation = actions.invite(actor=actor, root=root, **form.cleaned_data)
        messages.success(request, f"De uitnodiging aan {invitation.name} wordt verstuurd.")
        return redirect("people:staff")
    return render(request, "people/invite.html", {"form": form})


@require_POST
def withdraw(request: "Request", pk: int) -> "HttpResponse":
    """Take an invitation back."""
    actor = access.administers(request.actor)
    actions.withdraw(actor=actor, invitation=access.get_invitation(actor, pk))
    messages.success(request, "De uitnodiging is ingetrokken. De link werkt niet meer.")
    return redirect("people:staff")


@require_http_methods(["GET", "HEAD", "POST"])
def member(request: "Request", pk: int) -> "HttpResponse":
    """One colleague's roles."""
    actor = access.administers(request.actor)
    membership = access.get_colleague(actor, pk)
    now = {"roles": membership.roles, "profession": membership.profession}
    form = RolesForm(request.POST or None, initial=now, regime=actor.organisation.regime)
    if form.is_valid():
        try:
            actions.change_roles(actor=actor, membership=membership, **form.cleaned_data)
        except Stays as refusal:
            form.add_error("roles", refusal.sentence)
        else:
            messages.success(request, f"De rollen van {membership.person.name} zijn bewaard.")
            return redirect("people:staff")
    return render(request, "people/member.html", {"form": form, "colleague": membership})


@require_POST
def end(request: "Request", pk: int) -> "HttpResponse":
    """End somebody's work here."""
    actor = access.administers(request.actor)
    membership = access.get_colleague(actor, pk)
    try:
        actions.end_membership(actor=actor, membership=membership, today=timezone.localdate())
        messages.success(request, f"{membership.person.name} werkt niet meer in deze organisatie.")
    except Stays as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("people:staff")
