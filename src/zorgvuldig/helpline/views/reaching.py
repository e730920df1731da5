"""How the caller may be reached, the code to come back with, and who carries the request."""

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.helpline.access import requests as access
from zorgvuldig.helpline.access.line import answers, who_answer
from zorgvuldig.helpline.actions import reaching, taking
from zorgvuldig.helpline.forms import requests as forms
from zorgvuldig.helpline.views.talks import on_page
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

FITS_NOTHING = (
    "Deze code past bij geen hulpverzoek. Vraag de hulpvrager om hem langzaam te spellen."
)


@require_http_methods(["GET", "POST"])
def call_back(request: "Request", reference: str) -> "HttpResponse":
    """How the caller may be reached from now on; what was known before goes."""
    found = access.get_request(request.actor, reference)
    return recorded(
        request,
        form=filled(request, forms.CallBackForm, caller_age=found.caller_age),
        act=lambda form: reaching.keep(request=found, actor=request.actor, reach=form.reach()),
        back=on_page(reference),
        template="helpline/call_back.html",
        kept=access.call_back_of(found),
        erase_url=reverse("helpline:call_back_erase", args=[reference]),
    )


@require_POST
def call_back_erase(request: "Request", reference: str) -> "HttpResponse":
    """The caller wants to be reached no more."""
    found = access.get_request(request.actor, reference)
    with Deed(request, "Gewist. De hulpvrager is nu alleen te bereiken met de code."):
        reaching.erase(request=found, actor=request.actor)
    return redirect(on_page(reference))


@require_http_methods(["GET", "POST"])
def code(request: "Request", reference: str) -> "HttpResponse":
    """Make a code to read out on the phone. It is in this one answer, and nowhere else."""
    found = access.get_request(request.actor, reference)
    context = {"found": found, "back": on_page(reference)}
    if request.method == "POST":
        with Deed(request):
            given = reaching.give_code(request=found, actor=request.actor)
            return render(request, "helpline/code.html", {**context, "code": given})
        return redirect(on_page(reference))
    return render(request, "helpline/code.html", context)


@require_http_methods(["GET", "POST"])
def by_code(request: "Request") -> "HttpResponse":
    """A caller says their code on the phone; their request opens for who has them on the line."""
    actor = answers(request.actor)

    def act(form: forms.CodeForm) -> str:
        found = reaching.by_code(actor=actor, typed=form.cleaned_data["code"])
        if found is None:
            raise NotNow(FITS_NOTHING)
        return on_page(found.reference)

    form: Any = forms.CodeForm(request.POST or None)
    return recorded(
        request,
        form=form,
        act=act,
        back=reverse("helpline:start"),
        template="helpline/by_code.html",
        done="Gevonden. Dit hulpverzoek staat nu op uw naam.",
        submit="Openen",
    )


@require_POST
def take(request: "Request", reference: str) -> "HttpResponse":
    """Take a request that nobody took."""
    found = access.get_request(request.actor, reference)
    with Deed(request, "U doet dit hulpverzoek."):
        taking.take(request=found, actor=request.actor)
    return redirect(on_page(reference))


@require_http_methods(["GET", "POST"])
def give(request: "Request", reference: str) -> "HttpResponse":
    """Hand the request to a colleague. Who hands it over, sees it no more."""
    found = access.get_request(request.actor, reference)
    form = filled(request, forms.GiveForm, colleagues=who_answer(request.actor))
    return recorded(
        request,
        form=form,
        act=lambda form: taking.give(
            request=found, actor=request.actor, to=form.cleaned_data["to"]
        ),
        back=reverse("helpline:start"),
        done="Doorgegeven. Uw collega ziet het in de wachtlijst.",
        submit="Doorgeven",
    )


@require_http_methods(["GET", "POST"])
def about(request: "Request", reference: str) -> "HttpResponse":
    """Say more about who calls and what they worry about."""
    found = access.get_request(request.actor, reference)
    words = found.words()
    known = {name: getattr(found, name) for name in CODES}
    form = filled(request, forms.AboutForm, initial={**words, **known})
    return recorded(
        request,
        form=form,
        act=lambda form: taking.describe(
            request=found,
            actor=request.actor,
            codes=form.code_values(),
            about=form.about_values(),
            looked=form.looked,
        ),
        back=on_page(reference),
    )


CODES = ("caller_role", "caller_age", "relation", "age_band")
