"""The map of a dossier: read it, make the next version together, and put two beside each other."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import mapping
from zorgvuldig.dossiers.access.emergencies import log_opened
from zorgvuldig.dossiers.actions import mapping as actions
from zorgvuldig.dossiers.codes import ConversationMode, EntryKind
from zorgvuldig.dossiers.facts import spoken_openly
from zorgvuldig.dossiers.forms.comparing import signed, was_read
from zorgvuldig.dossiers.forms.mapping import MapForm
from zorgvuldig.dossiers.mapping.changes import beside
from zorgvuldig.dossiers.mapping.content import on_map
from zorgvuldig.dossiers.mapping.words import begun_with
from zorgvuldig.dossiers.views.comparing import compared
from zorgvuldig.dossiers.views.mapping_paper import papers
from zorgvuldig.dossiers.views.network import on_the_map
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.handbook.wording import judged

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

ON_ITS_WAY = timedelta(seconds=30)
COMPARE_PURPOSE = "twee kaarten naast elkaar bekijken"


@require_safe
def newest(request: "Request", reference: str) -> "HttpResponse":
    """The map as it is now, or the way to a first one."""
    dossier = access.get_dossier(request.actor, reference)
    return _page(request, dossier, None)


@require_safe
def version(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """The map as it was."""
    dossier = access.get_dossier(request.actor, reference)
    return _page(request, dossier, mapping.get_version(dossier, number))


def _page(request: "Request", dossier: Any, chosen: Any) -> "HttpResponse":
    versions = mapping.newest_versions(dossier)
    shown = chosen or next(iter(versions), None)
    keeps = access.keeps(dossier, request.actor)
    context = {
        "dossier": dossier,
        "keeps": keeps and dossier.closed_on is None,
        "version": shown,
        "is_newest": shown is not None and shown.pk == versions[0].pk,
        "versions": versions[: access.PAGE],
        "older_url": f"{reverse('dossiers:page', args=[dossier.reference])}"
        f"?soort={EntryKind.SAFETY_MAP}#tijdlijn"
        if len(versions) > access.PAGE
        else "",
    }
    if shown is not None:
        mapping.log_map(request.actor, shown, dossier, "map.read", "de kaart bekijken")
        log_opened(request.actor, dossier, shown.entry)
        context |= _shown(dossier, shown, newest=context["is_newest"])
        context["purposes"] = papers(dossier.reference, shown.pk) if keeps else []
    return render(request, "dossiers/mapping/map.html", context)


def _shown(dossier: Any, shown: Any, *, newest: bool) -> dict[str, Any]:
    words = shown.entry.words(dossier.key)
    on = timezone.localdate() if newest else shown.entry.happened_on
    return {
        "map": on_map(words, explored=shown.mode == ConversationMode.EXPLORATORY),
        "network": on_the_map(dossier, on),
    }


@require_http_methods(["GET", "POST"])
def make(request: "Request", reference: str) -> "HttpResponse":
    """The next version, begun with the former one. When a colleague kept one meanwhile, all texts
    are shown; a button that asks for one more place keeps a draft and no version."""
    dossier = access.get_kept_dossier(request.actor, reference)
    former = mapping.versions_of(dossier).first()
    mode = spoken_openly(dossier, timezone.localdate())
    more = request.method == "POST" and "more" in request.POST
    form = _typed_so_far(request, mode) if more else _form(request, dossier, former, mode)
    answer = recording(
        request,
        form=form,
        act=lambda form: _keep(request, dossier, form),
        back=reverse("dossiers:map", args=[reference]),
        template="dossiers/mapping/make.html",
        done="De kaart is vastgelegd.",
        submit="Kaart vastleggen",
        anew=lambda: _meanwhile(form, dossier),
        dossier=dossier,
        open_talk=mode == ConversationMode.TRANSPARENT,
    )
    answer.status_code = 200 if more else answer.status_code
    return answer


def _form(request: "Request", dossier: Any, former: Any, mode: str) -> Any:
    """The form as sent, or as it begins, with a kept draft in it; a draft that was still on its way
    when its writer kept the map is none any more."""
    stands = actions.words_of(former, dossier)
    begin = {"seen": signed(stands), **_beginning(dossier, stands)}
    form = filled(request, MapForm, mode=mode, initial=dict(begin))
    kept_at = getattr(form, "restored_at", None)
    if kept_at and former and former.entry.author_id == request.actor.person.pk:
        on_its_way = abs(kept_at - former.entry.recorded_at) < ON_ITS_WAY
        if on_its_way and was_read(form.initial["seen"]) != stands:
            return MapForm(mode=mode, initial=begin)
    return form


def _typed_so_far(request: "Request", mode: str) -> Any:
    """With one more empty place. What was typed rests as a draft, with or without script."""
    tab = request.POST.get("draft_tab", "")
    drafts.keep(actor=request.actor, path=request.path, typed=request.POST, tab=tab)
    return MapForm.with_room(request.POST, mode=mode)


def _beginning(dossier: Any, stands: dict[str, str]) -> dict[str, str]:
    """The former map, or a first one with the client at the table."""
    return begun_with(stands) if stands else {"voice_1_name": dossier.client["name"]}


def _keep(request: "Request", dossier: Any, form: Any) -> None:
    values = form.entry_values()
    actions.record_map(
        dossier=dossier, actor=request.actor, read=form.cleaned_data["seen"], **values
    )
    for name, text in values["words"].items():
        if name.startswith("danger_") and (hint := judged(text)):
            messages.info(request, hint)
            break


def _meanwhile(form: Any, dossier: Any) -> dict[str, Any]:
    """What a colleague changed since one began, each with its three texts. What one had not touched
    oneself follows the newest version."""
    now = actions.words_of(mapping.versions_of(dossier).first(), dossier)
    seen = form.cleaned_data.get("seen") or {}
    typed = {name: form.cleaned_data.get(name, "") for name in form.map_fields}
    changed = [n for n in form.map_fields if seen.get(n, "") != now.get(n, "")]
    form.compared = tuple(name for name in changed if typed[name] != now.get(name, ""))
    rows = compared(form, now)
    for name in changed:
        if typed[name] == seen.get(name, ""):
            form.data[name] = now.get(name, "")
    return rows


@require_safe
def compare(request: "Request", reference: str) -> "HttpResponse":
    """Two chosen versions beside each other, the earlier one first; the two newest if not said."""
    dossier = access.get_dossier(request.actor, reference)
    versions = mapping.newest_versions(dossier)
    if len(versions) < 2:
        raise Http404
    by_number = {str(one.pk): one for one in versions}
    chosen = [by_number.get(request.GET.get(name, "")) for name in ("van", "naar")]
    one, other = chosen[0] or versions[1], chosen[1] or versions[0]
    earlier, later = sorted((one, other), key=lambda each: each.entry.recorded_at)
    for each in (earlier, later):
        mapping.log_map(request.actor, each, dossier, "map.compared", purpose=COMPARE_PURPOSE)
        log_opened(request.actor, dossier, each.entry)
    context = {
        "dossier": dossier,
        "earlier": earlier,
        "later": later,
        "versions": versions,
        "sides": beside(earlier.entry.words(dossier.key), later.entry.words(dossier.key)),
    }
    return render(request, "dossiers/mapping/compare.html", context)
