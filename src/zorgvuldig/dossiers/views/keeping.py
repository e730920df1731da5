"""Looking again, putting right who the client is, opening once more, closing."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access.plans import asks_for_aftercare
from zorgvuldig.dossiers.actions import closing
from zorgvuldig.dossiers.actions import keeping as actions
from zorgvuldig.dossiers.forms.closing import ClosingForm
from zorgvuldig.dossiers.forms.keeping import (
    ClientForm,
    ReopeningForm,
    ReviewForm,
    TriageForm,
)
from zorgvuldig.dossiers.views.comparing import compared
from zorgvuldig.dossiers.views.keeping_words import on_closing, on_reopening
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.rules.codes import Triage

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from django.http import HttpResponse

    from zorgvuldig.dossiers.models import Dossier
    from zorgvuldig.people.request import Request


def _page(
    request: "Request",
    reference: str,
    form_class: "Any",
    act: "Any",
    say: "Callable[[Dossier], dict[str, Any]]" = lambda _: {},
    **context: "Any",
) -> "HttpResponse":
    dossier = access.get_kept_dossier(request.actor, reference)
    dossier.organisation = request.actor.organisation
    return recording(
        request,
        form=filled(request, form_class),
        act=lambda form: act(
            dossier=dossier, actor=request.actor, **form.code_values(), **form.entry_values()
        ),
        back=reverse("dossiers:page", args=[reference]),
        dossier=dossier,
        **say(dossier),
        **context,
    )


@require_http_methods(["GET", "POST"])
def triage(request: "Request", reference: str) -> "HttpResponse":
    """How pressing is it now? Acute danger goes to 112 first, and is stored all the same (G17)."""

    def act(**values: "Any") -> str | None:
        actions.triage_again(**values)
        if values["triage"] == Triage.ACUTE:
            return f"{reverse('web:acute')}?dossier={reference}"
        return None

    return _page(request, reference, TriageForm, act)


@require_http_methods(["GET", "POST"])
def review(request: "Request", reference: str) -> "HttpResponse":
    return _page(request, reference, ReviewForm, actions.look_again)


@require_http_methods(["GET", "POST"])
def reopen(request: "Request", reference: str) -> "HttpResponse":
    return _page(
        request,
        reference,
        ReopeningForm,
        actions.reopen,
        template="dossiers/with_term.html",
        say=lambda dossier: {"kept": on_reopening(dossier)},
        submit="Dossier heropenen",
        done="Het dossier is weer open.",
    )


@require_http_methods(["GET", "POST"])
def close(request: "Request", reference: str) -> "HttpResponse":
    """Close; after a plan, something shared or a call the page asks how one is oneself (S9)."""
    today = timezone.localdate()
    return _page(
        request,
        reference,
        ClosingForm,
        lambda **values: closing.close(today=today, **values),
        template="dossiers/close.html",
        say=lambda dossier: {
            "kept": on_closing(dossier),
            "aftercare": asks_for_aftercare(dossier),
        },
        submit="Dossier afsluiten",
        done="Het dossier is afgesloten.",
    )


@require_http_methods(["GET", "POST"])
def client(request: "Request", reference: str) -> "HttpResponse":
    """Put right who the client is. When a colleague did so meanwhile, all texts are shown."""
    dossier = access.get_kept_dossier(request.actor, reference)
    form = filled(request, ClientForm, initial=ClientForm.carrying(actions.who_is(dossier)))
    return recording(
        request,
        form=form,
        act=lambda form: actions.correct_client(
            dossier=dossier,
            actor=request.actor,
            today=timezone.localdate(),
            read=form.cleaned_data["seen"],
            **{name: form.cleaned_data[name] for name in form.compared},
        ),
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/client.html",
        anew=lambda: compared(form, actions.who_is(dossier)),
        dossier=dossier,
    )
