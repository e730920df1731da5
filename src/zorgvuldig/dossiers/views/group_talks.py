"""Talks with a group, and speaking on with somebody apart."""

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import events, groups
from zorgvuldig.dossiers.actions import groups as actions
from zorgvuldig.dossiers.codes import Part
from zorgvuldig.dossiers.forms.groups import FollowUpForm, GroupTalkForm
from zorgvuldig.dossiers.views import event_words
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.language.whose import Typed
from zorgvuldig.nameless.library import LIBRARY

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def record(request: "Request", number: "UUID") -> "HttpResponse":
    """Write down a talk with the group, without names (G22)."""
    group, actor = groups.get_group(request.actor, number), request.actor
    living = event_words.options(events.living(actor))
    LIBRARY.wake()
    return recording(
        request,
        form=filled(request, GroupTalkForm, living=living),
        act=lambda form: (
            actions.record_talk(
                group=group,
                actor=actor,
                event=events.chosen(actor, form.cleaned_data["event"]),
                looked=form.cleaned_data["looked"],
                **form.entry_values(),
            )
            and None
        ),
        back=reverse("dossiers:group", args=[number]),
    )


@require_safe
def talk(request: "Request", number: "UUID", talk: "UUID") -> "HttpResponse":
    """One talk with the group, as it was written."""
    group = groups.get_group(request.actor, number)
    found = groups.get_talk(request.actor, group, talk)
    labels = GroupTalkForm.base_fields
    context = {
        "group": group,
        "words": group.words(),
        "talk": found,
        "event": found.event,
        "kind": event_words.kind_label(found.event.kind) if found.event else "",
        "rows": [
            {"key": labels[name].label, "value": text, "preserve": True}
            for name, text in found.words().items()
            if text
        ],
    }
    return render(request, "dossiers/groups/talk.html", context)


@require_http_methods(["GET", "POST"])
def follow_up(request: "Request", number: "UUID", talk: "UUID") -> "HttpResponse":
    """Speak on with somebody apart: written in the dossier that is chosen, and only there."""
    actor = request.actor
    group = groups.get_group(actor, number)
    found = groups.get_talk(actor, group, talk)
    access.log_listing(actor)
    kept = access.dossiers_of(actor, Part.KEEPER).open()
    choices = [(one.reference, Typed(f"{one.client['name']} ({one.reference})")) for one in kept]

    def act(form: Any) -> str:
        reference = form.cleaned_data["dossier"]
        dossier = access.get_kept_dossier(actor, reference)
        actions.follow_up(talk=found, dossier=dossier, actor=actor, **form.entry_values())
        return reverse("dossiers:page", args=[reference])

    return recording(
        request,
        form=filled(request, FollowUpForm, kept=choices),
        act=act,
        back=reverse("dossiers:group_talk", args=[number, talk]),
        template="dossiers/groups/follow_up.html",
        talk=found,
        none_kept=not choices,
    )
