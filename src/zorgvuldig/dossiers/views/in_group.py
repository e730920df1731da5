"""In a dossier: the groups this client is in."""

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import events, groups
from zorgvuldig.dossiers.actions import groups as actions
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.forms.groups import InGroupForm
from zorgvuldig.dossiers.views import event_words
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.language.whose import Typed
from zorgvuldig.recording.deeds import Deed

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def in_group(request: "Request", reference: str) -> "HttpResponse":
    """Which groups this client is in, and a group to add."""
    dossier = access.get_kept_dossier(request.actor, reference)
    running = {str(g.pk): g for g in groups.groups_to_join(request.actor, dossier)}
    choices = [(number, Typed(group.words()["name"])) for number, group in running.items()]
    return recording(
        request,
        form=filled(request, InGroupForm, running=choices),
        act=lambda form: actions.join(
            dossier=dossier,
            group=running[form.cleaned_data["group"]],
            actor=request.actor,
            today=timezone.localdate(),
        ),
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/groups/in_group.html",
        submit="Bij deze groep zetten",
        dossier=dossier,
        none_left=not running,
        there=groups_of(dossier),
    )


def groups_of(dossier: Any) -> list[dict[str, Any]]:
    """The groups this client is in, by name."""
    return [
        {"number": one.pk, "name": one.group.words()["name"], "since": one.since}
        for one in groups.groups_in(dossier)
    ]


def names(dossier: Any) -> list[str]:
    """The groups this client is in, for the dossier page; asked only when there is one."""
    return [one["name"] for one in groups_of(dossier)] if dossier.in_a_group else []


def onward(entry: Any, actor: "Actor") -> dict[str, str] | None:
    """From an entry to its event, or to the talk with the group for who leads that group."""
    if entry.kind == EntryKind.EVENT:
        return event_words.link(events.event_of(entry).pk)
    if entry.kind != EntryKind.GROUP_FOLLOW_UP:
        return None
    talk = groups.talk_of(entry, actor)
    url = reverse("dossiers:group_talk", args=[talk.group_id, talk.pk]) if talk else ""
    return {"text": "Naar het groepsgesprek", "url": url} if talk else None


@require_POST
def take_out(request: "Request", reference: str, number: int) -> "HttpResponse":
    """This client is no longer in that group."""
    dossier, actor = access.get_kept_dossier(request.actor, reference), request.actor
    if number not in {one["number"] for one in groups_of(dossier)}:
        raise Http404
    with Deed(request, "De cliënt hoort niet meer bij deze groep."):
        actions.take_out(dossier=dossier, number=number, actor=actor, today=timezone.localdate())
    return redirect("dossiers:in_group", reference)
