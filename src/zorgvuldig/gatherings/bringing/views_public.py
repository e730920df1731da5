"""A participant hands in a situation by their own link, reads it, changes it or takes it back, and
takes it out when there is danger."""

from typing import TYPE_CHECKING, Any

from django.views.decorators.debug import sensitive_post_parameters

from zorgvuldig.gatherings import door
from zorgvuldig.gatherings.access.provider import open_provider
from zorgvuldig.gatherings.access.situations import is_its_authors, situation_of
from zorgvuldig.gatherings.access.workshops import participant_by_link
from zorgvuldig.gatherings.actions import destroying
from zorgvuldig.gatherings.actions import situations as actions
from zorgvuldig.gatherings.door import open_to_all, page
from zorgvuldig.gatherings.forms.situations import LONGEST, SituationForm, TakeBackForm
from zorgvuldig.gatherings.looking import look
from zorgvuldig.gatherings.situations import TEXTS, told
from zorgvuldig.handbook.wording import label
from zorgvuldig.nameless.library import LIBRARY
from zorgvuldig.nameless.pointing import NOT_NOW
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.gatherings.codes import SeatState, VignetteState

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from zorgvuldig.gatherings.models import CaseVignette, Participant, Provider

TEMPLATE = "gatherings/public/situation.html"
WRONG = 422
CHANGE, TAKE_BACK = "wijzig", "take_back"
TICK_FIRST = "Vink eerst aan dat u uw situatie wilt wissen. Dit kan niet ongedaan worden gemaakt."
OLD = (
    "Deze pagina stond te lang open. Wat u schreef staat er nog. Kijk het na en lever het opnieuw "
    "in."
)


@open_to_all
@sensitive_post_parameters()
def situation(request: "HttpRequest", slug: str, link: str) -> "HttpResponse":
    """The form, or what became of the situation that was handed in."""
    provider = open_provider(slug)
    participant = participant_by_link(link)
    LIBRARY.wake()
    if request.POST.get("deed") == TAKE_BACK:
        return _taken_back(request, provider, participant, link)
    if request.method == "POST":
        return _handed_in(request, provider, participant, link)
    return _shown(request, provider, participant, link)


def _shown(
    request: "HttpRequest",
    provider: "Provider",
    participant: "Participant",
    link: str,
    **more: Any,
) -> "HttpResponse":
    brought = situation_of(participant)
    changing = brought is not None and CHANGE in request.GET and is_its_authors(brought)
    if brought is None or brought.state == VignetteState.RETURNED or changing:
        form = _fresh(provider, brought) if participant.state == SeatState.SEATED else None
        more |= {"form": form, "changing": changing}
    return _page(request, provider, link, brought=brought, **more)


def _taken_back(
    request: "HttpRequest", provider: "Provider", participant: "Participant", link: str
) -> "HttpResponse":
    if not TakeBackForm(request.POST).is_valid():
        return _shown(request, provider, participant, link, refused=TICK_FIRST, status=WRONG)
    try:
        actions.take_back(participant=participant)
    except NotNow as refusal:
        said = refusal.sentence
        return _shown(request, provider, participant, link, refused=said, status=WRONG)
    return _page(request, provider, link, brought=None, gone=True)


def _fresh(provider: "Provider", brought: "CaseVignette | None") -> SituationForm:
    """An empty form, or what was sent back to be changed."""
    known = _typed_before(brought) if brought else {}
    return SituationForm(initial={**known, "once": door.fresh(provider.pk)})


def _typed_before(brought: "CaseVignette") -> dict[str, Any]:
    words = brought.words()
    texts = {name: words[name] for name in TEXTS}
    kept = ("region", "changed", "turns_on_background")  # the confirmations are given anew
    checks = {name: words["checks"][name] for name in kept}
    return {**texts, **checks, **words["facts"], "age": brought.age_band, "step": brought.step}


def _handed_in(
    request: "HttpRequest", provider: "Provider", participant: "Participant", link: str
) -> "HttpResponse":
    names = (participant.words()["name"],)
    # What does not fit is refused by the form, so no more than fits is looked at.
    looked = look({name: request.POST.get(name, "")[:LONGEST] for name in TEXTS}, names)
    form = SituationForm(request.POST, looked=looked)
    number = door.number(provider.pk, request.POST.get("once", ""), of=str(participant.pk))
    brought = situation_of(participant)
    if not form.is_valid():
        return _again(request, provider, link, form, brought)
    if number is None:
        form.add_error(None, OLD)
        return _again(request, provider, link, form, brought)
    try:
        actions.hand_in(participant=participant, once=number, typed=form.typed())
    except AlreadyRecorded:
        pass
    except NotNow as refusal:
        form.add_error(None, refusal.sentence)
        return _again(request, provider, link, form, brought)
    return _page(request, provider, link, brought=situation_of(participant), done=True)


def _again(
    request: "HttpRequest",
    provider: "Provider",
    link: str,
    form: SituationForm,
    brought: "CaseVignette | None",
) -> "HttpResponse":
    """The form as it was typed, with everything that is still missing; nothing was stored."""
    form.data = request.POST.copy()
    form.data["once"] = door.fresh(provider.pk)
    if form.looked is not None and not form.looked.whole:
        form.add_error(None, NOT_NOW)
    changing = brought is not None and brought.state != VignetteState.RETURNED
    return _page(request, provider, link, status=WRONG, form=form, brought=brought,
                 changing=changing)  # fmt: skip


def _page(
    request: "HttpRequest", provider: "Provider", link: str, *, status: int = 200, **shown: Any
) -> "HttpResponse":
    brought = shown["brought"]
    shown |= {"link": link, "told": told(brought) if brought else None}
    shown["remark"] = brought.words().get("remark", "") if brought and brought.key else ""
    if brought:
        shown["state"] = label("gather_vignette", brought.state)
        shown["own"] = TakeBackForm() if is_its_authors(brought) else None
    return page(request, provider, TEMPLATE, shown, status=status, private=True)


@open_to_all
def danger(request: "HttpRequest", slug: str, link: str) -> "HttpResponse":
    """W-07: there may be danger right now. The situation goes, and the number to call comes."""
    provider = open_provider(slug)
    participant = participant_by_link(link)
    only_looked, brought = request.method != "POST", situation_of(participant)
    if brought and not only_looked:
        destroying.take_out(vignette=brought, actor=Caller(provider.pk))
    template = "gatherings/public/danger.html"
    shown = {"link": link, "only_looked": only_looked, "lies": bool(brought and only_looked)}
    return page(request, provider, template, shown, private=True)
