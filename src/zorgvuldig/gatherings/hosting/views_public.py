"""The doors of a municipality: asking for a workshop, and its own page by its own link."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from zorgvuldig.gatherings import door
from zorgvuldig.gatherings.access.hosts import host_path
from zorgvuldig.gatherings.access.provider import open_provider
from zorgvuldig.gatherings.access.workshops import mix_of, workshop_by_link
from zorgvuldig.gatherings.actions import hosting, inviting
from zorgvuldig.gatherings.actions.sent_forms import SentOtherwise
from zorgvuldig.gatherings.door import open_to_all, page
from zorgvuldig.gatherings.forms.asking import AskForm
from zorgvuldig.gatherings.forms.inviting import BEGIN, InviteForm
from zorgvuldig.gatherings.hosting.shown import may_invite, said, shown_to_host
from zorgvuldig.gatherings.preview import as_mailed
from zorgvuldig.handbook.wording import written
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.gatherings import clocks

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from zorgvuldig.gatherings.models import Provider, Workshop

WRONG = 422
ASK, INVITE = "gatherings/public/ask.html", "gatherings/public/host_invite.html"
OLD = (
    "Deze pagina stond te lang open. Wat u schreef staat er nog. Kijk het na en verstuur het "
    "opnieuw."
)
INVITED = "De uitnodigingen gaan weg. Wie al op de lijst stond, krijgt geen tweede mail."


@open_to_all
@sensitive_post_parameters()
def ask(request: "HttpRequest", slug: str) -> "HttpResponse":
    """The request of a municipality, stored once."""
    provider = open_provider(slug)
    if request.method != "POST":
        form = AskForm(initial={"once": door.fresh(provider.pk)})
        return page(request, provider, ASK, {"form": form})
    form, number = AskForm(request.POST), door.number(provider.pk, request.POST.get("once", ""))
    if form.is_valid() and number is not None:
        told = form.cleaned_data
        try:
            hosting.ask(
                organisation_id=provider.pk,
                once=number,
                municipality=told["municipality"],
                words=form.words(),
            )
        except AlreadyRecorded:
            return _asked(request, provider)
        except SentOtherwise as refusal:
            form = _anew(form, provider, refusal.sentence)
        except NotNow as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _asked(request, provider)
    return page(request, provider, ASK, {"form": _again(form, provider)}, status=WRONG,
                private=True)  # fmt: skip


def _asked(request: "HttpRequest", provider: "Provider") -> "HttpResponse":
    talk_by = written(clocks.talk_due_on(timezone.localdate()))
    return page(request, provider, "gatherings/public/asked.html", {"talk_by": talk_by})


def _again(form: Any, provider: "Provider") -> Any:
    """The form as it was typed; with a fresh number when the old one is not ours or too old."""
    if door.number(provider.pk, form.data.get("once", "")) is None:
        return _anew(form, provider, OLD)
    return form


def _anew(form: Any, provider: "Provider", why: str) -> Any:
    form.add_error(None, why)
    form.data = form.data.copy()
    form.data["once"] = door.fresh(provider.pk)
    return form


@open_to_all
def host(request: "HttpRequest", slug: str, link: str) -> "HttpResponse":
    """The municipality's own page: what stands, and what it can do now."""
    provider = open_provider(slug)
    return _host(request, provider, workshop_by_link(link), link)


def _host(
    request: "HttpRequest", provider: "Provider", workshop: "Workshop", link: str, done: str = ""
) -> "HttpResponse":
    told = shown_to_host(workshop, provider) | {"link": link, "done": done}
    return page(request, provider, "gatherings/public/host.html", told, private=True)


@open_to_all
@sensitive_post_parameters()
def host_invite(request: "HttpRequest", slug: str, link: str) -> "HttpResponse":
    """The municipality invites people in its own words, after it saw the mail."""
    provider = open_provider(slug)
    workshop = workshop_by_link(link)
    sectors = mix_of(workshop)
    told: dict[str, Any] = {"link": link, "back": host_path(provider, workshop), "preview": ""}
    if request.method != "POST" and not may_invite(workshop):
        return page(request, provider, INVITE, told | {"closed": said(workshop)}, private=True)
    if request.method != "POST":
        initial = {
            "once": door.fresh(provider.pk),
            "text": workshop.words().get("mail_text") or BEGIN,
        }
        told["form"] = InviteForm(initial=initial, sectors=sectors)
        return page(request, provider, INVITE, told, private=True)
    form = InviteForm(request.POST, sectors=sectors)
    if request.POST.get("do") == "preview":
        preview = as_mailed(workshop, form.data.get("text", ""))
        told |= {"form": _unbothered(form), "preview": preview}
        return page(request, provider, INVITE, told, private=True)
    number = door.number(provider.pk, request.POST.get("once", ""), of=str(workshop.pk))
    if form.is_valid() and number is not None:
        try:
            inviting.invite(
                workshop=workshop,
                actor=Caller(provider.pk),
                people=form.people,
                text=form.cleaned_data["text"],
                once=number,
            )
        except NotNow as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _host(request, provider, workshop, link, done=INVITED)
    told["form"] = _again(form, provider)
    return page(request, provider, INVITE, told, status=WRONG, private=True)


def _unbothered(form: InviteForm) -> InviteForm:
    """The form as typed, without asking for people yet: somebody only looks at the mail."""
    form.is_valid()
    form.errors.clear()
    return form
