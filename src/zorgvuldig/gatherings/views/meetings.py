"""Meetings for who organises them: the list, one page each, and the plan."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.gatherings import agenda
from zorgvuldig.gatherings.access import meetings as access
from zorgvuldig.gatherings.access.provider import organises, provider_of
from zorgvuldig.gatherings.access.visits import how_many_wait
from zorgvuldig.gatherings.actions import meetings as actions
from zorgvuldig.gatherings.forms.meetings import AnnounceForm, PlanForm, planned
from zorgvuldig.gatherings.forms.smileys import faces
from zorgvuldig.gatherings.views import meeting_words as told
from zorgvuldig.handbook import gatherings as handbook
from zorgvuldig.handbook.wording import label, sentence
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.gatherings.moves import OF_A_MEETING, possible

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.gatherings.models import InformationMeeting
    from zorgvuldig.people.request import Request

VERBS = {  # move: the address, what it says
    "change": ("change_meeting", "Wijzig het plan"),
    "announce": ("announce_meeting", "Kondig aan"),
    "hold": ("hold_meeting", "Vul in hoeveel mensen er waren"),
    "evaluate": ("count_papers", "Tel de papieren"),
    "count_mentions": ("count_mentions", "Vul in hoeveel mensen erna belden"),
    "close": ("close_meeting", "Rond af"),
    "cancel": ("cancel_meeting", "Zeg de bijeenkomst af"),
}


@require_safe
def meetings(request: "Request") -> "HttpResponse":
    """What comes or waits, or what is done."""
    actor, done = organises(request.actor), request.GET.get("toon") == "afgerond"
    rows = access.list_page(actor, done=done, after=access.place_in(request.GET.get("na", "")))
    shown, older = rows[: access.PAGE], ""
    if len(rows) > access.PAGE:
        last = access.Place(shown[-1].begins_at, shown[-1].pk)
        older = f"?{'toon=afgerond&' if done else ''}na={last}".replace("+", "%2B")
    wait, late = how_many_wait(actor, timezone.localdate())
    context = {"meetings": [_card(one) for one in shown], "done": done, "older_url": older,
               "wait": wait, "late": late}  # fmt: skip
    return render(request, "gatherings/meetings/list.html", context)


def _card(meeting: "InformationMeeting") -> dict[str, str]:
    return {
        "title": meeting.title,
        "url": reverse("gatherings:meeting", args=[meeting.pk]),
        "when": told.when(meeting),
        "place": meeting.place,
        "badge": label("gather_meeting", meeting.state),
    }


@require_safe
def meeting(request: "Request", number: UUID) -> "HttpResponse":
    """One meeting: how it stands, what can be done, and what everybody reads of it."""
    found = access.get_meeting(request.actor, number)
    provider = provider_of(request.actor)
    context = {
        "meeting": found,
        "state": label("gather_meeting", found.state),
        "says": sentence("gather_meeting", found.state),
        "moved": told.moved(found),
        "rows": told.rows(found),
        "programme": told.programme(found),
        "counts": _counts(found),
        "answers": _answers(found),
        "verbs": _verbs(found),
        "materials": [_leaflet(one) for one in access.materials_of(found)],
        "address": agenda.address(found, provider) if provider and found.announced_at else "",
        "open": found.state not in access.DONE,
        "wishes": access.wishes_for(found),
    }
    return render(request, "gatherings/meetings/meeting.html", context)


def _verbs(meeting: "InformationMeeting") -> list[dict[str, str]]:
    return [
        {"url": reverse(f"gatherings:{VERBS[name][0]}", args=[meeting.pk]), "text": VERBS[name][1]}
        for name in possible(OF_A_MEETING, meeting.state)
    ]


def _counts(meeting: "InformationMeeting") -> list[told.Row]:
    counted = {"Plaatsen gegeven": f"{access.taken_in(meeting)} van de {meeting.places}"}
    if meeting.state in access.DONE:
        counted = {}
    if meeting.heads is not None:
        counted |= {
            "Mensen geteld aan de deur": str(meeting.heads),
            "Van hen zonder plaats": str(meeting.walk_ins),
            "Noemden deze bijeenkomst bij een hulplijn": str(meeting.mentioned),
        }
    return [{"key": key, "value": value, "ours": True} for key, value in counted.items()]


def _answers(meeting: "InformationMeeting") -> list[dict[str, Any]]:
    """How often each face was chosen, for each question; empty when nothing was counted."""
    counted = access.counts_of(meeting)
    return [
        {"question": text, "counts": [(said, counted.get((code, f), 0)) for f, said in faces()]}
        for code, text in handbook.smileys().questions.items()
        if counted
    ]


def _leaflet(one: Any) -> dict[str, Any]:
    language = label("gather_language", one.language)
    return {"title": one.title, "language": language, "version": one.version,
            "is_b1": one.is_b1, "number": one.pk}  # fmt: skip


@require_http_methods(["GET", "POST"])
def plan(request: "Request") -> "HttpResponse":
    """A new meeting, with advice for who plans it."""
    actor = organises(request.actor)

    def act(form: PlanForm) -> str:
        made = actions.plan(actor=actor, once=form.cleaned_data["once"], **form.plan())
        return reverse("gatherings:meeting", args=[made.pk])

    return recorded(
        request,
        form=filled(request, PlanForm),
        act=act,
        back=reverse("gatherings:meetings"),
        template="gatherings/meetings/plan.html",
        guidance=handbook.guidance(),
        submit="Bewaar het plan",
        done="Het plan staat. Niemand buiten ziet het al.",
    )


@require_http_methods(["GET", "POST"])
def change(request: "Request", number: UUID) -> "HttpResponse":
    """The plan as it was, to change it."""
    found = access.get_meeting(request.actor, number)
    return recorded(
        request,
        form=filled(request, PlanForm, initial=planned(found)),
        act=lambda form: actions.change(meeting=found, actor=request.actor, **form.plan()),
        back=reverse("gatherings:meeting", args=[number]),
        template="gatherings/meetings/plan.html",
        title="Het plan wijzigen",
        guidance=handbook.guidance(),
        submit="Bewaar het plan",
    )


@require_http_methods(["GET", "POST"])
def announce(request: "Request", number: UUID) -> "HttpResponse":
    """Into the calendar, once it is agreed what people are told (M-03, M-04)."""
    found = access.get_meeting(request.actor, number)
    initial = {"corner_line": found.corner_line} if found.corner_line else {}

    def act(form: AnnounceForm) -> None:
        agreed = {name: form.cleaned_data[name] for name in ("corner_line", "no_photos")}
        actions.announce(meeting=found, actor=request.actor, **agreed)

    return recorded(
        request,
        form=filled(request, AnnounceForm, initial=initial),
        act=act,
        back=reverse("gatherings:meeting", args=[number]),
        submit="Kondig aan",
        done="De bijeenkomst is aangekondigd.",
    )
