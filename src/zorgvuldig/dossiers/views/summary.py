"""The summary for the client: chosen, written, laid before another, printed, handed over."""

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.access import summary as rows
from zorgvuldig.dossiers.actions import summary as actions
from zorgvuldig.dossiers.codes import SummaryState
from zorgvuldig.dossiers.forms import summary as forms
from zorgvuldig.dossiers.speaking import who_may_speak
from zorgvuldig.dossiers.summary import checks
from zorgvuldig.dossiers.summary.draft import offered
from zorgvuldig.dossiers.summary.page import page, pdf
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.handbook.wording import label_words
from zorgvuldig.language.whose import Typed
from zorgvuldig.nameless.library import LIBRARY
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.files import as_pdf, printing
from zorgvuldig.style.letterhead import letterhead_of

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

PURPOSES = {"geven": "aan de cliënt geven", "lezen": "samen met de cliënt lezen"}
CHANGE_AGAIN = "U kunt de tekst weer veranderen."


@require_http_methods(["GET", "POST"])
def new(request: "Request", reference: str) -> HttpResponse:
    """Choose what goes in; one press makes a draft. Earlier summaries stand here too."""
    dossier = access.get_kept_dossier(request.actor, reference)
    today = timezone.localdate()

    def act(form: forms.NewSummaryForm) -> str:
        said = form.cleaned_data
        made = actions.begin(dossier=dossier, actor=request.actor, today=today, **said)
        return _at("summary", reference, made.pk)

    return recording(
        request,
        form=filled(request, forms.NewSummaryForm, entries=offered(dossier, today)),
        act=act,
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/voice/summary_new.html",
        done="Dit is een eerste tekst. Lees hem, en maak hem beter leesbaar.",
        submit="Maak een eerste tekst",
        dossier=dossier,
        earlier=[_listed(reference, row) for row in rows.summaries_in(dossier)],
    )


def _at(name: str, reference: str, number: UUID) -> str:
    return reverse(f"dossiers:{name}", args=[reference, number])


def _listed(reference: str, row: Any) -> dict[str, str]:
    level, state = row.get_level_display().capitalize(), row.get_state_display()
    return {"text": level, "mark": state, "url": _at("summary", reference, row.pk)}


@require_http_methods(["GET", "POST"])
def summary(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """The text to work on; once it lies with another or was released, the page as it is."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = rows.get_summary(dossier, number)
    context = _context(reference, found)
    if found.state != SummaryState.DRAFT:
        context["content"] = actions.frozen(found)["page"]
    return recording(
        request,
        form=filled(request, forms.SummaryForm, initial=found.entry.words(dossier.key)),
        act=lambda form: (
            actions.save(summary=found, actor=request.actor, words=form.typed())
            and _at("summary_ask", reference, number)
        ),
        back=_new(reference),
        template="dossiers/voice/summary.html",
        done="Bewaard. Zo komt het op papier.",
        submit="Bewaren en bekijken",
        dossier=dossier,
        **context,
    )


def _new(reference: str) -> str:
    return reverse("dossiers:summary_new", args=[reference])


def _context(reference: str, found: Any) -> dict[str, Any]:
    """Where the summary stands, and what one can do with it now."""
    paper_at = _at("summary_pdf", reference, found.pk)
    released, answer = found.state == SummaryState.RELEASED, actions.answered(found)
    papers = [{"text": t, "url": f"{paper_at}?doel={c}"} for c, t in PURPOSES.items()]
    return {
        "summary": found,
        "title": f"Samenvatting voor de cliënt, {found.get_level_display()}",
        "answered": Typed("{by}: {why}".format(**answer)) if answer else "",
        "papers": papers if released else [],
        "given": [_given(found, row) for row in rows.given(found)] if released else [],
    }


def _given(found: Any, row: Any) -> dict[str, Any]:
    key = found.dossier.key
    name = row.recipient.words(key)["name"] if row.recipient else row.get_to_display()
    return {"who": name, "on": row.entry.happened_on, "how": row.entry.words(key)["how"]}


@require_http_methods(["GET", "POST"])
def ask(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """As it will be printed, what may not be in it, and who releases it."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = rows.get_summary(dossier, number)
    if found.state != SummaryState.DRAFT:
        return redirect("dossiers:summary", reference, number)
    LIBRARY.wake()
    today, typed = timezone.localdate(), found.entry.words(dossier.key)
    pointed = checks.findings(dossier, request.actor, typed)
    form = filled(request, forms.AskReleaseForm, findings=pointed)
    form.fields["second_person"].queryset = rows.may_release(request.actor, dossier)
    return recording(
        request,
        form=form,
        act=lambda form: (
            actions.ask(
                summary=found,
                actor=request.actor,
                second_person=form.cleaned_data["second_person"],
                reasons=form.why(),
                today=today,
            )
            and _at("summary", reference, number)
        ),
        back=_at("summary", reference, number),
        template="dossiers/voice/summary_ask.html",
        done="Gevraagd. U ziet hier wat uw collega antwoordt.",
        submit="Laten vrijgeven",
        dossier=dossier,
        content=page(dossier, found.level, typed, request.actor.organisation, today),
        known=[one for one in pointed if one.known],
        stamps=label_words("\n".join(typed.values())),
        untold=bool(sharing.not_told(dossier)),
        long=checks.long_sentences(typed) if found.level == "EASY" else [],
    )


@require_POST
def take_back(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """Back to a draft, before the other answered."""
    found = rows.get_summary(access.get_kept_dossier(request.actor, reference), number)
    with Deed(request, CHANGE_AGAIN):
        actions.take_back(summary=found, actor=request.actor)
    return redirect("dossiers:summary", reference, number)


@require_POST
def anew(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """A new draft from what was released."""
    found = rows.get_summary(access.get_kept_dossier(request.actor, reference), number)
    with Deed(request, CHANGE_AGAIN):
        today = timezone.localdate()
        made = actions.anew(summary=found, actor=request.actor, once=uuid4(), today=today)
        return redirect("dossiers:summary", reference, made.pk)
    return redirect("dossiers:summary", reference, number)


@require_safe
def on_paper(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """The released summary on paper, with the purpose of printing; nothing else is printed."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = rows.get_summary(dossier, number)
    purpose = PURPOSES.get(request.GET.get("doel", ""))
    if found.state != SummaryState.RELEASED or purpose is None:
        messages.info(request, "De PDF komt er als twee mensen de tekst vrijgaven. Kies waarvoor.")
        return redirect("dossiers:summary", reference, number)
    with Deed(request), printing("Van deze tekst kan nu geen PDF worden gemaakt."):
        printed = pdf(actions.frozen(found)["page"], letterhead_of(request.actor.organisation))
        rows.log_summary(request.actor, found, "client_summary.printed", purpose)
        return as_pdf(printed, f"samenvatting-{reference}")
    return redirect("dossiers:summary", reference, number)


@require_http_methods(["GET", "POST"])
def given(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """Record to whom the summary was handed over, and when."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = rows.get_summary(dossier, number)
    people = who_may_speak(dossier, request.actor.organisation, timezone.localdate())
    named = [(person, person.words(dossier.key)["name"]) for person in people]
    return recording(
        request,
        form=filled(request, forms.GivenForm, people=named),
        act=lambda form: (
            actions.give(
                summary=found, actor=request.actor, **form.code_values(), **form.entry_values()
            )
            and None
        ),
        back=_at("summary", reference, number),
        dossier=dossier,
    )
