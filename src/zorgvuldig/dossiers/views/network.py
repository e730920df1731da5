"""Who joins in around the family: who knows what, and does what."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import mapping
from zorgvuldig.dossiers.actions import contacts
from zorgvuldig.dossiers.actions import mapping as actions
from zorgvuldig.dossiers.forms.mapping import NetworkForm
from zorgvuldig.dossiers.views.advice import contact_on_screen
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.rules.codes import CONTACT_ADDRESSEES

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


def on_the_map(dossier: Any, on: date) -> list[dict[str, str]]:
    """Who joins in that day, for the map that the client reads: only of whom the client was told
    (a safety exception puts off telling; it is not undone by a sheet of paper)."""
    return [
        {"name": _name(dossier, member), "task": member.entry.words(dossier.key)["task"]}
        for member in mapping.network_of(dossier, on)
        if member.told
    ]


def _name(dossier: Any, member: Any) -> str:
    words = member.recipient.words(dossier.key)
    return f"{words['name']} ({words['relation']})" if words.get("relation") else words["name"]


@require_safe
def network(request: "Request", reference: str) -> "HttpResponse":
    """Who joins in now, and who could."""
    dossier = access.get_kept_dossier(request.actor, reference)
    members = list(mapping.network_of(dossier, timezone.localdate()))
    joined = {member.recipient_id for member in members}
    context = {
        "dossier": dossier,
        "members": [
            {
                "number": member.pk,
                "name": _name(dossier, member),
                "since": member.entry.happened_on,
                "told": member.told,
                **member.entry.words(dossier.key),
            }
            for member in members
        ],
        "others": [
            {
                "text": recipient.words(dossier.key)["name"],
                "url": reverse("dossiers:network_join", args=[reference, recipient.pk]),
            }
            for recipient in access.recipients_of(dossier, *CONTACT_ADDRESSEES)
            if recipient.pk not in joined
        ],
        "open": dossier.closed_on is None,
    }
    return render(request, "dossiers/mapping/network.html", context)


@require_http_methods(["GET", "POST"])
def join(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """First whether this person may be spoken to, from what is recorded; then what they do."""
    dossier = access.get_kept_dossier(request.actor, reference)
    recipient = access.get_recipient(dossier, number, *CONTACT_ADDRESSEES)
    standing = contacts.contact_standing(dossier, recipient, request.actor, timezone.localdate())
    return recording(
        request,
        form=filled(request, NetworkForm),
        act=lambda form: (
            actions.join_network(
                dossier=dossier, actor=request.actor, recipient=recipient, **form.entry_values()
            )
            and None
        ),
        back=reverse("dossiers:network", args=[reference]),
        template="dossiers/mapping/join.html",
        dossier=dossier,
        who=recipient.words(dossier.key),
        advice=contact_on_screen(standing, reference, number),
        may_act=not standing.missing,
    )


@require_POST
def leave(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Somebody stops joining in."""
    dossier = access.get_kept_dossier(request.actor, reference)
    member = mapping.get_member(dossier, number)
    with Deed(request, "Dat deze persoon stopt, staat in het dossier."):
        actions.leave_network(
            dossier=dossier, actor=request.actor, member=member, today=timezone.localdate()
        )
    return redirect("dossiers:network", reference)
