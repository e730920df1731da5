"""Groups: which one leads, one group with its talks, who leads it, and stopping."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.dossiers.access import groups as access
from zorgvuldig.dossiers.actions import groups as actions
from zorgvuldig.dossiers.forms.groups import GroupForm
from zorgvuldig.dossiers.views import event_words, paging
from zorgvuldig.dossiers.views.lists import key_in
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.dossiers.views.words import gist
from zorgvuldig.handbook.wording import written
from zorgvuldig.language.whose import Typed
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import WORKS_WITH_CLIENTS
from zorgvuldig.recording.deeds import Deed

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def groups(request: "Request") -> "HttpResponse":
    """The groups one leads."""
    actor = access.leader(request.actor)
    access.log_listing(actor, "leader")
    rows = [_card(group) for group in access.groups_of(actor)]
    return render(request, "dossiers/groups/list.html", {"groups": rows})


def _card(group: Any) -> dict[str, str]:
    ended, begun = group.ended_on, group.begun_on
    return {
        "title": group.words()["name"],
        "url": reverse("dossiers:group", args=[group.pk]),
        "meta": f"Gestopt op {written(ended)}" if ended else f"Begonnen op {written(begun)}",
        "text": Typed(group.words().get("about", "")),
    }


@require_http_methods(["GET", "POST"])
def new(request: "Request") -> "HttpResponse":
    """Begin a group; who begins it leads it."""
    actor = access.leader(request.actor)

    def act(form: Any) -> str:
        words = {name: form.cleaned_data[name] for name in ("name", "about")}
        group = actions.begin_group(
            actor=actor,
            once=form.cleaned_data["once"],
            words=words,
            today=timezone.localdate(),
        )
        return reverse("dossiers:group", args=[group.pk])

    return recording(
        request,
        form=filled(request, GroupForm),
        act=act,
        back=reverse("dossiers:groups"),
        submit="Groep beginnen",
        done="De groep staat klaar.",
    )


@require_safe
def group(request: "Request", number: "UUID") -> "HttpResponse":
    """One group: its talks, newest first. Nothing of anybody in it."""
    found = access.get_group(request.actor, number)
    talks = access.talks_page(found, key_in(request.GET.get("na", "")))
    context = {
        "group": found,
        "words": found.words(),
        "leaders": [leads.membership.person.name for leads in access.leaders_of(found)],
        "talks": [_line(found, talk) for talk in talks[: access.PAGE]],
        "older_url": paging.older(talks, access.PAGE),
    }
    return render(request, "dossiers/groups/group.html", context)


def _line(group: Any, talk: Any) -> dict[str, Any]:
    """One talk, for the timeline's component."""
    return {
        "at": talk.happened_on,
        "title": "Groepsgesprek",
        "which": event_words.kind_label(talk.event.kind) if talk.event else "",
        "url": reverse("dossiers:group_talk", args=[group.pk, talk.pk]),
        "text": gist({"reason": talk.words().get("topics", "")}),
        "by": talk.author.name,
    }


@require_safe
def leaders(request: "Request", number: "UUID") -> "HttpResponse":
    """Who leads the group, and which colleagues could."""
    found = access.get_group(request.actor, number)
    leading = list(access.leaders_of(found))
    there = [leads.membership_id for leads in leading]
    colleagues = people.others(request.actor, *WORKS_WITH_CLIENTS).exclude(pk__in=there)
    context = {
        "group": found,
        "words": found.words(),
        "leaders": [{"name": m.membership.person.name, "of": m.membership_id} for m in leading],
        "colleagues": colleagues,
    }
    return render(request, "dossiers/groups/leaders.html", context)


@require_POST
def lead_too(request: "Request", number: "UUID") -> "HttpResponse":
    """Let a colleague lead the group too."""
    chosen = request.POST.get("membership", "")
    if not chosen:
        access.get_group(request.actor, number)
        messages.warning(request, "Kies eerst een collega.")
        return redirect("dossiers:group_leaders", number)
    found, membership = _leader(request, number, people.number_in(chosen))
    with Deed(request, f"{membership.person.name} leidt de groep nu ook."):
        today = timezone.localdate()
        actions.add_leader(group=found, actor=request.actor, membership=membership, today=today)
    return redirect("dossiers:group_leaders", number)


@require_POST
def stop_leading(request: "Request", number: "UUID", of: int) -> "HttpResponse":
    """Somebody leads the group no longer; it may be oneself."""
    found, membership = _leader(request, number, of)
    with Deed(request, f"{membership.person.name} leidt de groep niet meer."):
        today = timezone.localdate()
        actions.stop_leading(group=found, actor=request.actor, membership=membership, today=today)
        if membership.pk == request.actor.membership_id:
            return redirect("dossiers:groups")
    return redirect("dossiers:group_leaders", number)


def _leader(request: "Request", number: "UUID", of: int) -> tuple[Any, Any]:
    """The group one leads, and the colleague it is about."""
    found = access.get_group(request.actor, number)
    return found, get_object_or_404(people.staff_of(request.actor), pk=of)


@require_POST
def end(request: "Request", number: "UUID") -> "HttpResponse":
    """The group stops."""
    found = access.get_group(request.actor, number)
    with Deed(request, "De groep is gestopt. Wat u vastlegde, kunt u nog lezen."):
        actions.end_group(group=found, actor=request.actor, today=timezone.localdate())
    return redirect("dossiers:group", number)
